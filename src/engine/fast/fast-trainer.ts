import { shufflingById } from "../data/shuffling.ts";
import { settingsOf } from "../experiment/own-settings.ts";
import type { OptimiserSpec } from "../optimisation/optimisers.ts";
import { scheduledRate } from "../optimisation/schedules.ts";
import { armRates, type Rates } from "../training/rates.ts";
import type { RunData } from "../training/run-data.ts";
import type {
  Evaluation,
  Prediction,
  SplitId,
  Trainer,
  TrainerSetUp,
  TrainerSnapshot,
} from "../training/trainer.ts";
import { Kernel } from "./kernel/kernel.ts";
import { kernelSpec } from "./layout/kernel-spec.ts";

/** Training in generated WebAssembly SIMD, float32, four examples at a time. */
export class FastTrainer implements Trainer {
  readonly #kernel: Kernel;
  readonly #data: RunData;
  readonly #reshuffles: boolean;
  /** Network inputs of points asked for again and again: the grids of decision boundaries. */
  readonly #inputsOf = new WeakMap<Float32Array, Float32Array>();
  #iteration = 0;
  #epoch = 0;
  #nextBatch = 0;
  readonly #optimiser: OptimiserSpec;
  #rates: Rates;

  constructor({ experiment, data, arm, parameters }: TrainerSetUp) {
    this.#data = data;
    const spec = kernelSpec(experiment, data, arm, "samples");
    this.#reshuffles = shufflingById[experiment.batch.shuffle].isRedrawn;
    this.#kernel = new Kernel(spec, {
      train: data.train.count,
      test: data.test.count,
    });
    this.#optimiser = settingsOf(experiment, arm).optimiser;
    this.#kernel.load(0, data, parameters, this.#optimiser);
    this.#rates = armRates(experiment, arm);
    this.#setRates();
  }

  get iteration(): number {
    return this.#iteration;
  }

  get epoch(): number {
    return this.#epoch;
  }

  trainIteration(): void {
    this.#train(1);
  }

  trainEpoch(): void {
    this.#train(this.#kernel.batchCount - this.#nextBatch);
  }

  #train(batches: number): void {
    this.#kernel.trainBatches(this.#nextBatch, batches);
    this.#iteration += batches;
    this.#nextBatch += batches;
    if (this.#nextBatch < this.#kernel.batchCount) return;
    this.#nextBatch = 0;
    this.#epoch += 1;
    this.#beginEpoch();
    // An epoch of a small network takes a few microseconds: nothing is done twice.
    if (this.#optimiser.schedule !== undefined) this.#setRates();
  }

  #beginEpoch(): void {
    if (this.#reshuffles) this.#kernel.order(0, this.#data, this.#epoch);
    else this.#kernel.draw(0, this.#data, this.#epoch);
  }

  /** The schedule's rate in this epoch. */
  #setRates(): void {
    const learningRate = scheduledRate(this.#optimiser, this.#rates.learningRate, this.#epoch);
    this.#kernel.setRates(0, { ...this.#rates, learningRate });
  }

  evaluate(split: SplitId): Evaluation {
    const [evaluation] = this.#kernel.evaluate(split);
    return evaluation as Evaluation;
  }

  parameters(): Float32Array {
    return this.#kernel.parameters(0);
  }

  /** The gradient that the last mini-batch left, as `FlatParameters`. */
  gradients(): Float32Array {
    return this.#kernel.gradients(0);
  }

  setParameters(values: ArrayLike<number>): void {
    this.#kernel.setParameters(0, values);
  }

  setRates(rates: Rates): void {
    this.#rates = rates;
    this.#setRates();
  }

  snapshot(): TrainerSnapshot {
    return {
      iteration: this.#iteration,
      epoch: this.#epoch,
      batch: this.#nextBatch,
      rates: this.#rates,
      ...this.#kernel.state(0),
    };
  }

  restore(snapshot: TrainerSnapshot): void {
    const isOtherEpoch = snapshot.epoch !== this.#epoch;
    this.#iteration = snapshot.iteration;
    this.#epoch = snapshot.epoch;
    if (isOtherEpoch) this.#beginEpoch();
    this.#nextBatch = snapshot.batch;
    this.setRates(snapshot.rates);
    this.#kernel.setState(0, snapshot);
  }

  predict(coordinates: Float32Array, withUnits: boolean): Prediction {
    let inputs = this.#inputsOf.get(coordinates);
    if (!inputs) {
      inputs = this.#data.toInputs(coordinates);
      this.#inputsOf.set(coordinates, inputs);
    }
    return this.#kernel.predict(0, inputs, withUnits);
  }

  /** Memory goes with the garbage collector; nothing else is held. */
  dispose(): void {}
}

export const createFastTrainer = (setUp: TrainerSetUp): Trainer => new FastTrainer(setUp);
