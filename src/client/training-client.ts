import type { Experiment } from "../engine/experiment/experiment.ts";
import type {
  ArmEntry,
  Command,
  Order,
  Report,
  RunId,
  TrainingNews,
} from "../protocol/messages.ts";

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
const MOST_DEATHS_IN_A_ROW = 3;

/** Talks to the training worker, and replaces it when it dies. */
export function createTrainingClient(options: TrainingClientOptions): TrainingClient {
  const { createWorker, onEvent, afterPaint } = options;
  let runId: RunId = 0;
  let deathsInARow = 0;
  let worker = spawn();

  function spawn(): Worker {
    const fresh = createWorker();
    fresh.onmessage = ({ data }: MessageEvent<Report>) => {
      if (fresh === worker) hear(data);
    };
    fresh.onerror = (event) => {
      event.preventDefault();
      if (fresh === worker) lose(event.message || "the worker could not be loaded");
    };
    fresh.onmessageerror = () => {
      if (fresh === worker) lose("a message could not be read");
    };
    return fresh;
  }

  function hear(report: Report): void {
    if (report.type === "frame") {
      if (report.frame.runId !== runId) return;
      deathsInARow = 0;
      const painted: Command = { type: "painted", runId };
      afterPaint(() => worker.postMessage(painted));
    } else if (report.type === "failed" && report.runId !== runId) {
      return;
    }
    onEvent(report);
  }

  function lose(reason: string): void {
    worker.terminate();
    deathsInARow += 1;
    const isRestarting = deathsInARow < MOST_DEATHS_IN_A_ROW;
    if (isRestarting) worker = spawn();
    onEvent({ type: "lost", reason, isRestarting });
  }

  return {
    start(experiment, arms) {
      runId += 1;
      worker.postMessage({ type: "start", runId, experiment, arms } satisfies Command);
    },
    send(order) {
      worker.postMessage({ ...order, runId } satisfies Command);
    },
    dispose() {
      worker.terminate();
    },
  };
}
