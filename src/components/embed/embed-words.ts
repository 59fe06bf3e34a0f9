import { brief } from "../../engine/experiment/problem.ts";
import type { EmbedFault } from "../../exchange/embed/messages.ts";
import { sayProblem } from "../../words/problem.ts";
import { listOf, say } from "../../words/say.ts";

/** Why a message is not followed. */
export function sayEmbedFault(fault: EmbedFault): string {
  switch (fault.code) {
    case "oneOf":
      return say("embed.oneOf", { field: fault.field, allowed: listOf(fault.allowed, "unit") });
    case "unknownField":
      return say("embed.unknownField", { field: brief(fault.field) });
    case "experiment":
      return sayProblem(fault.problem);
    default:
      return say(`embed.${fault.code}`);
  }
}
