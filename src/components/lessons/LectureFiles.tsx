import { useId } from "react";
import type { LectureItem } from "../../lessons/lecture/lecture.ts";
import { lectureFile } from "../../lessons/lecture/lecture-file.ts";
import { saveFile } from "../../plots/shared/download.ts";
import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useRaceStores } from "../shared/race-stores-context.ts";

export function SaveLecture({ items }: { readonly items: readonly LectureItem[] }) {
  const save = () =>
    saveFile("lecture.json", new Blob([lectureFile(items)], { type: "application/json" }));
  return (
    <button type="button" data-lecture="save" disabled={items.length === 0} onClick={save}>
      {say("lecture.save")}
    </button>
  );
}

/** Opens a list from a file, as a file dropped on the page is opened. */
export function OpenLecture() {
  const id = useId();
  const playground = usePlayground();
  const stores = useRaceStores();
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      const { openFile } = await import("../share/open-file.ts");
      await openFile(playground, stores, file);
    } catch {
      playground.notify(say("view.notLoaded", { view: say("page.share") }), "error");
    }
  };
  return (
    <>
      <button
        type="button"
        data-lecture="open"
        onClick={() => document.getElementById(id)?.click()}
      >
        {say("lecture.openFile")}
      </button>
      <input
        id={id}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          void open(target.files?.[0]);
          // The same file can be chosen again.
          target.value = "";
        }}
      />
    </>
  );
}
