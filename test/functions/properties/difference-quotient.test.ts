import { expect, test } from "vitest";
import {
  closest,
  differenceQuotients,
} from "../../../src/functions/properties/difference-quotient.ts";
import { elementwise, elementwiseFunctions } from "../elementwise.ts";

/**
 * z² at z = 1.5 by hand in NumPy 1.24, float32 and Python's float64: additions and products of IEEE
 * 754, so that every digit is the same everywhere.
 */
test.each([
  [0.1, "forward", 3.100000000000005, 3.100001811981201],
  [0.1, "central", 3.0000000000000036, 3.0000011920928955],
  [1e-3, "forward", 3.0009999999998094, 3.0012128353118896],
  [1e-3, "central", 2.9999999999996696, 3.0001399517059326],
  [1e-6, "forward", 3.000000999620056, 2.86102294921875],
  [1e-8, "forward", 2.999999981767587, 0],
  [1e-12, "central", 3.000266701747023, 0],
] as const)(
  "h = %d, %s: z² at 1.5 comes out as NumPy computes it",
  (h, scheme, float64, float32) => {
    const { exact, readings } = differenceQuotients(elementwise("squaredRelu"), 1.5, scheme);
    const reading = readings.find((one) => one.h === h);
    expect(exact).toBe(3);
    expect(reading?.float64.value).toBe(float64);
    expect(reading?.float32.value).toBe(float32);
    expect(reading?.float64.error).toBe(Math.abs(float64 - 3));
  },
);

test("forward errors are least near √ε, central ones near ∛ε, and both grow again below", () => {
  const sigmoid = elementwise("sigmoid");
  const best = (scheme: "forward" | "central", precision: "float32" | "float64") =>
    closest(differenceQuotients(sigmoid, 1, scheme).readings, precision);
  // √2.2e-16 = 1.5e-8 and ∛2.2e-16 = 6e-6, each within the two decades that luck may shift it.
  for (const [scheme, least] of [
    ["forward", 1.5e-8],
    ["central", 6e-6],
  ] as const) {
    const found = best(scheme, "float64");
    expect(Math.abs(Math.log10((found?.h ?? 1) / least))).toBeLessThan(2);
  }
  const { readings } = differenceQuotients(sigmoid, 1, "forward");
  const [first, last] = [readings[0], readings.at(-1)];
  expect(last?.h).toBe(1e-12);
  const least = best("forward", "float64");
  for (const end of [first, last]) {
    expect(end?.float64.error ?? 0).toBeGreaterThan(100 * (least?.float64.error ?? 1));
  }
  // z + h is z itself: no difference is left.
  expect(last?.float32.value).toBe(0);
});

test("every function has a quotient for every h", () => {
  for (const activation of elementwiseFunctions) {
    const { exact, readings } = differenceQuotients(activation, 0.75, "central");
    expect(readings).toHaveLength(49);
    const best = closest(readings, "float64");
    // Central differences of smooth curves of size 1: rounding 1e-16/h against h², about 1e-10.
    expect(Math.abs((best?.float64.value ?? Number.NaN) - exact)).toBeLessThan(1e-9);
  }
});
