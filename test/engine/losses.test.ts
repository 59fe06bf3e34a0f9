import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outputKindById, outputKinds, predictedClass } from "../../src/engine/losses.ts";

const logit = fc.double({ min: -8, max: 8, noNaN: true });

describe.each(outputKinds)("$id", ({ id, loss, delta, targetRange }) => {
  test("its delta is the derivative of its loss", () => {
    const step = 1e-5;
    fc.assert(
      fc.property(fc.array(logit, { minLength: 1, maxLength: 4 }), fc.nat(3), (logits, pick) => {
        const on = pick % logits.length;
        const targets = logits.map((_, unit) => targetRange[unit === on ? 1 : 0]);
        const found = logits.slice();
        delta(logits, targets, found);
        for (const unit of logits.keys()) {
          const shifted = (by: number) =>
            loss(
              logits.map((z, at) => (at === unit ? z + by : z)),
              targets,
            );
          const slope = (shifted(step) - shifted(-step)) / (2 * step);
          // Truncation ~ step² and cancellation ~ 1e−14 / step, for losses up to about 80.
          expect(Math.abs((found[unit] ?? NaN) - slope)).toBeLessThan(1e-8);
        }
      }),
    );
  });

  test("huge logits overflow nothing but a loss that is linear or quadratic in them", () => {
    for (const z of [-1000, 1000]) {
      const logits = id === "softmax" ? [z, 0] : [z];
      const targets = id === "softmax" ? [0, 1] : [targetRange[z < 0 ? 1 : 0]];
      const found = logits.slice();
      delta(logits, targets, found);
      expect(found.every(Number.isFinite)).toBe(true);
      expect(loss(logits, targets)).toBeLessThan(600_000);
    }
  });

  test("NaN stays NaN", () => {
    expect(loss([NaN], [1])).toBeNaN();
  });
});

test("known values", () => {
  const { tanh, linear, sigmoid, softmax } = outputKindById;
  expect(tanh.loss([0], [1])).toBe(0.5);
  expect(linear.loss([3], [1])).toBe(2);
  expect(sigmoid.loss([0], [1])).toBeCloseTo(Math.LN2, 15);
  expect(sigmoid.loss([1000], [0])).toBe(1000);
  expect(softmax.loss([5, 5, 5], [0, 1, 0])).toBeCloseTo(Math.log(3), 15);
  // −ln σ(40) = 4.25e−18: a naive log(1 − …) gives 0.
  expect(sigmoid.loss([40], [1])).toBeGreaterThan(4e-18);
});

test("softmax of two classes is sigmoid of their difference", () => {
  const outputs = [0, 0];
  outputKindById.softmax.apply([1.5, -0.7], outputs);
  const one = [0];
  outputKindById.sigmoid.apply([2.2], one);
  expect(outputs[0]).toBeCloseTo(one[0] ?? NaN, 15);
  expect((outputs[0] ?? NaN) + (outputs[1] ?? NaN)).toBeCloseTo(1, 15);
});

test("the predicted class is the sign of one logit, the first largest of several", () => {
  expect([[-0.1], [0], [0.1]].map(predictedClass)).toEqual([0, 0, 1]);
  expect(predictedClass([1, 3, 3])).toBe(1);
  expect(predictedClass([NaN])).toBe(-1);
  expect(predictedClass([1, NaN])).toBe(-1);
});
