import type { Experiment } from "../../engine/experiment/experiment.ts";
import { say } from "../../words/say.ts";
import { changesLocked, type PanelId } from "./link-limits.ts";
import type { Notice, PlaygroundStore } from "./playground-state.ts";

/** That every arm starts again stays beside what happens within this time. */
const restartStandsMs = 4000;

export interface Notices {
  notify(text: string, tone?: Notice["tone"]): void;
  /** Whether the link locks a panel; says so where it does. */
  refuses(panel: PanelId): boolean;
  /** The same of an experiment that would take the place of the one that is shown. */
  refusesAll(experiment: Experiment): boolean;
  /** Every arm starts again. */
  notifyRestart(text: string, tone: Notice["tone"]): void;
  /** Something happened in training; where a restart was just notified, both are shown. */
  notifyTraining(text: string, tone: Notice["tone"]): void;
}

/** What the page notifies people of, in one line; `now` is in milliseconds. */
export function createNotices(store: PlaygroundStore, now: () => number): Notices {
  let restart: Notice & { readonly at: number } = {
    text: "",
    tone: "info",
    at: Number.NEGATIVE_INFINITY,
  };

  function notify(text: string, tone: Notice["tone"] = "info"): void {
    store.setState({ notice: { text, tone } });
  }

  return {
    notify,
    refuses(panel) {
      const isLocked = store.getState().link.locked.includes(panel);
      if (isLocked) notify(say("notice.locked"), "warning");
      return isLocked;
    },
    refusesAll(experiment) {
      const { link, experiment: shown } = store.getState();
      const isLocked = changesLocked(link, shown, experiment);
      if (isLocked) notify(say("notice.lockedSetUp"), "warning");
      return isLocked;
    },
    notifyRestart(text, tone) {
      restart = { text, tone, at: now() };
      notify(text, tone);
    },
    notifyTraining(text, tone) {
      const { notice } = store.getState();
      const isRecent = now() - restart.at < restartStandsMs;
      if (!isRecent || !notice?.text.startsWith(restart.text)) notify(text, tone);
      else notify(`${restart.text} ${text}`, tone === "info" ? restart.tone : tone);
    },
  };
}
