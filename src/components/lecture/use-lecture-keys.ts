import { useEffect, useEffectEvent } from "react";

const typing = ["input", "select", "textarea", "[contenteditable]", "[role=dialog]"].join();

/** Keys of a lecture beside those that go through the steps, as `KeyboardEvent.key`. */
export const lectureShortcuts = { freeze: "f", restart: "r" } as const;

interface LectureActs {
  readonly freeze: () => void;
  readonly restart: () => void;
}

/** Freezes what is shown, and puts a step back to its start; null leaves the keys alone. */
export function useLectureKeys(acts: LectureActs | null): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    const { target, key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (target instanceof Element && target.closest(typing)) return;
    const act = (["freeze", "restart"] as const).find(
      (name) => lectureShortcuts[name] === key.toLowerCase(),
    );
    if (!act || !acts) return;
    event.preventDefault();
    acts[act]();
  });
  useEffect(() => {
    // Before the page's own shortcuts end the key's way: R starts a run again, too.
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, []);
}
