import { exp, power } from "../algebra/deterministic-math.ts";
import { type CompiledExpression, compile } from "../algebra/evaluate.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import type { ElementwiseActivation } from "../families/activation-function.ts";
import { derivativeOf, resolveParameters } from "../families/registry.ts";

/** How often each activation occurs after a layer: shares of 1 over equal bins from `from` to `to`. */
export interface Distribution {
  readonly from: number;
  readonly to: number;
  readonly shares: readonly number[];
  /** Share that lies outside the bins. */
  readonly outside: number;
}

export interface CompositionLayer {
  /** From 1, the layer next to the input. */
  readonly layer: number;
  /** Standard deviation of its pre-activations z. */
  readonly spread: number;
  /** Mean and standard deviation of f(z). */
  readonly mean: number;
  readonly deviation: number;
  /** √E[(w f′)²]: what one layer multiplies the backward signal by. */
  readonly factor: number;
  /** The product of the factors from the last layer down to this one, 1 above the last. */
  readonly signal: number;
  readonly activations: Distribution;
}

/** z as multiples of its deviation, ±7 holding all but 3·10⁻¹² of N(0, 1). */
const reach = 7;
const cells = 4000;
const width = (2 * reach) / cells;
/** Midpoints over ±7 with the probability of their cells. */
export const standardNormal = Array.from({ length: cells }, (_, index) => {
  const z = -reach + (index + 0.5) * width;
  return { z, weight: (width * exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI) };
});

const bins = 61;

/**
 * What a function does to a signal that passes through n layers of a wide random network.
 *
 * Weights are drawn with variance weightScale²/fan-in and biases are 0, so z is
 * normal in every layer: N(0, 1) in the first, then with variance
 * q ← weightScale² · E f(√q Z)². The backward signal's mean square is
 * multiplied by χ = weightScale² · E f′(√q Z)² in each layer.
 * Source: Poole et al. (2016), arXiv:1606.05340; Schoenholz et al. (2017), arXiv:1611.01232.
 */
export function compose(
  activation: ElementwiseActivation,
  layers: number,
  weightScale: number,
  overrides: ParameterValues = {},
): readonly CompositionLayer[] {
  const parameters = resolveParameters(activation, overrides);
  const value = compile(activation.value);
  const slope = compile(derivativeOf(activation));
  const forward: Omit<CompositionLayer, "signal">[] = [];
  let variance = 1;
  const frame = frameOf(value, parameters);
  for (let layer = 1; layer <= layers; layer++) {
    const spread = Math.sqrt(variance);
    const mean = averageOverNormal((z) => value(z, parameters), spread);
    const square = averageOverNormal((z) => power(value(z, parameters), 2), spread);
    const steepness = averageOverNormal((z) => power(slope(z, parameters), 2), spread);
    forward.push({
      layer,
      spread,
      mean,
      deviation: Math.sqrt(Math.max(0, square - mean * mean)),
      factor: weightScale * Math.sqrt(steepness),
      activations: distribution(value, parameters, spread, frame),
    });
    variance = weightScale * weightScale * square;
  }
  let signal = 1;
  return forward
    .toReversed()
    .map((layer) => {
      signal *= layer.factor;
      return { ...layer, signal };
    })
    .toReversed();
}

/** E[of(spread · Z)], Z ~ N(0, 1). */
export function averageOverNormal(of: (z: number) => number, spread: number): number {
  return standardNormal.reduce((sum, { z, weight }) => sum + weight * of(spread * z), 0);
}

/** One frame for all layers, from what ±3 deviations of N(0, 1) come to, so that shrinking shows. */
function frameOf(
  value: CompiledExpression,
  parameters: ParameterValues,
): readonly [number, number] {
  const seen = Array.from({ length: 121 }, (_, index) => value(index / 20 - 3, parameters)).filter(
    Number.isFinite,
  );
  const [low, high] = [Math.min(0, ...seen), Math.max(0, ...seen)];
  const size = Math.min(4, Math.max(0.5, high - low));
  const [from, to] = [Math.max(low, -4), Math.min(high, 4)];
  const margin = 0.06 * Math.max(size, to - from);
  return [from - margin, to + margin];
}

function distribution(
  value: CompiledExpression,
  parameters: ParameterValues,
  spread: number,
  [from, to]: readonly [number, number],
): Distribution {
  const shares = new Array<number>(bins).fill(0);
  let outside = 0;
  for (const { z, weight } of standardNormal) {
    const activation = value(spread * z, parameters);
    const bin = Math.floor(((activation - from) / (to - from)) * bins);
    if (bin >= 0 && bin < bins) shares[bin] = (shares[bin] ?? 0) + weight;
    else outside += weight;
  }
  return { from, to, shares, outside };
}
