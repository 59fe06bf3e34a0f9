import { chooseEngine } from "../engine/create-trainer.ts";
import type { Ping } from "../protocol/liveness.ts";
import type { Command } from "../protocol/messages.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createScheduler } from "./scheduler.ts";
import { createSession } from "./session.ts";

const heartbeat = createHeartbeat(
  (sign) => self.postMessage(sign),
  () => performance.now(),
);

const session = createSession({
  post: (report, transfer) => self.postMessage(report, { transfer }),
  now: heartbeat.now,
  schedule: createScheduler(),
  engine: chooseEngine(),
});

self.onmessage = ({ data }: MessageEvent<Command | Ping>) => {
  if (data.type === "ping") heartbeat.beat();
  else session.receive(data);
};
