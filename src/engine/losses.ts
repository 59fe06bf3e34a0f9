/**
 * What the last layer computes, together with its loss.
 *
 * Each output kind fuses its nonlinearity with its loss: both value and delta
 * (∂L/∂logits) are written in terms of the logits, so that neither overflows
 * nor cancels. Float64; the elementary functions are the deterministic ones,
 * because a loss decides when a run converges.
 */
import { exp, log, log1p, sigmoid, tanh } from "./deterministic-math.ts";
import type { OutputId } from "./experiment/experiment.ts";

export interface OutputKind {
  readonly id: OutputId;
  readonly label: string;
  /** For people: nonlinearity and loss of one example. */
  readonly formula: string;
  /** The targets of a class that an example does not, and does, belong to. */
  readonly targetRange: readonly [off: number, on: number];
  /** Softmax only: one unit per class even when two would do with one. */
  readonly unitPerClass: boolean;
  /** Whether a regression's real-valued targets make sense here. */
  readonly fitsRegression: boolean;
  /** Output values from logits, in place of `outputs`; all arrays have one entry per output unit. */
  apply(logits: ArrayLike<number>, outputs: Writable): void;
  /** Loss of one example: the sum over its output units. */
  loss(logits: ArrayLike<number>, targets: ArrayLike<number>): number;
  /** ∂(that loss)/∂logits into `delta`. */
  delta(logits: ArrayLike<number>, targets: ArrayLike<number>, delta: Writable): void;
}

interface Writable extends ArrayLike<number> {
  [index: number]: number;
}

/** An output kind whose units do not know of each other. */
interface UnitwiseOutput extends Omit<OutputKind, "unitPerClass" | "apply" | "loss" | "delta"> {
  readonly value: (logit: number) => number;
  readonly unitLoss: (logit: number, target: number) => number;
  readonly unitDelta: (logit: number, target: number) => number;
}

function unitwise({ value, unitLoss, unitDelta, ...info }: UnitwiseOutput): OutputKind {
  return {
    ...info,
    unitPerClass: false,
    apply: (logits, outputs) => {
      for (let unit = 0; unit < logits.length; unit++)
        outputs[unit] = value(logits[unit] as number);
    },
    loss: (logits, targets) => {
      let sum = 0;
      for (let unit = 0; unit < logits.length; unit++) {
        sum += unitLoss(logits[unit] as number, targets[unit] as number);
      }
      return sum;
    },
    delta: (logits, targets, delta) => {
      for (let unit = 0; unit < logits.length; unit++) {
        delta[unit] = unitDelta(logits[unit] as number, targets[unit] as number);
      }
    },
  };
}

const halfSquare = (difference: number): number => 0.5 * difference * difference;

const tanhOutput = unitwise({
  id: "tanh",
  label: "tanh, squared loss",
  formula: "o = tanh z, L = ½(o − t)²",
  targetRange: [-1, 1],
  fitsRegression: true,
  value: tanh,
  unitLoss: (logit, target) => halfSquare(tanh(logit) - target),
  unitDelta: (logit, target) => {
    const output = tanh(logit);
    return (output - target) * (1 - output * output);
  },
});

const linearOutput = unitwise({
  id: "linear",
  label: "linear, squared loss",
  formula: "o = z, L = ½(o − t)²",
  targetRange: [-1, 1],
  fitsRegression: true,
  value: (logit) => logit,
  unitLoss: (logit, target) => halfSquare(logit - target),
  unitDelta: (logit, target) => logit - target,
});

const sigmoidOutput = unitwise({
  id: "sigmoid",
  label: "sigmoid, cross-entropy",
  formula: "o = σ(z), L = −t ln o − (1 − t) ln(1 − o)",
  targetRange: [0, 1],
  fitsRegression: false,
  value: sigmoid,
  // softplus(z) − t·z, with softplus in the form that cannot overflow.
  unitLoss: (logit, target) => Math.max(logit, 0) - target * logit + log1p(exp(-Math.abs(logit))),
  unitDelta: (logit, target) => sigmoid(logit) - target,
});

/** Largest logit, and the sum of e^(logit − largest), which lies in [1, units]. */
function shiftedSum(logits: ArrayLike<number>): { largest: number; sum: number } {
  let largest = -Infinity;
  for (let unit = 0; unit < logits.length; unit++) {
    largest = Math.max(largest, logits[unit] as number);
  }
  let sum = 0;
  for (let unit = 0; unit < logits.length; unit++) sum += exp((logits[unit] as number) - largest);
  return { largest, sum };
}

function softmax(logits: ArrayLike<number>, outputs: Writable): void {
  const { largest, sum } = shiftedSum(logits);
  for (let unit = 0; unit < logits.length; unit++) {
    outputs[unit] = exp((logits[unit] as number) - largest) / sum;
  }
}

const softmaxOutput: OutputKind = {
  id: "softmax",
  label: "softmax, cross-entropy",
  formula: "oᵢ = e^zᵢ / Σ e^zⱼ, L = −Σ tᵢ ln oᵢ",
  targetRange: [0, 1],
  unitPerClass: true,
  fitsRegression: false,
  apply: softmax,
  loss: (logits, targets) => {
    const { largest, sum } = shiftedSum(logits);
    const logSum = log(sum);
    let loss = 0;
    for (let unit = 0; unit < logits.length; unit++) {
      // logSum is taken off last, so that a confident right answer keeps its small loss.
      loss += (targets[unit] as number) * (largest - (logits[unit] as number) + logSum);
    }
    return loss;
  },
  delta: (logits, targets, delta) => {
    softmax(logits, delta);
    for (let unit = 0; unit < logits.length; unit++) {
      delta[unit] = (delta[unit] as number) - (targets[unit] as number);
    }
  },
};

/** Every output kind by id, in the order of menus. */
export const outputKindById: Readonly<Record<OutputId, OutputKind>> = {
  tanh: tanhOutput,
  linear: linearOutput,
  sigmoid: sigmoidOutput,
  softmax: softmaxOutput,
};

export const outputKinds: readonly OutputKind[] = Object.values(outputKindById);

/**
 * The class that these logits name: with one unit 1 above the boundary and 0
 * below (every kind crosses its middle at logit 0), else the first largest.
 * −1 where a logit is NaN: no answer is never the right one.
 */
export function predictedClass(logits: ArrayLike<number>): number {
  for (let unit = 0; unit < logits.length; unit++) {
    if (Number.isNaN(logits[unit])) return -1;
  }
  if (logits.length === 1) return (logits[0] as number) > 0 ? 1 : 0;
  let best = 0;
  for (let unit = 1; unit < logits.length; unit++) {
    if ((logits[unit] as number) > (logits[best] as number)) best = unit;
  }
  return best;
}
