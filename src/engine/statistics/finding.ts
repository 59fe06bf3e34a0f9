import type { PairComparison, Side } from "./compare-entrants.ts";
import type { Interval } from "./observation.ts";
import { type Ratio, sideOfOne } from "./paired-ratio.ts";

/** What can be concluded from a comparison: one claim, with the ratio that it rests on. */
export interface Finding {
  readonly code: FindingCode;
  /** The one that is ahead; where neither is, the comparison's first. */
  readonly faster: Side;
  readonly slower: Side;
  /** The slower one's time in units of the faster one's; null where no time was seen to pass. */
  readonly ratio: Ratio | null;
  readonly by: "medians" | "means";
  /** Why means stand in for medians: too few runs converged, or took time that a clock sees. */
  readonly why: "censored" | "tooQuick";
}

export type FindingCode =
  /** The ratio's interval leaves out 1, and nothing else says otherwise. */
  | "faster"
  /** As well, but the slower one's median lies beyond the budget, which leaves a bound. */
  | "fasterAtLeast"
  /** By medians; with the runs that did not converge the two come out even. */
  | "fasterTypically"
  /** By medians; by means, in which runs that did not converge count, the other one is ahead. */
  | "fasterButFails"
  /** By means where medians say nothing, because fewer than half of either's runs converged. */
  | "fasterByMeans"
  /** Medians are not told apart, means are. */
  | "fewerLongRuns"
  /** As well, but one median lies beyond the budget, so that little is known of their ratio. */
  | "aheadByMeans"
  /** The interval leaves out 1, but the paired rank test does not confirm it. */
  | "perhapsFaster"
  /** The interval holds 1, but seed for seed one is ahead more often than chance would have it. */
  | "oftenFaster"
  | "alike"
  | "tooQuick";

/** Of the paired rank test, after Holm's correction. */
const significance = 0.05;

/** Weighs the medians, the restricted means and the paired rank test against each other. */
export function findingOf(comparison: PairComparison): Finding {
  const { first, second, seeds, ratio, pairedTest } = comparison;
  const { medians, restrictedMeans } = ratio;
  const areUnknown = medians.bounds.lower === null && medians.bounds.upper === null;
  const by = areUnknown ? "means" : "medians";
  const why = Math.max(first.converged, second.converged) < seeds / 2 ? "censored" : "tooQuick";
  const shown = areUnknown ? restrictedMeans : medians;
  if (areUnknown && shown.estimate === null) {
    return { code: "tooQuick", faster: first, slower: second, ratio: null, by, why };
  }
  const isSeparated = sideOfOne(shown.interval) !== "around";
  const isSignificant = pairedTest.correctedP < significance;
  const finding = (code: FindingCode, of: Ratio): Finding => ({
    code,
    ...turned(comparison, of),
    by,
    why,
  });
  if (!isSeparated) {
    if (!areUnknown && sideOfOne(restrictedMeans.interval) !== "around") {
      const code = medians.estimate === null ? "aheadByMeans" : "fewerLongRuns";
      return finding(code, restrictedMeans);
    }
    if (!isSignificant) return { ...finding("alike", shown), ...inOrder(comparison, shown) };
    return { ...finding("oftenFaster", shown), ...byWins(comparison, shown) };
  }
  if (areUnknown) return finding(isSignificant ? "fasterByMeans" : "perhapsFaster", shown);
  return finding(codeByMedians(comparison, isSignificant), shown);
}

/** The medians' interval leaves out 1: what do the other two say? */
function codeByMedians({ first, second, seeds, ratio }: PairComparison, isSignificant: boolean) {
  const { medians, restrictedMeans } = ratio;
  const [side, meansSide] = [sideOfOne(medians.interval), sideOfOne(restrictedMeans.interval)];
  const isKnown = restrictedMeans.estimate !== null;
  if (isKnown && meansSide !== "around" && meansSide !== side) return "fasterButFails";
  if (!isSignificant) return "perhapsFaster";
  if (medians.estimate === null) return "fasterAtLeast";
  const haveAllConverged = first.converged === seeds && second.converged === seeds;
  return isKnown && meansSide === "around" && !haveAllConverged ? "fasterTypically" : "faster";
}

type Turned = Pick<Finding, "faster" | "slower" | "ratio">;

/** The comparison turned so that the ratio is at least 1. */
function turned(comparison: PairComparison, ratio: Ratio): Turned {
  const { estimate, bounds } = ratio;
  // Without an estimate only one bound is known: a lower bound means that the second is slower.
  const isFirstFaster = estimate === null ? bounds.lower !== null : estimate >= 1;
  return isFirstFaster ? inOrder(comparison, ratio) : reversed(comparison, ratio);
}

/** Ahead is who won more of the seeds. */
const byWins = (comparison: PairComparison, ratio: Ratio): Turned =>
  comparison.ratio.firstFaster >= comparison.ratio.secondFaster
    ? inOrder(comparison, ratio)
    : reversed(comparison, ratio);

const inOrder = ({ first, second }: PairComparison, ratio: Ratio): Turned => ({
  faster: first,
  slower: second,
  ratio,
});

const reversed = (
  { first, second }: PairComparison,
  { estimate, bounds, interval }: Ratio,
): Turned => ({
  faster: second,
  slower: first,
  ratio: {
    estimate: estimate === null ? null : 1 / estimate,
    bounds: inverse(bounds),
    interval: inverse(interval),
  },
});

const inverse = ({ lower, upper }: Interval): Interval => ({
  lower: upper === null ? null : 1 / upper,
  upper: lower === null ? null : 1 / lower,
});
