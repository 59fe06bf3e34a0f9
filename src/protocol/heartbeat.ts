/** Whether a worker is alive. Like "ready", this is about no run. */

/** The page asks a worker that has posted nothing. */
export interface Ping {
  readonly type: "ping";
}

/** What the worker answers, and posts unasked in the middle of long work. */
export interface Alive {
  readonly type: "alive";
}

/** How often the page checks whether its workers have posted something, in milliseconds. */
export const checkIntervalMs = 5000;

/** A worker that posted nothing for so many checks, though it was asked, is given up. */
export const mostSilentChecks = 6;

/** A worker that has not even loaded by then is told of; it may still come. */
export const slowLoadMs = 10_000;

/** Why a worker is lost. */
export type LossReason =
  | { readonly kind: "silent"; readonly seconds: number }
  | { readonly kind: "notLoaded" }
  | { readonly kind: "unreadableMessage" }
  /** In the browser's own words. */
  | { readonly kind: "error"; readonly message: string };
