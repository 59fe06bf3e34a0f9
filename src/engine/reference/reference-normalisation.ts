/**
 * Normalisation in plain float64, forward and back; see `normalisation.ts` for what it is.
 *
 * Back through x̂ = (z − μ) / √(v + ε), where μ and v are means over n numbers z and ∂L/∂x̂ = γ·∂L/∂y:
 *
 *   ∂L/∂z = (∂L/∂x̂ − mean of ∂L/∂x̂ − x̂ · mean of ∂L/∂x̂·x̂) / √(v + ε)
 *
 * without the first mean where μ is not taken off, and without both where μ and v are given. Back
 * through softmax, x̂ = e^z / Σ e^z, it is x̂·(∂L/∂x̂ − Σ ∂L/∂x̂·x̂).
 */

import { float64 } from "../../functions/algebra/arithmetic.ts";
import type { NormalisedRows } from "../network/network-shape.ts";
import {
  type Normalisation,
  type NormalisationId,
  normalisationById,
  normalisationEpsilon,
  runningShare,
} from "../network/normalisation.ts";
import type { LayerTrace } from "./layer-trace.ts";

/** One number of some traces, by the place where it stands in each. */
type Place = (trace: LayerTrace) => Float64Array;

export class ReferenceNormalisation {
  readonly #kind: Normalisation;
  readonly #keepsAverages: boolean;

  constructor(id: NormalisationId, keepsAverages: boolean) {
    this.#kind = normalisationById[id];
    this.#keepsAverages = keepsAverages;
  }

  /** Whether the examples of a mini-batch need each other. */
  get isOfBatch(): boolean {
    return this.#kind.over === "batch";
  }

  /**
   * From z to x̂ and y in one layer of every trace. In training, batch normalisation takes its
   * statistics from these traces, and renews the running averages in `parameters`.
   */
  forward(traces: readonly LayerTrace[], parameters: Float64Array, isTraining: boolean): void {
    const { rows, normalisation } = (traces[0] as LayerTrace).shape;
    if (!normalisation) return;
    if (!this.isOfBatch) for (const trace of traces) this.#withinLayer(trace);
    else if (isTraining) this.#byBatch(traces, normalisation, parameters);
    else for (const trace of traces) asMeasured(trace, normalisation, parameters);
    const { gainOffset, shiftOffset } = normalisation;
    for (const { normalised, preActivations } of traces) {
      for (let row = 0; row < rows; row++) {
        const gain = parameters[gainOffset + row] as number;
        const shift = parameters[shiftOffset + row] as number;
        preActivations[row] = gain * (normalised[row] as number) + shift;
      }
    }
  }

  /** From ∂L/∂y to ∂L/∂z, and to the gradients of gains and shifts, which it adds to `gradient`. */
  backward(
    traces: readonly LayerTrace[],
    parameters: Float64Array,
    gradient: Float64Array,
    isTraining: boolean,
  ): void {
    const { rows, normalisation } = (traces[0] as LayerTrace).shape;
    if (!normalisation) return;
    const { gainOffset, shiftOffset } = normalisation;
    for (const { deltas, normalised, linearDeltas } of traces) {
      for (let row = 0; row < rows; row++) {
        const delta = deltas[row] as number;
        const gain = gainOffset + row;
        const shift = shiftOffset + row;
        gradient[gain] = (gradient[gain] as number) + delta * (normalised[row] as number);
        gradient[shift] = (gradient[shift] as number) + delta;
        // ∂L/∂x̂, for now.
        linearDeltas[row] = delta * (parameters[gain] as number);
      }
    }
    const all = Array.from({ length: rows }, (_, row) => row);
    if (this.#kind.by === "exponential") traces.forEach(backThroughShares);
    else if (!this.isOfBatch) {
      for (const trace of traces) this.#back(all.map((row) => ({ trace, row })));
    } else if (isTraining) {
      for (const row of all) this.#back(traces.map((trace) => ({ trace, row })));
    } else {
      for (const { linearDeltas, inverseDeviations } of traces) {
        for (const row of all) {
          linearDeltas[row] = (linearDeltas[row] as number) * (inverseDeviations[row] as number);
        }
      }
    }
  }

  /** Puts the mean and variance of each row over these traces into `parameters`. */
  measure(traces: readonly LayerTrace[], parameters: Float64Array): void {
    const { rows, normalisation } = (traces[0] as LayerTrace).shape;
    const { meanOffset, varianceOffset } = normalisation ?? {};
    if (meanOffset === undefined || varianceOffset === undefined) return;
    for (let row = 0; row < rows; row++) {
      const found = this.#statistics(traces.map(({ linear }) => linear[row] as number));
      parameters[meanOffset + row] = found.mean;
      parameters[varianceOffset + row] = found.variance;
    }
  }

  #byBatch(
    traces: readonly LayerTrace[],
    { meanOffset = 0, varianceOffset = 0 }: NormalisedRows,
    parameters: Float64Array,
  ): void {
    const renew = (at: number, value: number): void => {
      parameters[at] = (1 - runningShare) * (parameters[at] as number) + runningShare * value;
    };
    for (const row of (traces[0] as LayerTrace).linear.keys()) {
      const z = traces.map(({ linear }) => linear[row] as number);
      const { mean, variance } = this.#statistics(z);
      for (const trace of traces) standardise(trace, row, mean, variance);
      if (!this.#keepsAverages) continue;
      renew(meanOffset + row, mean);
      renew(varianceOffset + row, variance);
    }
  }

  #withinLayer(trace: LayerTrace): void {
    if (this.#kind.by === "exponential") {
      takeShares(trace);
      return;
    }
    const { mean, variance } = this.#statistics(trace.linear);
    for (let row = 0; row < trace.linear.length; row++) standardise(trace, row, mean, variance);
  }

