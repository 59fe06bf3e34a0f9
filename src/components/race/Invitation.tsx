import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import { useLoadedStores } from "../shared/race-stores-context.ts";
import styles from "./Invitation.module.css";
import { SavedRaces } from "./SavedRaces.tsx";

/** A race that takes no longer is run unasked. */
const shortMs = 2000;

/** What stands there before the first race. */
export function Invitation() {
  useShortRace();
  return (
    <div className={styles.invitation}>
      <p>{say("race.invitation")}</p>
      <SavedRaces />
    </div>
  );
}

/**
 * Runs the race on offer where it takes a moment only, once, when the view is opened from
 * another one: an empty page says nothing. A link to a race waits for the button, and a lecture
 * for whoever gives it.
 */
function useShortRace(): void {
  const races = useRaces();
  const playground = usePlayground();
  const aboutMs = useRaceState((state) => state.estimate?.aboutMs ?? null);
  const isIdle = useRaceState((state) => state.status.kind === "idle");
  const cameFromElsewhere = usePlaygroundState((state) => state.hasChangedView);
  const isLecture = useStore(useLoadedStores().lecture.store, ({ at }) => at !== null);
  const isDone = useRef(false);
  useEffect(() => {
    // Leaving a lecture starts nothing either.
    if (isLecture) isDone.current = true;
    if (!cameFromElsewhere || !isIdle || isDone.current) return;
    if (aboutMs === null || aboutMs > shortMs) return;
    isDone.current = true;
    const { experiment, arms } = playground.store.getState();
    races.start(
      experiment,
      arms.map(({ slot }) => slot),
    );
  }, [races, playground, aboutMs, isIdle, isLecture, cameFromElsewhere]);
}
