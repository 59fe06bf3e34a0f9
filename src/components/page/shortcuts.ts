import {
  type Action,
  type ActionId,
  actionOfKey,
  actions,
  keyOf,
} from "../../store/page/actions.ts";
import { isAllowed } from "../../store/page/link-settings.ts";
import type { PlaygroundState, PlaygroundStore } from "../../store/playground/playground-state.ts";
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

/** Of the page, whoever listens: what was clicked before React came counts when it is there. */
const focus: { lastInput: "pointer" | "key"; byPointer: EventTarget | null } = {
  lastInput: "key",
  byPointer: null,
};

/**
 * The keys of the table of actions, unless the focused element uses the key
 * itself. An element that was focused by a click does not count: its keys act on
 * training. Returns the end of listening.
 */
export function watchShortcuts(store: PlaygroundStore, run: (id: ActionId) => void): () => void {
  // `:focus-visible` does not help: it matches a clicked element from the first key on.
  const stopFocus = watchFocus();
  let isSpaceTaken = false;

  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyOf(event);
    const id = key === null ? undefined : actionOfKey(key);
    if (!key || !id) return;
    const action: Action = actions[id];
    const state = store.getState();
    if (!isOffered(id, action, state)) return;
    const { target: focused } = event;
    if (focused instanceof Element && usesKey(focused, key, focus.byPointer === focused)) return;
    // Neither the page nor the clicked element acts on the key.
    event.preventDefault();
    event.stopPropagation();
    isSpaceTaken = key === " ";
    const isWanted = !event.repeat || action.repeats === true;
    if (isWanted && action.isPossible(state)) run(id);
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
    stopFocus();
  };
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
function watchFocus(): () => void {
  const onPointerDown = ({ target }: PointerEvent) => {
    focus.lastInput = "pointer";
    const focused = document.activeElement;
    if (target instanceof Node && focused?.contains(target)) focus.byPointer = focused;
  };
  const onKeyDown = () => {
    focus.lastInput = "key";
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    focus.byPointer = focus.lastInput === "pointer" ? target : null;
  };
  window.addEventListener("pointerdown", onPointerDown, true);
  window.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("focusin", onFocusIn, true);
  return () => {
    window.removeEventListener("pointerdown", onPointerDown, true);
    window.removeEventListener("keydown", onKeyDown, true);
    window.removeEventListener("focusin", onFocusIn, true);
  };
}
