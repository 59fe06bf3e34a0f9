import { say } from "../../words/say.ts";
import styles from "./Invitation.module.css";
import { SavedRaces } from "./SavedRaces.tsx";

/** What stands there before the first race. */
export function Invitation() {
  return (
    <div className={styles.invitation}>
      <p>{say("race.invitation")}</p>
      <SavedRaces />
    </div>
  );
}
