import { type ArmState, armLabel } from "../../store/playground/arms.ts";
import type { Playground } from "../../store/playground/playground.ts";

/** The arm that a picture of one arm is of. */
export function focusedArm({ store }: Playground): ArmState {
  const { arms, focusedArm: id } = store.getState();
  const state = arms.find(({ armId }) => armId === id) ?? arms[0];
  if (!state) throw new Error("There is no arm");
  return state;
}

export const labelOf = ({ store }: Playground, state: ArmState): string =>
  armLabel(state, store.getState().arms);
