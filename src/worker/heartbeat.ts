import { type Alive, roundMs } from "../protocol/liveness.ts";

export interface Heartbeat {
  /** Gives a sign of life. */
  beat(): void;
  /** The clock, in milliseconds. */
  now(): number;
}

/**
 * A worker's signs of life. When the page asks, it is heard between two slices; but a single epoch
 * of many large networks, or a trial of a large race, may keep it waiting for long. Such work looks
 * at the clock time and again, and as long as it does, the worker lives: that gives a sign too.
 */
export function createHeartbeat(post: (sign: Alive) => void, clock: () => number): Heartbeat {
  let beatAt = clock();

  function beat(): void {
    beatAt = clock();
    post({ type: "alive" });
  }

  return {
    beat,
    now() {
      const time = clock();
      if (time - beatAt >= roundMs) beat();
      return time;
    },
  };
}
