import { describe, expect, test, vi } from "vitest";
import { draw, toUnit } from "../../../src/engine/random/draw.ts";
import { toNormal } from "../../../src/engine/random/normal.ts";
import { kaplanMeier } from "../../../src/engine/statistics/kaplan-meier.ts";
import { logRank } from "../../../src/engine/statistics/log-rank.ts";
import type { Interval, Observation } from "../../../src/engine/statistics/observation.ts";
import { pairedRankTest } from "../../../src/engine/statistics/paired-rank-test.ts";
import { type PairedRatio, pairedRatio } from "../../../src/engine/statistics/paired-ratio.ts";
import { restrictedMean } from "../../../src/engine/statistics/restricted-mean.ts";
import { quantileInterval } from "../../../src/engine/statistics/survival-quantile.ts";
import { normalCdf } from "../../../src/functions/algebra/error-function.ts";

// Thousands of bootstraps: a second or two alone, longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

// What is promised of many races, held against many simulated ones. Draws are keyed by
// the repetition, so every figure here is the same on every machine.

/** Share of repetitions in which something is true. */
function share(repetitions: number, isTrue: (repetition: number) => boolean): number {
  let count = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    if (isTrue(repetition)) count += 1;
  }
  return count / repetitions;
}

/** Three standard errors of a share that was counted over so many repetitions. */
const threeErrors = (expected: number, repetitions: number): number =>
  3 * Math.sqrt((expected * (1 - expected)) / repetitions);

const contains = ({ lower, upper }: Interval, value: number): boolean =>
  (lower === null || lower <= value) && (upper === null || value < upper);

const watched = (time: number, budget: number): Observation =>
  time <= budget ? { time, event: true } : { time: budget, event: false };

const subjects = (count: number): readonly number[] => Array.from(Array(count).keys());

/** Exponential times with mean 100, watched up to `budget`. */
const exponential = (repetition: number, group: number, count: number, budget: number) =>
  subjects(count).map((subject) =>
    watched(-100 * Math.log(toUnit(draw(repetition, "point", group, subject))), budget),
  );

const trueMedian = 100 * Math.log(2);

describe("a 95 % interval of the median", () => {
  const repetitions = 2000;

  // A sample of n has n + 1 places for a median: what a bound can cover comes in steps of
  // the binomial(n, ½), 1.5 % wide around the bounds for n = 50 and 3.7 % for 20.
  test.each([
    { count: 50, budget: 150, step: 0.015 },
    { count: 50, budget: 80, step: 0.015 },
    { count: 20, budget: 150, step: 0.037 },
  ])("covers the true one: $count runs, budget 1.5 or 0.8 means", ({ count, budget, step }) => {
    const coverage = share(repetitions, (repetition) =>
      contains(
        quantileInterval(kaplanMeier(exponential(repetition, 0, count, budget)), 0.5),
        trueMedian,
      ),
    );
    expect(Math.abs(coverage - 0.95)).toBeLessThan(step + threeErrors(0.95, repetitions));
  });
});

test("the restricted mean lies within 1.96 standard errors of the true one 95 % of the time", () => {
  const repetitions = 2000;
  const budget = 150;
  const expected = 100 * (1 - Math.exp(-budget / 100));
  const coverage = share(repetitions, (repetition) => {
    const curve = kaplanMeier(exponential(repetition, 0, 50, budget));
    const { mean, standardError } = restrictedMean(curve, budget);
    return Math.abs(mean - expected) <= 1.959964 * standardError;
  });
  // The error is Greenwood's, without n / (n − 1), and 50 times are not quite normal: 1 % less.
  expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01 + threeErrors(0.95, repetitions));
});

/** Two arms whose times share what the seed does to both; the second takes `ratio` times as long. */
function pairedArms(repetition: number, count: number, budget: number, ratio: number) {
  const arm = (index: number, factor: number) =>
    subjects(count).map((seed) => {
      const shared = toNormal(draw(repetition, "point", 0, seed));
      const own = toNormal(draw(repetition, "point", index, seed));
      return watched(factor * 100 * Math.exp(0.6 * shared + 0.6 * own), budget);
    });
  return [arm(1, 1), arm(2, ratio)] as const;
}

