import { chooseEngine } from "../engine/create-trainer.ts";
import type { Ping } from "../protocol/life.ts";
import type { Command } from "../protocol/messages.ts";
import { createPulse } from "./pulse.ts";
import { createScheduler } from "./scheduler.ts";
import { createSession } from "./session.ts";

const pulse = createPulse(
  (sign) => self.postMessage(sign),
  () => performance.now(),
);

const session = createSession({
  post: (report, transfer) => self.postMessage(report, { transfer }),
  now: pulse.now,
  schedule: createScheduler(),
  engine: chooseEngine(),
});

self.onmessage = ({ data }: MessageEvent<Command | Ping>) => {
  if (data.type === "ping") pulse.beat();
  else session.receive(data);
};
