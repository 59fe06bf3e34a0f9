import { chooseEngine } from "../engine/create-trainer.ts";
import { loadFormulaReader } from "../functions/formula/load-reader.ts";
import type { Ping } from "../protocol/heartbeat.ts";
import type { TrainingCommand } from "../protocol/messages.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createInbox } from "./inbox.ts";
import { createScheduler } from "./scheduler.ts";
import { createSession } from "./session.ts";

const heartbeat = createHeartbeat(
  (sign) => self.postMessage(sign),
  () => performance.now(),
);

const session = createSession({
  post: (reply, transfer) => self.postMessage(reply, { transfer }),
  now: heartbeat.now,
  schedule: createScheduler(),
  engine: chooseEngine(),
});

const receive = createInbox<TrainingCommand>(session.receive, loadFormulaReader);

self.onmessage = ({ data }: MessageEvent<TrainingCommand | Ping>) => {
  if (data.type === "ping") heartbeat.beat();
  else receive(data);
};
