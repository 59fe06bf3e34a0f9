import { MOST_ARMS, nextActivation } from "../../store/arms.ts";
import { Icon } from "../controls/Icon.tsx";
import { NoticeLine } from "../layout/NoticeLine.tsx";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import { ArmCard } from "./ArmCard.tsx";
import styles from "./ArmsPanel.module.css";
import { Panel } from "./Panel.tsx";

/** The strip of arms: what is compared. */
export function ArmsPanel() {
  const playground = usePlayground();
  const arms = usePlaygroundState((state) => state.arms);
  return (
    <Panel
      title="Arms"
      term="arms"
      aside={<NoticeLine rest="same data · same draws · same order" />}
    >
      <ul className={styles.strip}>
        {arms.map((state) => (
          <li key={state.slot} className={styles.item}>
            <ArmCard state={state} />
          </li>
        ))}
        {arms.length < MOST_ARMS && (
          <li className={styles.item}>
            <button
              type="button"
              className={styles.add}
              onClick={() => playground.addArm(nextActivation(arms))}
            >
              <Icon name="add" />
              Add an arm
            </button>
          </li>
        )}
      </ul>
    </Panel>
  );
}
