import { expect, test } from "vitest";
import { aimsOf } from "../../../src/engine/training/run-data.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

/**
 * Keras 3: CategoricalCrossentropy's y(1 − s) + s/K, and BinaryCrossentropy's y(1 − s) + s/2;
 * PyTorch's CrossEntropyLoss(label_smoothing) has the first as well.
 */
test.each([
  { output: "sigmoid", dataset: "circle", off: 0.125, on: 0.875 },
  { output: "softmax", dataset: "circle", off: 0.125, on: 0.875 },
  { output: "softmax", dataset: "blobs", off: 0.25 / 3, on: 0.75 + 0.25 / 3 },
  { output: "sigmoid", dataset: "blobs", off: 0.125, on: 0.875 },
] as const)("$output on $dataset: targets $off and $on", ({ output, dataset, off, on }) => {
  const { train, test: rest } = setUpOf(
    experimentWith({
      data: { dataset },
      network: { output },
      regularisation: { labelSmoothing: 0.25 },
    }),
    "tanh",
  ).data;
  for (const [index, target] of train.targets.entries()) {
    expect([0, 1]).toContain(target);
    expect(aimsOf(train)[index]).toBe(Math.fround(target === 1 ? on : off));
  }
  expect(aimsOf(rest)).toBe(rest.targets);
});
