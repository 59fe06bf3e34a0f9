import { useEffect } from "react";
import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useRaceStores } from "../shared/race-stores-context.ts";

const holdsFile = (event: DragEvent): boolean =>
  !event.defaultPrevented && event.dataTransfer?.types.includes("Files") === true;

/** A file that is dropped anywhere on the page is opened, unless what it fell on took it. */
export function useFileDrop(): void {
  const playground = usePlayground();
  const stores = useRaceStores();
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (holdsFile(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const file = holdsFile(event) ? event.dataTransfer?.files[0] : undefined;
      if (!file) return;
      event.preventDefault();
      import("../share/open-file.ts")
        .then(({ openFile }) => openFile(playground, stores, file))
        .catch(() =>
          playground.notify(say("view.notLoaded", { view: say("page.share") }), "error"),
        );
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("drop", onDrop);
    };
  }, [playground, stores]);
}
