import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { activationOf, armParameters } from "../experiment/arm.ts";
import type { ArmSpec } from "../experiment/experiment.ts";
import { layerFunctions } from "../experiment/layer-functions.ts";
import { drawFurther, toUnit } from "../random/draw.ts";

/** Between which numbers an activation's drawn one lies. */
export interface DrawnRange {
  readonly low: number;
  readonly high: number;
}

/** Null where training draws nothing. */
export function drawnRange(
  activation: ActivationFunction,
  parameters: ParameterValues,
): DrawnRange | null {
  if (activation.kind !== "elementwise" || !activation.drawn) return null;
  const [low, high] = activation.drawn.between.map((name) => parameters[name] ?? Number.NaN);
  return { low: low as number, high: high as number };
}

/** Of each of `count` hidden layers of an arm. */
export const drawnRanges = (arm: ArmSpec, count: number): readonly (DrawnRange | null)[] =>
  layerFunctions(arm, count).map((layer) => drawnRange(activationOf(layer), armParameters(layer)));

/** What evaluation takes. */
export const meanOf = ({ low, high }: DrawnRange): number => (low + high) / 2;

/**
 * The number that shapes one hidden unit's function for one example of an epoch, evenly between two.
 * Drawn by (seed, epoch, example, layer, unit), where `drawn` is what all but the unit give: whatever
 * the mini-batch, and in every arm alike.
 */
export const drawnNumber = (drawn: number, unit: number, { low, high }: DrawnRange): number =>
  low + (high - low) * toUnit(drawFurther(drawn, unit));
