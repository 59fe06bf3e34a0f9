import { createStore, type StoreApi } from "zustand/vanilla";
import { reconcile } from "../../engine/experiment/consistency.ts";
import type {
  ArmSpec,
  Experiment,
  InitialisationSpec,
} from "../../engine/experiment/experiment.ts";
import type { FieldPath } from "../../engine/experiment/fields.ts";
import { collectProblems, type Problem } from "../../engine/experiment/problem.ts";
import type {
  ArmEntry,
  ArmId,
  Frame,
  Order,
  Speed,
  TrainingNews,
  View,
} from "../../protocol/messages.ts";
import {
  type PreferenceStorage,
  type Preferences,
  savePreferences,
} from "../shared/preferences.ts";
import { endings, outcomeSentences, problemInWords } from "../shared/wording.ts";
import { type ArmState, armLabel, armStates, withArm, withChangedArm, withoutArm } from "./arms.ts";
import { editExperiment } from "./experiment-edit.ts";
import { createLiveRun, type LiveRun } from "./live-run.ts";
import type { Notice, PlaygroundState } from "./playground-state.ts";

/** Where the store sends what the worker should do. */
export interface TrainingPort {
  start(experiment: Experiment, arms: readonly ArmEntry[]): void;
  send(order: Order): void;
}

export interface PlaygroundOptions {
  readonly experiment: Experiment;
  readonly problems?: readonly Problem[];
  readonly view?: string;
  readonly preferences: Preferences;
  readonly storage: PreferenceStorage | null;
  /** Milliseconds. */
  readonly now: () => number;
}

/** React renders at this interval at most while training runs. */
const readingIntervalMs = 200;
/** That every arm starts again is not driven away by the first arm that converges. */
const restartStandsMs = 4000;

export type Playground = ReturnType<typeof createPlayground>;

