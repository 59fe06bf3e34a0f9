import type { Entrant, RaceSetUp } from "../race/race.ts";
import type { RaceRun } from "../race/race-run.ts";
import { holm } from "./holm.ts";
import { logRank } from "./log-rank.ts";
import type { Observation } from "./observation.ts";
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
export interface PairComparison {
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
  ...compared: Parameters<typeof comparingEntrants>
): readonly PairComparison[] {
  const steps = comparingEntrants(...compared);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `compareEntrants` with a pause after each pair, as they take long where there are many runs. */
export function* comparingEntrants(
  race: RaceSetUp,
  runs: readonly RaceRun[],
  entrants: readonly Entrant[],
  measure: Measure,
): Generator<undefined, readonly PairComparison[], undefined> {
  const contenders = entrants.map((entrant) => contender(race, runs, entrant, measure));
  const pairs = contenders.flatMap((first, index) =>
    contenders.slice(index + 1).map((second) => onCommonSeeds(first, second)),
  );
  const compared: Uncorrected[] = [];
  for (const [first, second] of pairs) {
    const comparison = compare(race, first, second, measure);
    if (comparison) compared.push(comparison);
    yield;
  }
  const pairedPs = holm(compared.map(({ pairedTest }) => pairedTest.p));
  const logRankPs = holm(compared.map((comparison) => comparison.logRank.p));
  return compared.map((comparison, index) => ({
    ...comparison,
    pairedTest: { ...comparison.pairedTest, correctedP: pairedPs[index] as number },
    logRank: { ...comparison.logRank, correctedP: logRankPs[index] as number },
  }));
}

/** An entrant's runs and, in the same order, their times. */
interface Contender {
  readonly entrant: Entrant;
  readonly runs: readonly RaceRun[];
  readonly times: readonly Observation[];
}

function contender(
  race: RaceSetUp,
  runs: readonly RaceRun[],
  { arm, variant }: Entrant,
  measure: Measure,
): Contender {
  const own = runs
    .filter((run) => run.arm === arm && run.variant === variant)
    .sort((left, right) => left.seed - right.seed);
  const times = own.map((run) => observe(race, run, measure));
  return { entrant: { arm, variant }, runs: own, times };
}

/** Both with only the seeds that both have; untouched where that is all, as once a race is over. */
function onCommonSeeds(first: Contender, second: Contender): readonly [Contender, Contender] {
  return [restrictedTo(first, second), restrictedTo(second, first)];
}

function restrictedTo(contender: Contender, other: Contender): Contender {
  const seeds = new Set(other.runs.map(({ seed }) => seed));
  const isShared = (_: unknown, index: number): boolean =>
    seeds.has((contender.runs[index] as RaceRun).seed);
  if (contender.runs.every(isShared)) return contender;
  return {
    ...contender,
    runs: contender.runs.filter(isShared),
    times: contender.times.filter(isShared),
  };
}

/** A comparison before Holm's correction, which depends on how many are made. */
type Uncorrected = NonNullable<ReturnType<typeof compare>>;

function compare(race: RaceSetUp, first: Contender, second: Contender, measure: Measure) {
  const seeds = first.runs.length;
  if (seeds < fewestSeeds) return null;
  const { chiSquare, p } = logRank(first.times, second.times);
  const horizon = commonHorizon(race, [...first.runs, ...second.runs], measure);
  return {
    measure,
    first: { ...first.entrant, ...countOutcomes(first.runs) },
    second: { ...second.entrant, ...countOutcomes(second.runs) },
    seeds,
    budget: race.experiment.rule.budget,
    ratio: pairedRatio(first.times, second.times, horizon),
    pairedTest: pairedRankTest(first.times, second.times),
    logRank: { chiSquare, p },
  };
}

function countOutcomes(runs: readonly RaceRun[]): Omit<Side, keyof Entrant> {
  const counts = { converged: 0, censored: 0, diverged: 0 };
  for (const { outcome } of runs) counts[outcome.kind] += 1;
  return counts;
}
