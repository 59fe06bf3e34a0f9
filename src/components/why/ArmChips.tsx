import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { armLabel } from "../../store/playground/arms.ts";
import { endingsInWords } from "../../store/shared/run-words.ts";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./ArmChips.module.css";

/** The networks side by side; the chosen one is looked into. */
export function ArmChips() {
  const playground = usePlayground();
  const arms = usePlaygroundState((state) => state.arms);
  const focusedArm = usePlaygroundState((state) => state.focusedArm);
  const readings = usePlaygroundState((state) => state.readings);
  const rule = usePlaygroundState((state) => state.experiment.rule);
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{say("why.arms")}</legend>
      {arms.map((state) => {
        const { armId, slot } = state;
        const status = endingsInWords(readings.get(armId), rule);
        return (
          <label key={armId} className={styles.chip} data-chosen={armId === focusedArm}>
            <input
              type="radio"
              name="why-arm"
              className="visually-hidden"
              checked={armId === focusedArm}
              onChange={() => playground.focus(armId)}
            />
            <ArmSwatch index={slot} widthPx={26} />
            <span className={styles.name}>{armLabel(state, arms)}</span>
            {status && <span className={styles.status}>{status}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}
