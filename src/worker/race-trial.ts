import { LaneRace, type LaneRaceOptions } from "../engine/race/lane-race.ts";
import type { Entrant, Race } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { Trial } from "../protocol/race-messages.ts";
import { SoloRace } from "./solo-race.ts";

const TRIAL_SEEDS = 4;
const FIRST_BUDGET = 8;

export type EngineKind = "fast" | "reference";

/** Some seeds of one entrant on this machine's engine: four side by side, or one after another. */
export const startRuns = (engine: EngineKind, options: LaneRaceOptions): LaneRace | SoloRace =>
  engine === "fast" ? new LaneRace(options) : new SoloRace(options);

/**
 * Races four seeds of an entrant for a few milliseconds, with budgets that grow
 * fourfold, to see what an epoch costs and how many of them runs need.
 */
export function tryEntrant(
  engine: EngineKind,
  race: Race,
  entrant: Entrant,
  clock: () => number,
  msEach: number,
): Trial {
  const until = clock() + msEach;
  const { rule } = race.experiment;
  let trial: Trial = { entrant, msPerEpoch: 0, endedAfter: [], reached: [] };
  for (let budget = Math.min(FIRST_BUDGET, rule.budget); ; budget *= 4) {
    const shortened = Math.min(budget, rule.budget);
    const startMs = clock();
    // The first, short one runs to its end in any case, so that there is an answer.
    const runs = finished(engine, {
      race: { ...race, experiment: { ...race.experiment, rule: { ...rule, budget: shortened } } },
      entrant,
      seeds: Array.from({ length: TRIAL_SEEDS }, (_, index) => race.seeds.first + index),
      clock,
      mapAt: null,
      untilMs: trial.msPerEpoch === 0 ? Number.POSITIVE_INFINITY : until,
    });
    if (!runs) return trial;
    trial = reading(engine, entrant, runs, clock() - startMs);
    if (trial.reached.length === 0 || shortened === rule.budget || clock() >= until) {
      return shortened === rule.budget ? settled(trial) : trial;
    }
  }
}

/** All runs, or null where time was up before the last one ended. */
function finished(
  engine: EngineKind,
  options: LaneRaceOptions & { readonly untilMs: number },
): readonly RaceRun[] | null {
  const race = startRuns(engine, options);
  const runs: RaceRun[] = [];
  while (!race.done) {
    runs.push(...race.advance(options.untilMs));
    if (!race.done && options.clock() >= options.untilMs) return null;
  }
  return runs;
}

function reading(
  engine: EngineKind,
  entrant: Entrant,
  runs: readonly RaceRun[],
  elapsedMs: number,
): Trial {
  const epochs = runs.map((run) => run.epochs);
  const work =
    engine === "fast" ? TRIAL_SEEDS * Math.max(...epochs) : epochs.reduce((a, b) => a + b, 0);
  const isCut = ({ outcome }: RaceRun): boolean => outcome.kind === "censored";
  return {
    entrant,
    msPerEpoch: Math.max(elapsedMs / work, 1e-6),
    endedAfter: runs.filter((run) => !isCut(run)).map((run) => run.epochs),
    reached: runs.filter(isCut).map((run) => run.epochs),
  };
}

/** With the race's own budget spent, a run that was cut has ended. */
const settled = (trial: Trial): Trial => ({
  ...trial,
  endedAfter: [...trial.endedAfter, ...trial.reached],
  reached: [],
});
