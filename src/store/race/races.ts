import { createStore, type StoreApi } from "zustand/vanilla";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import { type Entrant, entrantsOf, type Race, type RaceSetUp } from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import type { PairComparison } from "../../engine/statistics/compare-entrants.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import type { EngineId } from "../../engine/training/trainer.ts";
import type {
  ComparisonRequest,
  RaceId,
  RaceNews,
  RaceOrder,
} from "../../protocol/race-messages.ts";
import type { Notice } from "../playground/playground-state.ts";
import { CostEstimates } from "./cost-estimates.ts";
import type { RaceArchive, SavedFiles } from "./race-archive.ts";
import { Comparer } from "./race-comparer.ts";
import { filesOf, openFiles } from "./race-files.ts";
import {
  type DurationEstimate,
  defaultSettings,
  estimateDuration,
  ownVariant,
  planJobs,
  type RaceSettings,
  raceOf,
  withMaps,
} from "./race-plan.ts";
import { RaceTracker } from "./race-progress.ts";
import type { RaceState } from "./race-state.ts";
import { createSavedRaces } from "./saved-races.ts";

/** Where races are run. */
export interface RacePort {
  readonly workerCount: number;
  start(order: RaceOrder): RaceId;
  pause(): void;
  resume(): void;
  cancel(): void;
  try(race: Race, entrants: readonly Entrant[], msEach: number): void;
  compare(order: ComparisonRequest): void;
  fingerprint(race: RaceSetUp, runs: readonly RaceRun[]): void;
}

