import { createContext, useContext, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { type ActionId, type ActionTarget, actions } from "../../store/page/actions.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { copyText } from "./copy-text.ts";
import { type OfferedAction, offeredAction } from "./offered-action.ts";

/** Puts a text into the clipboard; tests bring one of their own. */
export const ClipboardContext = createContext(copyText);

/** What the page's actions act on. */
export function useActionTarget(): ActionTarget {
  const playground = usePlayground();
  const copy = useContext(ClipboardContext);
  return useMemo(
    () => ({ playground, copyLink: () => copy(window.location.href) }),
    [playground, copy],
  );
}

/** An entry of the table of actions as a button or a menu offers it. */
export function useAction(id: ActionId): OfferedAction & { readonly run: () => void } {
  const target = useActionTarget();
  const offered = usePlaygroundState(useShallow((state) => offeredAction(id, state)));
  return { ...offered, run: () => void actions[id].run(target) };
}
