import { useEffect, useRef } from "react";
import { say } from "../../../words/say.ts";
import { ActionButton } from "../../controls/ActionButton.tsx";
import { Panel } from "../../controls/Panel.tsx";
import { usePlaygroundState } from "../../shared/playground-context.ts";
import { NoticeLine } from "../notices/NoticeLine.tsx";
import { ArmCard } from "./ArmCard.tsx";
import styles from "./ArmsPanel.module.css";

/** The strip of arms: what is compared. */
export function ArmsPanel() {
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
      part="arms"
      title={say("arms.title")}
      term="arms"
      aside={
        <>
          <NoticeLine rest={isUntouched ? say("arms.invitation") : say("arms.rest")} />
          <ActionButton action="addActivation" icon="add" className={styles.add}>
            {say("action.addActivation")}
          </ActionButton>
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
