import type { LossReason } from "../protocol/heartbeat.ts";
import type { Channel, Request, RequestCommand, RequestEvent } from "../protocol/requests.ts";
import { createRequests } from "./requests.ts";
import type { WorkerHandle, WorkerWatch } from "./worker-watch.ts";

/** The worker that was asked is gone; another one would answer. */
export class WorkerLost extends Error {
  readonly loss: LossReason;

  constructor(loss: LossReason) {
    super(`The worker is lost: ${loss.kind}`);
    this.name = "WorkerLost";
    this.loss = loss;
  }
}

/**
 * A worker for requests alone, so that their work holds up nothing else. It
 * starts with the first one; where it is lost, the next one starts another.
 */
export function createRequestWorker<Names extends Channel<Names>>(
  watch: WorkerWatch,
  createWorker: () => Worker,
): { readonly request: Request<Names>; dispose(): void } {
  let handle: WorkerHandle<RequestCommand<Names>> | null = null;
  const requests = createRequests<Names>((command) => {
    handle ??= watch.open({ createWorker, onEvent, onLost });
    handle.send(command);
  });

  function onEvent(event: RequestEvent | { readonly type: "ready" }): void {
    if (event.type !== "ready") requests.receive(event);
  }

  function onLost(reason: LossReason): void {
    handle = null;
    requests.rejectAll(new WorkerLost(reason));
  }

  return {
    request: requests.request,
    dispose() {
      handle?.close();
      handle = null;
      requests.rejectAll(new DOMException("The worker was ended", "AbortError"));
    },
  };
}
