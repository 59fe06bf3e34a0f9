import { type Action, type ActionId, actions } from "../../store/page/actions.ts";
import type { PlaygroundState } from "../../store/playground/playground-state.ts";
import { say } from "../../words/say.ts";
import { keyName } from "./key-name.ts";

/** Whether the state and the link allow it now. */
export const isPossibleNow = (id: ActionId, state: PlaygroundState): boolean =>
  actions[id].isPossible(state) && !state.link.locked.includes(id);

/** An action's name now. */
export const actionLabel = (id: ActionId, state: PlaygroundState): string =>
  say(actions[id].label(state));

/** The name, with the key that does the same. */
export function actionTitle(id: ActionId, label: string): string {
  const { key }: Action = actions[id];
  return key === null ? label : say("action.withKey", { name: label, key: keyName(key) });
}
