import { shufflingById } from "../data/shuffling.ts";
import { armShape } from "../experiment/arm.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { MetricId } from "../experiment/metrics.ts";
import { metricById } from "../experiment/metrics.ts";
import { settingsOf } from "../experiment/own-settings.ts";
import { kernelSpec } from "../fast/layout/kernel-spec.ts";
import { ReplicateTrainer } from "../fast/replicate-trainer.ts";
import type { NetworkShape } from "../network/network-shape.ts";
import { ConvergenceTracker } from "../training/convergence.ts";
import { initialise } from "../training/initialise.ts";
import { prepareRun } from "../training/prepare-run.ts";
import { armRates } from "../training/rates.ts";
import type { RunData } from "../training/run-data.ts";
import type { Evaluation } from "../training/trainer.ts";
import { type EntrantSetUp, entrantSetUp, finishedRun } from "./entrant-run.ts";
import { type Entrant, experimentOf, type RaceSetUp } from "./race.ts";
import type { RaceRun } from "./race-run.ts";

/** A run in its lane. */
interface Lane {
  readonly setUp: EntrantSetUp;
  readonly tracker: ConvergenceTracker;
  readonly loadedAtEpoch: number;
  computeMs: number;
  /** The run as it converged, where it is followed further. */
  converged: RaceRun | null;
}

export interface LaneRaceOptions {
  readonly race: RaceSetUp;
  readonly entrant: Entrant;
  readonly seeds: readonly number[];
  /** Milliseconds from any start. */
  readonly clock: () => number;
  /** Points of the plane at which the final decision is recorded; none for no maps. */
  readonly mapAt: Float32Array | null;
  /** Data that other entrants of the race share. */
  readonly data?: RunDataCache;
}

/**
 * One entrant's runs, four at a time in the SIMD lanes. A run that ends hands
 * its lane to the next seed, so that none waits for a slow neighbour.
 */
export class LaneRace {
  readonly #options: LaneRaceOptions;
  readonly #waiting: number[];
  readonly #lanes: (Lane | null)[] = [null, null, null, null];
  readonly #metric: MetricId;
  #trainer: ReplicateTrainer | null = null;
  #shape: NetworkShape | null = null;
  #epoch = 0;
  /** When the last epoch was trained, on the clock. */
  #trainedAt = 0;

  constructor(options: LaneRaceOptions) {
    this.#options = options;
    this.#waiting = [...options.seeds];
    this.#metric = options.race.experiment.rule.metric;
    for (let lane = 0; lane < ReplicateTrainer.lanes; lane++) this.#refill(lane);
  }

  readonly lanes = ReplicateTrainer.lanes;

  get epochs(): number {
    return this.#epoch;
  }

  get running(): readonly number[] {
    return this.#lanes.flatMap((lane) => (lane ? [this.#epoch - lane.loadedAtEpoch] : []));
  }

  get done(): boolean {
    return this.#lanes.every((lane) => lane === null);
  }

  /** Trains until `untilMs` on the clock or until all runs have ended; returns those that ended. */
  advance(untilMs: number): readonly RaceRun[] {
    const finished: RaceRun[] = [];
    while (!this.done) {
      this.#trainEpoch(finished);
      if (this.#trainedAt >= untilMs) break;
    }
    return finished;
  }

  #trainEpoch(finished: RaceRun[]): void {
    const trainer = this.#trainer as ReplicateTrainer;
    const { clock } = this.#options;
    const start = clock();
    trainer.trainEpoch();
    this.#trainedAt = clock();
    const share = (this.#trainedAt - start) / ReplicateTrainer.lanes;
    this.#epoch += 1;
    const train = trainer.evaluate("train");
    const { split, quantity } = metricById[this.#metric];
    const measured = split === "train" ? train : trainer.evaluate(split);
    for (let index = 0; index < ReplicateTrainer.lanes; index++) {
      const lane = this.#lanes[index];
      if (!lane) continue;
      lane.computeMs += share;
      const outcome = lane.tracker.record(
        this.#epoch - lane.loadedAtEpoch,
        (train[index] as Evaluation).loss,
        (measured[index] as Evaluation)[quantity],
        lane.computeMs,
      );
      if (!outcome) continue;
      const run = lane.converged ?? this.#finish(index, lane, train[index] as Evaluation);
      if (this.#follows(lane, run)) {
        lane.converged = run;
        continue;
      }
      finished.push(this.#followed(lane, run));
      this.#refill(index);
    }
  }

  #finish(index: number, lane: Lane, train: Evaluation): RaceRun {
    const trainer = this.#trainer as ReplicateTrainer;
    const { entrant, mapAt } = this.#options;
    const { setUp, tracker, loadedAtEpoch, computeMs } = lane;
    return finishedRun({
      entrant,
      setUp,
      outcome: tracker.outcome,
      epochs: this.#epoch - loadedAtEpoch,
      computeMs,
      train,
      test: trainer.evaluate("test")[index] as Evaluation,
      parameters: trainer.parameters(index),
      outputs: mapAt && trainer.predict(index, mapAt),
    });
  }

  /** Whether a run goes on after its outcome. */
  #follows({ loadedAtEpoch }: Lane, { outcome }: RaceRun): boolean {
    const { race } = this.#options;
    const isFollowed = race.follows === true && outcome.kind === "converged";
    return isFollowed && this.#epoch - loadedAtEpoch < race.experiment.rule.budget;
  }

  #followed({ tracker }: Lane, run: RaceRun): RaceRun {
    if (!this.#options.race.follows) return run;
    return { ...run, heldSince: tracker.standing.heldSince };
  }

  /** The next seed moves in, or the lane stays empty. */
  #refill(lane: number): void {
    this.#lanes[lane] = null;
    const seed = this.#waiting.shift();
    if (seed === undefined) return;
    const { race, entrant, data: shared } = this.#options;
    const setUp = entrantSetUp(experimentOf(race, entrant, seed), shared);
    const { experiment, data, arm } = setUp;
    // Of every seed the same.
    this.#shape ??= armShape(experiment, data, arm);
    const parameters = initialise(experiment, this.#shape, arm);
    this.#trainer ??= new ReplicateTrainer(
      kernelSpec(experiment, data, arm, "replicates"),
      { train: data.train.count, test: data.test.count },
      shufflingById[experiment.batch.shuffle].isRedrawn,
    );
    this.#trainer.load(lane, {
      data,
      parameters,
      optimiser: settingsOf(experiment, arm).optimiser,
      rates: armRates(experiment, arm),
    });
    this.#lanes[lane] = {
      setUp,
      tracker: new ConvergenceTracker(experiment.rule),
      loadedAtEpoch: this.#epoch,
      computeMs: 0,
      converged: null,
    };
  }
}

/** Prepared data by what it depends on: entrants that see the same points share them. */
export class RunDataCache {
  readonly #known = new Map<string, RunData>();
  readonly #most: number;

  constructor(most = 400) {
    this.#most = most;
  }

  get(experiment: Experiment): RunData {
    const { data, network, batch, seed, regularisation } = experiment;
    const { features, scaling, output } = network;
    const key = JSON.stringify([
      ...[seed, data, features, scaling, output, batch],
      regularisation.labelSmoothing,
    ]);
    let known = this.#known.get(key);
    if (!known) {
      known = prepareRun(experiment);
      this.#known.set(key, known);
      const [oldest] = this.#known.keys();
      if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    }
    return known;
  }
}
