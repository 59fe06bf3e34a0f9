/**
 * What the last layer computes, together with its loss.
 *
 * Each output kind fuses its nonlinearity with its loss: both value and delta
 * (∂L/∂logits) are written in terms of the logits, so that neither overflows
 * nor cancels. They are written once, in an `Arithmetic`: the reference engine
 * reads them as numbers, the fast one as formulas to emit.
 */

import type { Arithmetic } from "../../functions/algebra/arithmetic.ts";
import { entriesOf, type Registered, registryOf } from "../registry/registry.ts";

export interface OutputKind {
  readonly label: string;
  /** For people: nonlinearity and loss of one example. */
  readonly formula: string;
  /** The targets of a class that an example does not, and does, belong to. */
  readonly targetRange: readonly [off: number, on: number];
  /** Whether outputs stay within `targetRange`. */
  readonly isBounded: boolean;
  /** Softmax only: one unit per class, also for two classes, where others have one unit. */
  readonly unitPerClass: boolean;
  /** Whether targets are shares of classes, which can be smoothed. */
  readonly isCrossEntropy: boolean;
  /** Whether a regression's real-valued targets make sense here. */
  readonly fitsRegression: boolean;
  /** Output values from logits, in place of `outputs`; all arrays have one entry per output unit. */
  apply<T>(m: Arithmetic<T>, logits: ArrayLike<T>, outputs: Writable<T>): void;
  /** Loss of one example: the sum over its output units. */
  loss<T>(m: Arithmetic<T>, logits: ArrayLike<T>, targets: ArrayLike<T>): T;
  /** ∂(that loss)/∂logits into `deltas`. */
  delta<T>(
    m: Arithmetic<T>,
    logits: ArrayLike<T>,
    targets: ArrayLike<T>,
    deltas: Writable<T>,
  ): void;
}

interface Writable<T> {
  [index: number]: T;
}

/** An output kind whose units are independent of each other. */
interface UnitwiseOutput extends Omit<OutputKind, "unitPerClass" | "apply" | "loss" | "delta"> {
  readonly value: <T>(m: Arithmetic<T>, logit: T) => T;
  readonly unitLoss: <T>(m: Arithmetic<T>, logit: T, target: T) => T;
  readonly unitDelta: <T>(m: Arithmetic<T>, logit: T, target: T) => T;
}

function unitwise({ value, unitLoss, unitDelta, ...info }: UnitwiseOutput): OutputKind {
  return {
    ...info,
    unitPerClass: false,
    apply: <T>(m: Arithmetic<T>, logits: ArrayLike<T>, outputs: Writable<T>) => {
      for (let unit = 0; unit < logits.length; unit++) outputs[unit] = value(m, logits[unit] as T);
    },
    loss: <T>(m: Arithmetic<T>, logits: ArrayLike<T>, targets: ArrayLike<T>) => {
      let sum = m.constant(0);
      for (let unit = 0; unit < logits.length; unit++) {
        sum = m.add(sum, unitLoss(m, logits[unit] as T, targets[unit] as T));
      }
      return sum;
    },
    delta: <T>(
      m: Arithmetic<T>,
      logits: ArrayLike<T>,
      targets: ArrayLike<T>,
      deltas: Writable<T>,
    ) => {
      for (let unit = 0; unit < logits.length; unit++) {
        deltas[unit] = unitDelta(m, logits[unit] as T, targets[unit] as T);
      }
    },
  };
}

const halfSquare = <T>(m: Arithmetic<T>, difference: T): T =>
  m.mul(0.5, m.mul(difference, difference));

const tanhOutput = unitwise({
  label: "tanh, squared loss",
  formula: "o = tanh z, L = ½(o − t)²",
  targetRange: [-1, 1],
  isBounded: true,
  isCrossEntropy: false,
  fitsRegression: true,
  value: (m, z) => m.tanh(z),
  unitLoss: (m, z, target) => halfSquare(m, m.sub(m.tanh(z), target)),
  unitDelta: (m, z, target) => {
    const output = m.tanh(z);
    return m.mul(m.sub(output, target), m.sub(1, m.mul(output, output)));
  },
});

const linearOutput = unitwise({
  label: "linear, squared loss",
  formula: "o = z, L = ½(o − t)²",
  targetRange: [-1, 1],
  isBounded: false,
  isCrossEntropy: false,
  fitsRegression: true,
  value: (_m, z) => z,
  unitLoss: (m, z, target) => halfSquare(m, m.sub(z, target)),
  unitDelta: (m, z, target) => m.sub(z, target),
});

