import type { Channel, RequestCommand, RequestEvent, RequestId } from "../protocol/requests.ts";

/** Work in steps: after each one the worker may let messages in; it returns the answer. */
export type Steps<Answer> = Generator<undefined, Answer, undefined>;

/** What answers each request of a channel. */
export type RequestHandlers<Names extends Channel<Names>> = {
  readonly [Name in keyof Names]: (args: Names[Name]["arguments"]) => Steps<Names[Name]["answer"]>;
};

export interface RequestRunnerOptions<Names extends Channel<Names>> {
  readonly handlers: RequestHandlers<Names>;
  readonly post: (event: RequestEvent) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back as soon as waiting messages have been let in. */
  readonly schedule: (callback: () => void) => void;
}

/** Messages wait no longer than this, where steps are shorter. */
const sliceMs = 25;

/**
 * The worker's end of a channel of requests: does the work in slices, one
 * request after the other, so that aborts, pings and commands are let in
 * between. An aborted request's work ends where it is.
 */
export function createRequestRunner<Names extends Channel<Names>>({
  handlers,
  post,
  now,
  schedule,
}: RequestRunnerOptions<Names>): { receive(command: RequestCommand<Names>): void } {
  const begun = new Map<RequestId, Steps<unknown>>();
  let isAwake = false;

  function wake(): void {
    if (isAwake) return;
    isAwake = true;
    schedule(slice);
  }

  function slice(): void {
    isAwake = false;
    const until = now() + sliceMs;
    for (const [id, steps] of begun) {
      do {
        if (advance(id, steps)) break;
      } while (now() < until);
      if (now() >= until) break;
    }
    if (begun.size > 0) wake();
  }

  /** One that nothing answers, or that lacks what it needs, is refused; the worker goes on. */
  function begin({ id, name, arguments: args }: RequestCommand<Names> & { type: "request" }): void {
    try {
      begun.set(id, handlers[name](args) as Steps<unknown>);
      wake();
    } catch (error) {
      refuse(id, error);
    }
  }

  function refuse(id: RequestId, error: unknown): void {
    post({ type: "refusal", id, message: messageOf(error) });
  }

  /** One step; true when that was the last. */
  function advance(id: RequestId, steps: Steps<unknown>): boolean {
    try {
      const { done, value } = steps.next();
      if (!done) return false;
      post({ type: "answer", id, answer: value });
    } catch (error) {
      refuse(id, error);
    }
    begun.delete(id);
    return true;
  }

  return {
    receive(command) {
      if (command.type === "abort") {
        begun.get(command.id)?.return(undefined);
        begun.delete(command.id);
      } else {
        begin(command);
      }
    },
  };
}

/** A handler whose work is one step. */
export const atOnce =
  <Args, Answer>(work: (args: Args) => Answer) =>
  (args: Args): Steps<Answer> =>
    (function* () {
      yield;
      return work(args);
    })();

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
