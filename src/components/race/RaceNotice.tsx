import { say } from "../../words/say.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import styles from "./RaceNotice.module.css";

/** What a race has to say beside its results: a fault, or that something was saved. */
export function RaceNotice() {
  const races = useRaces();
  const notice = useRaceState((state) => state.notice);
  if (!notice) return null;
  return (
    <p className={styles.notice} data-tone={notice.tone} role="status">
      {notice.text}{" "}
      <button type="button" onClick={races.dismissNotice}>
        {say("race.closeNotice")}
      </button>
    </p>
  );
}
