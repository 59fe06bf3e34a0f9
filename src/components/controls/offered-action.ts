import { type Action, type ActionId, actions } from "../../store/page/actions.ts";
import type { PlaygroundState } from "../../store/playground/playground-state.ts";
import { say } from "../../words/say.ts";
import { keyName } from "./key-name.ts";

/** An entry of the table of actions as the state has it offered. */
export interface OfferedAction {
  readonly label: string;
  /** The label, with the key that does the same. */
  readonly title: string;
  /** The state and the link allow it. */
  readonly isPossible: boolean;
  /** The link hides it. */
  readonly isHidden: boolean;
  /** Of an action that is on or off. */
  readonly isOn: boolean | undefined;
}

export function offeredAction(id: ActionId, state: PlaygroundState): OfferedAction {
  const action: Action = actions[id];
  const label = say(action.label(state));
  return {
    label,
    title:
      action.key === null
        ? label
        : say("action.withKey", { name: label, key: keyName(action.key) }),
    isPossible: action.isPossible(state) && !state.link.locked.includes(id),
    isHidden: state.link.hidden.includes(id),
    isOn: action.isOn?.(state),
  };
}
