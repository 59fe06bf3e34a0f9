import "../engine/data/real/rows.ts";
import { supportsSimd } from "../engine/fast/simd-support.ts";
import { loadFormulaReader } from "../functions/formula/load-reader.ts";
import type { Ping } from "../protocol/heartbeat.ts";
import type { RaceWorkerCommand } from "../protocol/race-messages.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createInbox } from "./inbox.ts";
import { createRaceSession } from "./race-session.ts";
import { createScheduler } from "./scheduler.ts";

const heartbeat = createHeartbeat(
  (sign) => self.postMessage(sign),
  () => performance.now(),
);

const session = createRaceSession({
  post: (reply, transfer) => self.postMessage(reply, { transfer }),
  now: heartbeat.now,
  schedule: createScheduler(),
  engine: supportsSimd() ? "fast" : "reference",
});

const receive = createInbox<RaceWorkerCommand>(session.receive, loadFormulaReader);

self.onmessage = ({ data }: MessageEvent<RaceWorkerCommand | Ping>) => {
  if (data.type === "ping") heartbeat.beat();
  else receive(data);
};
