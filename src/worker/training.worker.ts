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

let session: ReturnType<typeof createSession> | null = null;

const starting = chooseEngine().then((engine) => {
  session = createSession({
    post: (reply, transfer) => self.postMessage(reply, { transfer }),
    now: heartbeat.now,
    schedule: createScheduler(),
    engine,
  });
});
// The page hears of an engine that cannot be had as of any fault of the worker.
starting.catch(reportError);

const receive = createInbox<TrainingCommand>(
  (command) => session?.receive(command),
  loadFormulaReader,
  starting,
);

self.onmessage = ({ data }: MessageEvent<TrainingCommand | Ping>) => {
  if (data.type === "ping") heartbeat.beat();
  else receive(data);
};

// Which locales a browser formats numbers for takes it tens of milliseconds to find out, once for
// the page and its workers: here it holds up no picture.
Intl.NumberFormat.supportedLocalesOf("en");
