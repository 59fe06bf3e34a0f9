/**
 * Optimisers: one rule each, for one parameter w with gradient g (the mean over
 * the mini-batch, after `regularisation.ts`).
 *
 * A rule renews the numbers that it remembers of w, its slots, and says what to
 * take from w. It is written once, in an arithmetic: the reference engine
 * reads it as numbers, the fast one as code for four parameters at a time.
 */

import type { ExactArithmetic } from "../../functions/algebra/arithmetic.ts";
import { registryOf } from "../registry/registry.ts";
import type { ClippingSpec } from "./clipping.ts";
import type { ScheduleSpec } from "./schedules.ts";

/** The numbers that the rules read; each rule reads some of them. */
export interface OptimiserNumbers {
  readonly learningRate: number;
  /** μ of momentum and Nesterov. */
  readonly momentum: number;
  /** Decay of RMSProp's mean square, and β₂ of Adam and NAdam. */
  readonly squareDecay: number;
  /** β₁ of Adam and NAdam. */
  readonly meanDecay: number;
  readonly epsilon: number;
}

/**
 * Adam's corrections for means that start at 0: 1 − β₁ᵗ and 1 − β₂ᵗ at the t-th update, t from 1.
 */
export type Correction = "meanCorrection" | "squareCorrection";

/** One update's numbers, the same for every parameter. */
export type StepNumbers<T> = Readonly<Record<keyof OptimiserNumbers, T>> &
  Readonly<Record<Correction, T>>;

/** The new value of a slot. In code, reading `slot` is a load: read it once. */
export type SlotRule = <T>(
  m: ExactArithmetic<T>,
  numbers: StepNumbers<T>,
  gradient: T,
  slot: T,
) => T;

export interface Optimiser {
  readonly label: string;
  /** One sentence for people. */
  readonly description: string;
  /** The rule as mathematics. */
  readonly formula: string;
  readonly reference: string;
  /** Which of the experiment's numbers its rule reads, beside the learning rate. */
  readonly reads: readonly Exclude<keyof OptimiserNumbers, "learningRate">[];
  /** Which corrections it reads; they are worked out once per update. */
  readonly corrections: readonly Correction[];
  /** How each number that it remembers of a parameter is renewed; at most two, 0 at the start. */
  readonly slots: readonly SlotRule[];
  /** What to take from the parameter, once its slots are renewed. */
  readonly step: <T>(
    m: ExactArithmetic<T>,
    numbers: StepNumbers<T>,
    gradient: T,
    ...slots: T[]
  ) => T;
}

/** v ← μv + g */
const velocity: SlotRule = (m, { momentum }, gradient, slot) =>
  m.add(m.mul(momentum, slot), gradient);

/** s ← ρs + (1 − ρ)x */
const decayingMean = <T>(m: ExactArithmetic<T>, decay: T, slot: T, x: T): T =>
  m.add(m.mul(decay, slot), m.mul(m.sub(1, decay), x));

/** s ← s + g² */
const squareSum: SlotRule = (m, _numbers, gradient, slot) => m.add(slot, m.mul(gradient, gradient));

const meanGradient: SlotRule = (m, { meanDecay }, gradient, slot) =>
  decayingMean(m, meanDecay, slot, gradient);

const meanSquare: SlotRule = (m, { squareDecay }, gradient, slot) =>
  decayingMean(m, squareDecay, slot, m.mul(gradient, gradient));

