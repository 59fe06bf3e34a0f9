/**
 * Normalisation stands between a hidden layer's linear maps and its function:
 *
 *   x̂ = (z − μ) / √(v + ε),  y = γ·x̂ + β,  a = f(y)
 *
 * with a learned gain γ and shift β for each row. Kinds differ in what μ and v are taken over;
 * softmax, the normalised exponential, makes x̂ otherwise.
 */

import { entriesOf, type Registered, registryOf } from "../registry/registry.ts";

export interface Normalisation {
  readonly label: string;
  readonly formula: string;
  readonly reference: string;
  /** A row over the examples of the mini-batch, or an example over the rows of its layer; null for no normalisation. */
  readonly over: "batch" | "layer" | null;
  /**
   * What x̂ is: z by its deviation from the mean, z by its root mean square (μ = 0), or its share
   * of the exponentials, e^z / Σ e^z.
   */
  readonly by: "deviation" | "rootMeanSquare" | "exponential";
}

/** ε; PyTorch's default. */
export const normalisationEpsilon = 1e-5;

/** What running averages take of a mini-batch's mean and variance; PyTorch's momentum of 0.1. */
export const runningShare = 0.1;

/** Every kind by id, in the order of menus. */
export const normalisationById = registryOf<Normalisation>()({
  none: { label: "None", formula: "y = z", reference: "–", over: null, by: "deviation" },
  batch: {
    label: "Batch normalisation",
    formula: "μ, v of each row over the mini-batch",
    reference: "Ioffe & Szegedy 2015, arXiv:1502.03167",
    over: "batch",
    by: "deviation",
  },
  layer: {
    label: "Layer normalisation",
    formula: "μ, v of each example over the layer's rows",
    reference: "Ba, Kiros & Hinton 2016, arXiv:1607.06450",
    over: "layer",
    by: "deviation",
  },
  rms: {
    label: "RMS normalisation",
    formula: "μ = 0, v the mean square of each example over the layer's rows",
    reference: "Zhang & Sennrich 2019, arXiv:1910.07467; with a shift",
    over: "layer",
    by: "rootMeanSquare",
  },
  softmax: {
    label: "Softmax over the layer",
    formula: "x̂ = e^z / Σ e^z of each example over the layer's rows",
    reference: "Bridle 1990, made for outputs",
    over: "layer",
    by: "exponential",
  },
});

export type NormalisationId = keyof typeof normalisationById;

export const normalisations: readonly Registered<NormalisationId, Normalisation>[] =
  entriesOf(normalisationById);

/** What batch normalisation takes μ and v from where nobody trains. */
export const statisticsById = registryOf<{ readonly label: string }>()({
  running: { label: "Running averages" },
  trainingSet: { label: "Training set" },
});

export type StatisticsId = keyof typeof statisticsById;

/** Ways around a hidden layer whose units are as many as its inputs: a = x + f(y). Source: He et al. 2016. */
export const skipById = registryOf<{ readonly label: string }>()({
  none: { label: "None" },
  identity: { label: "Around layers of equal width" },
});

export type SkipId = keyof typeof skipById;
