import type { FileFault } from "../engine/saved-run/file-reader.ts";
import { sayProblem } from "./problem.ts";
import { say } from "./say.ts";

/** Why a file of the page is not opened. */
export function sayFileFault(fault: FileFault): string {
  switch (fault.code) {
    case "version":
      return say("runFile.version", { given: fault.given, known: fault.known });
    case "setUp":
      return say("runFile.setUp", { problem: sayProblem(fault.problem) });
    case "field":
      return fault.given === ""
        ? say("runFile.missing", { place: fault.place })
        : say("runFile.field", { place: fault.place, given: fault.given });
    default:
      return say(`runFile.${fault.code}`);
  }
}
