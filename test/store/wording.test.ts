import { expect, test } from "vitest";
import { outcomeSentences, placeInWords } from "../../src/store/wording.ts";

test.each([
  ["arms[0].activation", "1st arm, activation"],
  ["arms[1]", "2nd arm"],
  ["arms[2].learningRate", "3rd arm, learningRate"],
  ["arms[3].parameters.a", "4th arm, parameter a"],
  ["arms[10].parameters.alpha", "11th arm, parameter alpha"],
  ["rate", "rate"],
  ["network.output", "network.output"],
  ["", ""],
])("the place %s is %s in words", (path, words) => {
  expect(placeInWords(path)).toBe(words);
});

test("arms that ended in one way share a sentence, and those of one epoch a part of it", () => {
  const converged = (label: string, epochsToTarget: number) => ({
    label,
    outcome: { kind: "converged", epochsToTarget, computeMs: 1 } as const,
  });
  expect(
    outcomeSentences([
      converged("ReLU", 23),
      converged("tanh", 1056),
      converged("ELU", 23),
      { label: "Sigmoid", outcome: { kind: "censored", epochBudget: 2000 } },
    ]),
  ).toEqual([
    "ReLU and ELU converged at epoch 23, tanh at epoch 1,056.",
    "Sigmoid did not converge within the budget of 2,000 epochs.",
  ]);
});
