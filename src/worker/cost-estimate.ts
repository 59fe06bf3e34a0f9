import { startEntrant } from "../engine/race/entrant-race.ts";
import { type LaneRaceOptions, RunDataCache } from "../engine/race/lane-race.ts";
import type { Entrant, Race } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import type { CostEstimate } from "../protocol/race-messages.ts";

const seedCount = 4;
/** Budgets of the rounds. The first one compiles and warms up, and is not timed. */
const warmUpEpochs = 8;
const firstBudget = 32;

/**
 * Races four seeds of an entrant for a few milliseconds, with budgets that grow
 * fourfold, to see what an epoch costs and how many of them runs need.
 */
export function estimateCost(
  engine: EngineId,
  race: Race,
  entrant: Entrant,
  clock: () => number,
  msEach: number,
): CostEstimate {
  const { rule } = race.experiment;
  const data = new RunDataCache();
  const attempt = (budget: number, untilMs: number): readonly RaceRun[] | null =>
    finished(engine, {
      race: { ...race, experiment: { ...race.experiment, rule: { ...rule, budget } } },
      entrant,
      seeds: Array.from({ length: seedCount }, (_, index) => (race.seeds.first + index) >>> 0),
      clock,
      mapAt: null,
      data,
      untilMs,
    });
  attempt(Math.min(warmUpEpochs, rule.budget), Number.POSITIVE_INFINITY);
  const until = clock() + msEach;
  let estimate: CostEstimate | null = null;
  for (let budget = firstBudget; ; budget *= 4) {
    const startMs = clock();
    const shortened = Math.min(budget, rule.budget);
    // The first one runs to its end in any case, so that there is an answer.
    const runs = attempt(shortened, estimate ? until : Number.POSITIVE_INFINITY);
    if (!runs) return estimate as CostEstimate;
    estimate = costOf(engine, entrant, runs, clock() - startMs);
    if (shortened === rule.budget) return settled(estimate);
    if (estimate.reached.length === 0 || clock() >= until) return estimate;
  }
}

/** All runs, or null where time was up before the last one ended. */
function finished(
  engine: EngineId,
  options: LaneRaceOptions & { readonly untilMs: number },
): readonly RaceRun[] | null {
  const race = startEntrant(engine, options);
  const runs: RaceRun[] = [];
  while (!race.done) {
    runs.push(...race.advance(options.untilMs));
    if (!race.done && options.clock() >= options.untilMs) return null;
  }
  return runs;
}

function costOf(
  engine: EngineId,
  entrant: Entrant,
  runs: readonly RaceRun[],
  elapsedMs: number,
): CostEstimate {
  const epochs = runs.map((run) => run.epochs);
  const work =
    engine === "fast" ? seedCount * Math.max(...epochs) : epochs.reduce((a, b) => a + b, 0);
  const isCut = ({ outcome }: RaceRun): boolean => outcome.kind === "censored";
  return {
    entrant,
    msPerEpoch: Math.max(elapsedMs / work, 1e-6),
    endedAfter: runs.filter((run) => !isCut(run)).map((run) => run.epochs),
    reached: runs.filter(isCut).map((run) => run.epochs),
  };
}

/** With the race's own budget spent, a run that was cut has ended. */
const settled = (estimate: CostEstimate): CostEstimate => ({
  ...estimate,
  endedAfter: [...estimate.endedAfter, ...estimate.reached],
  reached: [],
});