export interface RacesOptions {
  readonly settings?: RaceSettings;
  readonly archive: RaceArchive | null;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  /** Calls back once, later; returns what calls it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
}

/** React renders results at this interval; more slowly where there are many. */
const renderIntervalMs = 250;
const slowIntervalMs = 1000;
const manyRuns = 3000;

export type Races = ReturnType<typeof createRaces>;

/** Races: set up, run, shown, kept. Knows nothing of the playground but the experiment it is given. */
export function createRaces(options: RacesOptions) {
  const { archive, now, today, later } = options;
  const store: StoreApi<RaceState> = createStore<RaceState>(() => ({
    settings: options.settings ?? defaultSettings,
    estimate: null,
    status: { kind: "idle" },
    shown: null,
    compared: null,
    measure: "epochs",
    variant: 0,
    comparisons: [],
    fingerprint: null,
    saved: [],
    notice: null,
  }));
  const { getState, setState } = store;
  let port: RacePort | null = null;
  let engine: EngineId = "fast";
  let tracker: RaceTracker | null = null;
  let cancelRender: (() => void) | null = null;
  const comparer = new Comparer({
    order: comparisonOrder,
    ask: (order) => port?.compare(order),
    ...{ now, later },
  });

  const estimates = new CostEstimates({
    // A trial beside a race would slow down what both measure.
    ask: (race, entrants, msEach) => {
      if (!tracker) port?.try(race, entrants, msEach);
    },
    later,
  });

  const notify = (text: string, tone: Notice["tone"] = "info") =>
    setState({ notice: { text, tone } });

  /** What this race would take here; null before a worker has tried it. */
  function estimate(race: Race): DurationEstimate | null {
    const made = estimates.of(race);
    if (!port || made.length === 0) return null;
    return estimateDuration(race, made, port.workerCount, getState().settings);
  }

  /** `slots`: each arm's place in colours and markers. */
  function start(experiment: Experiment, slots: readonly number[]): void {
    if (!port) return;
    const { settings } = getState();
    const planned = raceOf(experiment, settings);
    tracker = new RaceTracker({
      ...{ planned, settings, slots, estimates: estimates.of(planned) },
      ...{ workerCount: port.workerCount, nowMs: now() },
    });
    setState({ notice: null, shown: null, variant: ownVariant(planned) });
    setState({ comparisons: [], fingerprint: null });
    comparer.forget();
    launch(tracker);
  }

  function launch(current: RaceTracker): void {
    if (!port) return;
    const { race } = current;
    const jobs = planJobs(race, estimates.of(race));
    current.raceId = port.start({
      race,
      jobs,
      withMaps: current.part === "race" && withMaps(race),
    });
    render();
  }

  function hearRuns(current: RaceTracker, runs: readonly RaceRun[]): void {
    current.add(runs);
    const delayMs = current.runCount > manyRuns ? slowIntervalMs : renderIntervalMs;
    cancelRender ??= later(render, delayMs);
  }

  /** Shows what has come in. */
  function render(): void {
    cancelRender?.();
    cancelRender = null;
    if (!tracker) return;
    const { part, isPaused } = tracker;
    const progress = tracker.progress(now());
    const kind = isPaused ? "paused" : "running";
    setState({ shown: tracker.shown(engine), status: { kind, part, progress } });
    // While a race runs, so seldom that it is not held up.
    if (part === "race") comparer.askSoon(Math.max(renderIntervalMs, comparer.pauseMs));
  }

  /** The arms that are shown, at the shown value of the variation. */
  function comparisonOrder(): ComparisonRequest | null {
    const { shown, variant, measure } = getState();
    if (!port || !shown) return null;
    const { race } = shown;
    const entrants = entrantsOf(race).filter((entrant) => entrant.variant === variant);
    const runs = shown.runs
      .filter((run) => run.variant === variant)
      .map((run) => ({ ...run, map: null }));
    return { race, runs, entrants, measure };
  }

  function receiveComparisons(
    order: ComparisonRequest,
    comparisons: readonly PairComparison[],
  ): void {
    if (!comparer.accepts(order)) return;
    setState({ comparisons });
    const { shown, variant } = getState();
    const hasMore =
      shown?.runs.filter((run) => run.variant === variant).length !== order.runs.length;
    if (hasMore) comparer.askSoon(tracker ? comparer.pauseMs : 0);
  }

  /** Something else is to be compared: what was said of the last one goes. */
  function showOther(change: Partial<Pick<RaceState, "shown" | "variant" | "measure">>): void {
    setState({ ...change, comparisons: [] });
    comparer.askAnew();
  }

  function finishPart(current: RaceTracker): void {
    render();
    if (current.part === "race") {
      const tookMs = current.activeMs(now());
      tracker = null;
      setState({ status: { kind: "finished", tookMs } });
      settle();
      return;
    }
    current.beginRace(engine);
    launch(current);
  }

  /** The results are what they are going to be: now they have a fingerprint. */
  function settle(): void {
    const { shown } = getState();
    if (shown && shown.runs.length > 0) port?.fingerprint(shown.race, shown.runs);
    comparer.askAnew();
  }

  /** Ends the race that is on, keeping what there is. */
  function stop(): void {
    if (!tracker) return;
    render();
    tracker = null;
    port?.cancel();
    setState({ status: { kind: "cancelled" } });
    settle();
  }

  /** Shows a race from its files; what is wrong with them is told. */
  function open(files: SavedFiles, name: string): void {
    const { race, notice } = openFiles(files, name);
    setState({ notice });
    if (!race) return;
    stop();
    setState({ status: { kind: "idle" }, compared: null, fingerprint: null });
    showOther({ shown: race, variant: ownVariant(race.race) });
    settle();
  }

  /** Holds another race, from its file, against the shown one. */
  function compare({ race: text }: Pick<SavedFiles, "race">, name: string): void {
    const { race, notice } = openFiles({ race: text, sweep: null }, name);
    setState({ compared: race, notice });
  }

  /** What happens to the race that is on. */
  function receiveOfRace(
    current: RaceTracker,
    news: Extract<RaceNews, { type: "runs" | "finished" | "failed" | "lost" }>,
  ): void {
    switch (news.type) {
      case "runs":
        hearRuns(current, news.runs);
        break;
      case "finished":
        finishPart(current);
        break;
      case "failed":
        stop();
        notify(`The race could not be run: ${news.message}`, "error");
        break;
      case "lost":
        notify(
          `A worker stopped unexpectedly (${news.reason}). Its runs were given to another one; the results are the same.`,
          "warning",
        );
        break;
    }
  }

  return {
    store,

    /** Where races run from now on. */
    connect(to: RacePort): void {
      port = to;
    },

    receive(news: RaceNews): void {
      switch (news.type) {
        case "ready":
          engine = news.engine;
          break;
        case "tried":
          estimates.take(news.race, news.estimates);
          setState({ estimate: estimate(news.race) });
          break;
        case "fingerprinted":
          if (news.runs === getState().shown?.runs) setState({ fingerprint: news.fingerprint });
          break;
        case "compared":
          receiveComparisons(news.order, news.comparisons);
          break;
        case "unanswered":
          // The next runs ask again; asking at once might fail for ever.
          comparer.forget();
          break;
        default:
          if (tracker && news.raceId === tracker.raceId) receiveOfRace(tracker, news);
      }
    },

    set(change: Partial<RaceSettings>): void {
      setState({ settings: { ...getState().settings, ...change }, estimate: null });
    },
    setMeasure(measure: Measure): void {
      showOther({ measure });
    },
    setVariant(variant: number): void {
      showOther({ variant });
    },

    /** Has a worker find out, a moment later, what this race would take. */
    measure(experiment: Experiment): void {
      const race = raceOf(experiment, getState().settings);
      const known = estimate(race);
      setState({ estimate: known });
      if (known) estimates.forget();
      else estimates.askSoon(race);
    },

    start,
    pause(): void {
      if (!tracker || tracker.isPaused) return;
      tracker.pause(now());
      port?.pause();
      render();
    },
    resume(): void {
      if (!tracker?.isPaused) return;
      tracker.resume(now());
      port?.resume();
      render();
    },
    cancel: stop,

    /** Shows a race from a file's text. */
    open: (race: string, name: string) => open({ race, sweep: null }, name),
    /** Holds another race, from a file's text, against the shown one; null puts it away. */
    compare(race: string | null, name = ""): void {
      if (race === null) setState({ compared: null, notice: null });
      else compare({ race }, name);
    },
    /** The shown race as files, for the person's own disk. */
    files(): SavedFiles | null {
      const { shown } = getState();
      return shown && filesOf(shown);
    },
    ...createSavedRaces({ ...{ store, archive, today, notify }, open, compare }),
    dismissNotice(): void {
      setState({ notice: null });
    },
  };
}
