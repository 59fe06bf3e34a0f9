import { useEffect } from "react";
import {
  type Action,
  type ActionId,
  actionOfKey,
  actions,
  keyOf,
} from "../../store/page/actions.ts";
import { isAllowed } from "../../store/page/link-settings.ts";
import type { PlaygroundState } from "../../store/playground/playground-state.ts";
import { useActionTarget } from "../controls/use-action.ts";
import { viewById } from "./views.ts";

/** Elements that use every key themselves. */
const typing = [
  "input:not([type=range], [type=checkbox], [type=radio])",
  "textarea",
  "[contenteditable]",
  "dialog",
  "[role=dialog]",
].join();

/** Elements that the space bar presses. */
const pressing = "button, summary, [type=checkbox], [role]:not([role=slider])";

/**
 * The keys of the table of actions, unless the focused element uses the key
 * itself. An element that was focused by a click does not count: its keys act on
 * training.
 */
export function useShortcuts(): void {
  const target = useActionTarget();

  useEffect(() => {
    // `:focus-visible` does not help: it matches a clicked element from the first key on.
    const focus = watchFocus();
    let isSpaceTaken = false;

    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const id = key === null ? undefined : actionOfKey(key);
      if (!key || !id) return;
      const action: Action = actions[id];
      const state = target.playground.store.getState();
      if (!isOffered(id, action, state)) return;
      const { target: focused } = event;
      if (focused instanceof Element && usesKey(focused, key, focus.isByPointer(focused))) return;
      // Neither the page nor the clicked element acts on the key.
      event.preventDefault();
      event.stopPropagation();
      isSpaceTaken = key === " ";
      const isWanted = !event.repeat || action.repeats === true;
      if (isWanted && action.isPossible(state)) void action.run(target);
    };
    /** Some browsers press a button when the space bar comes up. */
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== " " || !isSpaceTaken) return;
      isSpaceTaken = false;
      event.preventDefault();
    };

    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("keyup", onKeyUp, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("keyup", onKeyUp, true);
      focus.stop();
    };
  }, [target]);
}

/** A view that does not show the run cannot start it; a link may keep it from all. */
const isOffered = (id: ActionId, { needsTransport }: Action, { link, view }: PlaygroundState) =>
  isAllowed(link, id) && (!needsTransport || viewById(view)?.hasTransport === true);

function usesKey(target: Element, key: string, isByPointer: boolean): boolean {
  if (target.closest(typing)) return true;
  if (target instanceof HTMLSelectElement) return !isByPointer || isOpen(target);
  return key === " " && !isByPointer && target.closest(pressing) !== null;
}

/** A browser without `:open` gives no answer: the list may be open. */
const isOpen = (list: HTMLSelectElement): boolean =>
  CSS.supports("selector(:open)") ? list.matches(":open") : true;

/** Records whether an element was focused by a pointer, or pressed by one since. */
function watchFocus() {
  let lastInput: "pointer" | "key" = "key";
  let byPointer: EventTarget | null = null;
  const onPointerDown = ({ target }: PointerEvent) => {
    lastInput = "pointer";
    const focused = document.activeElement;
    if (target instanceof Node && focused?.contains(target)) byPointer = focused;
  };
  const onKeyDown = () => {
    lastInput = "key";
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    byPointer = lastInput === "pointer" ? target : null;
  };
  window.addEventListener("pointerdown", onPointerDown, true);
  window.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("focusin", onFocusIn, true);
  return {
    isByPointer: (element: Element) => element === byPointer,
    stop() {
      window.removeEventListener("pointerdown", onPointerDown, true);
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("focusin", onFocusIn, true);
    },
  };
}