/** The page's state and everything that can be done to it. */
export function createPlayground(options: PlaygroundOptions) {
  const arms = armStates(options.experiment.arms);
  const live: LiveRun = createLiveRun();
  const store: StoreApi<PlaygroundState> = createStore<PlaygroundState>(() => ({
    experiment: options.experiment,
    arms,
    focusedArm: initialFocus(arms),
    speed: 60,
    isPlaying: false,
    isFinished: false,
    worker: "starting",
    engine: null,
    epoch: 0,
    epochsPerSecond: 0,
    readings: new Map(),
    editedArms: new Set(),
    notice: null,
    problems: options.problems ?? [],
    preferences: options.preferences,
    view: options.view ?? "playground",
  }));
  const { getState, setState } = store;
  let port: TrainingPort = { start: () => {}, send: () => {} };
  let pictureSizes: Omit<View, "focusedArm"> = {
    boundaryCells: 48,
    focusCells: 100,
    unitCells: 32,
  };
  let lastReadingAt = Number.NEGATIVE_INFINITY;
  let transportOrders = 0;
  let restart: Notice & { readonly at: number } = {
    text: "",
    tone: "info",
    at: Number.NEGATIVE_INFINITY,
  };

  const notify = (text: string, tone: Notice["tone"] = "info") =>
    setState({ notice: { text, tone } });
  const sendView = () =>
    port.send({ type: "view", view: { ...pictureSizes, focusedArm: getState().focusedArm } });
  const sendTransport = (order: Extract<Order, { type: "play" | "pause" | "step" }>) => {
    transportOrders += 1;
    port.send(order);
  };
  const sendRates = () => {
    const { optimiser, regularisation } = getState().experiment;
    const { learningRate } = optimiser;
    port.send({ type: "rates", rates: { learningRate, regularisationRate: regularisation.rate } });
  };

  /** Out of the dead end that divergence of every arm is, with the settings as they are by now. */
  function startAgain(): void {
    start();
    notify("Started again from epoch 0: every arm had diverged.");
  }

  /** Begins a new run of what the page shows; goes on playing if it played. */
  function start(): void {
    const { experiment, arms: entries, speed, isPlaying, worker } = getState();
    live.clear();
    lastReadingAt = Number.NEGATIVE_INFINITY;
    setState({
      readings: new Map(),
      editedArms: new Set(),
      epoch: 0,
      epochsPerSecond: 0,
      isFinished: false,
    });
    if (worker !== "ready") return;
    port.start(experiment, entries);
    transportOrders = 0;
    port.send({ type: "speed", speed });
    sendView();
    if (isPlaying) sendTransport({ type: "play" });
  }

  function changeArms(next: readonly ArmState[], focusedArm = getState().focusedArm): void {
    const stillThere = next.some(({ armId }) => armId === focusedArm);
    const focus = stillThere ? focusedArm : (next[0]?.armId ?? "");
    const experiment = { ...getState().experiment, arms: next.map(({ arm }) => arm) };
    setState({ experiment, arms: next, focusedArm: focus, isFinished: false });
    live.keepOnly(next.map(({ armId }) => armId));
    port.send({ type: "arms", arms: next });
    sendView();
  }

  /** Takes in a changed experiment whose fields may not go together any more. */
  function restartWith(changed: Experiment, what: string, sideEffect = ""): void {
    const collector = collectProblems();
    setState({ experiment: reconcile(changed, collector) });
    start();
    const advice = [sideEffect, ...collector.problems.map(problemInWords)].join(" ").trim();
    restart = {
      text: `${what}: every arm starts again. ${advice}`.trim(),
      tone: advice ? "warning" : "info",
      at: options.now(),
    };
    notify(restart.text, restart.tone);
  }

  function receiveFrame(frame: Frame): void {
    live.receive(frame);
    const before = getState();
    // A frame that left before the last press of a button does not know of it.
    const isPlaying = frame.transportOrders === transportOrders ? frame.playing : before.isPlaying;
    const ended = frame.arms.flatMap((arm) => {
      const state = before.arms.find(({ armId }) => armId === arm.armId);
      if (!state) return [];
      const told = endings(before.readings.get(arm.armId)).length;
      const label = armLabel(state, before.arms);
      return endings(arm).map((outcome, at) => ({ label, outcome, isNew: at >= told }));
    });
    const isDue = options.now() - lastReadingAt >= readingIntervalMs;
    const hasNews = ended.some(({ isNew }) => isNew);
    const hasChanged = hasNews || isPlaying !== before.isPlaying;
    if (!isDue && !hasChanged && isPlaying) return;
    lastReadingAt = options.now();
    setState({
      isPlaying,
      isFinished: frame.finished,
      epoch: frame.epoch,
      epochsPerSecond: frame.epochsPerSecond,
      readings: new Map(frame.arms.map((arm) => [arm.armId, arm])),
    });
    // The next arm's news does not take the place of what went wrong with the last one.
    const lost = ended.filter(({ isNew, outcome }) => isNew || outcome.kind === "diverged");
    const sentences = hasNews ? [...outcomeSentences(lost)] : [];
    if (before.isPlaying && !isPlaying && frame.finished) {
      const onwards = isStuck() ? "press play to start again" : "paused. Press play to go on";
      sentences.push(`Every arm has finished: ${onwards}.`);
    }
    if (sentences.length === 0) return;
    const isBad = lost.some(({ outcome }) => outcome.kind === "diverged");
    notifyOfOutcomes(sentences.join(" "), hasNews && isBad ? "warning" : "info");
  }

  /** Says what happened in training, and just after a restart that there was one. */
  function notifyOfOutcomes(news: string, tone: Notice["tone"]): void {
    const { text, at } = restart;
    const stands = options.now() - at < restartStandsMs;
    if (!stands || !getState().notice?.text.startsWith(text)) notify(news, tone);
    else notify(`${text} ${news}`, tone === "info" ? restart.tone : tone);
  }

  /** No arm has numbers left to train. */
  function isStuck(): boolean {
    const { arms: all, readings } = getState();
    return all.every(({ armId }) => typeof readings.get(armId)?.divergedAt === "number");
  }

  return {
    store,
    live,

    /** Where orders go from now on. */
    connect(to: TrainingPort): void {
      port = to;
    },

    receive(news: TrainingNews): void {
      switch (news.type) {
        case "ready":
          setState({ worker: "ready", engine: news.engine });
          start();
          break;
        case "frame":
          receiveFrame(news.frame);
          break;
        case "failed":
          setState({ isPlaying: false });
          notify(news.message, "error");
          break;
        case "lost":
          setState({ worker: news.isRestarting ? "starting" : "lost", isPlaying: false });
          notify(
            news.isRestarting
              ? `Training stopped unexpectedly (${news.reason}). It was started again with your experiment.`
              : `Training cannot run here (${news.reason}). Reload the page to try again; your experiment is in the address.`,
            "error",
          );
          break;
      }
    },

    play(): void {
      if (getState().worker !== "ready") return;
      const again = isStuck();
      setState({ isPlaying: true, notice: null });
      if (again) startAgain();
      else sendTransport({ type: "play" });
    },
    pause(): void {
      setState({ isPlaying: false });
      sendTransport({ type: "pause" });
    },
    step(): void {
      setState({ isPlaying: false });
      if (isStuck()) startAgain();
      sendTransport({ type: "step", by: getState().preferences.stepBy });
    },
    /** Back to epoch 0, at rest: the same seed, so the same start. */
    reset(): void {
      setState({ isPlaying: false, notice: null });
      start();
    },
    setSpeed(speed: Speed): void {
      setState({ speed });
      port.send({ type: "speed", speed });
    },

    /** Changes one field of the experiment, whose value must be valid for it. */
    edit(path: FieldPath, value: unknown): void {
      const { experiment: before, epoch } = getState();
      const { experiment, name, isLive, sideEffect } = editExperiment(before, path, value);
      if (isLive) {
        setState({ experiment });
        sendRates();
        if (isStuck()) {
          notify(`${name}: press play, or Reset, to start again with it.`);
        } else if (epoch > 0) {
          notify(`${name} from here on: a run from the address would have it from the start.`);
        }
      } else {
        restartWith(experiment, name, sideEffect);
      }
    },
    /** Another start of weights and biases, in one change. */
    startFrom(initialisation: InitialisationSpec): void {
      const { experiment } = getState();
      restartWith({ ...experiment, initialisation }, "New start");
    },
    /** Replaces the whole experiment, as another view does. */
    load(experiment: Experiment, what = "New experiment"): void {
      const next = armStates(experiment.arms);
      setState({ arms: next, focusedArm: initialFocus(next), problems: [] });
      live.keepOnly([]);
      restartWith(experiment, what);
    },

    focus(armId: ArmId): void {
      setState({ focusedArm: armId });
      sendView();
    },
    addArm(arm: ArmSpec): void {
      const next = withArm(getState().arms, arm);
      changeArms(next, next.at(-1)?.armId);
    },
    removeArm(armId: ArmId): void {
      changeArms(withoutArm(getState().arms, armId));
    },
    /** Another function, parameter or rate for this arm: it starts again and catches up. */
    changeArm(armId: ArmId, arm: ArmSpec): void {
      const { arms: before, focusedArm } = getState();
      const at = before.findIndex((state) => state.armId === armId);
      const next = withChangedArm(before, armId, arm);
      changeArms(next, focusedArm === armId ? next[at]?.armId : focusedArm);
    },
    /** Sets one weight or bias of an arm, by its place in `FlatParameters`. */
    setParameter(armId: ArmId, index: number, value: number): void {
      port.send({ type: "setParameter", armId, index, value });
      const { arms: all, editedArms } = getState();
      const arm = all.find((state) => state.armId === armId);
      if (!arm || editedArms.has(armId)) return;
      setState({ editedArms: new Set([...editedArms, armId]) });
      notify(
        `Weights of ${armLabel(arm, all)} edited by hand: the address does not hold them. Reset undoes it.`,
      );
    },

    setPictureSizes(sizes: Omit<View, "focusedArm">): void {
      pictureSizes = sizes;
      sendView();
    },
    prefer(change: Partial<Preferences>): void {
      const preferences = { ...getState().preferences, ...change };
      setState({ preferences });
      savePreferences(options.storage, preferences);
    },
    openView(view: string): void {
      setState({ view });
    },
    dismissNotice(): void {
      setState({ notice: null });
    },
    dismissProblems(): void {
      setState({ problems: [] });
    },
  };
}

/** The second arm where there is one: between the slow and the fast of the opening comparison. */
function initialFocus(arms: readonly ArmState[]): ArmId {
  return (arms[1] ?? arms[0])?.armId ?? "";
}
