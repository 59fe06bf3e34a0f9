import type { OptimiserId } from "../../../src/engine/optimisation/optimisers.ts";
import type { RegularisationId } from "../../../src/engine/optimisation/regularisation.ts";
import worked from "../../fixtures/worked-examples.json" with { type: "json" };

/** A weight and a bias. */
type Step = readonly number[];

/** All that the tests must be told of one optimiser. */
export interface OptimiserRecord {
  /** Where the worked example stands after each update, by the paper's rule in decimals. */
  readonly steps: readonly Step[];
  /** A learning rate at which training stays calm: steps that are divided by a small gradient's size want a smaller one. */
  readonly calmRate: number;
  /** Largest relative difference of float32's losses from float64's, over 50 epochs at that rate. */
  readonly agreement: number;
}

const { optimisers, regularisations } = worked;

/*
 * Float32 rounds to 6·10⁻⁸ a step; smooth dynamics keep that near 10⁻⁷ (the
 * median here). RMSProp is the exception, and NAdam, whose step holds g itself: their first steps are
 * η·sign(g) whatever |g| is, so a gradient near 0 turns a rounding into a step, and steep
 * functions amplify it.
 */
export const optimiserRecords: Readonly<Record<OptimiserId, OptimiserRecord>> = {
  sgd: { steps: optimisers.sgd, calmRate: 0.03, agreement: 2e-5 },
  momentum: { steps: optimisers.momentum, calmRate: 0.003, agreement: 2e-5 },
  nesterov: { steps: optimisers.nesterov, calmRate: 0.003, agreement: 2e-5 },
  adagrad: { steps: optimisers.adagrad, calmRate: 0.03, agreement: 2e-4 },
  rmsprop: { steps: optimisers.rmsprop, calmRate: 0.003, agreement: 5e-3 },
  adam: { steps: optimisers.adam, calmRate: 0.003, agreement: 2e-4 },
  nadam: { steps: optimisers.nadam, calmRate: 0.003, agreement: 5e-3 },
};

/** All that the tests must be told of one penalty: its worked example, under momentum. */
export interface RegularisationRecord {
  readonly steps: readonly Step[];
}

export const regularisationRecords: Readonly<Record<RegularisationId, RegularisationRecord>> = {
  none: { steps: regularisations.none },
  l1: { steps: regularisations.l1 },
  l2: { steps: regularisations.l2 },
  decoupled: { steps: regularisations.decoupled },
};
