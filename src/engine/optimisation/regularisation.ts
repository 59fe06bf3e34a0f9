/**
 * Regularisation keeps weights small. It is written once in an arithmetic, as the optimisers'
 * rules are. Biases and learned activation parameters are never regularised.
 */

import type { ExactArithmetic } from "../../functions/algebra/arithmetic.ts";
import { registryOf } from "../registry/registry.ts";

export interface Regularisation {
  readonly label: string;
  /** The gradient that the optimiser takes in place of the loss's. */
  readonly beforeStep?: <T>(m: ExactArithmetic<T>, gradient: T, weight: T, rate: T) => T;
  /** The weight that the optimiser's step is taken from; its gradient knows nothing of it. */
  readonly besideStep?: <T>(m: ExactArithmetic<T>, weight: T, rate: T, learningRate: T) => T;
  /** What becomes of the weight that the optimiser leaves. */
  readonly afterStep?: <T>(m: ExactArithmetic<T>, weight: T, rate: T, learningRate: T) => T;
}

/** Every kind by id, in the order of menus. */
export const regularisationById = registryOf<Regularisation>()({
  none: { label: "None" },
  /**
   * A proximal step, the soft threshold: sign(w) · max(|w| − η·rate, 0). Like TensorFlow
   * Playground's L1 it stops at zero a weight that the step would carry across.
   */
  l1: {
    label: "L1",
    afterStep: (m, weight, rate, learningRate) =>
      m.copySign(m.max(m.sub(m.abs(weight), m.mul(learningRate, rate)), 0), weight),
  },
  l2: {
    label: "L2",
    beforeStep: (m, gradient, weight, rate) => m.add(gradient, m.mul(rate, weight)),
  },
  /** Loshchilov & Hutter 2019, arXiv:1711.05101: with Adam it is AdamW, which PyTorch and Optax have. */
  decoupled: {
    label: "Weight decay",
    besideStep: (m, weight, rate, learningRate) =>
      m.sub(weight, m.mul(m.mul(learningRate, rate), weight)),
  },
});

export type RegularisationId = keyof typeof regularisationById;
