/**
 * Regularisation: what keeps weights small, written once in an arithmetic, as
 * the optimisers' rules are. Biases and learned activation parameters are
 * never regularised.
 */
import type { ExactArithmetic } from "../../functions/algebra/arithmetic.ts";

export type RegularisationId = "none" | "l1" | "l2";

export interface Regularisation {
  /** The gradient that the optimiser takes in place of the loss's. */
  readonly beforeStep?: <T>(m: ExactArithmetic<T>, gradient: T, weight: T, rate: T) => T;
  /** What becomes of the weight that the optimiser leaves. */
  readonly afterStep?: <T>(m: ExactArithmetic<T>, weight: T, rate: T, learningRate: T) => T;
}

export const regularisationById: Readonly<Record<RegularisationId, Regularisation>> = {
  none: {},
  /**
   * A proximal step, the soft threshold: sign(w) · max(|w| − η·rate, 0).
   * TensorFlow Playground zeroes a weight that its L1 step would carry across
   * zero; this is that, without a kink in what small weights feel.
   */
  l1: {
    afterStep: (m, weight, rate, learningRate) =>
      m.copySign(m.max(m.sub(m.abs(weight), m.mul(learningRate, rate)), 0), weight),
  },
  l2: {
    beforeStep: (m, gradient, weight, rate) => m.add(gradient, m.mul(rate, weight)),
  },
};
