import type { InputCount } from "../data/dataset.ts";
import type { OutputId } from "../network/losses.ts";
import type { TrainingPurpose } from "../random/draw.ts";

/** Examples as the network sees them; all numbers are float32 values. */
export interface ExampleSet {
  readonly count: number;
  /** Points of the plane [example][x1, x2], before features and scaling. */
  readonly coordinates: Float32Array;
  /** Network inputs [example][feature], after features and scaling. */
  readonly inputs: Float32Array;
  /** Targets [example][output unit]: ±1 (tanh, linear), 0 or 1 (sigmoid, softmax), or the regression value. */
  readonly targets: Float32Array;
  /** What training aims at in the place of `targets`, where labels are smoothed. */
  readonly smoothedTargets?: Float32Array;
  /** Class index per example; the regression value for regression. */
  readonly labels: Float32Array;
}

/** What training aims at. */
export const aimsOf = ({ targets, smoothedTargets }: ExampleSet): Float32Array =>
  smoothedTargets ?? targets;

/** What a seed fixes before any arm exists, as numbers alone: it can be sent to another thread. */
export interface PreparedData {
  readonly task: "classification" | "regression";
  /** Classes of a classification, 0 for regression. */
  readonly classCount: number;
  /** How many coordinates the points have; along a line the second one is 0. */
  readonly inputCount: InputCount;
  /** The output kind with "auto" resolved. */
  readonly output: OutputId;
  /** Output units: 1, or one per class (softmax; or one against the rest with three and more classes). */
  readonly outputCount: number;
  readonly train: ExampleSet;
  readonly test: ExampleSet;
  /** Examples per mini-batch, 1 to train.count. */
  readonly batchSize: number;
}

/** Everything that a seed fixes before any arm exists: shared by all arms of the experiment. */
export interface RunData extends PreparedData {
  /** Turns points of the plane [point][x1, x2] into network inputs [point][feature]. */
  readonly toInputs: (coordinates: Float32Array) => Float32Array;
  /** The order in which epoch `epoch` (from 0) visits the training examples. */
  readonly batchOrder: (epoch: number) => Uint32Array;
  /** From which an epoch's draws for this purpose go on, by example, hidden layer and unit. */
  readonly epochDraw: (purpose: TrainingPurpose, epoch: number) => number;
}
