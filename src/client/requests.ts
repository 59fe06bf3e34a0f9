import type {
  Channel,
  Request,
  RequestCommand,
  RequestEvent,
  RequestId,
} from "../protocol/requests.ts";

export interface Requests<Names extends Channel<Names>> {
  readonly request: Request<Names>;
  /** Takes in an answer; one that nobody waits for is dropped. */
  receive(event: RequestEvent): void;
  /** Rejects all that waits: the worker is lost. */
  rejectAll(reason: unknown): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** The page's end of a channel of requests. */
export function createRequests<Names extends Channel<Names>>(
  send: (command: RequestCommand<Names>) => void,
): Requests<Names> {
  const waiting = new Map<RequestId, Waiting>();
  let lastId: RequestId = 0;

  function settle(id: RequestId): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  }

  return {
    request(name, args, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const id = ++lastId;
        const onAbort = (): void => {
          settle(id);
          send({ type: "abort", id } as RequestCommand<Names>);
          reject(signal?.reason);
        };
        const settled =
          <Value>(end: (value: Value) => void) =>
          (value: Value): void => {
            signal?.removeEventListener("abort", onAbort);
            end(value);
          };
        waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
        signal?.addEventListener("abort", onAbort, { once: true });
        send({ type: "request", id, name, arguments: args } as RequestCommand<Names>);
      });
    },
    receive(event) {
      const found = settle(event.id);
      if (event.type === "answer") found?.resolve(event.answer as never);
      else found?.reject(new Error(event.message));
    },
    rejectAll(reason) {
      for (const id of [...waiting.keys()]) settle(id)?.reject(reason);
    },
  };
}
