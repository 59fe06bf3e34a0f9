import { createStore, type StoreApi } from "zustand/vanilla";
import { defaultExperiment } from "../../engine/experiment/defaults.ts";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { ArmId } from "../../protocol/messages.ts";
import type { Preferences } from "../shared/preferences.ts";
import type { PlaygroundState, PlaygroundStore } from "./playground-state.ts";

/** The bet of a first visit: asked before the first run, answered after it, and never again. */
export interface FirstBetState {
  readonly phase: "asked" | "running" | "over";
  readonly choice: ArmId | null;
}

/** Who was first in the run of the bet. */
export interface FirstBetOutcome {
  readonly first: ArmId;
  readonly epoch: number;
  /** Null where nothing was bet. */
  readonly isRight: boolean | null;
}

export type FirstBet = ReturnType<typeof createFirstBet>;

const isAsPageOpens = (experiment: Experiment): boolean =>
  // Thousands of points are told apart from none at a glance.
  experiment.data.dataset === defaultExperiment.data.dataset &&
  experiment.data.points.length === 0 &&
  JSON.stringify({ ...experiment, seed: 0 }) === JSON.stringify({ ...defaultExperiment, seed: 0 });

const hasBegun = ({ isPlaying, epoch }: PlaygroundState): boolean => isPlaying || epoch > 0;

export function createFirstBet(
  playground: PlaygroundStore,
  prefer: (change: Partial<Preferences>) => void,
  /** Somebody waits for the outcome of the run that begins. */
  onWait: () => void,
) {
  const { preferences } = playground.getState();
  const store: StoreApi<FirstBetState> = createStore<FirstBetState>(() => ({
    phase: preferences.firstBet === "open" ? "asked" : "over",
    choice: null,
  }));

  playground.subscribe((now, before) => {
    const { phase } = store.getState();
    if (phase === "over" || now.experiment.seed !== before.experiment.seed) {
      // With another seed it is another run.
      if (phase === "running") store.setState({ phase: "over" });
      return;
    }
    if (phase === "asked" && hasBegun(now)) {
      store.setState({ phase: isAsPageOpens(now.experiment) ? "running" : "over" });
      prefer({ firstBet: "done" });
      if (store.getState().choice !== null) onWait();
    } else if (phase === "running" && (!hasBegun(now) || !isAsPageOpens(now.experiment))) {
      store.setState({ phase: "over" });
    }
  });

  return {
    store,
    /** The same again takes it back. */
    choose(arm: ArmId): void {
      const { phase, choice } = store.getState();
      if (phase === "asked") store.setState({ choice: choice === arm ? null : arm });
    },
  };
}

/** Whether the page shows what the bet is about, at rest. */
export const isBetOpen = ({ phase }: FirstBetState, playground: PlaygroundState): boolean =>
  phase === "asked" &&
  playground.notice === null &&
  !hasBegun(playground) &&
  isAsPageOpens(playground.experiment);

/** Null while the run is on, and where nobody has got there. */
export function betOutcome(
  { phase, choice }: FirstBetState,
  { outcomes, isPlaying }: Pick<PlaygroundState, "outcomes" | "isPlaying">,
): FirstBetOutcome | null {
  if (phase !== "running" || isPlaying) return null;
  const times = [...outcomes].flatMap(([arm, outcome]) =>
    outcome.kind === "converged" ? [{ arm, epoch: outcome.epochsToTarget }] : [],
  );
  const epoch = Math.min(...times.map((time) => time.epoch));
  const winners = times.filter((time) => time.epoch === epoch).map(({ arm }) => arm);
  const [first] = winners;
  if (first === undefined) return null;
  const isRight = choice === null ? null : winners.includes(choice);
  return { first: isRight && choice !== null ? choice : first, epoch, isRight };
}
