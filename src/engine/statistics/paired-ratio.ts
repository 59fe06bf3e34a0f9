import { kaplanMeier } from "./kaplan-meier.ts";
import type { Interval, Observation } from "./observation.ts";
import { resampleCount, resampledTimes } from "./resample.ts";
import { restrictedMean } from "./restricted-mean.ts";
import { survivalQuantile } from "./survival-quantile.ts";

/** How many times as long the second of two samples took as the first. */
export interface Ratio {
  /** Null where censoring leaves only bounds, or the clock saw no time pass. */
  readonly estimate: number | null;
  /** What is known of it: both equal the estimate where there is one. */
  readonly bounds: Interval;
  /** 95 %, by the bootstrap over seeds. */
  readonly interval: Interval;
}

export interface PairedRatio {
  /** Of the Kaplan–Meier medians. */
  readonly medians: Ratio;
  /** Of the mean times up to the horizon; an estimate wherever time was seen to pass. */
  readonly restrictedMeans: Ratio;
  readonly pairs: number;
  /** Pairs in which the first had the event earlier, or had it while the second did not. */
  readonly firstFaster: number;
  readonly secondFaster: number;
}

/**
 * The ratio of two samples' times, paired: observation i of both belongs to seed i.
 *
 * Intervals are bootstrap percentiles: seeds are drawn with replacement,
 * each with both of its observations, so that what a seed does to both cancels. (The
 * corrected interval BCa needs a smooth statistic for its jackknife, which
 * a median is not.) Measured on log-normal pairs: the medians' interval covers the true
 * ratio 88 % of the time with 4 seeds and 94 to 98 % from 5 on; that of means, which few
 * long runs decide, 79 % with 4, 89 % with 10 and 93 % with 50.
 *
 * A median that was not reached lies beyond `horizon`, up to which both samples were
 * watched; how far, nobody knows. Then the ratio itself lies between two
 * bounds, in the sample and in every resample, and the interval goes from the 2.5 % point
 * of the lower to the 97.5 % point of the upper bounds.
 *
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapters 8
 * (pairs) and 13 (percentiles); Efron (1981), JASA 76, 312–319 (censored data).
 *
 * @throws RangeError where the two sides differ in length.
 */
export function pairedRatio(
  first: readonly Observation[],
  second: readonly Observation[],
  horizon: number,
): PairedRatio {
  if (first.length !== second.length) throw new RangeError("Pairs need two sides of equal length");
  const under = resampledTimes(first, horizon);
  const over = resampledTimes(second, horizon);
  return {
    medians: ratio(
      { estimate: median(second), resampled: over.medians },
      { estimate: median(first), resampled: under.medians },
      horizon,
    ),
    restrictedMeans: ratio(
      { estimate: mean(second, horizon), resampled: over.restrictedMeans },
      { estimate: mean(first, horizon), resampled: under.restrictedMeans },
      horizon,
    ),
    pairs: first.length,
    firstFaster: countFaster(first, second),
    secondFaster: countFaster(second, first),
  };
}

/** Whether an interval of ratios leaves out 1, and on which side of it it then lies. */
export function sideOfOne({ lower, upper }: Interval): "above" | "below" | "around" {
  if (lower !== null && lower > 1) return "above";
  return upper !== null && upper < 1 ? "below" : "around";
}

const median = (observations: readonly Observation[]): number =>
  survivalQuantile(kaplanMeier(observations), 0.5) ?? Number.POSITIVE_INFINITY;

const mean = (observations: readonly Observation[], horizon: number): number =>
  restrictedMean(kaplanMeier(observations), horizon).mean;

/** A sample's time and its resampled ones; Infinity for those beyond the horizon. */
interface Times {
  readonly estimate: number;
  readonly resampled: Float64Array;
}

function ratio(over: Times, under: Times, horizon: number): Ratio {
  const least = (time: number): number => (Number.isFinite(time) ? time : horizon);
  // Where the clock saw no time pass, a ratio says nothing.
  const isSeen = (top: number, bottom: number): boolean => top > 0 && bottom > 0;
  const lowest = (top: number, bottom: number): number =>
    isSeen(top, bottom) ? least(top) / bottom : 0;
  const highest = (top: number, bottom: number): number =>
    isSeen(top, bottom) ? top / least(bottom) : Number.POSITIVE_INFINITY;
  const sorted = (bound: typeof lowest): Float64Array =>
    over.resampled.map((top, resample) => bound(top, under.resampled[resample] as number)).sort();
  const low = lowest(over.estimate, under.estimate);
  const high = highest(over.estimate, under.estimate);
  return {
    estimate: low === high ? low : null,
    bounds: interval(low, high),
    interval: interval(
      sorted(lowest)[tail - 1] as number,
      sorted(highest)[resampleCount - tail] as number,
    ),
  };
}

/** The 2.5 % point's place from either end. */
const tail = 0.025 * (resampleCount + 1);

/** Limits that say nothing, 0 and Infinity, become null. */
const interval = (lower: number, upper: number): Interval => ({
  lower: lower > 0 ? lower : null,
  upper: Number.isFinite(upper) ? upper : null,
});

/** Pairs in which `left` had the event while `right` had not yet. */
function countFaster(left: readonly Observation[], right: readonly Observation[]): number {
  return left.filter(({ time, event }, pair) => {
    const other = right[pair] as Observation;
    // An event in the budget's last epoch still comes before a censoring there.
    return event && (time < other.time || (time === other.time && !other.event));
  }).length;
}
