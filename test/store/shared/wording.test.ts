import { expect, test } from "vitest";
import {
  endingsWithCause,
  outcomeSentences,
  placeInWords,
} from "../../../src/store/shared/wording.ts";

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

test("more than three arms are counted, so that the cause and the advice have room", () => {
  const diverged = (label: string, atEpoch: number) => ({
    label,
    outcome: { kind: "diverged", atEpoch } as const,
  });
  const together = ["ReLU", "ELU", "GELU", "Mish"].map((label) => diverged(label, 1));
  const advice = "the loss is no longer a number. Try a smaller learning rate.";
  expect(outcomeSentences(together)).toEqual([`4 arms diverged at epoch 1: ${advice}`]);
  expect(outcomeSentences([...together, diverged("SELU", 4)])).toEqual([
    `5 arms diverged at epoch 1 and later: ${advice}`,
  ]);
});

test("the large arm's outcome has the cause of divergence beside it", () => {
  const converged = { kind: "converged", epochsToTarget: 35, computeMs: 4 } as const;
  expect(endingsWithCause(undefined)).toBe("");
  expect(endingsWithCause({ outcome: converged, divergedAt: null })).toBe("converged at epoch 35");
  expect(endingsWithCause({ outcome: converged, divergedAt: 412 })).toBe(
    "converged at epoch 35 · diverged at epoch 412: the loss is no longer a number",
  );
});
