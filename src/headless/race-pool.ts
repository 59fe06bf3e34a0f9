import { type ChildProcess, fork } from "node:child_process";
import { constants } from "node:os";
import { extname } from "node:path";
import type { RaceRun } from "../engine/race/race-run.ts";
import { CommandError } from "./command-error.ts";
import { RaceRunner, type RaceSetting, type RaceTask } from "./race-runner.ts";

/**
 * Runs tasks in `jobs` processes and yields the runs in the tasks' order, each as soon as it and
 * all before it are done: the number of processes changes nothing but the time.
 *
 * @throws CommandError where a process ended early, or this one is told to end.
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
  const fail = (error: CommandError): void => {
    for (const { reject } of finished) reject(error);
  };
  const onSignal = (signal: Signal): void => {
    fail(new CommandError("", 128 + constants.signals[signal]));
  };
  for (const signal of signals) process.once(signal, onSignal);
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
    // What keeps it from arriving ends the worker, too.
    worker.send(task, () => {});
  };
  for (const worker of workers) {
    // A terminal interrupts every process, also one that is not yet ready to leave that to this one.
    worker.once("exit", (code, signal) =>
      signal === "SIGINT" ? onSignal(signal) : fail(endedEarly(signal ?? `exit code ${code}`)),
    );
    // It could not be started, or a message no longer reaches it.
    worker.on("error", (error) => fail(endedEarly(error.message)));
    giveTask(worker);
  }
  try {
    for (const { promise } of finished) yield await promise;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
    for (const worker of workers) worker.kill();
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type Signal = (typeof signals)[number];

const endedEarly = (why: string): CommandError =>
  new CommandError(`A process of the race ended early (${why}). The lines so far are whole.`, 1);

/**
 * A process, not a thread: Node 20 does not pass this process's TypeScript loader on to threads.
 */
function startWorker(setting: RaceSetting): ChildProcess {
  // Beside this module, be it the source or the bundle.
  const script = new URL(`./race-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = fork(script, { serialization: "advanced" });
  worker.send(setting, () => {});
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
