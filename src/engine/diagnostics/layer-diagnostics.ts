import { chosenPreActivation, ReferenceNetwork } from "../reference/reference-network.ts";
import type { TrainerSetUp } from "../training/trainer.ts";

/** How one hidden layer stands on its curve, over the whole training set. */
export interface LayerDiagnostics {
  /** Counts of pre-activations in equal bins over [histogramMin, histogramMax]; outliers in the end bins. */
  readonly histogram: Uint32Array;
  readonly histogramMin: number;
  readonly histogramMax: number;
  readonly preActivationMean: number;
  readonly preActivationDeviation: number;
  /**
   * Units with f′(z) = 0 on every training example. Never any under maxout,
   * where some piece always passes the gradient on: see `unusedRows`.
   */
  readonly deadUnits: readonly number[];
  /** Maxout only: rows (unit · pieces + piece) that are the largest on no training example. */
  readonly unusedRows: readonly number[];
  /** Share of (unit, example) pairs with |f′(z)| below `saturationEpsilon`. */
  readonly saturatedFraction: number;
  readonly saturationEpsilon: number;
  /** Root mean square of ∂L/∂a over units and examples: where the gradient fades. */
  readonly gradientScale: number;
}

export const histogramSpan = { min: -6, max: 6, bins: 48 } as const;
/** A slope this small passes less than a hundredth of the gradient on. */
export const saturatedSlope = 0.01;

/**
 * Looks at every hidden layer on every training example, in float64 and
 * without training. A unit's pre-activation is the one that it passes on:
 * under maxout its largest piece's.
 */
export function diagnose(setUp: TrainerSetUp): readonly LayerDiagnostics[] {
  const network = new ReferenceNetwork(setUp);
  const { inputs, outputs } = network.shape;
  const { train } = setUp.data;
  const tallies = network.shape.layers
    .slice(0, -1)
    .map(({ units, rows }) => new LayerTally(units, rows));
  const gradient = new Float64Array(network.shape.parameterCount);
  for (let example = 0; example < train.count; example++) {
    network.forward(train.inputs, example * inputs);
    network.backward(train.targets.subarray(example * outputs, (example + 1) * outputs), gradient);
    for (const [layer, tally] of tallies.entries()) tally.add(network, layer);
  }
  return tallies.map((tally) => tally.result());
}

/** Sums up one layer over the examples. */
class LayerTally {
  readonly #histogram = new Uint32Array(histogramSpan.bins);
  readonly #alive: Uint8Array;
  readonly #rowUsed: Uint8Array;
  #pairs = 0;
  #sum = 0;
  #squares = 0;
  #saturated = 0;
  #gradientSquares = 0;

  constructor(units: number, rows: number) {
    this.#alive = new Uint8Array(units);
    this.#rowUsed = new Uint8Array(rows);
  }

  add(network: ReferenceNetwork, index: number): void {
    const layer = network.layers[index];
    if (!layer) return;
    const parameters = network.layerParameters(index);
    for (let unit = 0; unit < layer.shape.units; unit++) {
      const z = chosenPreActivation(layer, unit);
      const slope = network.hiddenFunction.derivative(z, parameters);
      // NaN is not 0: a unit that lost its numbers is diverged, not dead.
      if (slope !== 0) this.#alive[unit] = 1;
      this.#rowUsed[layer.chosenRows[unit] as number] = 1;
      if (Math.abs(slope) < saturatedSlope) this.#saturated += 1;
      this.#pairs += 1;
      this.#sum += z;
      this.#squares += z * z;
      const gradient = layer.activationGradients[unit] as number;
      this.#gradientSquares += gradient * gradient;
      this.#count(z);
    }
  }

  #count(z: number): void {
    if (Number.isNaN(z)) return;
    const { min, max, bins } = histogramSpan;
    const bin = Math.floor(((z - min) / (max - min)) * bins);
    const inside = Math.min(Math.max(bin, 0), bins - 1);
    this.#histogram[inside] = (this.#histogram[inside] as number) + 1;
  }

  result(): LayerDiagnostics {
    const mean = this.#sum / this.#pairs;
    return {
      histogram: this.#histogram,
      histogramMin: histogramSpan.min,
      histogramMax: histogramSpan.max,
      preActivationMean: mean,
      preActivationDeviation: Math.sqrt(Math.max(0, this.#squares / this.#pairs - mean * mean)),
      deadUnits: unmarked(this.#alive),
      unusedRows: unmarked(this.#rowUsed),
      saturatedFraction: this.#saturated / this.#pairs,
      saturationEpsilon: saturatedSlope,
      gradientScale: Math.sqrt(this.#gradientSquares / this.#pairs),
    };
  }
}

const unmarked = (marks: Uint8Array): readonly number[] =>
  Array.from(marks.keys()).filter((index) => marks[index] === 0);
