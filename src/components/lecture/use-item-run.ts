import { useRef } from "react";
import { parseRace } from "../../engine/race/parse-race.ts";
import { raceOf } from "../../store/race/race-plan.ts";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";

/** What can be set going in the view that is open, as the next step of a lecture. */
export interface ItemRun {
  readonly label: string;
  readonly start: () => void;
}

/** A presenter's key pressed twice must not leave what it began. */
const togetherMs = 600;

/** The run or the race that is open: how it is started, frozen, and let go on. */
export function useItemRun() {
  const playground = usePlayground();
  const races = useRaces();
  const view = usePlaygroundState((state) => state.view);
  const experiment = usePlaygroundState((state) => state.experiment);
  const isPlaying = usePlaygroundState((state) => state.isPlaying);
  const isAtStart = usePlaygroundState((state) => state.lastEpoch === 0 && !state.isPlaying);
  const canPlay = usePlaygroundState(({ worker }) => worker === "ready" || worker === "starting");
  const status = useRaceState((state) => state.status.kind);
  const settings = useRaceState((state) => state.settings);
  const startedAt = useRef(Number.NEGATIVE_INFINITY);

  function start(run: () => void): () => void {
    return () => {
      startedAt.current = performance.now();
      run();
    };
  }
  function waiting(): ItemRun | null {
    if (view === "playground" && isAtStart && canPlay) {
      return { label: say("lecture.play"), start: start(() => playground.play()) };
    }
    if (view !== "race" || status !== "idle") return null;
    const { seeds, variation } = raceOf(experiment, settings);
    if (parseRace({ experiment, seeds, variation }).problems.length > 0) return null;
    const slots = () => playground.store.getState().arms.map(({ slot }) => slot);
    return {
      label: say("lecture.run", { count: seeds.count }),
      start: start(() => races.start(experiment, slots())),
    };
  }
  return {
    /** Null where it is on, or was. */
    waiting: waiting(),
    hasJustStarted: () => performance.now() - startedAt.current < togetherMs,
    isGoingOn: view === "race" ? status === "running" : isPlaying,
    freeze: () => (view === "race" ? races.pause() : playground.pause()),
    goOn: () => (view === "race" ? races.resume() : playground.play()),
  };
}
