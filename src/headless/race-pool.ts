import { type ChildProcess, fork } from "node:child_process";
import type { RaceRun } from "../engine/race/race-run.ts";
import { RaceRunner, type RaceSetting, type RaceTask } from "./race-runner.ts";

/**
 * Runs tasks in `jobs` processes and yields the runs in the tasks' order, each as soon as it and
 * all before it are done: the number of processes changes nothing but the time.
 *
 * @throws Error where a process ended early.
 */
export async function* runTasks(
  setting: RaceSetting,
  tasks: readonly RaceTask[],
  jobs: number,
): AsyncIterable<readonly RaceRun[]> {
  if (jobs === 1) {
    const runner = new RaceRunner(setting);
    for (const task of tasks) yield runner.run(task);
    return;
  }
  const finished = tasks.map(() => pending<readonly RaceRun[]>());
  const workers = Array.from({ length: Math.min(jobs, tasks.length) }, () => startWorker(setting));
  let next = 0;
  const giveTask = (worker: ChildProcess): void => {
    const index = next++;
    const task = tasks[index];
    if (!task) return;
    worker.once("message", (runs) => {
      finished[index]?.resolve(runs as readonly RaceRun[]);
      giveTask(worker);
    });
    worker.send(task);
  };
  for (const worker of workers) {
    worker.once("exit", () => {
      for (const { reject } of finished) reject(new Error("A process of the race ended early."));
    });
    giveTask(worker);
  }
  try {
    for (const { promise } of finished) yield await promise;
  } finally {
    for (const worker of workers) worker.kill();
  }
}

/**
 * A process, not a thread: Node 20 does not pass this process's TypeScript loader on to threads.
 */
function startWorker(setting: RaceSetting): ChildProcess {
  const worker = fork(new URL("./race-worker.ts", import.meta.url), { serialization: "advanced" });
  worker.send(setting);
  return worker;
}

interface Pending<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function pending<T>(): Pending<T> {
  let resolve: Pending<T>["resolve"] = () => {};
  let reject: Pending<T>["reject"] = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // All are rejected together, most of them before they are awaited.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
