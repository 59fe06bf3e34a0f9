import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { type NormalisationId, normalisationById, type SkipId } from "./normalisation.ts";

/** One dense layer: `units` outputs, each made of one linear map of the inputs or, in some layer kinds, several. */
export interface LayerShape {
  readonly inputs: number;
  readonly units: number;
  /** Linear maps per unit: 1, maxout's k, or a gated unit's 2. */
  readonly maps: number;
  /** units × maps; row = unit · maps + map. */
  readonly rows: number;
  /** Where this layer's weights [row][input] start in `FlatParameters`. */
  readonly weightOffset: number;
  /** Where its biases [row] start. */
  readonly biasOffset: number;
  /** Where the learned parameters of its function start, and how many there are. */
  readonly learnableOffset: number;
  readonly learnableCount: number;
  /** Only where the layer is normalised. */
  readonly normalisation?: NormalisedRows;
  /** Only where the layer's inputs are added to its activations. */
  readonly skips?: true;
}

/** Where the numbers [row] of a layer's normalisation start in `FlatParameters`. */
export interface NormalisedRows {
  readonly gainOffset: number;
  readonly shiftOffset: number;
  /** Means and variances that evaluation takes: only in batch normalisation, and never trained. */
  readonly meanOffset?: number;
  readonly varianceOffset?: number;
}

/** What a normalised layer keeps by name, in stored order, each with where its numbers start. */
export const normalisedStarts = ({
  gainOffset,
  shiftOffset,
  meanOffset,
  varianceOffset,
}: NormalisedRows) =>
  [
    ["gains", gainOffset],
    ["shifts", shiftOffset],
    ["means", meanOffset],
    ["variances", varianceOffset],
  ] as const;

/** Names of an activation's learned parameters, in the order in which they are stored. */
export function learnableParameters(activation: ActivationFunction): readonly string[] {
  return Object.entries(activation.parameters)
    .filter(([, spec]) => spec.learnable === true)
    .map(([name]) => name);
}

/** The dense layers of one arm and where each parameter lies in `FlatParameters`. */
export interface NetworkShape {
  readonly inputs: number;
  readonly outputs: number;
  /** Hidden layers, input side first, then the output layer. */
  readonly layers: readonly LayerShape[];
  readonly hiddenLayerCount: number;
  /** Where the learned activation parameters start, [hidden layer][parameter], and how many there are. */
  readonly learnableOffset: number;
  readonly learnableCount: number;
  /** All numbers of a network, those of batch normalisation's statistics among them. */
  readonly parameterCount: number;
}

const numberOf = (numbers: number | readonly number[], layer: number): number =>
  typeof numbers === "number" ? numbers : (numbers[layer] as number);

/**
 * Lays out a network's parameters; hidden units have `maps` linear maps, output units one. What
 * normalisation adds comes last: for each hidden layer gains, shifts and, if need be, statistics.
 * `maps` and `learnablePerLayer` are of every hidden layer, or one number for each.
 */
export function networkShape(options: {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly maps: number | readonly number[];
  readonly learnablePerLayer: number | readonly number[];
  readonly normalisation?: NormalisationId;
  readonly skip?: SkipId;
}): NetworkShape {
  const { inputs, hidden, outputs, maps, learnablePerLayer } = options;
  const { over } = normalisationById[options.normalisation ?? "none"];
  const layers: Omit<LayerShape, "learnableOffset" | "learnableCount">[] = [];
  let offset = 0;
  let fanIn = inputs;
  for (const [index, units] of [...hidden, outputs].entries()) {
    const layerMaps = index < hidden.length ? numberOf(maps, index) : 1;
    const rows = units * layerMaps;
    const isSkipped = options.skip === "identity" && index < hidden.length && units === fanIn;
    layers.push({
      ...(isSkipped ? { skips: true as const } : {}),
      inputs: fanIn,
      units,
      maps: layerMaps,
      rows,
      weightOffset: offset,
      biasOffset: offset + rows * fanIn,
    });
    offset += rows * (fanIn + 1);
    fanIn = units;
  }
  const learnableOffset = offset;
  const complete = layers.map((layer, index): LayerShape => {
    const learnableCount = index < hidden.length ? numberOf(learnablePerLayer, index) : 0;
    offset += learnableCount;
    return { ...layer, learnableOffset: offset - learnableCount, learnableCount };
  });
  const learnableCount = offset - learnableOffset;
  const normalised = complete.map((layer, index) => {
    if (over === null || index === hidden.length) return layer;
    const { rows } = layer;
    const starts = Array.from({ length: 4 }, (_, place) => offset + place * rows);
    const [gainOffset = 0, shiftOffset = 0, meanOffset = 0, varianceOffset = 0] = starts;
    offset += (over === "batch" ? 4 : 2) * rows;
    const statistics = over === "batch" ? { meanOffset, varianceOffset } : {};
    return { ...layer, normalisation: { gainOffset, shiftOffset, ...statistics } };
  });
  return {
    inputs,
    outputs,
    layers: normalised,
    hiddenLayerCount: hidden.length,
    learnableOffset,
    learnableCount,
    parameterCount: offset,
  };
}

/** The learned activation parameters among all of a network's, [hidden layer][parameter]. */
export const learnedOf = (
  parameters: ArrayLike<number>,
  { learnableOffset, learnableCount }: NetworkShape,
): number[] =>
  Array.from(
    { length: learnableCount },
    (_, place) => parameters[learnableOffset + place] as number,
  );
