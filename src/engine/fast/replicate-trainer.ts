import type { OptimiserSpec } from "../optimisation/optimisers.ts";
import { scheduledRate } from "../optimisation/schedules.ts";
import type { Rates } from "../training/rates.ts";
import type { RunData } from "../training/run-data.ts";
import type { Evaluation, SplitId, TrainerSnapshot } from "../training/trainer.ts";
import { Kernel } from "./kernel/kernel.ts";
import type { KernelSpec } from "./layout/kernel-spec.ts";

/** One run of a race, ready to be put into a lane. */
export interface Replicate {
  readonly data: RunData;
  /** As `FlatParameters` says; copied. */
  readonly parameters: ArrayLike<number>;
  readonly optimiser: OptimiserSpec;
  readonly rates: Rates;
}

/**
 * Four runs of one arm in the four SIMD lanes, a seed each. Every run has the
 * bits that `FastTrainer` gives it (one order of summation: see `lanes.ts`),
 * whatever its neighbours are and whenever they came. Independent networks
 * fill the latency that a small one leaves idle.
 */
export class ReplicateTrainer {
  static readonly lanes = 4;

  readonly #kernel: Kernel;
  readonly #runs: (Replicate | null)[] = [null, null, null, null];
  readonly #epochs = [0, 0, 0, 0];
  readonly #reshuffles: boolean;

  /** `spec.lanes` must be "replicates"; all runs must be of one task and have these example counts. */
  constructor(spec: KernelSpec, counts: Readonly<Record<SplitId, number>>, reshuffles: boolean) {
    this.#kernel = new Kernel(spec, counts);
    this.#reshuffles = reshuffles;
  }

  /** Starts a run in a lane, in place of whatever was there. */
  load(lane: number, run: Replicate): void {
    this.#kernel.load(lane, run.data, run.parameters, run.optimiser);
    this.#runs[lane] = run;
    this.#epochs[lane] = 0;
    this.#setRates(lane, run);
  }

  #beginEpoch(lane: number, { data }: Replicate): void {
    const epoch = this.#epochs[lane] as number;
    if (this.#reshuffles) this.#kernel.order(lane, data, epoch);
    else this.#kernel.draw(lane, data, epoch);
  }

  /** The schedule's rate in the lane's epoch. */
  #setRates(lane: number, { optimiser, rates }: Replicate): void {
    const learningRate = scheduledRate(optimiser, rates.learningRate, this.#epochs[lane] as number);
    this.#kernel.setRates(lane, { ...rates, learningRate });
  }

  /** One epoch in every lane. */
  trainEpoch(): void {
    this.#kernel.trainBatches(0, this.#kernel.batchCount);
    // A plain loop: an epoch of small networks takes a few microseconds.
    for (let lane = 0; lane < ReplicateTrainer.lanes; lane++) {
      const run = this.#runs[lane];
      if (!run) continue;
      const epoch = (this.#epochs[lane] as number) + 1;
      this.#epochs[lane] = epoch;
      this.#beginEpoch(lane, run);
      if (run.optimiser.schedule !== undefined) this.#setRates(lane, run);
    }
  }

  /** Of each lane; meaningless where nothing was loaded. Accuracy is NaN for regression. */
  evaluate(split: SplitId): Evaluation[] {
    return this.#kernel.evaluate(split);
  }

  /** A loaded lane's state, which restores a lane here or a `FastTrainer` of the same run. */
  snapshot(lane: number): TrainerSnapshot {
    const epoch = this.#epochs[lane] as number;
    return {
      iteration: epoch * this.#kernel.batchCount,
      epoch,
      batch: 0,
      rates: this.#loaded(lane).rates,
      ...this.#kernel.state(lane),
    };
  }

  /** @throws RangeError in the middle of an epoch: all lanes begin one together. */
  restore(lane: number, snapshot: TrainerSnapshot): void {
    if (snapshot.batch !== 0) throw new RangeError("Lanes are restored between epochs only");
    const run = { ...this.#loaded(lane), rates: snapshot.rates };
    this.#runs[lane] = run;
    this.#epochs[lane] = snapshot.epoch;
    this.#beginEpoch(lane, run);
    this.#setRates(lane, run);
    this.#kernel.setState(lane, snapshot);
  }

  parameters(lane: number): Float32Array {
    return this.#kernel.parameters(lane);
  }

  /** Output values [output unit][point] of one lane, at points of the plane (x1, x2 pairs). */
  predict(lane: number, coordinates: Float32Array): Float32Array {
    const inputs = this.#loaded(lane).data.toInputs(coordinates);
    return this.#kernel.predict(lane, inputs, false).outputs;
  }

  #loaded(lane: number): Replicate {
    const run = this.#runs[lane];
    if (!run) throw new RangeError(`Nothing was loaded into lane ${lane}`);
    return run;
  }
}
