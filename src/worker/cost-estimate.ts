import { startEntrant } from "../engine/race/entrant-race.ts";
import type { RunDataCache } from "../engine/race/lane-race.ts";
import { type Entrant, type Race, seedsOf, seedsPerJob } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import type { CostEstimate } from "../protocol/race-messages.ts";

/** Compiles and warms up; not timed. */
const warmUpEpochs = 8;

/**
 * Races the first seeds of an entrant for `msEach`, as a job of the race does, to see what its
 * start and an epoch cost and how many epochs its runs need. `data` may be shared by entrants.
 */
export function estimateCost(
  engine: EngineId,
  race: Race,
  entrant: Entrant,
  clock: () => number,
  msEach: number,
  data: RunDataCache,
): CostEstimate {
  const seeds = seedsOf(race).slice(0, seedsPerJob);
  const options = { race, entrant, clock, mapAt: null, data };
  warmUp(engine, race, options);
  const beganMs = clock();
  const job = startEntrant(engine, { ...options, seeds });
  const startedMs = clock();
  const ended: RaceRun[] = [];
  do ended.push(...job.advance(startedMs + msEach));
  while (!job.done && clock() < startedMs + msEach);
  return {
    entrant,
    startMs: startedMs - beganMs,
    lanes: job.lanes,
    msPerEpoch: Math.max((clock() - startedMs) / (job.epochs * job.lanes), 1e-6),
    endedAfter: ended.map(({ epochs }) => epochs),
    reached: job.running,
  };
}

type Options = Omit<Parameters<typeof startEntrant>[1], "seeds">;

/** Trains a few epochs of what is thrown away. */
function warmUp(engine: EngineId, race: Race, options: Options): void {
  const { rule } = race.experiment;
  const budget = Math.min(warmUpEpochs, rule.budget);
  const short = { ...race, experiment: { ...race.experiment, rule: { ...rule, budget } } };
  const seeds = seedsOf(race).slice(0, 4);
  const job = startEntrant(engine, { ...options, race: short, seeds });
  while (!job.done) job.advance(Number.POSITIVE_INFINITY);
}
