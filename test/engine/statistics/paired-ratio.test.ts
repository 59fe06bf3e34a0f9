import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairedRatio, sideOfOne } from "../../../src/engine/statistics/paired-ratio.ts";

const times = (text: string) =>
  text.split(" ").map((word) => ({ time: Number.parseFloat(word), event: !word.endsWith("+") }));

describe("twelve pairs of which all converged", () => {
  const relu = times("35 26 69 40 33 120 31 28 45 66 52 38");
  const tanh = times("55 43 92 61 300 48 70 410 52 66 80 59");
  const { medians, restrictedMeans, ...counts } = pairedRatio(relu, tanh, 2000);

  test("have the ratio of their medians and of their means", () => {
    expect(medians.estimate).toBeCloseTo(63.5 / 39, 12);
    expect(medians.bounds).toEqual({ lower: medians.estimate, upper: medians.estimate });
    expect(restrictedMeans.estimate).toBeCloseTo(1336 / 583, 12);
  });

  test("have the intervals of a bootstrap with a million resamples", () => {
    // NumPy 2.4: quantiles at 2.5 % and 97.5 %, ± three standard errors (0.35 %) of a
    // quantile of 1,999 resamples: between those at 1.45 and 3.55, 96.45 and 98.55 %.
    const { interval } = medians;
    expect(interval.lower).toBeGreaterThanOrEqual(1);
    expect(interval.lower).toBeLessThanOrEqual(1.1321);
    expect(interval.upper).toBeGreaterThanOrEqual(2.2933);
    expect(interval.upper).toBeLessThanOrEqual(2.5916);
    expect(restrictedMeans.interval.lower).toBeGreaterThan(1.0113);
    expect(restrictedMeans.interval.lower).toBeLessThan(1.1197);
    expect(restrictedMeans.interval.upper).toBeGreaterThan(4.245);
    expect(restrictedMeans.interval.upper).toBeLessThan(4.7875);
  });

  test("count who was faster; a tie counts for nobody", () => {
    expect(counts).toEqual({ pairs: 12, firstFaster: 10, secondFaster: 1 });
  });
});

test("what a seed does to both cancels: always three times as long is three, without doubt", () => {
  const first = times("10 200 35 900 4 61 77 18");
  const second = first.map(({ time }) => ({ time: 3 * time, event: true }));
  const { medians } = pairedRatio(first, second, 10_000);
  expect(medians).toMatchObject({ estimate: 3, interval: { lower: 3, upper: 3 } });
});

test("where the clock saw no time pass nothing is known of a ratio", () => {
  const unseen = times("0 0 0 0 0 0");
  const seen = times("1 2 3 4 5 6");
  const unknown = { lower: null, upper: null };
  for (const [first, second] of [
    [unseen, seen],
    [seen, unseen],
  ] as const) {
    const { medians, restrictedMeans } = pairedRatio(first, second, 10);
    expect(medians).toEqual({ estimate: null, bounds: unknown, interval: unknown });
    expect(restrictedMeans).toEqual({ estimate: null, bounds: unknown, interval: unknown });
  }
});

describe("beyond the budget", () => {
  const fast = times("10 11 12 13 10 11 12 13 14 12");
  const never = times("100+ 100+ 100+ 100+ 100+ 100+ 100+ 100+ 100+ 100+");

  test("a median that was not reached leaves a lower bound, not a number", () => {
    const { medians } = pairedRatio(fast, never, 100);
    expect(medians.estimate).toBeNull();
    expect(medians.bounds).toEqual({ lower: 100 / 12, upper: null });
    expect(medians.interval.upper).toBeNull();
    expect(medians.interval.lower).toBeGreaterThan(100 / 13.5);
    expect(sideOfOne(medians.interval)).toBe("above");
  });

  test("turned round it is an upper bound", () => {
    const { medians } = pairedRatio(never, fast, 100);
    expect(medians.bounds).toEqual({ lower: null, upper: 12 / 100 });
    expect(sideOfOne(medians.interval)).toBe("below");
  });

  test("nothing is known of two medians that were not reached, but means compare", () => {
    const often = times("5 6 7 8 100+ 100+ 100+ 100+ 100+ 100+");
    const { medians, restrictedMeans, secondFaster } = pairedRatio(never, often, 100);
    expect(medians.estimate).toBeNull();
    expect(medians.bounds).toEqual({ lower: null, upper: null });
    expect(restrictedMeans.estimate).toBeCloseTo(62.6 / 100, 12);
    expect(secondFaster).toBe(4);
  });

  test("a median near the budget's edge has an interval that is open above", () => {
    const half = times("20 30 40 50 60 70 100+ 100+ 100+ 100+");
    const { medians } = pairedRatio(fast, half, 100);
    // Level at ½ between 60 and 70.
    expect(medians.estimate).toBeCloseTo(65 / 12, 12);
    expect(medians.interval.upper).toBeNull();
    expect(medians.interval.lower).toBeGreaterThan(2);
  });

  test("a known median beyond the other side's horizon stays as it is", () => {
    // In milliseconds one arm may be watched for longer than the other.
    const { medians } = pairedRatio(times("10 10 10 40+"), times("50 50 50 50"), 40);
    expect(medians.estimate).toBe(5);
  });
});

test("an event in the budget's last epoch is faster than none", () => {
  const { firstFaster, secondFaster } = pairedRatio(times("9 100 5+"), times("9 100+ 7"), 100);
  expect([firstFaster, secondFaster]).toEqual([1, 0]);
});

test("swapping the sides turns every ratio round", () => {
  const time = fc.integer({ min: 1, max: 60 });
  const pair = fc.tuple(time, time);
  const watched = (value: number) =>
    value <= 50 ? { time: value, event: true } : { time: 50, event: false };
  fc.assert(
    fc.property(fc.array(pair, { minLength: 4, maxLength: 12 }), (pairs) => {
      const left = pairs.map(([one]) => watched(one));
      const right = pairs.map(([, other]) => watched(other));
      const there = pairedRatio(left, right, 50);
      const back = pairedRatio(right, left, 50);
      for (const kind of ["medians", "restrictedMeans"] as const) {
        const { lower, upper } = there[kind].interval;
        // Reciprocals are rounded once more.
        if (lower === null) expect(back[kind].interval.upper).toBeNull();
        else expect((back[kind].interval.upper ?? 0) * lower).toBeCloseTo(1, 12);
        if (upper === null) expect(back[kind].interval.lower).toBeNull();
        else expect((back[kind].interval.lower ?? 0) * upper).toBeCloseTo(1, 12);
      }
      expect(back.firstFaster).toBe(there.secondFaster);
    }),
    { numRuns: 30 },
  );
});

test.each([
  [{ lower: 1.01, upper: null }, "above"],
  [{ lower: 1, upper: 3 }, "around"],
  [{ lower: null, upper: 0.9 }, "below"],
  [{ lower: null, upper: null }, "around"],
] as const)("%j lies %s one", (interval, side) => {
  expect(sideOfOne(interval)).toBe(side);
});

test("sides of unequal length are refused", () => {
  expect(() => pairedRatio(times("1 2"), times("1"), 10)).toThrow(RangeError);
});
