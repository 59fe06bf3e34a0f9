import { createStore, type StoreApi } from "zustand/vanilla";
import type { Experiment } from "../engine/experiment/experiment.ts";
import { fingerprint } from "../engine/race/fingerprint.ts";
import { parseRaceFile } from "../engine/race/parse-race-file.ts";
import { type Entrant, entrantsOf, type Race, type RaceSetUp } from "../engine/race/race.ts";
import { type EngineId, raceFile } from "../engine/race/race-file.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { Comparison } from "../engine/statistics/compare-entrants.ts";
import type { Measure } from "../engine/statistics/race-time.ts";
import type {
  ComparisonOrder,
  RaceId,
  RaceNews,
  RaceOrder,
  Trial,
} from "../protocol/race-messages.ts";
import type { Notice } from "./playground-state.ts";
import { Comparer } from "./race-comparer.ts";
import { Course } from "./race-course.ts";
import {
  defaultSettings,
  estimateOf,
  ownVariant,
  planJobs,
  type RaceSettings,
  raceOf,
  withMaps,
} from "./race-plan.ts";
import { type RaceShelf, type SavedRace, shelfProblem } from "./race-shelf.ts";
import type { RaceState, ShownRace } from "./race-state.ts";

/** Where races are run. */
export interface RacePort {
  readonly workerCount: number;
  start(order: RaceOrder): RaceId;
  pause(): void;
  resume(): void;
  cancel(): void;
  try(race: Race, entrants: readonly Entrant[], msEach: number): void;
  compare(order: ComparisonOrder): void;
  fingerprint(race: RaceSetUp, runs: readonly RaceRun[]): void;
}

