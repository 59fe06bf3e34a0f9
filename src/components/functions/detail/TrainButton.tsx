import type { ArmSpec } from "../../../engine/experiment/experiment.ts";
import { isSameFunction } from "../../../store/functions/functions-view.ts";
import { mostArms } from "../../../store/playground/arms.ts";
import { say } from "../../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./FunctionDetail.module.css";

/** Takes the function into the comparison of the first view, in one click. */
export function TrainButton({ arm }: { readonly arm: ArmSpec }) {
  const playground = usePlayground();
  const arms = usePlaygroundState((state) => state.arms);
  const there = arms.find((state) => isSameFunction(state.arm, arm));
  const isFull = !there && arms.length >= mostArms;

  function train(): void {
    if (there) playground.focus(there.armId);
    else playground.addArm(arm);
    playground.open({ view: "playground" });
  }

  return (
    <button
      type="button"
      className={styles.train}
      disabled={isFull}
      title={isFull ? say("detail.trainFull", { most: mostArms }) : say("detail.trainTitle")}
      onClick={train}
    >
      {say(there ? "detail.seeTrain" : "detail.train")}
    </button>
  );
}
