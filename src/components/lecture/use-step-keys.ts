import { useEffect, useEffectEvent } from "react";

/** Elements that use the arrows themselves, such as charts; dialogs use all of these keys. */
const usingArrows = ["input", "select", "textarea", "[contenteditable]", "[tabindex]"].join();
const dialogs = "dialog[open], [role=dialog]";

const keys = {
  ArrowRight: { move: "advance", isTakenIn: `${usingArrows}, ${dialogs}` },
  ArrowLeft: { move: "back", isTakenIn: `${usingArrows}, ${dialogs}` },
  PageDown: { move: "advance", isTakenIn: dialogs },
  PageUp: { move: "back", isTakenIn: dialogs },
} as const;

interface StepMoves {
  readonly advance: () => void;
  readonly back: () => void;
}

/** The arrows, the page keys and so a presenter's remote go through the steps; null leaves them alone. */
export function useStepKeys(moves: StepMoves | null): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    const { target, key } = event;
    // Of two that listen, as a list that opens and the bar that opened it, one answers.
    if (!moves || event.defaultPrevented || isModified(event) || !Object.hasOwn(keys, key)) return;
    const { move, isTakenIn } = keys[key as keyof typeof keys];
    if (target instanceof Element && target.closest(isTakenIn)) return;
    event.preventDefault();
    moves[move]();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** A key that is held must not race through a lecture. */
const isModified = (event: KeyboardEvent): boolean =>
  event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat;
