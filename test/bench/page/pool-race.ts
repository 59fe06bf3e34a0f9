import { createRacePool } from "../../../src/client/race-pool.ts";
import type { Race } from "../../../src/engine/race/race.ts";
import { planJobs } from "../../../src/store/race/race-plan.ts";
import { type Spread, spreadOf } from "../measure.ts";

export interface PoolRace {
  readonly workers: number;
  readonly runs: number;
  /** From fresh workers: started, kernels made, every run reported. */
  readonly coldSeconds: number;
  /** The same race again on the same workers. */
  readonly warmSeconds: Spread;
}

const warmRaces = 3;

/** A whole race on a fresh pool, and then again while its workers are warm. */
export function racePool(race: Race, workers: number): Promise<PoolRace> {
  return new Promise((resolve, reject) => {
    const seconds: number[] = [];
    let runs = 0;
    let start = 0;
    const pool = createRacePool({
      createWorker: () =>
        new Worker(new URL("../../../src/worker/race.worker.ts", import.meta.url), {
          type: "module",
        }),
      workerCount: workers,
      onEvent: (event) => {
        if (event.type === "runs") runs += event.runs.length;
        if (event.type === "failed") reject(new Error(JSON.stringify(event.reason)));
        if (event.type !== "finished") return;
        seconds.push((performance.now() - start) / 1000);
        if (seconds.length <= warmRaces) {
          begin();
          return;
        }
        pool.dispose();
        const [coldSeconds = Number.NaN, ...warm] = seconds;
        resolve({ workers, runs, coldSeconds, warmSeconds: spreadOf(warm) });
      },
    });
    const begin = (): void => {
      runs = 0;
      start = performance.now();
      pool.start({ race, jobs: planJobs(race, []), withMaps: false });
    };
    begin();
  });
}
