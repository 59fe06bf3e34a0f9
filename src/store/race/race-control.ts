import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import type { EngineId } from "../../engine/training/trainer.ts";
import type { RaceEvent } from "../../protocol/race-messages.ts";
import { say } from "../../words/say.ts";
import { lossInWords } from "../shared/loss-words.ts";
import type { CostEstimates } from "./cost-estimates.ts";
import type { RaceComparisons } from "./race-comparisons.ts";
import { ownVariant, planJobs, raceOf, withMaps } from "./race-plan.ts";
import type { Later, RacePort } from "./race-port.ts";
import { RaceProgress } from "./race-progress.ts";
import type { Notify, RaceStore } from "./race-state.ts";

/** React renders results at this interval; more slowly where there are many. */
const renderIntervalMs = 250;
const slowIntervalMs = 1000;
const manyRuns = 3000;

export interface RaceControlOptions {
  readonly store: RaceStore;
  readonly port: () => RacePort | null;
  readonly comparisons: RaceComparisons;
  readonly costs: CostEstimates;
  readonly notify: Notify;
  /** Milliseconds from any start. */
  readonly now: () => number;
  readonly later: Later;
}

/** Starts a race, follows it, pauses and ends it. */
export function createRaceControl(options: RaceControlOptions) {
  const { store, port, comparisons, costs, notify, now, later } = options;
  const { getState, setState } = store;
  let engine: EngineId = "fast";
  let progress: RaceProgress | null = null;
  let cancelRender: (() => void) | null = null;

  /** `slots`: each arm's place in colours and markers. */
  function start(experiment: Experiment, slots: readonly number[]): void {
    const to = port();
    if (!to) return;
    const { settings } = getState();
    const planned = raceOf(experiment, settings);
    progress = new RaceProgress({
      planned,
      settings,
      slots,
      costs: costs.of(planned),
      workerCount: to.workerCount,
      nowMs: now(),
    });
    setState({
      notice: null,
      shown: null,
      variant: ownVariant(planned),
      comparisons: [],
      fingerprint: null,
    });
    comparisons.cancel();
    launch(to, progress);
  }

  function launch(to: RacePort, current: RaceProgress): void {
    const { race } = current;
    current.raceId = to.start({
      race,
      jobs: planJobs(race, costs.of(race)),
      withMaps: current.part === "race" && withMaps(race),
    });
    render();
  }

  function receiveRuns(current: RaceProgress, runs: readonly RaceRun[]): void {
    current.add(runs);
    const delayMs = current.runCount > manyRuns ? slowIntervalMs : renderIntervalMs;
    cancelRender ??= later(render, delayMs);
  }

  /** Shows what has come in. */
  function render(): void {
    cancelRender?.();
    cancelRender = null;
    if (!progress) return;
    const { part, isPaused } = progress;
    const kind = isPaused ? "paused" : "running";
    setState({
      shown: progress.shown(engine),
      status: { kind, part, progress: progress.reading(now()) },
    });
    // While a race runs, so seldom that it is not held up.
    if (part === "race") comparisons.askSoon(Math.max(renderIntervalMs, comparisons.pauseMs));
  }

  function finishPart(current: RaceProgress): void {
    const to = port();
    render();
    if (current.part === "race") {
      const tookMs = current.activeMs(now());
      progress = null;
      setState({ status: { kind: "finished", tookMs } });
      void settle();
    } else if (to) {
      current.beginRace(engine);
      launch(to, current);
    }
  }

  /** The results are what they are going to be: they are compared once more, and get their fingerprint. */
  async function settle(): Promise<void> {
    const { shown } = getState();
    comparisons.askAnew();
    const to = port();
    if (!to || !shown || shown.runs.length === 0) return;
    const { race, runs } = shown;
    const withoutMaps = runs.map((run) => ({ ...run, map: null }));
    try {
      const fingerprint = await to.request("fingerprint", { race, runs: withoutMaps });
      if (getState().shown?.runs === runs) setState({ fingerprint });
    } catch {
      // It is worked out where it is needed.
    }
  }

  /** Ends the race that is on, keeping what there is. */
  function cancel(): void {
    if (!progress) return;
    render();
    progress = null;
    port()?.cancel();
    setState({ status: { kind: "cancelled" } });
    void settle();
  }

  return {
    start,
    cancel,
    settle,
    isOn: (): boolean => progress !== null,

    pause(): void {
      if (!progress || progress.isPaused) return;
      progress.pause(now());
      port()?.pause();
      render();
    },
    resume(): void {
      if (!progress?.isPaused) return;
      progress.resume(now());
      port()?.resume();
      render();
    },

    receive(event: RaceEvent): void {
      if (event.type === "ready") engine = event.engine;
      else if (progress && event.raceId === progress.raceId) receiveOfRace(progress, event);
    },
  };

  function receiveOfRace(
    current: RaceProgress,
    event: Exclude<RaceEvent, { type: "ready" }>,
  ): void {
    switch (event.type) {
      case "runs":
        receiveRuns(current, event.runs);
        break;
      case "finished":
        finishPart(current);
        break;
      case "failed":
        cancel();
        notify(say("race.failed", { reason: lossInWords(event.reason) }), "error");
        break;
      case "slow":
        notify(say("race.workerSlow", { seconds: event.seconds }), "warning");
        break;
      case "lost":
        notify(say("race.workerLost", { reason: lossInWords(event.reason) }), "warning");
        break;
    }
  }
}
