import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { usePlayground } from "../../shared/playground-context.ts";

/** Whether a drawer with the set-up is open; drawing closes it, as it would cover what is drawn on. */
export function useDrawer(): readonly [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  const { drawing } = usePlayground();
  const isDrawing = useStore(drawing.store, ({ isOn }) => isOn);
  useEffect(() => {
    if (isDrawing) setOpen(false);
  }, [isDrawing]);
  return [isOpen, setOpen];
}
