import { say } from "../../words/say.ts";
import { armLabel } from "./arms.ts";
import type { Notices } from "./notices.ts";
import {
  type PlaygroundState,
  type PlaygroundStore,
  type Speed,
  speeds,
} from "./playground-state.ts";

/** The next speed that is at least five times as fast. */
function hurried(speed: Speed): Speed {
  if (speed === "max") return speed;
  return speeds.find((faster) => faster === "max" || faster >= 5 * speed) ?? speed;
}

/** The only arm that is still on its way; null where there are others, or none. */
function lastOne({ arms, outcomes, isPlaying }: PlaygroundState) {
  if (!isPlaying || arms.length < 2 || outcomes.size !== arms.length - 1) return null;
  return arms.find(({ armId }) => !outcomes.has(armId)) ?? null;
}

/**
 * Where people wait for an outcome, time runs faster once only one activation is still on its way:
 * sigmoid's eleven seconds bore a class. For one run, from `begin` on.
 */
export function createHurry(
  store: PlaygroundStore,
  setSpeed: (speed: Speed) => void,
  notices: Notices,
) {
  let isWanted = false;
  /** The speed before, and the one that was set instead; null while time runs as it did. */
  let changed: { readonly before: Speed; readonly now: Speed } | null = null;

  store.subscribe((state) => {
    if (changed) {
      if (lastOne(state) && state.speed === changed.now) return;
      const { before, now } = changed;
      changed = null;
      isWanted = false;
      // A speed that a person has chosen since stays.
      if (state.speed === now) setSpeed(before);
      return;
    }
    const last = isWanted ? lastOne(state) : null;
    const now = hurried(state.speed);
    if (!last || now === state.speed) return;
    changed = { before: state.speed, now };
    setSpeed(now);
    const sentence = say("run.hurries", { arm: armLabel(last, state.arms) });
    // After the news of the one that has just got there, and beside it.
    queueMicrotask(() => {
      const { notice } = store.getState();
      notices.notify(notice ? `${notice.text} ${sentence}` : sentence);
    });
  });

  return {
    /** The run that is about to be played is waited for. */
    begin(): void {
      isWanted = true;
    },
  };
}
