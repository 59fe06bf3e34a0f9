import { describe, expect, test } from "vitest";
import {
  cos,
  exp,
  log,
  log1p,
  sigmoid,
  sin,
  tanh,
} from "../../src/functions/deterministic-math.ts";

/** `count` points from `low` to `high`, off the round numbers. */
const sweep = (low: number, high: number, count = 20001): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.37)) / count);

const worst = (points: number[], error: (x: number) => number): number =>
  points.reduce((most, x) => Math.max(most, error(x)), 0);

const relative = (value: number, expected: number): number =>
  value === expected ? 0 : Math.abs(value - expected) / Math.abs(expected);

// V8's own Math.* is within 1 ulp (2.2e−16 relative), so these bounds are the stated ones.
describe("against the platform's own functions, which are right to the last bit or two", () => {
  test("sin and cos stay within 1e-15 near 0 and for large angles", () => {
    for (const points of [sweep(-10, 10), sweep(-1e6, 1e6)]) {
      expect(worst(points, (x) => Math.abs(sin(x) - Math.sin(x)))).toBeLessThan(1e-15);
      expect(worst(points, (x) => Math.abs(cos(x) - Math.cos(x)))).toBeLessThan(1e-15);
    }
  });

  test("exp stays within 1e-15 relative over its normal range", () => {
    expect(worst(sweep(-708, 709.7), (x) => relative(exp(x), Math.exp(x)))).toBeLessThan(1e-15);
  });

  test("log stays within 1e-15 relative, next to 1 and at both ends", () => {
    const points = [...sweep(0.5, 2), ...sweep(-300, 300).map((x) => 10 ** x), 5e-324];
    expect(worst(points, (x) => relative(log(x), Math.log(x)))).toBeLessThan(1e-15);
  });

  test("log1p keeps its digits near 0", () => {
    const points = [...sweep(-0.99, 50), ...sweep(-20, 0).map((x) => 10 ** x)];
    expect(worst(points, (x) => relative(log1p(x), Math.log1p(x)))).toBeLessThan(2e-15);
  });

  test("tanh stays within 1e-15, sigmoid within 2e-15 relative in both tails", () => {
    expect(worst(sweep(-30, 30), (x) => Math.abs(tanh(x) - Math.tanh(x)))).toBeLessThan(1e-15);
    // 1 / (1 + e⁻ˣ) is exact enough for x ≥ 0 and e^x / (1 + e^x) for x < 0.
    const expected = (x: number) =>
      x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
    expect(worst(sweep(-700, 700), (x) => relative(sigmoid(x), expected(x)))).toBeLessThan(2e-15);
  });
});

test("special values are exact", () => {
  expect([sin(0), cos(0), exp(0), log(1), log1p(0), tanh(0), sigmoid(0)]).toEqual([
    0, 1, 1, 0, 0, 0, 0.5,
  ]);
  expect([exp(-Infinity), exp(Infinity), exp(710), exp(-746)]).toEqual([0, Infinity, Infinity, 0]);
  expect([log(0), log(-1), log(Infinity)]).toEqual([-Infinity, NaN, Infinity]);
  expect([tanh(-1000), tanh(1000), sigmoid(-1000), sigmoid(1000)]).toEqual([-1, 1, 0, 1]);
});

test("NaN passes through, and an infinite angle has no sine", () => {
  for (const f of [sin, cos, exp, log, log1p, tanh, sigmoid]) expect(f(NaN)).toBeNaN();
  expect(sin(Infinity)).toBeNaN();
});
