import { useEffect, useRef } from "react";
import { mostArms, nextActivation } from "../../store/playground/arms.ts";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { ArmCard } from "./ArmCard.tsx";
import styles from "./ArmsPanel.module.css";
import { NoticeLine } from "./NoticeLine.tsx";
import { Panel } from "./Panel.tsx";

/** The strip of arms: what is compared. */
export function ArmsPanel() {
  const playground = usePlayground();
  const arms = usePlaygroundState((state) => state.arms);
  const focusedArm = usePlaygroundState((state) => state.focusedArm);
  const isUntouched = usePlaygroundState(
    ({ epoch, isPlaying, worker }) => epoch === 0 && !isPlaying && worker !== "lost",
  );
  const strip = useRef<HTMLUListElement>(null);
  const lastFocused = useRef(focusedArm);

  useEffect(() => {
    if (lastFocused.current === focusedArm) return;
    lastFocused.current = focusedArm;
    const card = strip.current?.querySelector("[data-focused=true]");
    card?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [focusedArm]);

  return (
    <Panel
      title={say("arms.title")}
      term="arms"
      aside={
        <>
          <NoticeLine rest={isUntouched ? say("arms.invitation") : say("arms.rest")} />
          <button
            type="button"
            className={styles.add}
            disabled={arms.length >= mostArms}
            onClick={() => playground.addArm(nextActivation(arms))}
          >
            <Icon name="add" /> {say("arms.add")}
          </button>
        </>
      }
    >
      <ul ref={strip} className={styles.strip}>
        {arms.map((state) => (
          <li key={state.slot} className={styles.item}>
            <ArmCard state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
