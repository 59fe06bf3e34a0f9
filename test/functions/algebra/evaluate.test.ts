import { expect, test } from "vitest";
import { differentiate } from "../../../src/functions/algebra/differentiate.ts";
import { compile, evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { algebra as m } from "../../../src/functions/algebra/expression.ts";

const { z } = m;

test("sigmoid and softplus neither overflow nor lose their tails", () => {
  // e^−40 and e^−700 to 17 digits, from mpmath.
  expect(evaluate(m.sigmoid(z), -40, {})).toBeCloseTo(4.248354255291589e-18, 30);
  expect(evaluate(m.sigmoid(z), -700, {}) / 9.85967654375977e-305).toBeCloseTo(1, 12);
  expect(evaluate(m.softplus(z), -700, {}) / 9.85967654375977e-305).toBeCloseTo(1, 12);
  expect(evaluate(m.sigmoid(z), 1e308, {})).toBe(1);
  expect(evaluate(m.sigmoid(z), -1e308, {})).toBe(0);
  expect(evaluate(m.softplus(z), 1e308, {})).toBe(1e308);
});

test("whole powers are products, also of negative bases", () => {
  expect(evaluate(m.pow(z, 5), -3, {})).toBe(-243);
  expect(evaluate(m.pow(z, -2), 4, {})).toBe(1 / 16);
  expect(evaluate(m.pow(z, 0), 0, {})).toBe(1);
  expect(evaluate(m.pow(z, 0.5), 2.25, {})).toBe(1.5);
  expect(evaluate(m.pow(z, 0.5), -1, {})).toBeNaN();
});

test("NaN on either side of a relation, or in min and max, comes out", () => {
  const nan = m.div(m.mul(0, z), m.mul(0, z));
  expect(evaluate(m.where(nan, ">", 0, 1, 2), 1, {})).toBeNaN();
  expect(evaluate(m.where(0, "<=", nan, 1, 2), 1, {})).toBeNaN();
  expect(evaluate(m.max(nan, 0), 1, {})).toBeNaN();
  expect(evaluate(m.min(0, nan), 1, {})).toBeNaN();
});

test("each relation holds where it should", () => {
  const at = (relation: ">" | ">=" | "<" | "<=", value: number) =>
    evaluate(m.where(z, relation, 0, 1, 0), value, {});
  expect([-1, 0, 1].map((value) => at(">", value))).toEqual([0, 0, 1]);
  expect([-1, 0, 1].map((value) => at(">=", value))).toEqual([0, 1, 1]);
  expect([-1, 0, 1].map((value) => at("<", value))).toEqual([1, 0, 0]);
  expect([-1, 0, 1].map((value) => at("<=", value))).toEqual([1, 1, 0]);
});

test("a parameter without a value is named", () => {
  const f = compile(m.mul(m.parameter("gain"), z));
  expect(f(2, { gain: 3 })).toBe(6);
  expect(() => f(2, {})).toThrow('The parameter "gain" has no value.');
});

test("what a derivative of nested functions shares is computed once for each z", () => {
  let nested = m.mul(m.parameter("a"), z);
  for (let depth = 0; depth < 30; depth++) nested = m.tanh(nested);
  let reads = 0;
  const parameters = {
    get a() {
      reads += 1;
      return 0.5;
    },
  };
  const slope = compile(differentiate(nested, "z"));
  slope(1, parameters);
  // Once as a factor of f′, once in the innermost a·z; without sharing 31 times.
  expect(reads).toBe(2);
  expect(slope(1, { a: 0.5 })).not.toBe(slope(2, { a: 0.5 }));
});
