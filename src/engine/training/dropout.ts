import { drawFurther } from "../random/draw.ts";

/** Bits of a draw from which on a unit is kept, and what a kept one is multiplied by. */
export const dropoutLimits = (
  rate: number,
): { readonly firstKept: number; readonly keptFactor: number } => ({
  firstKept: Math.ceil(rate * 4294967296),
  keptFactor: 1 / (1 - rate),
});

/**
 * What an example of an epoch multiplies a hidden unit's f(y) with: 0 for the units that it trains
 * without, 1 / (1 − rate) for the others, so that sums stay as large as they are in evaluation.
 * Drawn by (seed, epoch, example, layer, unit), where `drawn` is what all but the unit give:
 * whatever the mini-batch, and in every arm alike.
 *
 * Source: Srivastava et al. (2014), JMLR 15, inverted as in Keras and PyTorch.
 */
export function dropoutFactor(drawn: number, unit: number, rate: number): number {
  const { firstKept, keptFactor } = dropoutLimits(rate);
  return drawFurther(drawn, unit) < firstKept ? 0 : keptFactor;
}
