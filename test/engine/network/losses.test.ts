import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outputKindById, outputKinds, predictedClass } from "../../../src/engine/network/losses.ts";
import { float64, symbolic } from "../../../src/functions/algebra/arithmetic.ts";
import { differentiate } from "../../../src/functions/algebra/differentiate.ts";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { type Expression, algebra as m } from "../../../src/functions/algebra/expression.ts";

const logit = fc.double({ min: -8, max: 8, noNaN: true });
/** Logits of one example, and which unit is the right one. */
const example = fc
  .array(logit, { minLength: 1, maxLength: 4 })
  .chain((logits) => fc.tuple(fc.constant(logits), fc.nat(logits.length - 1)));

const deltasOf = (id: keyof typeof outputKindById, logits: number[], targets: number[]) => {
  const deltas: number[] = [];
  outputKindById[id].delta(float64, logits, targets, deltas);
  return deltas;
};

/** Parameters that stand for these numbers, and the numbers by their names. */
const named = (name: string, numbers: readonly number[]): Expression[] =>
  numbers.map((_, unit) => m.parameter(`${name}${unit}`));
const valuesOf = (name: string, numbers: readonly number[]): Record<string, number> =>
  Object.fromEntries(numbers.map((number, unit) => [`${name}${unit}`, number]));

describe.each(outputKinds)("$id", ({ id, apply, loss, delta, targetRange }) => {
  const targetsOf = (logits: readonly number[], right: number): number[] =>
    logits.map((_, unit) => targetRange[unit === right ? 1 : 0]);

  test("its delta is the slope of its loss, by central differences", () => {
    const step = 1e-5;
    fc.assert(
      fc.property(example, ([logits, right]) => {
        const targets = targetsOf(logits, right);
        for (const [unit, found] of deltasOf(id, logits, targets).entries()) {
          const shifted = (by: number) =>
            loss(
              float64,
              logits.map((z, at) => (at === unit ? z + by : z)),
              targets,
            );
          const slope = (shifted(step) - shifted(-step)) / (2 * step);
          // Truncation ~ step² and cancellation ~ 1e−14 / step, for losses up to about 80.
          expect(Math.abs(found - slope)).toBeLessThan(1e-8);
        }
      }),
    );
  });

  test("its formulas say what its numbers say, and its delta is its loss differentiated", () => {
    fc.assert(
      fc.property(example, ([logits, right]) => {
        const targets = targetsOf(logits, right);
        const zs = named("z", logits);
        const ts = named("t", targets);
        const values = { ...valuesOf("z", logits), ...valuesOf("t", targets) };
        // Two libraries' last bits, in sums of terms up to 40.
        const expectSame = (formula: Expression, value: number) =>
          expect(Math.abs(evaluate(formula, NaN, values) - value)).toBeLessThan(1e-13);

        const formula = loss(symbolic, zs, ts);
        expectSame(formula, loss(float64, logits, targets));
        const predictions: Expression[] = [];
        const outputs: number[] = [];
        apply(symbolic, zs, predictions);
        apply(float64, logits, outputs);
        for (const [unit, value] of outputs.entries()) {
          expectSame(predictions[unit] as Expression, value);
        }
        const deltas: Expression[] = [];
        delta(symbolic, zs, ts, deltas);
        for (const [unit, value] of deltasOf(id, logits, targets).entries()) {
          expectSame(deltas[unit] as Expression, value);
          expectSame(differentiate(formula, { parameter: `z${unit}` }), value);
        }
      }),
    );
  });

  test("huge logits overflow nothing but a loss that is linear or quadratic in them", () => {
    for (const z of [-10_000, -1000, 1000, 10_000]) {
      const logits = id === "softmax" ? [z, 0] : [z];
      const targets = id === "softmax" ? [0, 1] : [targetRange[z < 0 ? 1 : 0]];
      expect(deltasOf(id, logits, targets).every(Number.isFinite)).toBe(true);
      expect(loss(float64, logits, targets)).toBeLessThan(0.6 * z * z);
    }
  });

  test("NaN stays NaN", () => {
    expect(loss(float64, [NaN], [1])).toBeNaN();
    expect(deltasOf(id, [NaN], [1])).toEqual([NaN]);
  });
});

