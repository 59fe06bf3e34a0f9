import { compileMessage } from "@lingui/message-utils/compileMessage";
import { compileWith } from "./say.ts";

/** Where no build has compiled the messages, as on the command line: they are compiled as they are said. */
export const compileAtRunTime = (): void => compileWith(compileMessage);
