import type { ArmSpec, Experiment } from "../experiment/experiment.ts";
import type { Correction } from "../optimisation/optimisers.ts";
import type { Rates } from "./rates.ts";
import type { RunData } from "./run-data.ts";

/**
 * The training of one arm, as the generated SIMD engine (`fast/`) and the literate float64 one
 * (`reference/`) both implement it.
 */

/** The generated SIMD engine, or the float64 one. */
export type EngineId = "fast" | "reference";

export type SplitId = "train" | "test";

export interface Evaluation {
  /** Mean loss per example. */
  readonly loss: number;
  /** Share of examples classified right, 0 to 1; NaN for regression. */
  readonly accuracy: number;
}

/**
 * Parameters of one network as one flat array, in this order: for each layer
 * (output last) its weights [row][input], then its biases [row]; then for each
 * hidden layer its learnable activation parameters in the registry's order.
 * A row is one linear map of a unit, which most often has but one: row = unit · maps + map.
 */
export type FlatParameters = Float32Array | Float64Array;

/**
 * All that training goes on from: a trainer of the same set-up and engine that
 * restores it goes on to the same bits. Holds copies; the data are not in it.
 */
export interface TrainerSnapshot {
  readonly iteration: number;
  readonly epoch: number;
  /** Mini-batches of the current epoch that are done. */
  readonly batch: number;
  readonly rates: Rates;
  readonly parameters: FlatParameters;
  /** What the optimiser remembers of every parameter, [slot] as `FlatParameters`. */
  readonly slots: readonly FlatParameters[];
  /** β₁ᵗ and β₂ᵗ after t updates; 1 where the optimiser corrects nothing. */
  readonly powers: Readonly<Record<Correction, number>>;
}

export interface Trainer {
  /** Parameter updates since the start. */
  readonly iteration: number;
  /** Passes over the training set finished since the start. */
  readonly epoch: number;
  /** One mini-batch; the epoch advances with its last one. */
  trainIteration(): void;
  /** The rest of the current epoch. */
  trainEpoch(): void;
  evaluate(split: SplitId): Evaluation;
  /** A copy, as `FlatParameters` says. */
  parameters(): FlatParameters;
  setParameters(values: ArrayLike<number>): void;
  setRates(rates: Rates): void;
  snapshot(): TrainerSnapshot;
  /** Goes back, or on, to where a trainer of the same set-up and engine was. */
  restore(snapshot: TrainerSnapshot): void;
  /**
   * Forward pass over points of the plane. `coordinates` is x1, x2 pairs.
   * Returns output values [unit][point] (after the output's nonlinearity; all
   * classes of a softmax), and, where `withUnits`, every hidden unit's
   * activation [hidden unit, layer by layer][point].
   */
  predict(coordinates: Float32Array, withUnits: boolean): Prediction;
  dispose(): void;
}

export interface Prediction {
  readonly outputs: Float32Array;
  readonly units: Float32Array | null;
}

/** All that a trainer is made from; the run's data are shared between arms and never written to. */
export interface TrainerSetUp {
  readonly experiment: Experiment;
  readonly data: RunData;
  readonly arm: ArmSpec;
  /** Where it starts: `initialise`'s result, or a saved run's parameters. */
  readonly parameters: FlatParameters;
}

/** An engine, as seen by its callers. */
export type CreateTrainer = (setUp: TrainerSetUp) => Trainer;
