import type { Entrant } from "../engine/race/race.ts";
import type { PairComparison } from "../engine/statistics/compare-entrants.ts";
import { type Finding, findingOf } from "../engine/statistics/finding.ts";
import type { Interval } from "../engine/statistics/observation.ts";
import { formatShort } from "./format.ts";
import { say } from "./say.ts";

/** A finding as it is read: the claim in large type, what it rests on after it. */
export interface SpokenFinding {
  readonly claim: string;
  readonly evidence: string;
}

/** What can be concluded from a comparison, in one claim: "tanh needed 11 times fewer epochs than sigmoid". */
export function sayFinding(
  comparison: PairComparison,
  labelOf: (entrant: Entrant) => string,
): SpokenFinding {
  const finding = findingOf(comparison);
  const { code, why, ratio } = finding;
  const { measure, seeds } = comparison;
  const { firstFaster, secondFaster, pairs } = comparison.ratio;
  const facts = {
    measure,
    seeds,
    why,
    wins: Math.max(firstFaster, secondFaster),
    losses: Math.min(firstFaster, secondFaster),
    ties: pairs - firstFaster - secondFaster,
    times: formatShort(ratio?.estimate ?? ratio?.bounds.lower ?? Number.NaN),
    faster: labelOf(finding.faster),
    slower: labelOf(finding.slower),
  };
  return {
    claim: say(`finding.${code}`, facts),
    evidence: evidenceOf(finding, comparison, sayRuns(comparison, labelOf)),
  };
}

function evidenceOf(finding: Finding, { pairedTest }: PairComparison, runs: string): string {
  const { code, by, ratio } = finding;
  if (!ratio) return say("finding.evidenceOfRuns", { runs });
  const interval = sayInterval(ratio.interval);
  if (code === "faster" || code === "fasterAtLeast" || code === "fasterByMeans") {
    return say("finding.evidence", { interval, runs });
  }
  const times = ratio.estimate === null ? sayInterval(ratio.bounds) : formatShort(ratio.estimate);
  if (code === "perhapsFaster" || code === "oftenFaster") {
    return say("finding.evidenceWithTest", {
      times,
      interval,
      p: sayP(pairedTest.correctedP),
      runs,
    });
  }
  const isOfMeans = by === "means" || code === "fewerLongRuns" || code === "aheadByMeans";
  return say(isOfMeans ? "finding.evidenceOfMeans" : "finding.evidenceOfRatio", {
    times,
    interval,
    runs,
  });
}

/** "= 0.0712", "< 0.001". */
export const sayP = (p: number): string =>
  p < 0.001 ? say("race.pBelow", { p: formatShort(0.001) }) : say("race.p", { p: formatShort(p) });

/** "50 seeds, 46 of 50 converged", whose it was where they differ, and who lost their numbers. */
function sayRuns(
  { first, second, seeds }: PairComparison,
  labelOf: (entrant: Entrant) => string,
): string {
  const counts = sayConverged({ first, second, seeds }, labelOf);
  return [first, second]
    .filter(({ diverged }) => diverged > 0)
    .reduce(
      (runs, side) => say("finding.withLost", { runs, arm: labelOf(side), count: side.diverged }),
      counts,
    );
}

function sayConverged(
  { first, second, seeds }: Pick<PairComparison, "first" | "second" | "seeds">,
  labelOf: (entrant: Entrant) => string,
): string {
  if (first.converged !== second.converged) {
    return say("finding.eachConverged", {
      seeds,
      first: labelOf(first),
      firstConverged: first.converged,
      second: labelOf(second),
      secondConverged: second.converged,
    });
  }
  return first.converged === seeds
    ? say("finding.allConverged", { seeds })
    : say("finding.sameConverged", { seeds, converged: first.converged });
}

function sayInterval({ lower, upper }: Interval): string {
  if (lower !== null && upper !== null) {
    return say("finding.interval", { lower: formatShort(lower), upper: formatShort(upper) });
  }
  if (lower !== null) return say("finding.intervalFrom", { lower: formatShort(lower) });
  if (upper !== null) return say("finding.intervalTo", { upper: formatShort(upper) });
  return say("finding.intervalOpen");
}
