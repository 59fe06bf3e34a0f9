import "../../engine/data/real/rows.ts";
import "../../functions/formula/whole-reader.ts";
import { brief } from "../../engine/experiment/problem.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { openRunFile } from "../../store/share/open-run.ts";
import { loadRooms, say } from "../../words/say.ts";

/** Longer than any file that the page writes: not even read. */
const mostBytes = 100e6;

/** Opens a file that was chosen or dropped; says so where it cannot. */
export async function openFile(playground: Playground, file: File): Promise<void> {
  await loadRooms(["share", "formula"]);
  const name = brief(file.name);
  if (file.size > mostBytes) {
    return playground.notify(
      say("runFile.notice", { name, problem: say("runFile.tooLong") }),
      "error",
    );
  }
  await openRunFile(playground, await file.text(), name);
}
