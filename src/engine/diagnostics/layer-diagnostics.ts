import { type LayerTrace, ReferenceNetwork } from "../reference/reference-network.ts";
import type { TrainerSetUp } from "../training/trainer.ts";

/** Counts of a hidden layer's pre-activations in equal bins over [histogramMin, histogramMax]; outliers in the end bins. */
export interface LayerHistogram {
  readonly histogram: Uint32Array;
  readonly histogramMin: number;
  readonly histogramMax: number;
}

/** Where the units of one hidden layer work on their curve, over the whole training set. */
export interface LayerDiagnostics extends LayerHistogram {
  readonly preActivationMean: number;
  readonly preActivationDeviation: number;
  /**
   * Units with f′(z) = 0, in all of their rows, on every training example. Never any under
   * maxout, where some piece always passes the gradient on: see `unusedRows`.
   */
  readonly deadUnits: readonly number[];
  /** Rows with ∂a/∂z = 0 on every training example: a maxout piece that is never the largest. */
  readonly unusedRows: readonly number[];
  /** Share of (unit, example) pairs with |f′(z)|, in all of its rows, below `saturationEpsilon`. */
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
 * without training. A unit's pre-activation is the one that says where on its
 * curve it stands: under maxout its largest piece's, in a gated layer its gate's.
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

/** Every hidden layer's pre-activations on every training example alone: half of what `diagnose` costs. */
export function histograms(setUp: TrainerSetUp): readonly LayerHistogram[] {
  const network = new ReferenceNetwork(setUp);
  const { train } = setUp.data;
  const counts = network.shape.layers.slice(0, -1).map(() => new Histogram());
  for (let example = 0; example < train.count; example++) {
    network.forward(train.inputs, example * network.shape.inputs);
    for (const [index, count] of counts.entries()) {
      const layer = network.layers[index] as LayerTrace;
      for (let unit = 0; unit < layer.shape.units; unit++) {
        count.add(placeOf(network, layer, unit));
      }
    }
  }
  return counts.map((count) => count.result());
}

/** The z that says where on its curve a unit stands. */
function placeOf({ unitFunction }: ReferenceNetwork, layer: LayerTrace, unit: number): number {
  const { preActivations, shape } = layer;
  return preActivations[unitFunction.placeRow(preActivations, unit * shape.maps)] as number;
}

class Histogram {
  readonly #counts = new Uint32Array(histogramSpan.bins);

  add(z: number): void {
    if (Number.isNaN(z)) return;
    const { min, max, bins } = histogramSpan;
    const bin = Math.floor(((z - min) / (max - min)) * bins);
    const inside = Math.min(Math.max(bin, 0), bins - 1);
    this.#counts[inside] = (this.#counts[inside] as number) + 1;
  }

  result(): LayerHistogram {
    return {
      histogram: this.#counts,
      histogramMin: histogramSpan.min,
      histogramMax: histogramSpan.max,
    };
  }
}

/** Sums up one layer over the examples, each after a backward pass. */
class LayerTally {
  readonly #histogram = new Histogram();
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
    const { maps } = layer.shape;
    for (let unit = 0; unit < layer.shape.units; unit++) {
      let passes = false;
      for (let row = unit * maps; row < (unit + 1) * maps; row++) {
        const slope = layer.slopes[row] as number;
        // NaN is not 0: a unit that lost its numbers is diverged, not dead.
        if (slope !== 0) {
          this.#alive[unit] = 1;
          this.#rowUsed[row] = 1;
        }
        if (!(Math.abs(slope) < saturatedSlope)) passes = true;
      }
      if (!passes) this.#saturated += 1;
      const z = placeOf(network, layer, unit);
      this.#pairs += 1;
      this.#sum += z;
      this.#squares += z * z;
      const gradient = layer.activationGradients[unit] as number;
      this.#gradientSquares += gradient * gradient;
      this.#histogram.add(z);
    }
  }

  result(): LayerDiagnostics {
    const mean = this.#sum / this.#pairs;
    return {
      ...this.#histogram.result(),
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