export interface RaceDeskOptions {
  readonly settings?: RaceSettings;
  readonly shelf: RaceShelf | null;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  /** Calls back once, later; returns what calls it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
}

/** React renders results at this interval; more slowly where there are many. */
const RENDER_INTERVAL_MS = 250;
const SLOW_INTERVAL_MS = 1000;
const MANY_RUNS = 3000;

/** All trials of a race together; each at least long enough to run its code warm. */
const TRIAL_MS = 600;
const LEAST_TRIAL_MS = 4;
const TRIAL_DELAY_MS = 400;

export type RaceDesk = ReturnType<typeof createRaceDesk>;

/** Races: set up, run, shown, kept. Knows nothing of the playground but the experiment it is given. */
export function createRaceDesk(options: RaceDeskOptions) {
  const { shelf, now, today, later } = options;
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
  let course: Course | null = null;
  let trials: { readonly race: Race; readonly trials: readonly Trial[] } | null = null;
  let cancelTrial = () => {};
  let cancelRender: (() => void) | null = null;
  const comparer = new Comparer({
    order: comparisonOrder,
    ask: (order) => port?.compare(order),
    ...{ now, later },
  });

  const tell = (text: string, tone: Notice["tone"] = "info") =>
    setState({ notice: { text, tone } });

  /** The trials that were made for this race, else none: better no estimate than a wrong one. */
  const trialsFor = (race: Race): readonly Trial[] =>
    trials && isSameWork(trials.race, race) ? trials.trials : [];

  /** `slots`: each arm's place in colours and markers. */
  function start(experiment: Experiment, slots: readonly number[]): void {
    if (!port) return;
    const { settings } = getState();
    const planned = raceOf(experiment, settings);
    course = new Course({
      ...{ planned, settings, slots, trials: trialsFor(planned) },
      ...{ workerCount: port.workerCount, nowMs: now() },
    });
    setState({ notice: null, shown: null, variant: ownVariant(planned) });
    setState({ comparisons: [], fingerprint: null });
    comparer.forget();
    launch(course);
  }

  function launch(current: Course): void {
    if (!port) return;
    const { race } = current;
    const jobs = planJobs(race, trialsFor(race));
    current.raceId = port.start({
      race,
      jobs,
      withMaps: current.part === "race" && withMaps(race),
    });
    render();
  }

  function hearRuns(current: Course, runs: readonly RaceRun[]): void {
    current.add(runs);
    const delayMs = current.runCount > MANY_RUNS ? SLOW_INTERVAL_MS : RENDER_INTERVAL_MS;
    cancelRender ??= later(render, delayMs);
  }

  /** Shows what has come in. */
  function render(): void {
    cancelRender?.();
    cancelRender = null;
    if (!course) return;
    const { part, isPaused } = course;
    const progress = course.progress(now());
    const kind = isPaused ? "paused" : "running";
    setState({ shown: course.shown(engine), status: { kind, part, progress } });
    // While a race runs, so seldom that it is not held up.
    if (part === "race") comparer.askSoon(Math.max(RENDER_INTERVAL_MS, comparer.pauseMs));
  }

  /** The arms that are shown, at the shown value of the variation. */
  function comparisonOrder(): ComparisonOrder | null {
    const { shown, variant, measure } = getState();
    if (!port || !shown) return null;
    const { race } = shown;
    const entrants = entrantsOf(race).filter((entrant) => entrant.variant === variant);
    const runs = shown.runs
      .filter((run) => run.variant === variant)
      .map((run) => ({ ...run, map: null }));
    return { race, runs, entrants, measure };
  }

  function hearComparisons(order: ComparisonOrder, comparisons: readonly Comparison[]): void {
    if (!comparer.accepts(order)) return;
    setState({ comparisons });
    const { shown, variant } = getState();
    const hasMore =
      shown?.runs.filter((run) => run.variant === variant).length !== order.runs.length;
    if (hasMore) comparer.askSoon(course ? comparer.pauseMs : 0);
  }

  /** Something else is to be compared: what was said of the last one goes. */
  function showOther(change: Partial<Pick<RaceState, "shown" | "variant" | "measure">>): void {
    setState({ ...change, comparisons: [] });
    comparer.askAnew();
  }

  function finishPart(current: Course): void {
    render();
    if (current.part === "race") {
      const tookMs = current.activeMs(now());
      course = null;
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
    if (!course) return;
    render();
    course = null;
    port?.cancel();
    setState({ status: { kind: "cancelled" } });
    settle();
  }

  const files = ({ race, engine: by, runs, sweep }: ShownRace) => ({
    race: raceFile({ race, engine: by, runs }),
    sweep: sweep && raceFile(sweep),
  });

  async function keeping(work: (shelf: RaceShelf) => Promise<void>): Promise<void> {
    if (!shelf) return tell(shelfProblem(null), "warning");
    try {
      await work(shelf);
      setState({ saved: await shelf.list() });
    } catch (error) {
      tell(shelfProblem(error), "warning");
    }
  }

  /** A race from its files; tells what is wrong with them. */
  function opened(text: string, sweep: string | null, name: string): ShownRace | null {
    const { results, problems } = parseRaceFile(text);
    if (problems.length > 0) {
      const [first] = problems;
      const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : "";
      tell(`${name}: ${first}${more}`, results ? "warning" : "error");
    }
    if (!results) return null;
    const slots = results.race.experiment.arms.map((_, arm) => arm);
    return { ...results, sweep: sweep === null ? null : parseRaceFile(sweep).results, slots, name };
  }

  function hearTrials(news: Extract<RaceNews, { type: "tried" }>): void {
    trials = news;
    const { settings } = getState();
    if (port) {
      setState({ estimate: estimateOf(news.race, news.trials, port.workerCount, settings) });
    }
  }

  /** What happens to the race that is on. */
  function hearOfRace(
    current: Course,
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
        tell(`The race could not be run: ${news.message}`, "error");
        break;
      case "lost":
        tell(
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

    hear(news: RaceNews): void {
      switch (news.type) {
        case "ready":
          engine = news.engine;
          break;
        case "tried":
          hearTrials(news);
          break;
        case "fingerprinted":
          if (news.runs === getState().shown?.runs) setState({ fingerprint: news.fingerprint });
          break;
        case "compared":
          hearComparisons(news.order, news.comparisons);
          break;
        case "unanswered":
          // The next runs ask again; asking at once might fail for ever.
          comparer.forget();
          break;
        default:
          if (course && news.raceId === course.raceId) hearOfRace(course, news);
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
      cancelTrial();
      const { settings } = getState();
      const race = raceOf(experiment, settings);
      const known = trialsFor(race);
      if (known.length > 0 && port) {
        setState({ estimate: estimateOf(race, known, port.workerCount, settings) });
        return;
      }
      setState({ estimate: null });
      cancelTrial = later(() => {
        // A trial beside a race would slow down what both measure.
        if (course) return;
        const entrants = entrantsOf(race);
        port?.try(race, entrants, Math.max(LEAST_TRIAL_MS, TRIAL_MS / entrants.length));
      }, TRIAL_DELAY_MS);
    },

    start,
    pause(): void {
      if (!course || course.isPaused) return;
      course.pause(now());
      port?.pause();
      render();
    },
    resume(): void {
      if (!course?.isPaused) return;
      course.resume(now());
      port?.resume();
      render();
    },
    cancel: stop,

    /** Shows a race from a file's text. */
    open(text: string, name: string, sweep: string | null = null): void {
      setState({ notice: null });
      const shown = opened(text, sweep, name);
      if (!shown) return;
      stop();
      setState({ status: { kind: "idle" }, compared: null });
      setState({ fingerprint: null });
      showOther({ shown, variant: ownVariant(shown.race) });
      settle();
    },
    /** Holds another race, from a file's text, against the shown one; null puts it away. */
    compare(text: string | null, name = ""): void {
      setState({ notice: null });
      setState({ compared: text === null ? null : opened(text, null, name) });
    },
    /** The shown race as files, for the person's own disk. */
    files(): { readonly race: string; readonly sweep: string | null } | null {
      const { shown } = getState();
      return shown && files(shown);
    },

    async listSaved(): Promise<void> {
      if (shelf) await keeping(async () => {});
    },
    async save(name: string): Promise<void> {
      const { shown } = getState();
      if (!shown) return;
      await keeping(async (on) => {
        const savedAt = today();
        const label: SavedRace = {
          ...{ id: `${savedAt}`, name, savedAt, runs: shown.runs.length },
          fingerprint: getState().fingerprint ?? fingerprint(shown.race, shown.runs),
        };
        await on.save(label, files(shown));
        setState({ shown: { ...shown, name } });
        tell(`Kept in this browser as “${name}”.`);
      });
    },
    async openSaved({ id, name }: SavedRace): Promise<void> {
      await keeping(async (on) => {
        const found = await on.read(id);
        if (found) this.open(found.race, name, found.sweep);
      });
    },
    async compareSaved({ id, name }: SavedRace): Promise<void> {
      await keeping(async (on) => {
        const found = await on.read(id);
        if (found) this.compare(found.race, name);
      });
    },
    async removeSaved({ id }: SavedRace): Promise<void> {
      await keeping((on) => on.remove(id));
    },
    dismissNotice(): void {
      setState({ notice: null });
    },
  };
}

/** Whether trials made for one race tell of another: same experiment, same values. */
const isSameWork = (left: Race, right: Race): boolean =>
  JSON.stringify([left.experiment, left.variation]) ===
  JSON.stringify([right.experiment, right.variation]);
