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
 * of observations.
 */
export function resampledTimes(
  observations: readonly Observation[],
  horizon: number,
): ResampledTimes {
  const found = kept.get(observations);
  if (found?.horizon === horizon) return found.times;
  const times = resample(observations, horizon);
  kept.set(observations, { horizon, times });
  return times;
}

/** An arm is compared with every other one: its resamples are made once. */
const kept = new WeakMap<
  readonly Observation[],
  { readonly horizon: number; readonly times: ResampledTimes }
>();

function resample(observations: readonly Observation[], horizon: number): ResampledTimes {
  const sorted = [...observations.entries()].sort(([, left], [, right]) => left.time - right.time);
  const order = Uint32Array.from(sorted, ([index]) => index);
  const times = Float64Array.from(sorted, ([, { time }]) => time);
  const isEvent = Uint8Array.from(sorted, ([, { event }]) => Number(event));
  const medians = new Float64Array(resampleCount);
  const restrictedMeans = new Float64Array(resampleCount);
  for (const [place, counts] of resamples(observations.length).entries()) {
    let left = times.length;
    let survival = 1;
    let mean = 0;
    let last = 0;
    let reached = Number.POSITIVE_INFINITY;
    let below = Number.POSITIVE_INFINITY;
    for (let start = 0, end = 0; start < times.length; start = end) {
      const time = times[start] as number;
      const atRisk = left;
      let events = 0;
      for (; times[end] === time; end++) {
        const count = counts[order[end] as number] as number;
        left -= count;
        events += count * (isEvent[end] as number);
      }
      if (events === 0) continue;
      const until = Math.min(time, horizon);
      mean += survival * (until - last);
      last = until;
      survival *= (atRisk - events) / atRisk;
      if (survival <= 0.5 + rounding) reached = Math.min(reached, time);
      if (survival < 0.5 - rounding) below = Math.min(below, time);
    }
    medians[place] = below < Number.POSITIVE_INFINITY ? (reached + below) / 2 : reached;
    restrictedMeans[place] = mean + survival * (horizon - last);
  }
  return { medians, restrictedMeans };
}

/** Levels within rounding of ½ count as ½, as in `survivalQuantile`. */
const rounding = 1e-12;
