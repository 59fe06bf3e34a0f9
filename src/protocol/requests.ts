/**
 * Requests: whatever is no stream is asked for by name and answered once. A
 * channel is an interface that gives each name its arguments and its answer.
 */
export type Channel<Requests> = {
  readonly [Name in keyof Requests]: { readonly arguments: unknown; readonly answer: unknown };
};

/** Tells requests of one page apart; an answer to none that waits is dropped. */
export type RequestId = number;

export type RequestCommand<Requests extends Channel<Requests>> =
  | {
      readonly [Name in keyof Requests]: {
        readonly type: "request";
        readonly id: RequestId;
        readonly name: Name;
        readonly arguments: Requests[Name]["arguments"];
      };
    }[keyof Requests]
  /** The answer is not wanted any more. */
  | { readonly type: "abort"; readonly id: RequestId };

export type RequestEvent =
  | { readonly type: "answer"; readonly id: RequestId; readonly answer: unknown }
  /** What was thrown at the work, as far as it says. */
  | { readonly type: "refusal"; readonly id: RequestId; readonly message: string };

/** What a request needs of an `AbortSignal`, which this floor does not know. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options: { readonly once: true }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Asks a worker; rejects with the signal's reason, with the fault, or where the worker is lost. */
export type Request<Requests extends Channel<Requests>> = <Name extends keyof Requests>(
  name: Name,
  args: Requests[Name]["arguments"],
  signal?: Signal,
) => Promise<Requests[Name]["answer"]>;
