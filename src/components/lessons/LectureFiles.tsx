import type { LectureItem } from "../../lessons/lecture/lecture.ts";
import { lectureFile } from "../../lessons/lecture/lecture-file.ts";
import { saveFile } from "../../plots/shared/download.ts";
import { say } from "../../words/say.ts";
import { OpenFileButton } from "../share/OpenFileButton.tsx";

/** Saves a list as a file, with what this page does not know of it. */
export function SaveLecture({ items }: { readonly items: readonly LectureItem[] }) {
  const save = () =>
    saveFile("lecture.json", new Blob([lectureFile(items)], { type: "application/json" }));
  return (
    <button type="button" data-lecture="save" disabled={items.length === 0} onClick={save}>
      {say("lecture.save")}
    </button>
  );
}

/** Opens a list from a file. */
export const OpenLecture = () => <OpenFileButton label={say("lecture.openFile")} />;
