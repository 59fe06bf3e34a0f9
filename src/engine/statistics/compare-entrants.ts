import type { Entrant, RaceSetUp } from "../race/race.ts";
import type { RaceRun } from "../race/race-run.ts";
import { holm } from "./holm.ts";
import { logRank } from "./log-rank.ts";
import { type PairedRankTest, pairedRankTest } from "./paired-rank-test.ts";
import { type PairedRatio, pairedRatio } from "./paired-ratio.ts";
import { commonHorizon, type Measure, observe } from "./race-time.ts";

/** How one entrant did on the seeds that both have. */
export interface Side extends Entrant {
  readonly converged: number;
  readonly censored: number;
  readonly diverged: number;
}

/** A p value as it is, and after Holm's correction for all comparisons made with it. */
export interface CorrectedP {
  readonly p: number;
  readonly correctedP: number;
}

/** Two entrants, compared within the seeds that both have. */
export interface Comparison {
  readonly measure: Measure;
  readonly first: Side;
  readonly second: Side;
  /** How many seeds both have. */
  readonly seeds: number;
  /** In epochs, whatever the measure. */
  readonly budget: number;
  /** How many times as long the second took. */
  readonly ratio: PairedRatio;
  readonly pairedTest: PairedRankTest & CorrectedP;
  readonly logRank: CorrectedP & { readonly chiSquare: number };
}

/** With fewer seeds in common two entrants are not compared: no race has fewer. */
const fewestSeeds = 4;

/**
 * Every two of the given entrants compared, in their order: all arms at one value of a
 * variation, or each arm at its best. The order of the runs does not matter.
 */
export function compareEntrants(
  race: RaceSetUp,
  runs: readonly RaceRun[],
  entrants: readonly Entrant[],
  measure: Measure,
): readonly Comparison[] {
  const contenders = entrants.map(({ arm, variant }) => ({
    entrant: { arm, variant },
    runs: runs.filter((run) => run.arm === arm && run.variant === variant),
  }));
  const compared = contenders
    .flatMap((first, index) => contenders.slice(index + 1).map((second) => ({ first, second })))
    .map(({ first, second }) => compare(race, first, second, measure))
    .filter((comparison) => comparison !== null);
  const pairedPs = holm(compared.map(({ pairedTest }) => pairedTest.p));
  const logRankPs = holm(compared.map((comparison) => comparison.logRank.p));
  return compared.map((comparison, index) => ({
    ...comparison,
    pairedTest: { ...comparison.pairedTest, correctedP: pairedPs[index] as number },
    logRank: { ...comparison.logRank, correctedP: logRankPs[index] as number },
  }));
}

interface EntrantRuns {
  readonly entrant: Entrant;
  readonly runs: readonly RaceRun[];
}

function compare(race: RaceSetUp, first: EntrantRuns, second: EntrantRuns, measure: Measure) {
  const pairs = pairedBySeed(first.runs, second.runs);
  if (pairs.length < fewestSeeds) return null;
  const left = pairs.map(([run]) => run);
  const right = pairs.map(([, run]) => run);
  const one = left.map((run) => observe(race, run, measure));
  const other = right.map((run) => observe(race, run, measure));
  const { chiSquare, p } = logRank([one, other]);
  return {
    measure,
    first: { ...first.entrant, ...countOutcomes(left) },
    second: { ...second.entrant, ...countOutcomes(right) },
    seeds: pairs.length,
    budget: race.experiment.rule.budget,
    ratio: pairedRatio(one, other, commonHorizon(race, pairs.flat(), measure)),
    pairedTest: pairedRankTest(one, other),
    logRank: { chiSquare, p },
  };
}

/** Runs of the seeds that both sides have, in ascending seed. */
function pairedBySeed(
  left: readonly RaceRun[],
  right: readonly RaceRun[],
): readonly (readonly [RaceRun, RaceRun])[] {
  const bySeed = new Map(right.map((run) => [run.seed, run]));
  return left
    .flatMap((run) => {
      const partner = bySeed.get(run.seed);
      return partner ? [[run, partner] as const] : [];
    })
    .sort(([one], [other]) => one.seed - other.seed);
}

function countOutcomes(runs: readonly RaceRun[]): Omit<Side, keyof Entrant> {
  const counts = { converged: 0, censored: 0, diverged: 0 };
  for (const { outcome } of runs) counts[outcome.kind] += 1;
  return counts;
}