const sigmoidOutput = unitwise({
  label: "sigmoid, cross-entropy",
  formula: "o = σ(z), L = −t ln o − (1 − t) ln(1 − o)",
  targetRange: [0, 1],
  isBounded: true,
  isCrossEntropy: true,
  fitsRegression: false,
  value: (m, z) => m.sigmoid(z),
  // −ln(1 − σ(z)) is softplus(z) and −ln σ(z) is softplus(−z). The targets, which are 0 or 1,
  // choose the sign, so that no small loss is a difference of large numbers.
  unitLoss: (m, z, target) => m.softplus(m.mul(m.sub(1, m.mul(2, target)), z)),
  unitDelta: (m, z, target) => m.sub(m.sigmoid(z), target),
});

/** The largest logit, and the sum of e^(logit − largest), which lies in [1, units]. */
function shiftedSum<T>(m: Arithmetic<T>, logits: ArrayLike<T>): { largest: T; sum: T } {
  let largest = logits[0] as T;
  for (let unit = 1; unit < logits.length; unit++) largest = m.max(largest, logits[unit] as T);
  let sum = m.constant(0);
  for (let unit = 0; unit < logits.length; unit++) {
    sum = m.add(sum, m.exp(m.sub(logits[unit] as T, largest)));
  }
  return { largest, sum };
}

function softmax<T>(m: Arithmetic<T>, logits: ArrayLike<T>, outputs: Writable<T>): void {
  const { largest, sum } = shiftedSum(m, logits);
  for (let unit = 0; unit < logits.length; unit++) {
    outputs[unit] = m.div(m.exp(m.sub(logits[unit] as T, largest)), sum);
  }
}

const softmaxOutput: OutputKind = {
  label: "softmax, cross-entropy",
  formula: "oᵢ = e^zᵢ / Σ e^zⱼ, L = −Σ tᵢ ln oᵢ",
  targetRange: [0, 1],
  isBounded: true,
  isCrossEntropy: true,
  unitPerClass: true,
  fitsRegression: false,
  apply: softmax,
  loss: <T>(m: Arithmetic<T>, logits: ArrayLike<T>, targets: ArrayLike<T>) => {
    const { largest, sum } = shiftedSum(m, logits);
    const logSum = m.log(sum);
    let loss = m.constant(0);
    for (let unit = 0; unit < logits.length; unit++) {
      // logSum is added last, so that a confident right answer keeps its small loss.
      const surprise = m.add(m.sub(largest, logits[unit] as T), logSum);
      loss = m.add(loss, m.mul(targets[unit] as T, surprise));
    }
    return loss;
  },
  delta: <T>(
    m: Arithmetic<T>,
    logits: ArrayLike<T>,
    targets: ArrayLike<T>,
    deltas: Writable<T>,
  ) => {
    softmax(m, logits, deltas);
    for (let unit = 0; unit < logits.length; unit++) {
      deltas[unit] = m.sub(deltas[unit] as T, targets[unit] as T);
    }
  },
};

/**
 * A target after label smoothing: `share` of it goes to all classes alike, which are two for a unit
 * that stands alone. Source: Szegedy et al. (2016), arXiv:1512.00567, section 7.
 */
export const smoothedTarget = (
  target: number,
  share: number,
  { unitPerClass }: OutputKind,
  units: number,
): number => target * (1 - share) + share / (unitPerClass ? units : 2);

/** Every output kind by id, in the order of menus. */
export const outputKindById = registryOf<OutputKind>()({
  tanh: tanhOutput,
  linear: linearOutput,
  sigmoid: sigmoidOutput,
  softmax: softmaxOutput,
});

export type OutputId = keyof typeof outputKindById;

export const outputKinds: readonly Registered<OutputId, OutputKind>[] = entriesOf(outputKindById);

/**
 * The class that these logits name: with one unit 1 above the boundary and 0
 * below (every kind crosses its middle at logit 0), else the first largest.
 * NaN where a logit is NaN: no answer, which is never the right one.
 *
 * Of an example's targets it is the class that the example belongs to, so that
 * an example is classified right where both are equal.
 */
export function predictedClass<T>(m: Arithmetic<T>, logits: ArrayLike<T>): T {
  let largest = logits[0] as T;
  if (logits.length === 1) return m.where(largest, ">", 0, 1, 0);
  let best = m.constant(0);
  for (let unit = 1; unit < logits.length; unit++) {
    const logit = logits[unit] as T;
    best = m.where(logit, ">", largest, unit, best);
    largest = m.max(largest, logit);
  }
  return best;
}