/** Every optimiser by id, in the order of menus. */
export const optimiserById = registryOf<Optimiser>()({
  sgd: {
    label: "SGD",
    description: "Goes straight down the mini-batch's gradient.",
    formula: "w ← w − ηg",
    reference: "Robbins & Monro 1951",
    reads: [],
    corrections: [],
    slots: [],
    step: (m, { learningRate }, gradient) => m.mul(learningRate, gradient),
  },
  momentum: {
    label: "Momentum",
    description: "Keeps rolling: past gradients fade by μ each update.",
    formula: "v ← μv + g; w ← w − ηv",
    reference: "Polyak 1964",
    reads: ["momentum"],
    corrections: [],
    slots: [velocity],
    step: (m, { learningRate }, _gradient, v) => m.mul(learningRate, v),
  },
  nesterov: {
    label: "Nesterov",
    description: "Momentum that looks one roll ahead.",
    formula: "v ← μv + g; w ← w − η(g + μv)",
    reference: "Nesterov 1983; Sutskever et al. 2013",
    reads: ["momentum"],
    corrections: [],
    slots: [velocity],
    step: (m, { learningRate, momentum }, gradient, v) =>
      m.mul(learningRate, m.add(gradient, m.mul(momentum, v))),
  },
  adagrad: {
    label: "AdaGrad",
    description: "Divides each gradient by the size of all before it: rates only fall.",
    formula: "s ← s + g²; w ← w − ηg / (√s + ε)",
    reference: "Duchi, Hazan & Singer 2011; as PyTorch, s from 0",
    reads: ["epsilon"],
    corrections: [],
    slots: [squareSum],
    step: (m, { learningRate, epsilon }, gradient, s) =>
      m.div(m.mul(learningRate, gradient), m.add(m.sqrt(s), epsilon)),
  },
  rmsprop: {
    label: "RMSProp",
    description: "Divides each gradient by its own recent size.",
    formula: "s ← ρs + (1 − ρ)g²; w ← w − ηg / (√s + ε)",
    reference: "Tieleman & Hinton 2012",
    reads: ["squareDecay", "epsilon"],
    corrections: [],
    slots: [meanSquare],
    step: (m, { learningRate, epsilon }, gradient, s) =>
      m.div(m.mul(learningRate, gradient), m.add(m.sqrt(s), epsilon)),
  },
  adam: {
    label: "Adam",
    description: "Momentum and RMSProp together, corrected for starting at 0.",
    formula: "m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; w ← w − η·m̂ / (√v̂ + ε)",
    reference: "Kingma & Ba 2015, arXiv:1412.6980",
    reads: ["meanDecay", "squareDecay", "epsilon"],
    corrections: ["meanCorrection", "squareCorrection"],
    slots: [meanGradient, meanSquare],
    step: (
      m,
      { learningRate, epsilon, meanCorrection, squareCorrection },
      _gradient,
      mean,
      square,
    ) =>
      m.div(
        m.mul(learningRate, m.div(mean, meanCorrection)),
        m.add(m.sqrt(m.div(square, squareCorrection)), epsilon),
      ),
  },
  nadam: {
    label: "NAdam",
    description: "Adam that looks one roll ahead, as Nesterov's momentum does.",
    formula: "m, v as Adam; m̂ = β₁m / (1 − β₁ᵗ⁺¹) + (1 − β₁)g / (1 − β₁ᵗ); w ← w − η·m̂ / (√v̂ + ε)",
    reference: "Dozat 2016, with a constant β₁ as in Optax's `nadam`",
    reads: ["meanDecay", "squareDecay", "epsilon"],
    corrections: ["meanCorrection", "squareCorrection"],
    slots: [meanGradient, meanSquare],
    step: (
      m,
      { learningRate, meanDecay, epsilon, meanCorrection, squareCorrection },
      gradient,
      mean,
      square,
    ) => {
      // β₁ᵗ⁺¹ = β₁ · (1 − (1 − β₁ᵗ)).
      const nextCorrection = m.sub(1, m.mul(meanDecay, m.sub(1, meanCorrection)));
      const ahead = m.add(
        m.div(m.mul(meanDecay, mean), nextCorrection),
        m.div(m.mul(m.sub(1, meanDecay), gradient), meanCorrection),
      );
      return m.div(
        m.mul(learningRate, ahead),
        m.add(m.sqrt(m.div(square, squareCorrection)), epsilon),
      );
    },
  },
});

export type OptimiserId = keyof typeof optimiserById;

/** With a schedule of the learning rate and clipping of gradients, which every optimiser can have. */
export interface OptimiserSpec extends OptimiserNumbers, ScheduleSpec, ClippingSpec {
  readonly algorithm: OptimiserId;
}

/** The decay whose power each correction takes. */
export const correctedDecay = {
  meanCorrection: "meanDecay",
  squareCorrection: "squareDecay",
} as const satisfies Record<Correction, keyof OptimiserNumbers>;

/**
 * ρᵗ from ρᵗ⁻¹, where ρ⁰ = 1. It stays at 1e-20, where 1 − ρᵗ is 1 to the last bit: denormal
 * numbers would be slow.
 */
export const nextPower = <T>(m: ExactArithmetic<T>, power: T, decay: T): T =>
  m.max(m.mul(power, decay), 1e-20);

export const correctionOf = <T>(m: ExactArithmetic<T>, power: T): T => m.sub(1, power);
