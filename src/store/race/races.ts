import { createStore } from "zustand/vanilla";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import { entrantsOf, type Race } from "../../engine/race/race.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import { CostEstimates } from "./cost-estimates.ts";
import type { RaceArchive, SavedFiles } from "./race-archive.ts";
import { type ComparedRuns, RaceComparisons } from "./race-comparisons.ts";
import { createRaceControl } from "./race-control.ts";
import { filesOf, openFiles } from "./race-files.ts";
import {
  type DurationEstimate,
  defaultSettings,
  estimateDuration,
  ownVariant,
  type RaceSettings,
  raceOf,
} from "./race-plan.ts";
import type { Later, RacePort } from "./race-port.ts";
import type { Notify, RaceState } from "./race-state.ts";
import { createSavedRaces } from "./saved-races.ts";

export interface RacesOptions {
  readonly settings?: RaceSettings;
  readonly archive: RaceArchive | null;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  readonly later: Later;
}

export type Races = ReturnType<typeof createRaces>;

/** Races: set up, run, shown, kept. Knows nothing of the playground but the experiment it is given. */
export function createRaces({ settings, archive, now, today, later }: RacesOptions) {
  const store = createStore<RaceState>(() => ({
    settings: settings ?? defaultSettings,
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
  const notify: Notify = (text, tone = "info") => setState({ notice: { text, tone } });

  const comparisons = new RaceComparisons({
    wanted: comparedRuns,
    request: (runs, signal) => (port as RacePort).request("compare", runs, signal),
    show(found, { runs }) {
      setState({ comparisons: found });
      const hasMore = comparedRuns()?.runs.length !== runs.length;
      if (hasMore) comparisons.askSoon(control.isOn() ? comparisons.pauseMs : 0);
    },
    now,
    later,
  });
  const costs = new CostEstimates({
    // Beside a race it would slow down what both measure.
    request: (asked, signal) =>
      control.isOn() || !port ? null : port.request("estimateCosts", asked, signal),
    onChange: (race) => setState({ estimate: estimate(race) }),
    later,
  });
  const control = createRaceControl({
    store,
    port: () => port,
    comparisons,
    costs,
    notify,
    now,
    later,
  });
  const { start, pause, resume, cancel, receive } = control;

  /** What this race would take here; null before a worker has tried it. */
  function estimate(race: Race): DurationEstimate | null {
    const known = costs.of(race);
    if (!port || known.length === 0) return null;
    return estimateDuration(race, known, port.workerCount, getState().settings);
  }

  /** The arms that are shown, at the shown value of the variation. */
  function comparedRuns(): ComparedRuns | null {
    const { shown, variant, measure } = getState();
    if (!port || !shown) return null;
    const { race } = shown;
    const entrants = entrantsOf(race).filter((entrant) => entrant.variant === variant);
    const runs = shown.runs
      .filter((run) => run.variant === variant)
      .map((run) => ({ ...run, map: null }));
    return { race, runs, entrants, measure };
  }

  /** Something else is to be compared: what was found about the last one goes. */
  function showOther(change: Partial<Pick<RaceState, "shown" | "variant" | "measure">>): void {
    setState({ ...change, comparisons: [] });
    comparisons.askAnew();
  }

  /** Shows a race from its files, and notifies of what is wrong with them. */
  function open(files: SavedFiles, name: string): void {
    const { race, notice } = openFiles(files, name);
    setState({ notice });
    if (!race) return;
    cancel();
    setState({ status: { kind: "idle" }, compared: null, fingerprint: null });
    showOther({ shown: race, variant: ownVariant(race.race) });
    void control.settle();
  }

  /** Holds another race, from its file, against the shown one. */
  function compare({ race: text }: Pick<SavedFiles, "race">, name: string): void {
    const { race, notice } = openFiles({ race: text, sweep: null }, name);
    setState({ compared: race, notice });
  }

  return {
    store,
    start,
    pause,
    resume,
    cancel,
    receive,

    /** Where races run from now on. */
    connect(to: RacePort): void {
      port = to;
    },

    set(change: Partial<RaceSettings>): void {
      setState({ settings: { ...getState().settings, ...change }, estimate: null });
    },
    /** As where the page opens with these settings: before the start, with nothing of another race. */
    openAnew(settings: RaceSettings): void {
      cancel();
      setState({ settings, estimate: null, status: { kind: "idle" }, compared: null });
      setState({ fingerprint: null, notice: null });
      showOther({ shown: null, variant: 0, measure: "epochs" });
    },
    /** The settings and the runs that are shown, before others take their place; returns what brings them back. */
    keepWork(): () => void {
      cancel();
      const { settings, status, shown, compared, variant, measure } = getState();
      return () => {
        cancel();
        setState({ settings, estimate: null, status, compared, fingerprint: null, notice: null });
        showOther({ shown, variant, measure });
        void control.settle();
      };
    },
    setMeasure(measure: Measure): void {
      showOther({ measure });
    },
    setVariant(variant: number): void {
      showOther({ variant });
    },

    /** Has a worker find out, a moment later, what this race would take. */
    estimateCosts(experiment: Experiment): void {
      const race = raceOf(experiment, getState().settings);
      const known = estimate(race);
      setState({ estimate: known });
      if (known) costs.cancel();
      else costs.askSoon(race);
    },

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
    ...createSavedRaces({ store, archive, today, notify, open, compare }),
    dismissNotice(): void {
      setState({ notice: null });
    },
  };
}
