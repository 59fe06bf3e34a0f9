import { drawFurther } from "../random/draw.ts";

/**
 * What an example of an epoch multiplies a hidden unit's f(y) with: 0 for the units that it trains
 * without, 1 / (1 − rate) for the others, so that sums stay as large as they are in evaluation.
 * Drawn by (seed, epoch, example, layer, unit), where `drawn` is what `RunData.dropoutDraw` gives
 * for all but the unit: whatever the mini-batch, and in every arm alike.
 *
 * Source: Srivastava et al. (2014), JMLR 15, inverted as in Keras and PyTorch.
 */
export const dropoutFactor = (drawn: number, unit: number, rate: number): number =>
  drawFurther(drawn, unit) < rate * 4294967296 ? 0 : 1 / (1 - rate);
