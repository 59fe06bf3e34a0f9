import { supportsSimd } from "../engine/fast/simd-support.ts";
import type { RaceCommand } from "../protocol/race-messages.ts";
import { createRaceSession } from "./race-session.ts";

/** A message to oneself yields to waiting commands without the 4 ms that nested timers cost. */
const { port1, port2 } = new MessageChannel();
let waiting: (() => void)[] = [];
port1.onmessage = () => {
  const callbacks = waiting;
  waiting = [];
  for (const callback of callbacks) callback();
};

const session = createRaceSession({
  post: (report, transfer) => self.postMessage(report, { transfer }),
  now: () => performance.now(),
  schedule: (callback) => {
    waiting.push(callback);
    port2.postMessage(null);
  },
  engine: supportsSimd() ? "fast" : "reference",
});

self.onmessage = ({ data }: MessageEvent<RaceCommand>) => session.receive(data);
