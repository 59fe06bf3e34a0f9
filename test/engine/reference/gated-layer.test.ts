import { expect, test } from "vitest";
import { FastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

/**
 * (W x + b) ⊙ f(V x + c) as Shazeer (2020) has it, worked out by Python's math module at
 * x = (1.5, −2): u = 0.5·1.5 − 1·(−2) + 0.25 = 3 and z = −1·1.5 + 0.25·(−2) + 1 = −1.
 */
const atMinusOne = {
  // 3·(1/(1 + exp(1)))
  glu: 0.8068242641099854,
  bilinear: -3,
  reglu: 0,
  // 3·(−1)·0.5·erfc(1/√2)
  geglu: -0.4759657617943712,
  // 3·(−1)/(1 + exp(1))
  swiglu: -0.8068242641099854,
};

test.each(Object.entries(atMinusOne))("%s is one linear map times f of another", (id, expected) => {
  const experiment = experimentWith({
    data: { dataset: "plane" },
    network: { hidden: [1], features: ["x1", "x2"], output: "linear" },
  });
  const setUp = setUpOf(experiment, id);
  // Rows u and z, each with its two weights; then both biases; then the output, which passes a on.
  const parameters = Float64Array.of(0.5, -1, -1, 0.25, 0.25, 1, 1, 0);
  const point = Float32Array.of(1.5, -2);
  for (const Engine of [ReferenceTrainer, FastTrainer]) {
    const trainer = new Engine({ ...setUp, parameters });
    const { outputs, units } = trainer.predict(point, true);
    // Both give float32, whose kernels promise 2·10⁻⁶ for f, here times 3.
    expect(Math.abs((units?.[0] ?? Number.NaN) - expected)).toBeLessThan(6e-6);
    expect(Math.abs((outputs[0] ?? Number.NaN) - expected)).toBeLessThan(6e-6);
    trainer.dispose();
  }
});

test("a gate has no learned parameters: the layer has nowhere to keep them", () => {
  const gated = activationFunctions.filter((activation) => activation.kind === "gated");
  expect(gated.map(({ id }) => id)).toEqual(Object.keys(atMinusOne));
  for (const { gate } of gated) {
    expect(Object.values(gate.parameters).some(({ learnable }) => learnable)).toBe(false);
  }
});
