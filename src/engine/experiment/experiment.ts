import type { ExplicitPoint } from "../data/dataset.ts";
import type { DatasetId } from "../data/datasets.ts";
import type { FeatureId } from "../data/features.ts";
import type { DataLegend } from "../data/legend.ts";
import type { ScalingId } from "../data/scaling.ts";
import type { ShufflingId } from "../data/shuffling.ts";
import type { InitialiserId } from "../network/initialisers.ts";
import type { OutputId } from "../network/losses.ts";
import type { NormalisationId, SkipId, StatisticsId } from "../network/normalisation.ts";
import type { OptimiserSpec } from "../optimisation/optimisers.ts";
import type { RegularisationId } from "../optimisation/regularisation.ts";
import type { MetricId } from "./metrics.ts";

/**
 * The one description of an experiment that the page, the URL, files, races and
 * the headless runner all speak. Plain data: JSON in, JSON out.
 */

export interface DataSpec {
  readonly dataset: DatasetId;
  /** Percent of TensorFlow Playground's full noise, 0 to 50. */
  readonly noise: number;
  /** All points, train and test together. */
  readonly sampleCount: number;
  /** Share of the points that is trained on, 0.1 to 0.9. */
  readonly trainShare: number;
  /** Digits of TensorFlow Playground's seed that the points are drawn by; left out where `seed` draws them. */
  readonly playgroundSeed?: number;
  /** Used, and required, when `dataset` is "points". */
  readonly points: readonly ExplicitPoint[];
  /** Used, and required, when `dataset` is "rule": a condition or a value over x1 and x2. */
  readonly rule?: string;
  /** What `points` stand for: names and scales, of no influence on training but for the task. */
  readonly legend?: DataLegend;
}

export interface NetworkSpec {
  readonly features: readonly FeatureId[];
  /** Raw features, or each standardised to mean 0 and variance 1 over the training set. */
  readonly scaling: ScalingId;
  /** Units of each hidden layer, input side first. */
  readonly hidden: readonly number[];
  /** What the last layer computes, with its loss; "auto" is tanh, linear (regression) or softmax (≥ 3 classes). */
  readonly output: OutputId | "auto";
  /** Of hidden layers, between their linear maps and their function; left out where there is none. */
  readonly normalisation?: NormalisationId;
  /** Where batch normalisation takes means and variances from in evaluation; left out for running averages. */
  readonly statistics?: StatisticsId;
  /** Left out where there are none. */
  readonly skip?: SkipId;
}

/** All that one run starts from, given by value; shapes follow `NetworkShape`. */
export interface ExplicitParameters {
  /** Per layer, per row (unit × piece), per input. The output layer is last. */
  readonly weights: readonly (readonly (readonly number[])[])[];
  /** Per layer, per row. */
  readonly biases: readonly (readonly number[])[];
  /** Per learned parameter of the activation, per hidden layer that learns it; without it they start where the arm says. */
  readonly learned?: Readonly<Record<string, readonly number[]>>;
  /** Of each hidden layer, where they are normalised; without it gains and variances start at 1, shifts and means at 0. */
  readonly normalisation?: readonly NormalisedNumbers[];
}

/** What a normalised layer keeps, per row. */
export interface NormalisedNumbers {
  readonly gains: readonly number[];
  readonly shifts: readonly number[];
  /** The running averages of batch normalisation, and of no other. */
  readonly means?: readonly number[];
  readonly variances?: readonly number[];
}

export interface InitialisationSpec {
  readonly scheme: InitialiserId;
  /** Half-width a of uniform(−a, a); other schemes scale by fan-in and fan-out instead. */
  readonly range: number;
  /** Where hidden biases start; low values show how units die. */
  readonly hiddenBias: number;
  readonly outputBias: number;
  /** Takes the place of all draws in every arm whose network it fits; it fits at least one. */
  readonly explicit: ExplicitParameters | null;
}

export interface RegularisationSpec {
  readonly kind: RegularisationId;
  readonly rate: number;
  /** Share of the hidden units that each example trains without; left out at 0. */
  readonly dropout?: number;
  /** Share of a target that goes to all classes alike; left out at 0. */
  readonly labelSmoothing?: number;
}

export interface BatchSpec {
  /** 1 up to the whole training set; larger values mean the whole training set. */
  readonly size: number;
  readonly shuffle: ShufflingId;
}

/** The convergence rule: `metric` meets `threshold` for `sustained` epochs in a row within `budget` epochs. */
export interface ConvergenceRule {
  readonly metric: MetricId;
  /** Loss: at most this; accuracy (0 to 1): at least this. */
  readonly threshold: number;
  readonly sustained: number;
  readonly budget: number;
}

/** A function typed by a person, carried inside the experiment. */
export interface Invention {
  readonly name: string;
  readonly formula: string;
  /** Parameters of the formula that are learned, one value per hidden layer. */
  readonly learnable: readonly string[];
}

/**
 * What an arm sets for itself; whatever it does not say is the experiment's. Data, split, batch
 * order and base draws are never an arm's own: that is what makes a comparison of it.
 */
export interface OwnSettings {
  readonly initialisation?: Partial<Omit<InitialisationSpec, "explicit">>;
  readonly optimiser?: Partial<Omit<OptimiserSpec, "learningRate">>;
  readonly network?: Pick<NetworkSpec, "normalisation" | "statistics" | "skip">;
}

/** What a hidden layer applies. */
export interface LayerFunction {
  /** A registry id; "invented" when `invention` says what it is. */
  readonly activation: string;
  /** Only values that differ from the function's defaults need be here. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly invention: Invention | null;
}

/** One activation, with its parameters, in a comparison; or one for each hidden layer. */
export interface ArmSpec extends LayerFunction {
  /** What the hidden layers after the first apply; left out where all apply the same. */
  readonly laterLayers?: readonly LayerFunction[];
  /** This arm's own learning rate, where it is not the experiment's. */
  readonly learningRate: number | null;
  /** Left out where there are none. */
  readonly own?: OwnSettings;
}

export interface Experiment {
  readonly data: DataSpec;
  readonly network: NetworkSpec;
  readonly arms: readonly ArmSpec[];
  readonly initialisation: InitialisationSpec;
  readonly optimiser: OptimiserSpec;
  readonly regularisation: RegularisationSpec;
  readonly batch: BatchSpec;
  /** uint32; 0 is a seed. Data, initialisation and shuffling draw from separate streams of it. */
  readonly seed: number;
  readonly rule: ConvergenceRule;
}
