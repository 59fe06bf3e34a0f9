import type { Measure } from "./race-time.ts";
import type { EntrantSummary } from "./summarise-race.ts";

/** What becomes of an arm's time along a varied setting. */
export interface Trend {
  readonly arm: number;
  /**
   * "slower" and "faster" where the 95 % intervals of the first and the last median do not
   * overlap; "turning" where a value between them has the least median, and its interval
   * overlaps neither; "fasterUpTo" where it overlaps the last alone and the ends are not told
   * apart; "unclear" where nothing is; "never" where at most half of the runs converge at
   * every value, so that there is no median.
   */
  readonly direction: "slower" | "faster" | "turning" | "fasterUpTo" | "unclear" | "never";
  /** Places of the first and the last value that have a median. */
  readonly first: number;
  readonly last: number;
  /** Place of the least median; 0 without medians. */
  readonly best: number;
  /** The last median over the first: above 1 is slower. NaN without medians. */
  readonly ratio: number;
  /** The first and the last median over the least. NaN without medians. */
  readonly overBest: readonly [first: number, last: number];
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
    return {
      arm,
      direction: "never",
      first: 0,
      last: 0,
      best: 0,
      ratio: Number.NaN,
      overBest: [Number.NaN, Number.NaN],
      failsFrom: null,
    };
  }
  const known = medians.map((median) => median ?? Number.POSITIVE_INFINITY);
  const best = known.indexOf(Math.min(...known));
  const over = (one: number, other: number): number =>
    (medians[one] ?? Number.NaN) / (medians[other] ?? Number.NaN);
  const [start, least, end] = [first, best, last].map(
    (place) => summaries[place]?.[measure].medianInterval,
  );
  return {
    arm,
    direction: directionBy(start, least, end),
    first,
    last,
    best,
    ratio: over(last, first),
    overBest: [over(first, best), over(last, best)],
    failsFrom,
  };
}

function directionBy(start: Limits, least: Limits, end: Limits): Trend["direction"] {
  const overall = directionOf(start, end);
  if (directionOf(start, least) !== "faster") return overall;
  if (directionOf(least, end) === "slower") return "turning";
  return overall === "unclear" ? "fasterUpTo" : overall;
}

type Limits = EntrantSummary[Measure]["medianInterval"] | undefined;

function directionOf(start: Limits, end: Limits): "slower" | "faster" | "unclear" {
  if (!start || !end) return "unclear";
  // An open limit reaches as far as it can.
  const above = (lower: number | null, upper: number | null) =>
    (lower ?? 0) > (upper ?? Number.POSITIVE_INFINITY);
  if (above(end.lower, start.upper)) return "slower";
  return above(start.lower, end.upper) ? "faster" : "unclear";
}
