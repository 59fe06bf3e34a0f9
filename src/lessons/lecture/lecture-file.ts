import {
  type FileFault,
  type FileText,
  type FileValue,
  readFile,
} from "../../engine/saved-run/file-reader.ts";
import { eachOnce, type LectureItem, lectureLimits, ownItem } from "./lecture.ts";

/** Of the format. */
export const lectureVersion = 1;

/** The list of a lecture as a file of JSON, which people may write by hand as well. */
export const lectureFile = (items: readonly LectureItem[]): string =>
  `${JSON.stringify({ type: "lecture", version: lectureVersion, items }, null, 2)}\n`;

export type ParsedLecture =
  | { readonly ok: true; readonly items: readonly LectureItem[] }
  | { readonly ok: false; readonly fault: FileFault };

/** Reads what `lectureFile` wrote; whatever is not as it must be refuses all of it. Never throws. */
export function parseLectureFile(text: FileText): ParsedLecture {
  const format = { type: "lecture", version: lectureVersion, otherwise: "notLecture" } as const;
  const read = readFile(text, { ...format, mostCharacters: 20e6 }, (file) =>
    eachOnce(file.at("items").list(lectureLimits.items, 1).map(readItem)),
  );
  return read.ok ? { ok: true, items: read.value } : read;
}

function readItem(item: FileValue): LectureItem {
  const kind = item.at("kind").oneOf(["claim", "setUp", "own"]);
  if (kind === "own") {
    const name = item.at("name").text(lectureLimits.name);
    if (!ownItem(name, "")) item.at("name").refuse();
    const query = item.at("query").text(lectureLimits.query);
    return ownItem(name, query) ?? item.at("query").refuse();
  }
  const id = item.at("id").text(lectureLimits.id);
  // As a registry has them; one that this page does not know is told of, and skipped.
  return /^[\w-]+$/.test(id) ? { kind, id } : item.at("id").refuse();
}
