import { compile } from "../algebra/evaluate.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import { type ActivationFunction, mapsPerUnit } from "../families/activation-function.ts";
import { averageOverNormal, standardNormal } from "./composition.ts";

/**
 * What the weights that a function's outputs go to are multiplied by, beside 1/√fan-in, so that z
 * keeps its variance of 1 from layer to layer: g = 1 / √E[a²] with every linear map's z ~ N(0, 1).
 * For ReLU that is √2, He's factor. 1 where a is 0 throughout or has no finite square.
 *
 * Source: He et al. (2015), arXiv:1502.01852, section 2.2, for any f.
 */
export function varianceGain(activation: ActivationFunction, parameters: ParameterValues): number {
  const ofActivation = known.get(activation) ?? new Map<string, number>();
  known.set(activation, ofActivation);
  const key = JSON.stringify(parameters);
  const gain = ofActivation.get(key) ?? computedGain(activation, parameters);
  ofActivation.set(key, gain);
  return gain;
}

/** Every run of a race asks again, and an integral costs as much as many epochs. */
const known = new WeakMap<ActivationFunction, Map<string, number>>();

function computedGain(activation: ActivationFunction, parameters: ParameterValues): number {
  const square = meanSquare(activation, parameters);
  return square > 0 && Number.isFinite(square) ? 1 / Math.sqrt(square) : 1;
}

function meanSquare(activation: ActivationFunction, parameters: ParameterValues): number {
  if (activation.kind === "maxout") return largestSquare(mapsPerUnit(activation, parameters));
  // In a gated unit u is independent of z, and its mean square is 1.
  const value = compile(activation.kind === "gated" ? activation.gate.value : activation.value);
  return averageOverNormal((z) => {
    const a = value(z, parameters);
    return a * a;
  }, 1);
}

/** E of the square of the largest of so many independent N(0, 1). */
function largestSquare(count: number): number {
  let below = 0;
  let sum = 0;
  for (const { z, weight } of standardNormal) {
    const before = below;
    below += weight;
    sum += z * z * (wholePower(below, count) - wholePower(before, count));
  }
  return sum;
}

function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let factor = 0; factor < exponent; factor++) power *= base;
  return power;
}