  #statistics(values: ArrayLike<number>): { readonly mean: number; readonly variance: number } {
    const mean = this.#kind.by === "deviation" ? meanOf(values) : 0;
    let squares = 0;
    for (let index = 0; index < values.length; index++) {
      const deviation = (values[index] as number) - mean;
      squares += deviation * deviation;
    }
    return { mean, variance: squares / values.length };
  }

  /** Through the means over these places. */
  #back(places: readonly { readonly trace: LayerTrace; readonly row: number }[]): void {
    const at = (place: Place): number[] =>
      places.map(({ trace, row }) => place(trace)[row] as number);
    const slopes = at(({ linearDeltas }) => linearDeltas);
    const normalised = at((trace) => trace.normalised);
    const mean = this.#kind.by === "deviation" ? meanOf(slopes) : 0;
    const share = meanOf(slopes.map((slope, index) => slope * (normalised[index] as number)));
    for (const [index, { trace, row }] of places.entries()) {
      const slope = (slopes[index] as number) - mean - (normalised[index] as number) * share;
      trace.linearDeltas[row] = slope * (trace.inverseDeviations[row] as number);
    }
  }
}

function asMeasured(
  trace: LayerTrace,
  { meanOffset = 0, varianceOffset = 0 }: NormalisedRows,
  parameters: Float64Array,
): void {
  for (const row of trace.linear.keys()) {
    const mean = parameters[meanOffset + row] as number;
    standardise(trace, row, mean, parameters[varianceOffset + row] as number);
  }
}

/** Softmax: the largest z is taken off first, so that no exponential overflows. */
function takeShares({ linear, normalised }: LayerTrace): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (const z of linear) largest = Math.max(largest, z);
  let sum = 0;
  for (let row = 0; row < linear.length; row++) {
    const power = float64.exp((linear[row] as number) - largest);
    normalised[row] = power;
    sum += power;
  }
  for (let row = 0; row < linear.length; row++) {
    normalised[row] = (normalised[row] as number) / sum;
  }
}

function backThroughShares({ normalised, linearDeltas }: LayerTrace): void {
  const mean = normalised.reduce(
    (total, share, row) => total + share * (linearDeltas[row] as number),
    0,
  );
  for (const [row, share] of normalised.entries()) {
    linearDeltas[row] = share * ((linearDeltas[row] as number) - mean);
  }
}

function standardise(trace: LayerTrace, row: number, mean: number, variance: number): void {
  const inverse = 1 / Math.sqrt(variance + normalisationEpsilon);
  trace.inverseDeviations[row] = inverse;
  trace.normalised[row] = ((trace.linear[row] as number) - mean) * inverse;
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] as number;
  return sum / values.length;
}
