import { type DatasetId, datasets } from "../data/datasets.ts";
import { features } from "../data/features.ts";
import { mostClasses } from "../data/points.ts";
import { type ScalingId, scalingById } from "../data/scaling.ts";
import { type ShufflingId, shufflingById } from "../data/shuffling.ts";
import { type InitialiserId, initialisers } from "../network/initialisers.ts";
import { type OutputId, outputKinds } from "../network/losses.ts";
import {
  type NormalisationId,
  normalisations,
  type SkipId,
  type StatisticsId,
  skipById,
  statisticsById,
} from "../network/normalisation.ts";
import { type ClippingId, clippingById, clippingDefaults } from "../optimisation/clipping.ts";
import { type OptimiserId, optimiserById } from "../optimisation/optimisers.ts";
import { type RegularisationId, regularisationById } from "../optimisation/regularisation.ts";
import { type ScheduleId, scheduleById, scheduleDefaults } from "../optimisation/schedules.ts";
import { entriesOf } from "../registry/registry.ts";
import { choice, type Field, labels, number } from "./field.ts";
import { type MetricId, metricById } from "./metrics.ts";

/**
 * Every field of an experiment, once: the parser, the URL, the README's table
 * and the limits of the page's controls all read this.
 */
export const experimentFields = {
  "data.dataset": choice<DatasetId>({
    urlKey: "data",
    description: "Which points are learned.",
    options: labels(datasets),
  }),
  "data.noise": number({
    urlKey: "noise",
    description: "How far points stray from their place.",
    unit: "%",
    min: 0,
    max: 50,
  }),
  "data.sampleCount": number({
    urlKey: "samples",
    description:
      "All points, train and test together. If not said: 500; of the datasets over one input 200.",
    unit: "points",
    min: 20,
    max: 5000,
    integer: true,
  }),
  "data.trainShare": number({
    urlKey: "train",
    description:
      "Share of the points that is trained on; the rest is the test set. At 1 there is none, and test figures are `null`.",
    min: 0.1,
    max: 1,
  }),
  "data.playgroundSeed": number({
    urlKey: "playgroundSeed",
    description:
      "The digits of a seed of TensorFlow Playground, 18397 for 0.18397: its very points, its split and its order, whatever `seed` is, of the datasets that it has. At 0 `seed` draws them.",
    min: 0,
    max: 99_999,
    integer: true,
    absent: 0,
  }),
  "data.points": {
    kind: "points",
    urlKey: "points",
    description: `Points for the dataset \`points\`: x1, x2 and label. Labels are classes where all are whole numbers from 0 to ${mostClasses - 1}, or all −1 or 1 (TensorFlow Playground's two classes); else they are regression targets.`,
    // Noise of 50 % takes the points of no dataset further.
    min: -16,
    max: 16,
    labelMin: -10,
    labelMax: 10,
    minLength: 4,
    maxLength: 5000,
  },
  "data.rule": {
    kind: "rule",
    urlKey: "rule",
    description:
      "Rule for the dataset `rule`, read as typed functions are: a condition over x1 and x2 parts two classes, of equal size; a value is the target of a regression, divided by 1, 2 or 5 times a power of ten where it would exceed 2. After `y =` it is a curve over one input, x.",
  },
  "data.legend": {
    kind: "legend",
    urlKey: "legend",
    description:
      "What `data.points` stand for: `name` of the set, `inputs` 1 where points have no x2, names of `classes` in the order of their labels, and of `x1`, `x2` and `target` a `name`, with `offset` and `scale` from which values are offset + scale · coordinate. With a `target` labels are values, else classes where they can be.",
  },
  "network.features": {
    kind: "choiceList",
    urlKey: "features",
    description: "What the network sees of a point.",
    options: labels(features),
    minLength: 1,
    maxLength: features.length,
  },
  "network.scaling": choice<ScalingId>({
    urlKey: "scaling",
    description: "Features as they are, or each with mean 0 and variance 1 over the training set.",
    options: labels(entriesOf(scalingById)),
  }),
  "network.hidden": {
    kind: "numberList",
    urlKey: "hidden",
    description: "Units of each hidden layer, input side first.",
    unit: "units",
    min: 1,
    max: 64,
    integer: true,
    minLength: 0,
    maxLength: 12,
  },
  "network.output": choice<OutputId | "auto">({
    urlKey: "output",
    description:
      "The last layer and its loss; `auto` is tanh, linear for regression, softmax for three and more classes.",
    options: { auto: "Automatic", ...labels(outputKinds) },
  }),
  "network.normalisation": choice<NormalisationId>({
    urlKey: "norm",
    description:
      "What stands between the linear maps of a hidden layer and its function, with a learned gain and shift for each row.",
    options: labels(normalisations),
    absent: "none",
  }),
  "network.statistics": choice<StatisticsId>({
    urlKey: "normBy",
    description:
      "Where batch normalisation takes means and variances from in evaluation; in training it is the mini-batch.",
    options: labels(entriesOf(statisticsById)),
    absent: "running",
  }),
  "network.skip": choice<SkipId>({
    urlKey: "skip",
    description:
      "Whether the inputs of a hidden layer as wide as they are many are added to its activations.",
    options: labels(entriesOf(skipById)),
    absent: "none",
  }),
  arms: {
    kind: "arms",
    urlKey: "arms",
    description: "The activation functions that are compared.",
    minLength: 1,
    maxLength: 12,
  },
  "initialisation.scheme": choice<InitialiserId>({
    urlKey: "init",
    description: "How the weights are drawn.",
    options: labels(initialisers),
  }),
  "initialisation.range": number({
    urlKey: "range",
    description: "Half-width a of uniform(−a, a), for the scheme `uniform`.",
    min: 0,
    max: 10,
  }),
  "initialisation.hiddenBias": number({
    urlKey: "bias",
    description: "Where hidden biases start; low ones show how units die.",
    min: -10,
    max: 10,
  }),
  "initialisation.outputBias": number({
    urlKey: "outputBias",
    description: "Where output biases start.",
    min: -10,
    max: 10,
  }),
  "initialisation.explicit": {
    kind: "parameters",
    urlKey: "weights",
    description:
      "Weights [layer][row][input] and biases [layer][row] to start from, in place of all draws; the output layer is last. If need be, learned activation parameters {name: [hidden layer that learns it]}, and of normalised layers gains, shifts and running averages [hidden layer]{gains: [row], shifts, means, variances}. Arms that they do not fit draw (Maxout and gated layers have a row for each linear map); they must fit one.",
    min: -1e6,
    max: 1e6,
  },
  "optimiser.algorithm": choice<OptimiserId>({
    urlKey: "optimiser",
    description: "How gradients become updates.",
    options: labels(entriesOf(optimiserById)),
  }),
  "optimiser.learningRate": number({
    urlKey: "rate",
    description: "Learning rate η, for every arm that has none of its own.",
    min: 1e-7,
    max: 100,
  }),
  "optimiser.momentum": number({
    urlKey: "momentum",
    description: "μ of momentum and Nesterov.",
    min: 0,
    max: 0.9999,
  }),
  "optimiser.squareDecay": number({
    urlKey: "squareDecay",
    description: "Decay of RMSProp's mean square, and β₂ of Adam and NAdam.",
    min: 0,
    max: 0.99999,
  }),
  "optimiser.meanDecay": number({
    urlKey: "meanDecay",
    description: "β₁ of Adam and NAdam.",
    min: 0,
    max: 0.99999,
  }),
  "optimiser.epsilon": number({
    urlKey: "epsilon",
    description: "ε that AdaGrad, RMSProp, Adam and NAdam add to the root of the mean square.",
    min: 1e-12,
    max: 1,
  }),
  "optimiser.schedule": choice<ScheduleId>({
    urlKey: "schedule",
    description: "How the learning rate goes on, epoch by epoch.",
    options: labels(entriesOf(scheduleById)),
    absent: scheduleDefaults.schedule,
  }),
  "optimiser.scheduleEpochs": number({
    urlKey: "scheduleEpochs",
    description: "N of the schedule: epochs of the warm-up, of a step, of the cosine's way to 0.",
    unit: "epochs",
    min: 1,
    max: 1_000_000,
    integer: true,
    absent: scheduleDefaults.scheduleEpochs,
  }),
  "optimiser.scheduleFactor": number({
    urlKey: "scheduleFactor",
    description: "γ with which each step of the schedule `step` multiplies the learning rate.",
    min: 0,
    max: 1,
    absent: scheduleDefaults.scheduleFactor,
  }),
  "optimiser.clipping": choice<ClippingId>({
    urlKey: "clip",
    description: "How gradients are kept from being too large.",
    options: labels(entriesOf(clippingById)),
    absent: clippingDefaults.clipping,
  }),
  "optimiser.clipAt": number({
    urlKey: "clipAt",
    description: "c of clipping: the largest norm, or the largest size of one gradient.",
    min: 1e-9,
    max: 1e6,
    absent: clippingDefaults.clipAt,
  }),
  "regularisation.kind": choice<RegularisationId>({
    urlKey: "regularise",
    description: "Penalty on the weights.",
    options: labels(entriesOf(regularisationById)),
  }),
  "regularisation.rate": number({
    urlKey: "penalty",
    description: "Strength of the penalty.",
    min: 0,
    max: 10,
  }),
  "regularisation.dropout": number({
    urlKey: "dropout",
    description:
      "Share of the hidden units that each example trains without; the others count 1 / (1 − share) times. In evaluation there is none.",
    min: 0,
    max: 0.9,
    absent: 0,
  }),
  "regularisation.labelSmoothing": number({
    urlKey: "smoothing",
    description:
      "Share of a target that goes to all classes alike, for outputs with cross-entropy. Losses shown are those of the targets themselves.",
    min: 0,
    max: 0.9,
    absent: 0,
  }),
  "batch.size": number({
    urlKey: "batch",
    description: "Examples per update; more than there are means all of them.",
    unit: "examples",
    min: 1,
    max: 5000,
    integer: true,
  }),
  "batch.shuffle": choice<ShufflingId>({
    urlKey: "shuffle",
    description: "When the order of the training examples is drawn.",
    options: labels(entriesOf(shufflingById)),
  }),
  seed: number({
    urlKey: "seed",
    description: "Decides every draw; 0 is a seed like any other.",
    min: 0,
    max: 0xffffffff,
    integer: true,
  }),
  "rule.metric": choice<MetricId>({
    urlKey: "metric",
    description: "What must reach the threshold for a run to have converged.",
    options: labels(entriesOf(metricById)),
  }),
  "rule.threshold": number({
    urlKey: "threshold",
    description:
      "A loss must be at most this, an accuracy (0 to 1) at least this. If not said: 0.05; for a regression 0.01, for an accuracy 0.95.",
    min: 0,
    max: 100,
  }),
  "rule.sustained": number({
    urlKey: "sustained",
    description: "For how many epochs in a row.",
    unit: "epochs",
    min: 1,
    max: 1000,
    integer: true,
  }),
  "rule.budget": number({
    urlKey: "budget",
    description: "Epochs after which a run that has not converged is censored.",
    unit: "epochs",
    min: 1,
    max: 1_000_000,
    integer: true,
  }),
} as const satisfies Readonly<Record<string, Field>>;

/** A field's place in the experiment: "section.name", or a top-level name. */
export type FieldPath = keyof typeof experimentFields;

export const fieldPaths = Object.keys(experimentFields) as readonly FieldPath[];
