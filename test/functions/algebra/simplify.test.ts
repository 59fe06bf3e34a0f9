import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { type Expression, algebra as m } from "../../../src/functions/algebra/expression.ts";
import { simplify } from "../../../src/functions/algebra/simplify.ts";
import { constantOf } from "../../../src/functions/algebra/size.ts";
import { anyFormula } from "../formulas.ts";

const { z } = m;
const a = m.parameter("a");

const size = (node: Expression): number =>
  1 +
  Object.values(node)
    .filter((child): child is Expression => typeof child === "object")
    .reduce((sum, child) => sum + size(child), 0);

test.each<readonly [string, Expression, Expression]>([
  ["0 + z", m.add(0, z), z],
  ["z − 0", m.sub(z, 0), z],
  ["0 − z", m.sub(0, z), m.neg(z)],
  ["z + −a", m.add(z, m.neg(a)), m.sub(z, a)],
  ["−−z", m.neg(m.neg(z)), z],
  ["−(a − z)", m.neg(m.sub(a, z)), m.sub(z, a)],
  ["z·1", m.mul(z, 1), z],
  ["−1·z", m.mul(-1, z), m.neg(z)],
  ["0·exp z", m.mul(0, m.exp(z)), m.constant(0)],
  ["2·(3·z)", m.mul(2, m.mul(3, z)), m.mul(6, z)],
  ["z·z", m.mul(z, z), m.pow(z, 2)],
  ["2z/(2a)", m.div(m.mul(2, z), m.mul(2, a)), m.div(z, a)],
  ["(z/a)/2", m.div(m.div(z, a), 2), m.div(z, m.mul(2, a))],
  ["z⁰", m.pow(z, 0), m.constant(1)],
  ["z¹", m.pow(z, 1), z],
  ["(−z)²", m.pow(m.neg(z), 2), m.pow(z, 2)],
  ["max(2, 3)", m.max(2, 3), m.constant(3)],
  ["a choice of equals", m.where(z, ">", 0, a, a), a],
  ["a decided choice", m.where(1, ">", 0, z, a), z],
  ["1/(1 + exp(−z))", m.div(1, m.add(1, m.exp(m.neg(z)))), m.sigmoid(z)],
  ["1/(exp z + 1)", m.div(1, m.add(m.exp(z), 1)), m.sigmoid(m.neg(z))],
  ["log(1 + exp z)", m.log(m.add(1, m.exp(z))), m.softplus(z)],
  ["log1p(exp(a·z))", m.log1p(m.exp(m.mul(a, z))), m.softplus(m.mul(a, z))],
  ["a switched factor", m.mul(z, m.where(z, ">", 0, 1, 0)), m.where(z, ">", 0, z, 0)],
])("%s", (_label, given, wanted) => {
  expect(simplify(given)).toEqual(wanted);
});

test("1/0, log 0 and 0/0 are left for the evaluator to show", () => {
  for (const formula of [m.div(1, 0), m.log(0), m.div(0, 0)]) {
    expect(Number.isFinite(evaluate(simplify(formula), 0, {}))).toBe(
      Number.isFinite(evaluate(formula, 0, {})),
    );
  }
});

test("it never changes the value of a random formula, and never makes it longer", () => {
  fc.assert(
    fc.property(
      anyFormula,
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (formula, at, value) => {
        const given = evaluate(formula, at, { a: value });
        const short = simplify(formula);
        const got = evaluate(short, at, { a: value });
        // Constants folded together round once more or less: fewer than 30 roundings, none of
        // them amplified beyond the size of the largest part, which stays below 1e4.
        expect(Math.abs(got - given)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(given)));
        expect(size(short)).toBeLessThanOrEqual(size(formula));
        expect(simplify(short)).toEqual(short);
      },
    ),
    { numRuns: 3000, seed: 20261121 },
  );
});

test("a power of constants folds to the number that the parser makes of it", () => {
  // mpmath 1.3.0, 40 digits.
  for (const [base, exponent, wanted] of [
    [2, 0.3, 1.2311444133449163],
    [5, -0.7, 0.3241313193385525],
  ] as const) {
    const power = m.pow(base, exponent);
    expect(simplify(power)).toEqual(m.constant(constantOf(power) ?? Number.NaN));
    // Of the last bit: the power's stated error.
    expect(Math.abs((constantOf(power) ?? Number.NaN) / wanted - 1)).toBeLessThan(7e-16);
  }
});

test("constants whose product overflows stay apart, where the whole may be finite", () => {
  const large = simplify(m.mul(1e300, m.mul(1e300, z)));
  // 1e300 · 1e300 · 1e-300; each of the two products is rounded once.
  expect(evaluate(large, 1e-300, {}) / 1e300).toBeCloseTo(1, 14);
});

test("what is in simplest form stays the same object, and keeps what it shares", () => {
  const shared = m.tanh(m.add(z, a));
  const formula = simplify(m.mul(shared, m.sub(1, m.pow(shared, 2))));
  expect(simplify(formula)).toBe(formula);
});