test("known values", () => {
  const { tanh, linear, sigmoid, softmax } = outputKindById;
  expect(tanh.loss(float64, [0], [1])).toBe(0.5);
  expect(linear.loss(float64, [3], [1])).toBe(2);
  expect(sigmoid.loss(float64, [0], [1])).toBeCloseTo(Math.LN2, 15);
  expect(softmax.loss(float64, [5, 5, 5], [0, 1, 0])).toBeCloseTo(Math.log(3), 15);
});

// e^−40 and e^−700 to 17 digits, from mpmath; ln(1 + ε) and σ are ε there, to the last bit.
describe.each([
  [40, 4.248354255291589e-18],
  [700, 9.85967654375977e-305],
])("a logit of ±%d, where e^−|z| is lost beside 1", (z, tail) => {
  const { loss } = outputKindById.sigmoid;

  test("leaves a right answer its small cross-entropy", () => {
    // exp's own bound of 1e−15, and the rounding of the reference.
    expect(Math.abs(loss(float64, [z], [1]) / tail - 1)).toBeLessThan(2e-15);
    expect(Math.abs(loss(float64, [-z], [0]) / tail - 1)).toBeLessThan(2e-15);
  });

  test("costs a wrong answer |z|, and pulls with all its strength", () => {
    expect([loss(float64, [z], [0]), loss(float64, [-z], [1])]).toEqual([z, z]);
    expect([deltasOf("sigmoid", [z], [0]), deltasOf("sigmoid", [-z], [1])]).toEqual([[1], [-1]]);
  });

  test("leaves the delta σ(z) − t its digits", () => {
    const [delta] = deltasOf("sigmoid", [-z], [0]);
    expect(Math.abs((delta ?? Number.NaN) / tail - 1)).toBeLessThan(2e-15);
  });
});

test("at a logit of ±10,000 cross-entropy is 0 or 10,000", () => {
  const { loss } = outputKindById.sigmoid;
  expect([loss(float64, [10_000], [1]), loss(float64, [-10_000], [0])]).toEqual([0, 0]);
  expect([loss(float64, [10_000], [0]), loss(float64, [-10_000], [1])]).toEqual([10_000, 10_000]);
});

test("softmax of two classes is sigmoid of their difference", () => {
  const outputs = [0, 0];
  outputKindById.softmax.apply(float64, [1.5, -0.7], outputs);
  const one = [0];
  outputKindById.sigmoid.apply(float64, [2.2], one);
  expect(outputs[0]).toBeCloseTo(one[0] ?? NaN, 15);
  expect((outputs[0] ?? NaN) + (outputs[1] ?? NaN)).toBeCloseTo(1, 15);
});

test("the predicted class is the sign of one logit, the first largest of several", () => {
  const predicted = (...logits: number[]) => predictedClass(float64, logits);
  expect([predicted(-0.1), predicted(0), predicted(0.1)]).toEqual([0, 0, 1]);
  expect([predicted(3, 3), predicted(1, 3, 3), predicted(1, 3, 4)]).toEqual([0, 1, 2]);
  const { NaN: lost } = Number;
  for (const logits of [[lost], [1, lost], [lost, 1], [1, lost, 3], [lost, 1, 3], [lost, lost]]) {
    expect(predicted(...logits)).toBeNaN();
  }
});

describe.each(outputKinds)("targets of $id", ({ targetRange: [off, on] }) => {
  test("name the class that they stand for", () => {
    expect([[off], [on]].map((targets) => predictedClass(float64, targets))).toEqual([0, 1]);
    const oneHot = (hot: number) => [0, 1, 2].map((unit) => (unit === hot ? on : off));
    expect([0, 1, 2].map((hot) => predictedClass(float64, oneHot(hot)))).toEqual([0, 1, 2]);
  });
});
