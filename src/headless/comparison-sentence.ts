import type { Entrant } from "../engine/race/race.ts";
import type { PairComparison, Side } from "../engine/statistics/compare-entrants.ts";
import type { Interval } from "../engine/statistics/observation.ts";
import { type Ratio, sideOfOne } from "../engine/statistics/paired-ratio.ts";

/**
 * A comparison in words: "tanh needed 11 times fewer epochs than sigmoid (95 % interval
 * 9–14; 50 seeds, 46 of 50 converged)."
 *
 * Two entrants are called separated where the interval of the ratio of their medians
 * leaves out 1; where nothing is known of that ratio, as when fewer than half of either's
 * runs converged, that of their restricted means. What the restricted means or the
 * paired test (after Holm's correction) say otherwise is added: an arm may be fast
 * when it works and fail more often.
 */
export function comparisonSentence(
  comparison: PairComparison,
  labelOf: (entrant: Entrant) => string,
): string {
  const named = {
    ...comparison,
    first: { ...comparison.first, label: labelOf(comparison.first) },
    second: { ...comparison.second, label: labelOf(comparison.second) },
  };
  const { medians, restrictedMeans } = named.ratio;
  const areUnknown = medians.bounds.lower === null && medians.bounds.upper === null;
  if (areUnknown && restrictedMeans.estimate === null) return `${tooQuick(named)}.`;
  const shown = areUnknown ? restrictedMeans : medians;
  const claims = areUnknown
    ? [`${whyByMeans(named)}; by means up to the budget, ${claim(named, shown)}`]
    : [claim(named, shown), oneReached(named), otherwiseByMeans(named)];
  const parts = [...claims, otherwiseByTest(named, shown)].filter((part) => part !== null);
  return `${parts.join("; ")}.`;
}

interface NamedSide extends Side {
  readonly label: string;
}

interface Named extends PairComparison {
  readonly first: NamedSide;
  readonly second: NamedSide;
}

const words = {
  epochs: { fewer: "fewer epochs", many: "epochs" },
  milliseconds: { fewer: "less training time", many: "training times" },
} as const;

/** A ratio of the slower entrant's time to the faster one's: at least 1. */
interface Oriented extends Ratio {
  readonly faster: NamedSide;
  readonly slower: NamedSide;
}

function oriented({ first, second }: Named, ratio: Ratio): Oriented {
  const { estimate, bounds, interval } = ratio;
  // Without an estimate only one bound is known: a lower bound means that the second is slower.
  const isFirstFaster = estimate === null ? bounds.lower !== null : estimate >= 1;
  if (isFirstFaster) return { ...ratio, faster: first, slower: second };
  return {
    faster: second,
    slower: first,
    estimate: estimate === null ? null : 1 / estimate,
    bounds: inverse(bounds),
    interval: inverse(interval),
  };
}

function claim(comparison: Named, shown: Ratio): string {
  const { faster, slower, estimate, bounds, interval } = oriented(comparison, shown);
  const { fewer, many } = words[comparison.measure];
  const times = estimate === null ? range(bounds) : short(estimate);
  const evidence = `(95 % interval ${range(interval)}; ${seedCounts(comparison)})`;
  return sideOfOne(interval) === "above"
    ? `${faster.label} needed ${times} times ${fewer} than ${slower.label} ${evidence}`
    : `${faster.label} and ${slower.label} are not separated: the ratio of their ${many} is ${times} ${evidence}`;
}

/** A run of a few epochs can be shorter than the clock's resolution. */
function tooQuick(comparison: Named): string {
  const { first, second } = comparison;
  return `${first.label} and ${second.label} cannot be compared: too little time passed to be measured (${seedCounts(comparison)})`;
}

function whyByMeans({ first, second, seeds, budget }: Named): string {
  return Math.max(first.converged, second.converged) < seeds / 2
    ? `Fewer than half of the runs of ${first.label} and of ${second.label} converged within ${epochs(budget)}`
    : `Half of the runs of ${first.label} or of ${second.label} took too little time to be measured`;
}

/** One side's median is not known. */
function oneReached(comparison: Named): string | null {
  const { estimate, slower } = oriented(comparison, comparison.ratio.medians);
  return estimate === null
    ? `fewer than half of the runs of ${slower.label} converged within ${epochs(comparison.budget)}`
    : null;
}

function otherwiseByMeans(comparison: Named): string | null {
  const { medians, restrictedMeans } = comparison.ratio;
  const side = sideOfOne(restrictedMeans.interval);
  if (side === sideOfOne(medians.interval)) return null;
  const { faster, slower, estimate, interval } = oriented(comparison, restrictedMeans);
  if (estimate === null) return null;
  const ratio = `ratio ${short(estimate)}, 95 % interval ${range(interval)}`;
  const means = "by means up to the budget, in which runs that did not converge count,";
  return side === "around"
    ? `${means} they are not separated (${ratio})`
    : `${means} ${faster.label} is ahead of ${slower.label} (${ratio})`;
}

function otherwiseByTest({ pairedTest }: Named, shown: Ratio): string | null {
  const isSeparated = sideOfOne(shown.interval) !== "around";
  const isSignificant = pairedTest.correctedP < 0.05;
  if (isSeparated === isSignificant) return null;
  const finding = isSignificant ? "tells them apart" : "does not tell them apart";
  const p = pairedTest.correctedP < 0.001 ? "p < 0.001" : `p = ${short(pairedTest.correctedP)}`;
  return `the paired rank test ${finding} (${p} after Holm's correction)`;
}

/** "50 seeds, 46 of 50 converged", whose it was where they differ, and who diverged. */
function seedCounts({ first, second, seeds }: Named): string {
  const diverged = [first, second]
    .filter((side) => side.diverged > 0)
    .map((side) => `, ${side.label} diverged in ${side.diverged}`);
  return `${seeds} seeds, ${convergedCounts(first, second, seeds)}${diverged.join("")}`;
}

function convergedCounts(first: NamedSide, second: NamedSide, seeds: number): string {
  if (first.converged !== second.converged) {
    return `${first.label} ${first.converged} and ${second.label} ${second.converged} of ${seeds} converged`;
  }
  return first.converged === seeds ? "all converged" : `${first.converged} of ${seeds} converged`;
}

const epochs = (count: number): string => `${count.toLocaleString("en-US")} epochs`;

const inverse = ({ lower, upper }: Interval): Interval => ({
  lower: upper === null ? null : 1 / upper,
  upper: lower === null ? null : 1 / lower,
});

/** "9–14", "at least 9", "at most 14". */
function range({ lower, upper }: Interval): string {
  if (lower !== null && upper !== null) return `${short(lower)}–${short(upper)}`;
  if (lower !== null) return `at least ${short(lower)}`;
  return upper === null ? "open on both sides" : `at most ${short(upper)}`;
}

/** Three significant digits without trailing zeros: 11, 1.69, 0.004. */
const short = (value: number): string =>
  value.toLocaleString("en-US", { maximumSignificantDigits: 3 });
