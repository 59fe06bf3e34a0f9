import { createRacePool } from "../../src/client/race-pool.ts";
import type { Race } from "../../src/engine/race/race.ts";
import type { RaceRun } from "../../src/engine/race/race-run.ts";
import { planJobs, withMaps } from "../../src/store/race/race-plan.ts";

export interface TimedRace {
  readonly runs: readonly RaceRun[];
  /** From the order to the last run, workers that had to be started among them. */
  readonly milliseconds: number;
}

/** A whole race on a pool of its own, timed; what the page does, without the page. */
export function runRace(
  race: Race,
  workerCount: number,
  createWorker: () => Worker,
): Promise<TimedRace> {
  return new Promise((resolve, reject) => {
    const runs: RaceRun[] = [];
    const startMs = performance.now();
    const pool = createRacePool({
      workerCount,
      createWorker,
      onEvent: (event) => {
        if (event.type === "runs") runs.push(...event.runs);
        if (event.type === "failed") reject(new Error(event.reason.kind));
        if (event.type === "finished") {
          resolve({ runs, milliseconds: performance.now() - startMs });
          pool.dispose();
        }
      },
    });
    pool.start({ race, jobs: planJobs(race, []), withMaps: withMaps(race) });
  });
}
