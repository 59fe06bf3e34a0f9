import type { ArmState } from "../../../store/playground/arms.ts";
import { usePlaygroundState } from "../../shared/playground-context.ts";

/** The arm that is shown large; there is always one. */
export function useFocusedArm(): ArmState {
  return usePlaygroundState(({ arms, focusedArm }) => {
    const arm = arms.find(({ armId }) => armId === focusedArm) ?? arms[0];
    if (!arm) throw new Error("An experiment has at least one arm");
    return arm;
  });
}
