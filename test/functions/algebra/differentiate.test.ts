import fc from "fast-check";
import { expect, test } from "vitest";
import { differentiate } from "../../../src/functions/algebra/differentiate.ts";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { algebra as m } from "../../../src/functions/algebra/expression.ts";
import { smoothFormula } from "../formulas.ts";

test("textbook derivatives come out as the textbook writes them", () => {
  const { z } = m;
  const derivative = (formula: typeof z) => differentiate(formula, "z");
  expect(derivative(m.tanh(z))).toEqual(m.sub(1, m.pow(m.tanh(z), 2)));
  expect(derivative(m.sigmoid(z))).toEqual(m.mul(m.sigmoid(z), m.sub(1, m.sigmoid(z))));
  expect(derivative(m.softplus(z))).toEqual(m.sigmoid(z));
  expect(derivative(m.pow(z, 3))).toEqual(m.mul(3, m.pow(z, 2)));
  expect(derivative(m.exp(m.mul(2, z)))).toEqual(m.mul(2, m.exp(m.mul(2, z))));
  expect(derivative(m.log(z))).toEqual(m.div(1, z));
  expect(derivative(m.cos(z))).toEqual(m.neg(m.sin(z)));
  expect(derivative(m.sqrt(z))).toEqual(m.div(1, m.mul(2, m.sqrt(z))));
});

test("it agrees with central differences on random smooth formulas", () => {
  fc.assert(
    fc.property(
      smoothFormula,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (formula, z, a) => {
        const h = 1e-4;
        // Richardson's step from h and h/2 leaves an error of order h⁴f⁽⁵⁾.
        const difference = (by: "z" | "a", step: number) =>
          by === "z"
            ? (evaluate(formula, z + step, { a }) - evaluate(formula, z - step, { a })) / (2 * step)
            : (evaluate(formula, z, { a: a + step }) - evaluate(formula, z, { a: a - step })) /
              (2 * step);
        for (const by of ["z", "a"] as const) {
          const exact = evaluate(differentiate(formula, by === "z" ? "z" : { parameter: by }), z, {
            a,
          });
          const near = (4 * difference(by, h / 2) - difference(by, h)) / 3;
          const size = Math.max(1, Math.abs(exact), Math.abs(evaluate(formula, z, { a })));
          // Rounding 2⁻⁵²·size/h ≈ 2e-12, and h⁴ = 1e-16 times a fifth derivative of up to 1e6·size.
          expect(Math.abs(exact - near)).toBeLessThanOrEqual(1e-7 * size);
        }
      },
    ),
    { numRuns: 2000, seed: 20261121 },
  );
});

test("where there is no derivative, the stated convention holds", () => {
  const at = (formula: typeof m.z, z: number) => evaluate(differentiate(formula, "z"), z, { a: 3 });
  const { z } = m;
  expect(at(m.abs(z), 0)).toBe(0);
  expect(at(m.abs(z), -2)).toBe(-1);
  // The constant's slope at a tie, whichever way round it is written.
  for (const formula of [m.max(z, 0), m.max(0, z), m.min(z, 0), m.min(0, z)]) {
    expect(at(formula, 0)).toBe(0);
  }
  expect(at(m.max(m.parameter("a"), z), 3)).toBe(0);
  // Two moving sides: the second one's.
  expect(at(m.max(z, m.mul(2, z)), 0)).toBe(2);
  expect(at(m.min(m.mul(2, z), z), 0)).toBe(1);
  // A conditional: the branch that gives the value.
  expect(at(m.where(z, ">", 0, z, m.mul(5, z)), 0)).toBe(5);
  expect(at(m.where(z, ">=", 0, z, m.mul(5, z)), 0)).toBe(1);
});

test("a branch that is not taken cannot spoil the derivative by overflowing", () => {
  const { z } = m;
  const elu = m.where(z, ">", 0, z, m.sub(m.exp(z), 1));
  expect(evaluate(differentiate(elu, "z"), 1e30, {})).toBe(1);
  // 0·e^z: the product must be switched off as a whole.
  const gated = m.mul(m.exp(z), m.max(m.neg(z), 0));
  expect(evaluate(differentiate(gated, "z"), -1, {})).toBeCloseTo(0, 15);
});

test("the textbook's sigmoid and softplus have slopes where their exponentials overflow", () => {
  const { z } = m;
  const slope = (formula: typeof z, at: number) => evaluate(differentiate(formula, "z"), at, {});
  const sigmoid = m.div(1, m.add(1, m.exp(m.neg(z))));
  expect(slope(sigmoid, -1000)).toBe(0);
  expect(slope(m.mul(z, sigmoid), -1000)).toBe(0);
  expect(slope(m.log(m.add(1, m.exp(z))), 1000)).toBe(1);
});

test("quotients keep finite slopes where the square of the denominator overflows", () => {
  const { z } = m;
  const softsign = differentiate(m.div(z, m.add(1, m.abs(z))), "z");
  expect(evaluate(softsign, 1e200, {})).toBe(0);
  const cubic = differentiate(m.div(m.pow(z, 3), m.add(1, m.pow(z, 2))), "z");
  // z − z/(1 + z²) has slope 1 far out; z² is 1e240, its square would be ∞.
  expect(evaluate(cubic, 1e90, {})).toBeCloseTo(1, 12);
});

test("a quotient by e^w ± c keeps its slope where e^w overflows", () => {
  const { z } = m;
  const slope = (formula: typeof z, at: number) => evaluate(differentiate(formula, "z"), at, {});
  // Bernoulli's x/(e^x − 1): e^x·(1 − x) far to the right, −1 to the left.
  const bernoulli = m.div(z, m.sub(m.exp(z), 1));
  expect(slope(bernoulli, 800)).toBe(0);
  expect(slope(bernoulli, -800)).toBe(-1);
  expect(slope(bernoulli, 30)).toBeCloseTo(-29 * Math.exp(-30), 22);
  // With the exponential to the right of the sign, and another exponent.
  expect(slope(m.div(z, m.sub(2, m.exp(m.mul(3, z)))), 400)).toBe(0);
  expect(slope(m.div(z, m.add(2, m.exp(m.neg(z)))), -800)).toBe(0);
});
