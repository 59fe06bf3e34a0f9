import { createRacePool } from "../../../src/client/race-pool.ts";
import type { Race } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import { planJobs } from "../../../src/store/race/race-plan.ts";

export interface PoolRace {
  readonly workers: number;
  readonly seconds: number;
  readonly runs: number;
}

/** A whole race on a fresh pool: workers started, kernels compiled, every run reported. */
export function racePool(race: Race, workers: number): Promise<PoolRace> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const runs: RaceRun[] = [];
    const pool = createRacePool({
      createWorker: () =>
        new Worker(new URL("../../../src/worker/race.worker.ts", import.meta.url), {
          type: "module",
        }),
      workerCount: workers,
      onEvent: (event) => {
        if (event.type === "runs") runs.push(...event.runs);
        if (event.type === "failed") reject(new Error(event.reason.kind));
        if (event.type !== "finished") return;
        pool.dispose();
        resolve({ workers, seconds: (performance.now() - start) / 1000, runs: runs.length });
      },
    });
    pool.start({ race, jobs: planJobs(race, []), withMaps: false });
  });
}
