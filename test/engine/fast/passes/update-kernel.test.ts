import { describe, expect, test } from "vitest";
import { armShape } from "../../../../src/engine/experiment/arm.ts";
import { FastTrainer } from "../../../../src/engine/fast/fast-trainer.ts";
import {
  correctionOf,
  nextPower,
  optimiserById,
} from "../../../../src/engine/optimisation/optimisers.ts";
import { regularisationById } from "../../../../src/engine/optimisation/regularisation.ts";
import type { ExactArithmetic } from "../../../../src/functions/algebra/arithmetic.ts";
import { experimentWith, setUpOf } from "../../example-experiment.ts";

const { fround } = Math;

/** Float32 by numbers: one operation in float64, rounded, is the float32 operation. */
const float32: ExactArithmetic<number> = {
  add: (left, right) => fround(left + right),
  sub: (left, right) => fround(left - right),
  mul: (left, right) => fround(left * right),
  div: (left, right) => fround(left / right),
  min: (left, right) => Math.min(left, right),
  max: (left, right) => Math.max(left, fround(right)),
  abs: Math.abs,
  sqrt: (x) => fround(Math.sqrt(x)),
  copySign: (magnitude, signed) => (signed < 0 || Object.is(signed, -0) ? -magnitude : magnitude),
};

// Up to 400 products a network's updates follow each gradient; of larger ones they are a loop.
describe.each([
  ["a tiny network", [3]],
  ["a network with loops", [20, 9]],
])("%s", (_size, hidden) => {
  const cases = Object.values(optimiserById).flatMap((optimiser) =>
    (["none", "l1", "l2"] as const).map((kind) => ({ ...optimiser, kind })),
  );
  test.each(cases)("follows the rule of $id with regularisation $kind to the bit", (entry) => {
    const { id, slots, step, kind } = entry;
    const spec = {
      learningRate: fround(0.02),
      momentum: fround(0.9),
      squareDecay: fround(0.99),
      meanDecay: fround(0.8),
      epsilon: fround(1e-3),
    };
    const rate = fround(0.3);
    const experiment = experimentWith({
      network: { hidden },
      optimiser: { algorithm: id, ...spec },
      regularisation: { kind, rate },
    });
    // PReLU learns its slope, a parameter that is no weight.
    const setUp = setUpOf(experiment, "prelu");
    const { layers } = armShape(experiment, setUp.data, setUp.arm);
    const isWeight = (at: number) =>
      layers.some(({ weightOffset, biasOffset }) => weightOffset <= at && at < biasOffset);
    const trainer = new FastTrainer(setUp);
    const { beforeStep, afterStep } = regularisationById[kind];

    let expected = trainer.parameters();
    const memory = Array.from(expected, () => slots.map(() => 0));
    let meanPower = 1;
    let squarePower = 1;
    for (let update = 0; update < 5; update++) {
      trainer.trainIteration();
      const gradients = trainer.gradients();
      meanPower = nextPower(float32, meanPower, spec.meanDecay);
      squarePower = nextPower(float32, squarePower, spec.squareDecay);
      const numbers = {
        ...spec,
        meanCorrection: correctionOf(float32, meanPower),
        squareCorrection: correctionOf(float32, squarePower),
      };
      expected = expected.map((weight, at) => {
        const ownRate = isWeight(at) ? rate : 0;
        const loss = gradients[at] ?? NaN;
        const gradient = beforeStep?.(float32, loss, weight, ownRate) ?? loss;
        const own = slots.map((renew, i) =>
          renew(float32, numbers, gradient, memory[at]?.[i] ?? NaN),
        );
        memory[at] = own;
        const moved = float32.sub(weight, step(float32, numbers, gradient, ...own));
        return afterStep?.(float32, moved, ownRate, spec.learningRate) ?? moved;
      });
      expect(trainer.parameters()).toEqual(expected);
    }
  });
});
