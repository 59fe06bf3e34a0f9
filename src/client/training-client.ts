import type { Experiment } from "../engine/experiment/experiment.ts";
import type {
  ArmEntry,
  Command,
  Order,
  Report,
  RunId,
  TrainingNews,
} from "../protocol/messages.ts";
import { createWorkerWatch, type Line } from "./worker-watch.ts";

export interface TrainingClientOptions {
  readonly createWorker: () => Worker;
  readonly onEvent: (event: TrainingNews) => void;
  /** Calls back when the page has painted what it was given. */
  readonly afterPaint: (callback: () => void) => void;
}

export interface TrainingClient {
  /** Begins a new run; frames of older ones are dropped from now on. */
  start(experiment: Experiment, arms: readonly ArmEntry[]): void;
  send(order: Order): void;
  /** Ends the worker for good. */
  dispose(): void;
}

/** A worker that cannot even start is not started for ever. */
const mostDeathsInARow = 3;

/** Talks to the training worker, and replaces it when it dies. */
export function createTrainingClient(options: TrainingClientOptions): TrainingClient {
  const { createWorker, onEvent, afterPaint } = options;
  const watch = createWorkerWatch();
  let runId: RunId = 0;
  let deathsInARow = 0;
  let line = open();

  function open(): Line<Command> {
    return watch.open({ createWorker, hear, lose });
  }

  function hear(report: Report): void {
    if (report.type === "frame") {
      if (report.frame.runId !== runId) return;
      deathsInARow = 0;
      const painted: Command = { type: "painted", runId };
      afterPaint(() => line.send(painted));
    } else if (report.type === "failed" && report.runId !== runId) {
      return;
    }
    onEvent(report);
  }

  function lose(reason: string): void {
    deathsInARow += 1;
    const isRestarting = deathsInARow < mostDeathsInARow;
    if (isRestarting) line = open();
    onEvent({ type: "lost", reason, isRestarting });
  }

  return {
    start(experiment, arms) {
      runId += 1;
      line.send({ type: "start", runId, experiment, arms });
    },
    send(order) {
      line.send({ ...order, runId });
    },
    dispose() {
      line.close();
    },
  };
}
