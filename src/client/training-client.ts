import { type LossReason, slowLoadMs } from "../protocol/heartbeat.ts";
import type {
  Command,
  RunCommand,
  RunId,
  TrainingClientEvent,
  TrainingCommand,
  TrainingReply,
  TrainingRequests,
} from "../protocol/messages.ts";
import type { Request } from "../protocol/requests.ts";
import { WorkerLost } from "./request-worker.ts";
import { createRequests } from "./requests.ts";
import { createWorkerWatch, type WorkerHandle } from "./worker-watch.ts";

export interface TrainingClientOptions {
  readonly createWorker: () => Worker;
  readonly onEvent: (event: TrainingClientEvent) => void;
  /** Calls back when the page has painted what it was given. */
  readonly afterPaint: (callback: () => void) => void;
}

export interface TrainingClient {
  /** Begins a new run; frames of older ones are dropped from now on. */
  start(start: Omit<Command & { readonly type: "start" }, "type" | "runId">): RunId;
  send(command: RunCommand): void;
  readonly request: Request<TrainingRequests>;
  /** Another worker in place of this one, which a person has waited for in vain. */
  restart(): void;
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
  let worker = open();
  const requests = createRequests<TrainingRequests>((command) => worker.send(command));

  function open(): WorkerHandle<TrainingCommand> {
    return watch.open({
      createWorker,
      onEvent: receive,
      onLost,
      onSlow: () => onEvent({ type: "slow", seconds: slowLoadMs / 1000 }),
    });
  }

  function receive(reply: TrainingReply): void {
    switch (reply.type) {
      case "answer":
      case "refusal":
        requests.receive(reply);
        return;
      case "frame":
        if (reply.frame.runId !== runId) return;
        deathsInARow = 0;
        acknowledge(runId);
        break;
      case "failed":
        if (reply.runId !== runId) return;
        break;
    }
    onEvent(reply);
  }

  function acknowledge(painted: RunId): void {
    afterPaint(() => worker.send({ type: "painted", runId: painted }));
  }

  function onLost(reason: LossReason): void {
    deathsInARow += 1;
    const isRestarting = deathsInARow < mostDeathsInARow;
    if (isRestarting) worker = open();
    requests.rejectAll(new WorkerLost(reason));
    onEvent({ type: "lost", reason, isRestarting });
  }

  return {
    start(start) {
      runId += 1;
      worker.send({ type: "start", runId, ...start });
      return runId;
    },
    send(command) {
      worker.send({ ...command, runId });
    },
    request: requests.request,
    restart() {
      worker.close();
      deathsInARow = 0;
      worker = open();
    },
    dispose() {
      worker.close();
      requests.rejectAll(new DOMException("The worker was ended", "AbortError"));
    },
  };
}
