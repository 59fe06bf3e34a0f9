import fc from "fast-check";
import { expect, test } from "vitest";
import { holm } from "../../../src/engine/statistics/holm.ts";

test.each([
  // Pingouin's documentation of multicomp(method="holm").
  [
    [0.5, 0.003, 0.32, 0.054, 0.0003],
    [0.64, 0.012, 0.64, 0.162, 0.0015],
  ],
  // stdlib's documentation of padjust(…, "holm"), printed to three digits, after R's p.adjust.
  [
    [0.319, 0.201, 0.4, 0.374, 0.113],
    [0.957, 0.804, 0.957, 0.957, 0.565],
  ],
])("%j is corrected to the published %j", (pValues, corrected) => {
  for (const [index, p] of holm(pValues).entries())
    expect(p).toBeCloseTo(corrected[index] as number, 12);
});

test("no comparison has nothing to correct, one is its own correction", () => {
  expect(holm([])).toEqual([]);
  expect(holm([0.03])).toEqual([0.03]);
});

test("never below its p, never above 1 or Bonferroni's, and in the same order", () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(pValues, (raw) => {
      const corrected = holm(raw);
      for (const [index, p] of raw.entries()) {
        const own = corrected[index] as number;
        expect(own).toBeGreaterThanOrEqual(p);
        expect(own).toBeLessThanOrEqual(Math.min(1, p * raw.length));
        for (const [other, q] of raw.entries()) {
          if (p < q) expect(own).toBeLessThanOrEqual(corrected[other] as number);
        }
      }
    }),
  );
});
