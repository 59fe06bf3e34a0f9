/** Whether a worker lives. Like "ready", this is about no run. */

/** The page asks a worker that says nothing. */
export interface Ping {
  readonly type: "ping";
}

/** What the worker answers, and says unasked in the middle of long work. */
export interface Alive {
  readonly type: "alive";
}

/** How often the page looks whether its workers have said something, in milliseconds. */
export const roundMs = 5000;

/** A worker that said nothing for so many rounds, though it was asked, is given up. */
export const mostQuietRounds = 6;
