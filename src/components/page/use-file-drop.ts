import { useEffect, useEffectEvent } from "react";
import { useOpenFile } from "../share/use-open-file.ts";

const holdsFile = (event: DragEvent): boolean =>
  !event.defaultPrevented && event.dataTransfer?.types.includes("Files") === true;

/** A file that is dropped anywhere on the page is opened, unless what it fell on took it. */
export function useFileDrop(): void {
  const open = useEffectEvent(useOpenFile());
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (holdsFile(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const file = holdsFile(event) ? event.dataTransfer?.files[0] : undefined;
      if (!file) return;
      event.preventDefault();
      void open(file);
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
}
