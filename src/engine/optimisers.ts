/**
 * Optimisers: one scalar rule each, which every engine follows to the letter.
 *
 * For a parameter w with gradient g (the mean over the mini-batch; L2 already
 * added rate·w where w is a weight), a rule updates its own `slots` and says
 * what to add to w. Slots start at 0. L1 comes after the update, on weights
 * only, as a soft threshold: `shrinkTowardsZero`. Biases and learnable
 * activation parameters are never regularised.
 */
import type { OptimiserId, OptimiserSpec } from "./experiment/experiment.ts";

/** One step's numbers, the same for every parameter. */
export interface StepContext extends Omit<OptimiserSpec, "algorithm"> {
  /** 1 − β₁ᵗ and 1 − β₂ᵗ of Adam at the t-th update, t from 1. */
  readonly meanCorrection: number;
  readonly squareCorrection: number;
}

export interface Optimiser {
  readonly id: OptimiserId;
  readonly label: string;
  /** One sentence for people. */
  readonly description: string;
  /** The rule as mathematics. */
  readonly formula: string;
  readonly reference: string;
  /** Which of the experiment's numbers matter, beside the learning rate. */
  readonly reads: readonly ("momentum" | "squareDecay" | "meanDecay" | "epsilon")[];
  /** Numbers that it remembers per parameter. */
  readonly slotCount: 0 | 1 | 2;
  /** Updates `slots[…][at]` and returns the change of the parameter. */
  readonly change: (
    gradient: number,
    slots: readonly Float64Array[],
    at: number,
    step: StepContext,
  ) => number;
}

/** v ← decay·v + gain·x in one slot; returns the new v. */
function accumulate(
  slot: Float64Array | undefined,
  at: number,
  decay: number,
  addend: number,
): number {
  if (slot === undefined) throw new RangeError("this optimiser needs more slots");
  const next = decay * (slot[at] as number) + addend;
  slot[at] = next;
  return next;
}

/** Every optimiser by id, in the order of menus. */
export const optimiserById: Readonly<Record<OptimiserId, Optimiser>> = {
  sgd: {
    id: "sgd",
    label: "SGD",
    description: "Goes straight down the mini-batch's gradient.",
    formula: "w ← w − ηg",
    reference: "Robbins & Monro 1951",
    reads: [],
    slotCount: 0,
    change: (gradient, _slots, _at, { learningRate }) => -learningRate * gradient,
  },
  momentum: {
    id: "momentum",
    label: "Momentum",
    description: "Keeps rolling: past gradients fade by μ each update.",
    formula: "v ← μv + g; w ← w − ηv",
    reference: "Polyak 1964",
    reads: ["momentum"],
    slotCount: 1,
    change: (gradient, [velocity], at, { learningRate, momentum }) =>
      -learningRate * accumulate(velocity, at, momentum, gradient),
  },
  nesterov: {
    id: "nesterov",
    label: "Nesterov",
    description: "Momentum that looks one roll ahead.",
    formula: "v ← μv + g; w ← w − η(g + μv)",
    reference: "Nesterov 1983; Sutskever et al. 2013",
    reads: ["momentum"],
    slotCount: 1,
    change: (gradient, [velocity], at, { learningRate, momentum }) =>
      -learningRate * (gradient + momentum * accumulate(velocity, at, momentum, gradient)),
  },
  rmsprop: {
    id: "rmsprop",
    label: "RMSProp",
    description: "Divides each gradient by its own recent size.",
    formula: "s ← ρs + (1 − ρ)g²; w ← w − ηg / (√s + ε)",
    reference: "Tieleman & Hinton 2012",
    reads: ["squareDecay", "epsilon"],
    slotCount: 1,
    change: (gradient, [meanSquare], at, { learningRate, squareDecay, epsilon }) => {
      const s = accumulate(meanSquare, at, squareDecay, (1 - squareDecay) * gradient * gradient);
      return (-learningRate * gradient) / (Math.sqrt(s) + epsilon);
    },
  },
  adam: {
    id: "adam",
    label: "Adam",
    description: "Momentum and RMSProp together, corrected for starting at 0.",
    formula: "m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; w ← w − η·m̂ / (√v̂ + ε)",
    reference: "Kingma & Ba 2015, arXiv:1412.6980",
    reads: ["meanDecay", "squareDecay", "epsilon"],
    slotCount: 2,
    change: (gradient, [mean, meanSquare], at, step) => {
      const { learningRate, meanDecay, squareDecay, epsilon } = step;
      const m = accumulate(mean, at, meanDecay, (1 - meanDecay) * gradient);
      const v = accumulate(meanSquare, at, squareDecay, (1 - squareDecay) * gradient * gradient);
      const corrected = Math.sqrt(v / step.squareCorrection) + epsilon;
      return (-learningRate * (m / step.meanCorrection)) / corrected;
    },
  },
};

/**
 * L1 as a proximal step: sign(w)·max(|w| − amount, 0), with amount = η·rate.
 * TensorFlow Playground zeroes a weight that its L1 step would carry across
 * zero; this is that, without a kink in what small weights feel.
 */
export function shrinkTowardsZero(weight: number, amount: number): number {
  // Written so that NaN stays NaN.
  if (weight > amount) return weight - amount;
  if (weight < -amount) return weight + amount;
  return weight * 0;
}

/** Adam's bias corrections, by running powers: `advance` once per update, before it. */
export interface BiasCorrection {
  readonly advance: () => Pick<StepContext, "meanCorrection" | "squareCorrection">;
}

export function biasCorrection({ meanDecay, squareDecay }: OptimiserSpec): BiasCorrection {
  let meanPower = 1;
  let squarePower = 1;
  return {
    advance: () => {
      meanPower *= meanDecay;
      squarePower *= squareDecay;
      return { meanCorrection: 1 - meanPower, squareCorrection: 1 - squarePower };
    },
  };
}
