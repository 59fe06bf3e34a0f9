import { draw, toIndex } from "../random/draw.ts";
import type { Observation } from "./observation.ts";

/**
 * Enough for an interval that repeats to about a tenth of its width, and such that
 * 2.5 % of (count + 1) is a whole number.
 */
export const resampleCount = 1999;

/** How often each of n seeds was drawn, for each resample. */
export type Resamples = readonly Uint16Array[];

const known = new Map<number, Resamples>();
const mostKnown = 8;

/**
 * Bootstrap resamples of `size` seeds, drawn with replacement. Every draw is
 * looked up by its place, so the same size has the same resamples on every
 * machine, and arms that are resampled with them stay paired.
 */
export function resamples(size: number): Resamples {
  let found = known.get(size);
  if (!found) {
    found = Array.from({ length: resampleCount }, (_, resample) => {
      const counts = new Uint16Array(size);
      for (let place = 0; place < size; place++) {
        const chosen = toIndex(draw(size, "resample", resample, place), size);
        counts[chosen] = (counts[chosen] as number) + 1;
      }
      return counts;
    });
    known.set(size, found);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  }
  return found;
}

/** A sample's times in each of its resamples. */
export interface ResampledTimes {
  /** Kaplan–Meier medians; Infinity where the curve did not get to ½. */
  readonly medians: Float64Array;
  readonly restrictedMeans: Float64Array;
}

/**
 * What `survivalQuantile(…, 0.5)` and `restrictedMean` say of every resample, in one
 * pass over the sorted times instead of a curve each: a race resamples millions
 * of observations. Restricted means go up to `horizon`.
 */
export function resampledTimes(
  observations: readonly Observation[],
  horizon: number,
): ResampledTimes {
  const order = Uint32Array.from(observations.keys()).sort(
    (left, right) => timeOf(left) - timeOf(right),
  );
  const times = Float64Array.from(order, timeOf);
  const events = Uint8Array.from(order, (index) => (observations[index]?.event ? 1 : 0));
  const drawn = resamples(observations.length);
  const medians = new Float64Array(drawn.length);
  const restrictedMeans = new Float64Array(drawn.length);
  for (const [resample, counts] of drawn.entries()) {
    const weights = Uint16Array.from(order, (index) => counts[index] as number);
    const { median, mean } = weightedTimes(times, events, weights, horizon);
    medians[resample] = median;
    restrictedMeans[resample] = mean;
  }
  return { medians, restrictedMeans };

  function timeOf(index: number): number {
    return observations[index]?.time as number;
  }
}

/** Levels within rounding of ½ count as ½, as in `survivalQuantile`. */
const rounding = 1e-12;

function weightedTimes(
  times: Float64Array,
  events: Uint8Array,
  weights: Uint16Array,
  horizon: number,
): { median: number; mean: number } {
  let atRisk = times.length;
  let survival = 1;
  let mean = 0;
  let reached = Number.POSITIVE_INFINITY;
  let below = Number.POSITIVE_INFINITY;
  let last = 0;
  for (let start = 0, end = 0; start < times.length; start = end) {
    const time = times[start] as number;
    let dead = 0;
    let leaving = 0;
    for (; times[end] === time; end++) {
      const weight = weights[end] as number;
      leaving += weight;
      if (events[end] === 1) dead += weight;
    }
    if (leaving === 0) continue;
    const until = Math.min(time, horizon);
    mean += survival * (until - last);
    last = until;
    survival *= (atRisk - dead) / atRisk;
    atRisk -= leaving;
    if (reached === Number.POSITIVE_INFINITY && survival <= 0.5 + rounding) reached = time;
    if (below === Number.POSITIVE_INFINITY && survival < 0.5 - rounding) below = time;
  }
  mean += survival * (horizon - last);
  const isLevel = below !== Number.POSITIVE_INFINITY && below !== reached;
  return { median: isLevel ? (reached + below) / 2 : reached, mean };
}
