import type { ActivationFunction } from "../../functions/families/activation-function.ts";

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
}

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
  /** Learned activation parameters of each hidden layer. */
  readonly learnablePerLayer: number;
  /** Where they start, [hidden layer][parameter]. */
  readonly learnableOffset: number;
  readonly parameterCount: number;
}

/** Lays out a network's parameters; hidden units have `maps` linear maps, output units one. */
export function networkShape(options: {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly maps: number;
  readonly learnablePerLayer: number;
}): NetworkShape {
  const { inputs, hidden, outputs, maps, learnablePerLayer } = options;
  const layers: LayerShape[] = [];
  let offset = 0;
  let fanIn = inputs;
  for (const [index, units] of [...hidden, outputs].entries()) {
    const layerMaps = index < hidden.length ? maps : 1;
    const rows = units * layerMaps;
    layers.push({
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
  return {
    inputs,
    outputs,
    layers,
    hiddenLayerCount: hidden.length,
    learnablePerLayer,
    learnableOffset: offset,
    parameterCount: offset + hidden.length * learnablePerLayer,
  };
}
