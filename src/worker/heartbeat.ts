import { type Alive, checkIntervalMs } from "../protocol/heartbeat.ts";

export interface Heartbeat {
  /** Posts a sign that the worker is alive. */
  beat(): void;
  /** The clock, in milliseconds. */
  now(): number;
}

/**
 * A worker's heartbeat. A ping is answered between two slices; but a single epoch of many large
 * networks, or a cost estimate of a large race, may keep it waiting for long. Such work reads the
 * clock again and again, and reading it beats as well where the last beat is long ago.
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
      if (time - beatAt >= checkIntervalMs) beat();
      return time;
    },
  };
}
