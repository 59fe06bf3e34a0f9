import { describe, expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { OutputId } from "../../../src/engine/network/losses.ts";
import { lossGradient, ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import type { TrainerSetUp } from "../../../src/engine/training/trainer.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { recordOf } from "../../functions/families/records/records.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";
import { networkFor } from "../network-for.ts";
import { expectGradient } from "./expect-gradient.ts";

function expectGradientOf(setUp: TrainerSetUp): void {
  const trainer = new ReferenceTrainer(setUp);
  const compared = expectGradient(lossGradient(setUp), setUp.parameters, (parameters) => {
    trainer.setParameters(parameters);
    return trainer.evaluate("train").loss;
  });
  // A kink within 2e−5 of one of twelve examples is rare.
  expect(compared).toBeGreaterThan(0.8);
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
    expectGradientOf(setUpOf(experiment, id, 1));
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
  expectGradientOf(setUp);
});

test.each([[[]], [[1]], [Array(12).fill(2)]])("hidden layers %j", (hidden: number[]) => {
  const experiment = experimentWith({
    data: { sampleCount: 24 },
    network: { hidden },
    initialisation: { scheme: "lecunNormal" },
  });
  expectGradientOf(setUpOf(experiment, "tanh"));
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
