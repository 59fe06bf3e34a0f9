import type { LayerShape } from "../network/network-shape.ts";
import type { LayerTrace } from "../reference/layer-trace.ts";
import type { ReferenceNetwork } from "../reference/reference-network.ts";
import type { UnitFunction } from "../reference/unit-function.ts";
import type { LayerDiagnostics } from "./layer-signals.ts";
import { histogramSpan } from "./pre-activation-histogram.ts";
import { saturatedSlope, UnitTally } from "./unit-tally.ts";

/** The z that says where on its curve a unit stands. */
export function placeOf(network: ReferenceNetwork, layer: number, unit: number): number {
  const { preActivations } = network.layers[layer] as LayerTrace;
  return preActivations[placeRowOf(network, layer, unit)] as number;
}

/** The row of that z. */
function placeRowOf(
  { unitFunctions, layers }: ReferenceNetwork,
  layer: number,
  unit: number,
): number {
  const { preActivations, shape } = layers[layer] as LayerTrace;
  const { placeRow } = unitFunctions[layer] as UnitFunction;
  return placeRow(preActivations, unit * shape.maps);
}

interface Surroundings {
  /** The next layer's root mean square of ∂L/∂z. */
  readonly above: number;
  /** Sum over the examples of ∂L/∂parameters, as `FlatParameters`. */
  readonly gradient: Float64Array;
  readonly parameters: Float64Array;
}

/** Sums up one hidden layer over the examples, each after a backward pass. */
export class LayerTally {
  readonly #shape: LayerShape;
  readonly #units: readonly UnitTally[];
  readonly #rowUsed: Uint8Array;
  /** z [example][unit] */
  readonly #places: Float64Array;
  readonly #unitSums: Float64Array;
  readonly #unitSquares: Float64Array;
  #linearSum = 0;
  #linearSquares = 0;
  #examples = 0;
  #commonSigns = 0;
  #gradientSquares = 0;
  #deltaSquares = 0;

  constructor(shape: LayerShape, examples: number) {
    this.#shape = shape;
    this.#units = Array.from({ length: shape.units }, () => new UnitTally());
    this.#rowUsed = new Uint8Array(shape.rows);
    this.#places = new Float64Array(shape.units * examples);
    this.#unitSums = new Float64Array(shape.units);
    this.#unitSquares = new Float64Array(shape.units);
  }

  add(network: ReferenceNetwork, index: number): void {
    const layer = network.layers[index] as LayerTrace;
    const { units, maps } = this.#shape;
    for (const [unit, tally] of this.#units.entries()) {
      const z = placeOf(network, index, unit);
      tally.add(z, layer.slopes, unit * maps, maps, layer.activations[unit] as number);
      this.#places[this.#examples * units + unit] = z;
      const linear = layer.linear[placeRowOf(network, index, unit)] as number;
      this.#linearSum += linear;
      this.#linearSquares += linear * linear;
      const gradient = layer.activationGradients[unit] as number;
      this.#gradientSquares += gradient * gradient;
    }
    this.#addRows(layer);
    this.#addActivations(layer.activations);
    this.#examples += 1;
  }

  /** Root mean square of ∂L/∂z over rows and examples. */
  get deltaScale(): number {
    return Math.sqrt(this.#deltaSquares / (this.#examples * this.#shape.rows));
  }

  result({ above, gradient, parameters }: Surroundings): LayerDiagnostics {
    const { units, weightOffset, biasOffset } = this.#shape;
    const places = this.#places;
    const mean = sum(places) / places.length;
    const squares = places.reduce((total, z) => total + z * z, 0);
    const gradientScale = Math.sqrt(this.#gradientSquares / (this.#examples * units));
    const found = this.#units.map((unit) => unit.result());
    const saturated = this.#units.reduce((total, unit) => total + unit.saturated, 0);
    const weightGradient = gradient.subarray(weightOffset, biasOffset);
    return {
      histogram: new Uint32Array(histogramSpan.bins).map((_, bin) =>
        found.reduce((total, { histogram }) => total + (histogram[bin] as number), 0),
      ),
      histogramMin: histogramSpan.min,
      histogramMax: histogramSpan.max,
      unitCount: units,
      preActivationMean: mean,
      preActivationDeviation: Math.sqrt(Math.max(0, squares / places.length - mean * mean)),
      ...this.#beforeNormalisation(),
      preActivationQuantiles: quantiles(places),
      deadUnits: placesWhere(found, ({ isDead }) => isDead),
      silentUnits: placesWhere(found, ({ isSilent }) => isSilent),
      unusedRows: placesWhere([...this.#rowUsed], (used) => used === 0),
      saturatedFraction: saturated / places.length,
      saturationEpsilon: saturatedSlope,
      ...this.#activations(),
      gradientScale,
      deltaScale: this.deltaScale,
      weightFactor: gradientScale / above,
      weightGradientScale: rootMeanSquare(weightGradient) / this.#examples,
      weightScale: rootMeanSquare(parameters.subarray(weightOffset, biasOffset)),
    };
  }

  #beforeNormalisation(): Pick<LayerDiagnostics, "linearMean" | "linearDeviation"> {
    if (!this.#shape.normalisation) return {};
    const count = this.#places.length;
    const linearMean = this.#linearSum / count;
    const variance = this.#linearSquares / count - linearMean * linearMean;
    return { linearMean, linearDeviation: Math.sqrt(Math.max(0, variance)) };
  }

  #addRows({ slopes, deltas }: LayerTrace): void {
    for (const [row, delta] of deltas.entries()) {
      this.#deltaSquares += delta * delta;
      if (slopes[row] !== 0) this.#rowUsed[row] = 1;
    }
  }

  #addActivations(activations: Float64Array): void {
    let positive = 0;
    let negative = 0;
    for (const [unit, a] of activations.entries()) {
      this.#unitSums[unit] = (this.#unitSums[unit] as number) + a;
      this.#unitSquares[unit] = (this.#unitSquares[unit] as number) + a * a;
      if (a > 0) positive += 1;
      else if (a < 0) negative += 1;
    }
    const signed = positive + negative;
    // Without a sign there is nothing to agree on, and nothing moves.
    this.#commonSigns += signed === 0 ? 1 : Math.max(positive, negative) / signed;
  }

  #activations() {
    const count = this.#examples * this.#shape.units;
    const mean = sum(this.#unitSums) / count;
    const meanSquare = sum(this.#unitSquares) / count;
    const variance = Math.max(0, meanSquare - mean * mean);
    const within = this.#unitSquares.reduce((total, squares, unit) => {
      const unitMean = (this.#unitSums[unit] as number) / this.#examples;
      return total + Math.max(0, squares / this.#examples - unitMean * unitMean);
    }, 0);
    return {
      activationMean: mean,
      activationDeviation: Math.sqrt(variance),
      exampleShare:
        variance === 0 ? Number.NaN : Math.min(1, within / this.#shape.units / variance),
      commonSignShare: this.#commonSigns / this.#examples,
    };
  }
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

const rootMeanSquare = (values: Float64Array): number =>
  Math.sqrt(values.reduce((total, value) => total + value * value, 0) / values.length);

const placesWhere = <T>(values: readonly T[], holds: (value: T) => boolean): readonly number[] =>
  values.flatMap((value, place) => (holds(value) ? [place] : []));

/** Between two values of the order, the nearer one to the wanted place. */
function quantiles(values: Float64Array): LayerDiagnostics["preActivationQuantiles"] {
  const sorted = values.toSorted();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0), at(0.25), at(0.5), at(0.75), at(1)];
}
