import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kaplanMeier } from "../../../src/engine/statistics/kaplan-meier.ts";
import type { Observation } from "../../../src/engine/statistics/observation.ts";
import {
  resampleCount,
  resampledTimes,
  resamples,
} from "../../../src/engine/statistics/resample.ts";
import { restrictedMean } from "../../../src/engine/statistics/restricted-mean.ts";
import { survivalQuantile } from "../../../src/engine/statistics/survival-quantile.ts";

describe("resamples", () => {
  const size = 20;
  const drawn = resamples(size);

  test("draw as many seeds as there are", () => {
    expect(drawn).toHaveLength(resampleCount);
    for (const counts of drawn) {
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(size);
    }
  });

  test("draw every seed alike, and leave one out as often as chance does", () => {
    const missing = (1 - 1 / size) ** size;
    for (let seed = 0; seed < size; seed++) {
      const counts = drawn.map((resample) => resample[seed] as number);
      const mean = counts.reduce((sum, count) => sum + count, 0) / resampleCount;
      // Four standard errors of a count with variance 1 − 1/n, and of a share: 40 are checked.
      expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(resampleCount));
      const left = counts.filter((count) => count === 0).length / resampleCount;
      const error = Math.sqrt((missing * (1 - missing)) / resampleCount);
      expect(Math.abs(left - missing)).toBeLessThan(4 * error);
    }
  });

  test("are the same whenever they are drawn", () => {
    const before = drawn.map((counts) => [...counts]);
    // More sizes than are kept, so that the first is drawn anew.
    for (let other = 1; other <= 10; other++) resamples(other);
    expect(resamples(size).map((counts) => [...counts])).toEqual(before);
  });
});

test("the quick pass over a resample gives what its Kaplan–Meier curve gives", () => {
  const observation = fc.record({
    time: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(Number.POSITIVE_INFINITY)),
    event: fc.boolean(),
  });
  const waiting = ({ time, event }: Observation) => ({ time, event: event && time < 100 });
  const sample = fc.array(observation.map(waiting), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(sample, fc.integer({ min: 1, max: 15 }), (observations, horizon) => {
      const { medians, restrictedMeans } = resampledTimes(observations, horizon);
      // Each run of the property looks at a tenth of the resamples.
      for (let index = observations.length; index < resampleCount; index += 10) {
        const counts = resamples(observations.length)[index] as Uint16Array;
        const drawn = observations.flatMap((one, seed) =>
          Array<Observation>(counts[seed] as number).fill(one),
        );
        const curve = kaplanMeier(drawn);
        const median = survivalQuantile(curve, 0.5) ?? Number.POSITIVE_INFINITY;
        if (medians[index] !== median) expect(medians[index]).toBe(median);
        const { mean } = restrictedMean(curve, horizon);
        // Sums of at most nine products, taken from the other end.
        expect(restrictedMeans[index]).toBeCloseTo(mean, 11);
      }
    }),
    { numRuns: 40 },
  );
});
