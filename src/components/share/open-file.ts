import "../../engine/data/real/rows.ts";
import "../../functions/formula/whole-reader.ts";
import { brief } from "../../engine/experiment/problem.ts";
import { FileText } from "../../engine/saved-run/file-reader.ts";
import { parseLectureFile } from "../../lessons/lecture/lecture-file.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { openRunFile } from "../../store/share/open-run.ts";
import { sayFileFault } from "../../words/file-fault.ts";
import { loadRooms, say } from "../../words/say.ts";
import type { LoadedStores } from "../shared/race-stores-context.ts";

/** Longer than any file that the page writes: not even read. */
const mostBytes = 100e6;

/** Opens a file that was chosen or dropped, a run or a lecture; says so where it cannot. */
export async function openFile(
  playground: Playground,
  stores: LoadedStores,
  file: File,
): Promise<void> {
  await loadRooms(["share", "formula"]);
  const name = brief(file.name);
  const refuse = (problem: string) =>
    playground.notify(say("runFile.notice", { name, problem }), "error");
  if (file.size > mostBytes) return refuse(say("runFile.tooLong"));
  const text = new FileText(await file.text());
  const lecture = parseLectureFile(text);
  if (lecture.ok) {
    const loaded = await stores.load();
    loaded.claims.open(null);
    loaded.lecture.open({ items: lecture.items, unread: [] });
    return playground.open({ view: "claims" });
  }
  // What is no lecture may be a run.
  if (isOther.includes(lecture.fault.code)) return openRunFile(playground, text, name);
  refuse(sayFileFault(lecture.fault));
}

/** Faults by which a file is something else than a lecture, or longer than one. */
const isOther: readonly string[] = ["notLecture", "tooLong"];
