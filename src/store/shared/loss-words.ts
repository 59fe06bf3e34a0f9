import type { LossReason } from "../../protocol/heartbeat.ts";
import { say } from "../../words/say.ts";

/** Why a worker is lost, for the middle of a sentence. */
export function lossInWords(reason: LossReason): string {
  switch (reason.kind) {
    case "silent":
      return say("worker.silent", { seconds: reason.seconds });
    case "notLoaded":
      return say("worker.notLoaded");
    case "unreadableMessage":
      return say("worker.unreadableMessage");
    case "error":
      return reason.message;
  }
}
