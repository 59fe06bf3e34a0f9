import { chiSquareUpperTail } from "./chi-square.ts";
import type { Observation } from "./observation.ts";

export interface LogRank {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** Events in each group. */
  readonly observed: readonly number[];
  /** Events each group would have had, were all groups alike. */
  readonly expected: readonly number[];
}

/**
 * The log-rank test of whether two or more groups have the same distribution of
 * times, with the hypergeometric variance at tied times. Where no event
 * tells groups apart, p = 1 with no degrees of freedom.
 *
 * It takes groups as independent. Runs paired by seed tend to be fast or slow
 * together, which makes it cautious: p comes out too large rather than too
 * small. `pairedRankTest` uses the pairing. Stratifying by seed would too, but
 * with two runs in a stratum it shrinks to a sign test that drops magnitudes.
 *
 * Sources: Mantel (1966), Cancer Chemother. Rep. 50, 163–170; Peto & Peto (1972),
 * J. R. Statist. Soc. A 135, 185–207.
 */
export function logRank(groups: readonly (readonly Observation[])[]): LogRank {
  const observed = groups.map((group) => group.filter(({ event }) => event).length);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  const atRisk = groups.map((group) => group.length);
  for (const { events, leaving } of tieGroups(groups)) {
    const total = sum(atRisk);
    for (const [row, risk] of atRisk.entries()) {
      add(expected, row, (events * risk) / total);
      // With one left at risk nothing is random: the factor's limit is 0.
      const factor = total > 1 ? (events * (total - events)) / (total - 1) : 0;
      for (const [column, other] of atRisk.entries()) {
        const diagonal = row === column ? 1 : 0;
        const shares = (risk / total) * (diagonal - other / total);
        add(covariance[row] as number[], column, factor * shares);
      }
    }
    for (const [row, count] of leaving.entries()) add(atRisk, row, -count);
  }
  const excess = observed.map((count, row) => count - (expected[row] as number));
  const { chiSquare, rank } = quadraticForm(covariance, excess);
  const p = rank > 0 ? chiSquareUpperTail(chiSquare, rank) : 1;
  return { chiSquare, degreesOfFreedom: rank, p, observed, expected };
}

/** For each distinct time: the events at it, and how many of each group leave with it. */
function tieGroups(
  groups: readonly (readonly Observation[])[],
): readonly { events: number; leaving: number[] }[] {
  const sorted = groups
    .flatMap((group, row) => group.map((observation) => ({ ...observation, row })))
    .sort((left, right) => left.time - right.time);
  const ties: { time: number; events: number; leaving: number[] }[] = [];
  for (const { time, event, row } of sorted) {
    let last = ties.at(-1);
    if (last?.time !== time) {
      last = { time, events: 0, leaving: groups.map(() => 0) };
      ties.push(last);
    }
    if (event) last.events += 1;
    add(last.leaving, row, 1);
  }
  return ties;
}

/**
 * xᵀV⁻x by symmetric elimination. The rows of V add up to zero, so its rank is at
 * most one less than its size; rows without variance left are passed over.
 */
function quadraticForm(
  matrix: readonly (readonly number[])[],
  vector: readonly number[],
): { chiSquare: number; rank: number } {
  const rows = matrix.map((row, index) => [...row, vector[index] as number]);
  const scale = Math.max(0, ...matrix.map((row, index) => row[index] as number));
  let chiSquare = 0;
  let rank = 0;
  for (const [index, row] of rows.entries()) {
    const pivot = row[index] as number;
    // What elimination leaves of a dependent row is rounding.
    if (pivot <= scale * 1e-10) continue;
    const rest = row.at(-1) as number;
    chiSquare += (rest * rest) / pivot;
    rank += 1;
    for (const lower of rows.slice(index + 1)) {
      const factor = (lower[index] as number) / pivot;
      for (const [column, value] of row.entries()) add(lower, column, -factor * value);
    }
  }
  return { chiSquare, rank };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

function add(values: number[], index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}
