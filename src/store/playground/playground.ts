import { createStore } from "zustand/vanilla";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { Problem } from "../../engine/experiment/problem.ts";
import type { TrainingClientEvent } from "../../protocol/messages.ts";
import { say } from "../../words/say.ts";
import { lossInWords } from "../shared/loss-words.ts";
import {
  type PreferenceStorage,
  type Preferences,
  savePreferences,
} from "../shared/preferences.ts";
import { createArmEdits, initialFocus } from "./arm-edits.ts";
import { armStates } from "./arms.ts";
import { createChangeHistory } from "./change-history.ts";
import { createDrawing } from "./drawing.ts";
import { createFirstBet } from "./first-bet.ts";
import { createHurry } from "./hurry.ts";
import { type LinkSettings, noLinkSettings } from "./link-limits.ts";
import { createLiveRun } from "./live-run.ts";
import { createMoments } from "./moments.ts";
import { createNotices } from "./notices.ts";
import { createPictures } from "./pictures.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import { type Layout, type PlaygroundState, usualSpeed } from "./playground-state.ts";
import { createReadings } from "./readings.ts";
import { createRunRequests } from "./run-requests.ts";
import { createSetUpEdits } from "./set-up-edits.ts";
import { createTimeline } from "./timeline.ts";
import { noTraining, type TrainingPort } from "./training-port.ts";
import { createTransport } from "./transport.ts";
import { createWholeRun } from "./whole-run.ts";

export interface PlaygroundOptions {
  readonly experiment: Experiment;
  readonly problems?: readonly Problem[];
  readonly view?: string;
  readonly layout?: Layout;
  readonly preferences: Preferences;
  readonly link?: LinkSettings;
  readonly storage: PreferenceStorage | null;
  /** Milliseconds. */
  readonly now: () => number;
}

export type Playground = ReturnType<typeof createPlayground>;

/** The page's state and everything that can be done to it. */
export function createPlayground(options: PlaygroundOptions) {
  const store = createStore<PlaygroundState>(() => initialState(options));
  const { getState, setState } = store;
  let port: TrainingPort = noTraining;
  /** That the worker is slow; it goes when the worker comes. */
  let slowNotice: PlaygroundState["notice"] = null;
  const pictures = createPictures(() =>
    port.send({ type: "subscribe", subscriptions: pictures.subscriptions() }),
  );
  const parts: PlaygroundParts = {
    store,
    live: createLiveRun(),
    pictures,
    notices: createNotices(store, options.now),
    port: () => port,
    now: options.now,
  };
  const transport = createTransport(parts);
  const { receiveFrame } = createReadings(parts, transport);
  const { play, pause, step, reset, setSpeed } = transport;
  const moments = createMoments(parts, transport);
  const history = createChangeHistory(parts, moments);

  const setUpEdits = createSetUpEdits(parts, transport, history);
  const hurry = createHurry(store, setSpeed, parts.notices);
  const drawing = createDrawing(store, setUpEdits.learn, history.recordStep);

  function prefer(change: Partial<Preferences>): void {
    const preferences = { ...getState().preferences, ...change };
    setState({ preferences, ...(change.size ? { sizeForNow: null } : {}) });
    // What is shown to the last row is what differs.
    if (change.size === "lecture") setState({ layout: "compare" });
    savePreferences(options.storage, preferences);
  }

  return {
    store,
    live: parts.live,
    pictures,

    /** Where commands go from now on. The run begins at once: a worker that still loads keeps them. */
    connect(to: TrainingPort): void {
      port = to;
      transport.start();
    },

    receive(event: TrainingClientEvent): void {
      switch (event.type) {
        case "ready":
          // What else is told stays.
          if (slowNotice && getState().notice === slowNotice) setState({ notice: null });
          setState({ worker: "ready", engine: event.engine });
          break;
        case "slow":
          setState({ worker: "slow", arrived: "picture" });
          parts.notices.notify(say("worker.slow", { seconds: event.seconds }), "error");
          slowNotice = getState().notice;
          break;
        case "frame":
          receiveFrame(event.frame);
          break;
        case "failed":
          setState({ isPlaying: false, arrived: "picture" });
          parts.notices.notify(say("worker.failed", { reason: event.message }), "error");
          break;
        case "lost":
          setState({
            worker: event.isRestarting ? "starting" : "lost",
            isPlaying: false,
            arrived: "picture",
          });
          parts.notices.notify(
            say(event.isRestarting ? "worker.restarted" : "worker.lost", {
              reason: lossInWords(event.reason),
            }),
            "error",
          );
          if (event.isRestarting) transport.start();
          break;
      }
    },

    /** For a worker that is slow or lost. */
    restartWorker(): void {
      setState({ worker: "starting", notice: null });
      port.restart();
      transport.start();
    },

    play,
    pause,
    step,
    reset,
    setSpeed,
    ...setUpEdits,
    ...createArmEdits(parts, history),
    ...moments,
    ...createRunRequests(parts, transport),
    ...createTimeline(parts, transport),
    ...createWholeRun(parts, transport, moments, history),

    prefer,
    /** A size that is not kept in the browser; null for the one that the person prefers. */
    showIn(sizeForNow: Preferences["size"] | null): void {
      setState({ sizeForNow });
    },
    hurry,
    drawing,
    firstBet: createFirstBet(store, prefer, hurry.begin),
    undo: history.undo,
    redo: history.redo,
    forgetChanges: history.forget,
    /** The run, its changes and what is drawn, before another takes their place; returns the way back, at rest. */
    keepWork(): () => Promise<void> {
      const { speed } = getState();
      const drawn = drawing.store.getState();
      const goBack = history.keep();
      return () => {
        setSpeed(speed);
        const arrived = goBack();
        drawing.store.setState(drawn);
        return arrived;
      };
    },
    /** Opens a view, in a layout of its own; one step of the browser's history. */
    open(place: { readonly view?: string; readonly layout?: Layout | undefined }): void {
      const { view, layout } = getState();
      const next = place.view ?? view;
      setState({
        view: next,
        layout: place.layout ?? layout,
        ...(next === view ? {} : { hasChangedView: true }),
      });
    },
    notify: parts.notices.notify,
    dismissNotice(): void {
      setState({ notice: null });
    },
    dismissProblems(): void {
      setState({ problems: [] });
    },
  };
}

function initialState(options: PlaygroundOptions): PlaygroundState {
  const arms = armStates(options.experiment.arms);
  return {
    experiment: options.experiment,
    arms,
    focusedArm: initialFocus(arms),
    speed: usualSpeed,
    isPlaying: false,
    isFinished: false,
    worker: "starting",
    engine: null,
    arrived: "nothing",
    epoch: 0,
    lastEpoch: 0,
    outcomes: new Map(),
    epochsPerSecond: 0,
    readings: new Map(),
    editedArms: new Set(),
    notice: null,
    problems: options.problems ?? [],
    preferences: options.preferences,
    sizeForNow: null,
    view: options.view ?? "playground",
    layout: options.layout ?? "inspect",
    hasChangedView: false,
    link: options.link ?? noLinkSettings,
    canUndo: false,
    canRedo: false,
  };
}
