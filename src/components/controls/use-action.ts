import { createContext, useContext, useMemo } from "react";
import {
  type Action,
  type ActionId,
  type ActionTarget,
  actions,
} from "../../store/page/actions.ts";
import { useIsHidden, usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { actionLabel, actionTitle, isPossibleNow } from "./offered-action.ts";

/** Puts a text into the clipboard; tests bring one of their own. */
export const ClipboardContext = createContext<(text: string) => Promise<void>>((text) =>
  navigator.clipboard.writeText(text),
);

/** What the page's actions act on. */
export function useActionTarget(): ActionTarget {
  const playground = usePlayground();
  const copy = useContext(ClipboardContext);
  return useMemo(
    () => ({ playground, copyLink: () => copy(window.location.href) }),
    [playground, copy],
  );
}

export interface OfferedAction {
  readonly label: string;
  /** The label, with the key that does the same. */
  readonly title: string;
  readonly isPossible: boolean;
  /** The link hides it. */
  readonly isHidden: boolean;
  /** Of an action that is on or off. */
  readonly isOn: boolean | undefined;
  readonly run: () => void;
}

/** An entry of the table of actions as a button or a menu offers it. */
export function useAction(id: ActionId): OfferedAction {
  const action: Action = actions[id];
  const target = useActionTarget();
  const label = usePlaygroundState((state) => actionLabel(id, state));
  const isPossible = usePlaygroundState((state) => isPossibleNow(id, state));
  const isHidden = useIsHidden(id);
  const isOn = usePlaygroundState((state) => action.isOn?.(state));
  return {
    label,
    title: actionTitle(id, label),
    isPossible,
    isHidden,
    isOn,
    run: () => void action.run(target),
  };
}