describe("where arms do not differ", () => {
  const repetitions = 2000;

  test("log-rank calls 5 % of independent samples different", () => {
    const size = share(repetitions, (repetition) => {
      const first = exponential(repetition, 0, 50, 150);
      const second = exponential(repetition, 1, 50, 150);
      return logRank(first, second).p < 0.05;
    });
    expect(Math.abs(size - 0.05)).toBeLessThan(threeErrors(0.05, repetitions));
  });

  test("log-rank is cautious with pairs, the paired test is not", () => {
    const arms = subjects(repetitions).map((repetition) => pairedArms(repetition, 50, 200, 1));
    const size = (p: (index: number) => number): number =>
      share(repetitions, (index) => p(index) < 0.05);
    const pairOf = (index: number) => arms[index] as (typeof arms)[number];
    const byLogRank = size((index) => logRank(...pairOf(index)).p);
    const byPairs = size((index) => pairedRankTest(...pairOf(index)).p);
    expect(byLogRank).toBeLessThan(0.05 - threeErrors(0.05, repetitions));
    expect(Math.abs(byPairs - 0.05)).toBeLessThan(threeErrors(0.05, repetitions));
  });

  test("the paired test of 8 seeds counts sign changes and stays within 5 %", () => {
    const size = share(
      repetitions,
      (repetition) => pairedRankTest(...pairedArms(repetition, 8, 200, 1)).p <= 0.05,
    );
    // Among 256 sign changes the nearest attainable level lies below 5 %.
    expect(size).toBeLessThan(0.05 + threeErrors(0.05, repetitions));
    expect(size).toBeGreaterThan(0.02);
  });
});

test("where arms do differ, the paired test sees it more often than log-rank", () => {
  const repetitions = 400;
  const power = (p: (arms: ReturnType<typeof pairedArms>) => number): number =>
    share(repetitions, (repetition) => p(pairedArms(repetition, 30, 400, 1.5)) < 0.05);
  const byPairs = power((arms) => pairedRankTest(...arms).p);
  const byLogRank = power((arms) => logRank(...arms).p);
  expect(byPairs - byLogRank).toBeGreaterThan(threeErrors(0.5, repetitions));
});

describe("a 95 % bootstrap interval of the ratio of two paired arms", () => {
  const repetitions = 250;
  const known = new Map<number, readonly PairedRatio[]>();
  /** Of arms of which one takes twice as long; medians and means are asked of the same ones. */
  const ratiosWithin = (budget: number): readonly PairedRatio[] => {
    const ratios =
      known.get(budget) ??
      subjects(repetitions).map((repetition) =>
        pairedRatio(...pairedArms(repetition, 50, budget, 2), budget),
      );
    known.set(budget, ratios);
    return ratios;
  };
  const coverage = (budget: number): number =>
    share(repetitions, (repetition) =>
      contains((ratiosWithin(budget)[repetition] as PairedRatio).medians.interval, 2),
    );

  // Percentile intervals of a median err on the wide side: up to 2 % more than they promise.
  test("covers the true ratio of medians", () => {
    expect(Math.abs(coverage(1000) - 0.96)).toBeLessThan(0.01 + threeErrors(0.95, repetitions));
  });

  test("covers it where a quarter of the slower arm's runs are censored", () => {
    expect(Math.abs(coverage(350) - 0.96)).toBeLessThan(0.01 + threeErrors(0.95, repetitions));
  });

  test("covers it, as a bound, where the slower arm's median lies beyond the budget", () => {
    // An open side covers all there is, so only the lower 2.5 % can be missed.
    expect(coverage(180)).toBeGreaterThan(0.95 - threeErrors(0.95, repetitions));
  });

  test("covers it with as few as five seeds", () => {
    const enough = share(repetitions, (repetition) =>
      contains(pairedRatio(...pairedArms(repetition, 5, 1e6, 2), 1e6).medians.interval, 2),
    );
    expect(enough).toBeGreaterThan(0.94 - threeErrors(0.94, repetitions));
  });

  test("covers the ratio of restricted means less often, for few long runs decide them", () => {
    const budget = 1000;
    const expected = restrictedLogNormal(200, budget) / restrictedLogNormal(100, budget);
    const covered = share(repetitions, (repetition) =>
      contains(
        (ratiosWithin(budget)[repetition] as PairedRatio).restrictedMeans.interval,
        expected,
      ),
    );
    // Measured over 1,000 repetitions without a budget: 93 %.
    expect(Math.abs(covered - 0.94)).toBeLessThan(0.01 + threeErrors(0.94, repetitions));
  });
});

/** E min(T, budget) of the times that `pairedArms` draws, whose logarithms have variance 0.72. */
function restrictedLogNormal(median: number, budget: number): number {
  const deviation = Math.sqrt(0.72);
  const z = Math.log(budget / median) / deviation;
  return median * Math.exp(0.72 / 2) * normalCdf(z - deviation) + budget * (1 - normalCdf(z));
}
