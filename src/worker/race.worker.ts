import { supportsSimd } from "../engine/fast/simd-support.ts";
import type { RaceCommand } from "../protocol/race-messages.ts";
import { createRaceSession } from "./race-session.ts";
import { createScheduler } from "./scheduler.ts";

const session = createRaceSession({
  post: (report, transfer) => self.postMessage(report, { transfer }),
  now: () => performance.now(),
  schedule: createScheduler(),
  engine: supportsSimd() ? "fast" : "reference",
});

self.onmessage = ({ data }: MessageEvent<RaceCommand>) => session.receive(data);
