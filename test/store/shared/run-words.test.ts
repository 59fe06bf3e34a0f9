import { expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { endingSentences, endingsInWords } from "../../../src/store/shared/run-words.ts";

const { rule } = defaultExperiment;

test("runs that ended in one way share a sentence, and those of one epoch a part of it", () => {
  const converged = (label: string, epochsToTarget: number) => ({
    label,
    outcome: { kind: "converged", epochsToTarget, computeMs: 1 } as const,
  });
  expect(
    endingSentences([
      converged("ReLU", 23),
      converged("tanh", 1056),
      converged("ELU", 23),
      { label: "Sigmoid", outcome: { kind: "censored", epochBudget: 2000 } },
    ]),
  ).toEqual([
    "Converged: ReLU and ELU at epoch 23, tanh at epoch 1,056.",
    "Not converged within 2,000 epochs: Sigmoid.",
  ]);
});

test("more than three runs are counted, so that the cause and the advice have room", () => {
  const diverged = (label: string, atEpoch: number) => ({
    label,
    outcome: { kind: "diverged", atEpoch } as const,
  });
  const together = ["ReLU", "ELU", "GELU", "Mish"].map((label) => diverged(label, 1));
  const advice = "The loss is no longer a number: try a smaller learning rate.";
  expect(endingSentences(together)).toEqual([`Diverged: 4 activations at epoch 1. ${advice}`]);
  expect(endingSentences([...together, diverged("SELU", 4)])).toEqual([
    `Diverged: 5 activations at epoch 1 and later. ${advice}`,
  ]);
});

const converged = { kind: "converged", epochsToTarget: 35, computeMs: 4 } as const;

test("an outcome may have its cost and its cause beside it", () => {
  expect(endingsInWords(undefined, rule)).toBe("");
  const once = { outcome: converged, divergedAt: null, lostSince: null };
  expect(endingsInWords(once, rule)).toBe("converged at epoch 35");
  expect(endingsInWords(once, rule, { hasCost: true })).toBe("converged at epoch 35 · 4\u00a0ms");
  expect(endingsInWords({ ...once, divergedAt: 412 }, rule, { hasCause: true })).toBe(
    "converged at epoch 35 · diverged at epoch 412: the loss is no longer a number",
  );
});

test("a run that met its rule and lost it again says both", () => {
  const lost = { outcome: converged, divergedAt: null, lostSince: 40 };
  expect(endingsInWords(lost, rule, { hasCost: true })).toBe(
    "reached 0.05 at epoch 35, above it again since epoch 40",
  );
  const accuracy = { ...rule, metric: "testAccuracy", threshold: 0.95 } as const;
  expect(endingsInWords(lost, accuracy)).toBe(
    "reached 95 % at epoch 35, below it again since epoch 40",
  );
});
