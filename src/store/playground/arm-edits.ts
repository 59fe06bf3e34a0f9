import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { ArmId } from "../../protocol/messages.ts";
import { say } from "../../words/say.ts";
import { type ArmState, armLabel, withArm, withChangedArm, withoutArm } from "./arms.ts";
import type { ChangeHistory } from "./change-history.ts";
import type { PlaygroundParts } from "./playground-parts.ts";

/** Which arms there are, which one is focused, and their weights. */
export function createArmEdits(
  { store, pictures, notices, port }: PlaygroundParts,
  { record }: Pick<ChangeHistory, "record">,
) {
  const { getState, setState } = store;

  function changeArms(next: readonly ArmState[], focusedArm = getState().focusedArm): void {
    const stillThere = next.some(({ armId }) => armId === focusedArm);
    const focus = stillThere ? focusedArm : (next[0]?.armId ?? "");
    const experiment = { ...getState().experiment, arms: next.map(({ arm }) => arm) };
    setState({ experiment, arms: next, focusedArm: focus, isFinished: false });
    pictures.keepOnly(next.map(({ armId }) => armId));
    port().send({ type: "arms", arms: next });
  }

  return {
    focus(armId: ArmId): void {
      setState({ focusedArm: armId });
    },
    addArm(arm: ArmSpec): void {
      if (notices.refuses("arms")) return;
      record("add");
      const next = withArm(getState().arms, arm);
      changeArms(next, next.at(-1)?.armId);
    },
    removeArm(armId: ArmId): void {
      if (notices.refuses("arms")) return;
      record("remove");
      changeArms(withoutArm(getState().arms, armId));
    },
    /** Another function, parameter or rate for this arm: it starts again and catches up. */
    changeArm(armId: ArmId, arm: ArmSpec): void {
      if (notices.refuses("arms")) return;
      const { arms: before, focusedArm } = getState();
      record(`arm:${before.find((state) => state.armId === armId)?.slot}`);
      const at = before.findIndex((state) => state.armId === armId);
      const next = withChangedArm(before, armId, arm);
      changeArms(next, focusedArm === armId ? next[at]?.armId : focusedArm);
    },
    /** Sets one weight or bias of an arm, by its place in `FlatParameters`. */
    setParameter(armId: ArmId, index: number, value: number): void {
      if (notices.refuses("network")) return;
      record(`weight:${armId}:${index}`);
      port().send({ type: "setParameter", armId, index, value });
      const { arms: all, editedArms } = getState();
      const arm = all.find((state) => state.armId === armId);
      if (!arm || editedArms.has(armId)) return;
      setState({ editedArms: new Set([...editedArms, armId]) });
      notices.notify(say("change.weights", { arm: armLabel(arm, all) }));
    },
  };
}

/** The second arm where there is one: between the slow and the fast of the opening comparison. */
export function initialFocus(arms: readonly ArmState[]): ArmId {
  return (arms[1] ?? arms[0])?.armId ?? "";
}
