import { chooseEngine } from "../engine/create-trainer.ts";
import type { Command } from "../protocol/messages.ts";
import { createScheduler } from "./scheduler.ts";
import { createSession } from "./session.ts";

const session = createSession({
  post: (report, transfer) => self.postMessage(report, { transfer }),
  now: () => performance.now(),
  schedule: createScheduler(),
  engine: chooseEngine(),
});

self.onmessage = ({ data }: MessageEvent<Command>) => session.receive(data);
