import type { Observation } from "./observation.ts";
import { twoSidedNormal } from "./two-sided-normal.ts";

export interface LogRank {
  /** With one degree of freedom. */
  readonly chiSquare: number;
  readonly p: number;
}

/**
 * The log-rank test of whether two groups have the same distribution of times,
 * with the hypergeometric variance at tied times. Where no event tells them
 * apart, χ² = 0 and p = 1.
 *
 * It takes groups as independent. Runs paired by seed tend to be fast or slow
 * together, which makes it cautious: p comes out too large rather than too
 * small. `pairedRankTest` uses the pairing. Stratifying by seed would too, but
 * with two runs in a stratum it shrinks to a sign test that drops magnitudes.
 *
 * Sources: Mantel (1966), Cancer Chemother. Rep. 50, 163–170; Peto & Peto (1972),
 * J. R. Statist. Soc. A 135, 185–207.
 */
export function logRank(first: readonly Observation[], second: readonly Observation[]): LogRank {
  let firstAtRisk = first.length;
  let atRisk = first.length + second.length;
  // Events in the first group beyond those expected if both were alike.
  let excess = 0;
  let variance = 0;
  for (const tie of tiesOf(first, second)) {
    const share = firstAtRisk / atRisk;
    excess += tie.firstEvents - tie.events * share;
    // With one left at risk nothing is random: the factor's limit is 0.
    const factor = atRisk > 1 ? (tie.events * (atRisk - tie.events)) / (atRisk - 1) : 0;
    variance += factor * share * (1 - share);
    firstAtRisk -= tie.firstLeaving;
    atRisk -= tie.leaving;
  }
  const z = variance > 0 ? excess / Math.sqrt(variance) : 0;
  return { chiSquare: z * z, p: twoSidedNormal(z) };
}

/** What happens at one time, in both groups together and in the first. */
interface Tie {
  readonly time: number;
  events: number;
  firstEvents: number;
  leaving: number;
  firstLeaving: number;
}

function tiesOf(first: readonly Observation[], second: readonly Observation[]): readonly Tie[] {
  const sorted = [
    ...first.map((observation) => ({ ...observation, inFirst: 1 })),
    ...second.map((observation) => ({ ...observation, inFirst: 0 })),
  ].sort((left, right) => left.time - right.time);
  const ties: Tie[] = [];
  for (const { time, event, inFirst } of sorted) {
    let tie = ties.at(-1);
    if (tie?.time !== time) {
      tie = { time, events: 0, firstEvents: 0, leaving: 0, firstLeaving: 0 };
      ties.push(tie);
    }
    if (event) {
      tie.events += 1;
      tie.firstEvents += inFirst;
    }
    tie.leaving += 1;
    tie.firstLeaving += inFirst;
  }
  return ties;
}
