import type { Measure } from "./race-time.ts";
import type { EntrantSummary } from "./summarise-race.ts";

/** What becomes of an arm's time along a varied setting. */
export interface Trend {
  readonly arm: number;
  /**
   * "slower" and "faster" where the 95 % intervals of the first and the last median do not
   * overlap; "unclear" where they do; "never" where at most half of the runs converge at
   * every value, so that there is no median.
   */
  readonly direction: "slower" | "faster" | "unclear" | "never";
  /** Places of the first and the last value that have a median. */
  readonly first: number;
  readonly last: number;
  /** The last median over the first: above 1 is slower. NaN without medians. */
  readonly ratio: number;
  /** The value from which on at most half of the runs converge, up to the last; null where there is none. */
  readonly failsFrom: number | null;
}

/** One arm's trend, from its summaries in the order of the values. */
export function trendOf(summaries: readonly EntrantSummary[], measure: Measure): Trend {
  const [some] = summaries;
  const medians = summaries.map((summary) => summary[measure].median);
  const first = medians.findIndex((median) => median !== null);
  const last = medians.findLastIndex((median) => median !== null);
  const failsFrom = last < summaries.length - 1 ? last + 1 : null;
  const arm = some?.arm ?? 0;
  if (first < 0) {
    return { arm, direction: "never", first: 0, last: 0, ratio: Number.NaN, failsFrom: null };
  }
  const ratio = (medians[last] ?? Number.NaN) / (medians[first] ?? Number.NaN);
  const start = summaries[first]?.[measure].medianInterval;
  const end = summaries[last]?.[measure].medianInterval;
  return { arm, direction: directionOf(start, end), first, last, ratio, failsFrom };
}

type Limits = EntrantSummary[Measure]["medianInterval"] | undefined;

function directionOf(start: Limits, end: Limits): Trend["direction"] {
  if (!start || !end) return "unclear";
  // An open limit reaches as far as it can.
  const above = (lower: number | null, upper: number | null) =>
    (lower ?? 0) > (upper ?? Number.POSITIVE_INFINITY);
  if (above(end.lower, start.upper)) return "slower";
  return above(start.lower, end.upper) ? "faster" : "unclear";
}
