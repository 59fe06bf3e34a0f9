import type { InitialiserId } from "../../../src/engine/network/initialisers.ts";
import type { OutputId } from "../../../src/engine/network/losses.ts";
import worked from "../../fixtures/worked-examples.json" with { type: "json" };

/** All that the tests must be told of one initialiser: how its weights are distributed. */
export interface InitialiserRecord {
  readonly shape: "uniform" | "normal" | "truncatedNormal" | "constant";
  /**
   * The variance of a weight at each of `fans`, by the paper, as the fraction
   * that it is; a uniform one of half-width a has a²/3.
   */
  readonly variance: { readonly narrowing: number; readonly widening: number };
}

/** Unequal, so that no scheme can take one fan for the other, or for their mean. */
export const fans = {
  narrowing: { fanIn: 48, fanOut: 6 },
  widening: { fanIn: 6, fanOut: 48 },
} as const;

/** The half-width that `uniform` is asked for; not the default. */
export const range = 0.75;

export const initialiserRecords: Readonly<Record<InitialiserId, InitialiserRecord>> = {
  // 0.75² / 3
  uniform: { shape: "uniform", variance: { narrowing: 0.1875, widening: 0.1875 } },
  // Glorot & Bengio 2010, eq. 12: Var = 2 / (fan-in + fan-out); eq. 16: a = √6 / √(fan-in + fan-out)
  glorotUniform: { shape: "uniform", variance: { narrowing: 1 / 27, widening: 1 / 27 } },
  glorotNormal: { shape: "normal", variance: { narrowing: 1 / 27, widening: 1 / 27 } },
  // He et al. 2015, eq. 10: ½ · fan-in · Var = 1
  heUniform: { shape: "uniform", variance: { narrowing: 1 / 24, widening: 1 / 3 } },
  heNormal: { shape: "normal", variance: { narrowing: 1 / 24, widening: 1 / 3 } },
  // LeCun et al. 1998, section 4.6: σ = fan-in^(−1/2)
  lecunNormal: { shape: "normal", variance: { narrowing: 1 / 48, widening: 1 / 6 } },
  // E[tanh(Z)²] by the trapezoid rule over ±12 in steps of 1/2000, Python 3 (the layer follows tanh).
  fairGain: {
    shape: "normal",
    variance: { narrowing: 1 / 48 / 0.39429449039784, widening: 1 / 6 / 0.39429449039784 },
  },
  // tanh's own is Glorot's uniform one: eq. 16.
  textbook: { shape: "uniform", variance: { narrowing: 1 / 27, widening: 1 / 27 } },
  // Keras, initializers/random_initializers.py, VarianceScaling(scale=1, mode="fan_in").
  truncatedNormal: { shape: "truncatedNormal", variance: { narrowing: 1 / 48, widening: 1 / 6 } },
  // Saxe et al. 2014: of the 48 numbers of a unit vector at random each has the variance 1/48, and
  // its neighbours at right angles leave them close to normal.
  orthogonal: { shape: "normal", variance: { narrowing: 1 / 48, widening: 1 / 48 } },
  zeros: { shape: "constant", variance: { narrowing: 0, widening: 0 } },
};

/** An example's logits, and what an output kind makes of them, by an independent script. */
export interface OutputExample {
  readonly logits: readonly number[];
  readonly label: number;
  readonly targets: readonly number[];
  readonly outputs: readonly number[];
  readonly loss: number;
  readonly delta: readonly number[];
}

export const outputRecords: Readonly<Record<OutputId, readonly OutputExample[]>> = worked.outputs;
