import { formatCount } from "../../words/format.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import styles from "./ProgressLine.module.css";
import { roughly } from "./SetUp.tsx";

/** How far the race is, with what can be done about it; nothing where none is on. */
export function ProgressLine() {
  const races = useRaces();
  const status = useRaceState((state) => state.status);
  if (status.kind !== "running" && status.kind !== "paused") return null;
  const { done, total, leftMs } = status.progress;
  const isPaused = status.kind === "paused";
  const left = leftMs === null ? "" : ` · about ${roughly(leftMs)} left`;
  return (
    <div className={styles.line}>
      <progress className={styles.bar} value={done} max={total} aria-label="Progress of the race" />
      <span className={styles.words}>
        {status.part === "sweep" && "sweep of learning rates · "}
        {formatCount(done)} of {formatCount(total)} runs
        {isPaused ? " · paused" : left}
      </span>
      <button type="button" onClick={isPaused ? races.resume : races.pause}>
        {isPaused ? "Continue" : "Pause"}
      </button>
      <button type="button" onClick={races.cancel}>
        Cancel
      </button>
    </div>
  );
}
