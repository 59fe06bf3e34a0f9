import { formatCount, formatRoughly } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import styles from "./ProgressLine.module.css";

/** How far the race is, with what can be done about it; nothing where none is on. */
export function ProgressLine() {
  const races = useRaces();
  const status = useRaceState((state) => state.status);
  if (status.kind !== "running" && status.kind !== "paused") return null;
  const { done, total, leftMs } = status.progress;
  const isPaused = status.kind === "paused";
  const runs = say("race.progress.runs", { done: formatCount(done), total });
  const standing =
    isPaused || leftMs === null
      ? runs
      : say("race.progress.left", { runs, time: formatRoughly(leftMs) });
  const words = isPaused ? say("race.progress.paused", { runs }) : standing;
  return (
    <div className={styles.line}>
      <progress className={styles.bar} value={done} max={total} aria-label={say("race.progress")} />
      <span className={styles.words}>
        {status.part === "sweep" ? say("race.progress.sweep", { runs: words }) : words}
      </span>
      <button type="button" onClick={isPaused ? races.resume : races.pause}>
        {say(isPaused ? "race.continue" : "race.pause")}
      </button>
      <button type="button" onClick={races.cancel}>
        {say("race.cancel")}
      </button>
    </div>
  );
}
