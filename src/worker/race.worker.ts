import { supportsSimd } from "../engine/fast/simd-support.ts";
import type { Ping } from "../protocol/life.ts";
import type { RaceCommand } from "../protocol/race-messages.ts";
import { createPulse } from "./pulse.ts";
import { createRaceSession } from "./race-session.ts";
import { createScheduler } from "./scheduler.ts";

const pulse = createPulse(
  (sign) => self.postMessage(sign),
  () => performance.now(),
);

const session = createRaceSession({
  post: (report, transfer) => self.postMessage(report, { transfer }),
  now: pulse.now,
  schedule: createScheduler(),
  engine: supportsSimd() ? "fast" : "reference",
});

self.onmessage = ({ data }: MessageEvent<RaceCommand | Ping>) => {
  if (data.type === "ping") pulse.beat();
  else session.receive(data);
};
