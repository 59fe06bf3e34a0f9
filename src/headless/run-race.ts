import { entrantsOf, type RaceSetUp } from "../engine/race/race.ts";
import { raceHeader, raceRunLine } from "../engine/race/race-file.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import { runTasks } from "./race-pool.ts";
import type { RaceTask } from "./race-runner.ts";

export interface RaceOptions {
  readonly setUp: RaceSetUp;
  readonly seeds: readonly number[];
  readonly engine: EngineId;
  readonly jobs: number;
  readonly maps: boolean;
  /** Called after every block of runs. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Seeds of one task. Larger blocks keep the SIMD lanes full for longer, smaller
 * ones spread more evenly over processes.
 */
const seedsPerTask = 64;

/** The lines of a race's file: the header, then blocks of seeds, within them entrant by entrant. */
export async function* runRace(options: RaceOptions): AsyncIterable<string> {
  const { setUp, engine, maps, seeds, jobs, onProgress } = options;
  yield raceHeader(setUp, engine);
  const tasks = tasksOf(setUp, seeds);
  const total = seeds.length * entrantsOf(setUp).length;
  let done = 0;
  for await (const runs of runTasks({ setUp, engine, maps }, tasks, jobs)) {
    for (const run of runs) yield raceRunLine(run);
    done += runs.length;
    onProgress(done, total);
  }
}

/** The same for any number of processes, so that their number does not change the file's order. */
function tasksOf(setUp: RaceSetUp, seeds: readonly number[]): readonly RaceTask[] {
  const tasks: RaceTask[] = [];
  for (let at = 0; at < seeds.length; at += seedsPerTask) {
    const block = seeds.slice(at, at + seedsPerTask);
    for (const entrant of entrantsOf(setUp)) tasks.push({ entrant, seeds: block });
  }
  return tasks;
}
