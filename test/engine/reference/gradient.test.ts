import { describe, expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { OutputId } from "../../../src/engine/network/losses.ts";
import {
  createReferenceTrainer,
  lossGradient,
} from "../../../src/engine/reference/reference-trainer.ts";
import type { TrainerSetUp } from "../../../src/engine/training/trainer.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { recordOf } from "../../functions/families/records/records.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";
import { networkFor } from "../network-for.ts";

/** Central differences of the mean training loss, two step sizes at once to see kinks. */
function differences(setUp: TrainerSetUp, step: number): number[] {
  const base = Float64Array.from(setUp.parameters);
  const lossAt = (index: number, by: number): number => {
    const parameters = base.slice();
    parameters[index] = (parameters[index] ?? NaN) + by;
    return createReferenceTrainer({ ...setUp, parameters }).evaluate("train").loss;
  };
  return Array.from(base, (_, i) => (lossAt(i, step) - lossAt(i, -step)) / (2 * step));
}

function expectGradient(setUp: TrainerSetUp): void {
  const gradient = lossGradient(setUp);
  const coarse = differences(setUp, 2e-5);
  const fine = differences(setUp, 1e-5);
  let compared = 0;
  for (const [i, found] of gradient.entries()) {
    const [a, b] = [coarse[i] ?? NaN, fine[i] ?? NaN];
    // Where the two steps disagree, an example crosses a kink between them: no derivative there.
    if (Math.abs(a - b) > 1e-6 * (1 + Math.abs(b))) continue;
    compared += 1;
    // Truncation ~ step² · f‴ ≈ 1e−10 · f‴ and cancellation ~ 1e−16 / 1e−5, both far below this.
    expect(Math.abs(found - b)).toBeLessThan(1e-6 * (1 + Math.abs(b)));
  }
  // A kink within 2e−5 of one of twelve examples is rare.
  expect(compared).toBeGreaterThan(0.8 * gradient.length);
}

const outputs: readonly { output: OutputId; dataset: "circle" | "rings" | "plane" }[] = [
  { output: "tanh", dataset: "circle" },
  { output: "linear", dataset: "plane" },
  { output: "sigmoid", dataset: "circle" },
  { output: "softmax", dataset: "circle" },
  { output: "softmax", dataset: "rings" },
  { output: "sigmoid", dataset: "rings" },
];

// Where f itself jumps, a central difference sees the jump or nothing: left out.
const continuous = activationFunctions.filter(
  ({ id, kind }) => kind !== "elementwise" || recordOf(id).continuousDerivatives >= 0,
);

describe.each(continuous)("$id: whole networks agree with central differences", ({ id }) => {
  test.each(outputs)("under $output on $dataset", ({ output, dataset }) => {
    const experiment = experimentWith({
      data: { dataset, sampleCount: 24 },
      network: { hidden: [4, 3], output, ...networkFor(id) },
      initialisation: { scheme: "heNormal" },
    });
    expectGradient(setUpOf(experiment, id, 1));
  });
});

test("a typed function with two learned parameters is differentiated by both", () => {
  const experiment = experimentWith({ data: { sampleCount: 24 } });
  const invention = {
    name: "mine",
    formula: "a * z * sigmoid(b * z)",
    learnable: ["a", "b"],
  };
  const arm = { ...armOf("invented"), parameters: { a: 1.2, b: 0.7 }, invention };
  const setUp = setUpOf(experiment, arm);
  const { shape } = { shape: armShape(experiment, setUp.data, arm) };
  expect(shape.parameterCount - shape.learnableOffset).toBe(4);
  expect(
    lossGradient(setUp)
      .slice(shape.learnableOffset)
      .every((g) => g !== 0),
  ).toBe(true);
  expectGradient(setUp);
});

test.each([[[]], [[1]], [Array(12).fill(2)]])("hidden layers %j", (hidden: number[]) => {
  const experiment = experimentWith({
    data: { sampleCount: 24 },
    network: { hidden },
    initialisation: { scheme: "lecunNormal" },
  });
  expectGradient(setUpOf(experiment, "tanh"));
});

test("maxout's first piece wins a tie, and only it learns", () => {
  const experiment = experimentWith({ data: { sampleCount: 24 }, network: { hidden: [1] } });
  const setUp = setUpOf(experiment, "maxout");
  // Rows 0 and 1 are the same, so that every example ties: [w w | w w | b b | v | c].
  const parameters = Float64Array.of(0.3, -0.2, 0.3, -0.2, 0.1, 0.1, 0.5, 0);
  const gradient = lossGradient({ ...setUp, parameters });
  expect([gradient[2], gradient[3], gradient[5]]).toEqual([0, 0, 0]);
  expect([gradient[0], gradient[1], gradient[4]].every((g) => g !== 0)).toBe(true);
});
