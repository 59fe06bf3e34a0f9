import { useEffect } from "react";
import type { Playground } from "../../store/playground.ts";
import { usePlayground } from "../playground-context.ts";
import { viewById } from "../views.ts";

/** Elements that use every key themselves, and those that use the space bar. */
const typing = "input, select, textarea, [contenteditable], [popover], dialog";
const pressing = "button, a, summary, [role]";

const actions: Readonly<Record<string, (playground: Playground) => void>> = {
  " ": ({ store, play, pause }) => (store.getState().isPlaying ? pause() : play()),
  s: ({ step }) => step(),
  r: ({ reset }) => reset(),
};

/** Space plays and pauses, S steps, R resets, unless the focused element uses the key itself. */
export function useShortcuts(): void {
  const playground = usePlayground();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actions[event.key.toLowerCase()];
      if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      // Nothing is set going behind a view that does not show it.
      if (!viewById(playground.store.getState().view)?.hasTransport) return;
      const taken = event.key === " " ? `${typing}, ${pressing}` : typing;
      if (event.target instanceof Element && event.target.closest(taken)) return;
      event.preventDefault();
      action(playground);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [playground]);
}
