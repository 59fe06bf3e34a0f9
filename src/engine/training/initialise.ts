import { varianceGain } from "../../functions/properties/variance-gain.ts";
import { featureById } from "../data/features.ts";
import { activationOf, armParameters, learnedPlaces } from "../experiment/arm.ts";
import type { ArmSpec, Experiment, ExplicitParameters } from "../experiment/experiment.ts";
import { mismatchOf } from "../experiment/given-parameters.ts";
import { layerFunction, layerFunctions } from "../experiment/layer-functions.ts";
import { settingsOf } from "../experiment/own-settings.ts";
import { type Initialiser, initialiserById } from "../network/initialisers.ts";
import {
  type LayerShape,
  learnableParameters,
  type NetworkShape,
  normalisedStarts,
} from "../network/network-shape.ts";
import { recommendedStart } from "../network/recommended-start.ts";
import { draw } from "../random/draw.ts";

/** The output layer's key in the draws: the same however many hidden layers come before it. */
const outputKey = 0xffff;

/**
 * The parameters that an arm starts from, as `FlatParameters` says, float32.
 * A weight is drawn by (layer, unit, input, map), so arms of other widths,
 * depths or kinds share all weights that they have in common; a unit's
 * first map is what an elementwise arm gets. First-layer inputs are keyed by their
 * feature, so that adding a feature leaves the others' weights alone.
 */
export function initialise(
  experiment: Experiment,
  shape: NetworkShape,
  arm: ArmSpec,
  seed: number = experiment.seed,
): Float32Array {
  const { initialisation, network } = settingsOf(experiment, arm);
  const { weight, readsGain, arrange } = initialiserById[initialisation.scheme];
  // Of a scheme that arranges whole matrices, nothing is rounded before.
  const values = new Float64Array(shape.parameterCount);
  for (const [index, layer] of shape.layers.entries()) {
    const isOutput = index === shape.hiddenLayerCount;
    const layerKey = isOutput ? outputKey : index;
    const inputKey = (input: number): number => {
      const feature = network.features[input];
      return index === 0 && feature !== undefined ? featureById[feature].drawKey : input;
    };
    // What a layer takes in comes through the function below it; what it starts by is its own.
    const below = layerFunction(arm, Math.max(0, index - 1));
    const own = isOutput ? below : layerFunction(arm, index);
    const fan = {
      fanIn: layer.inputs,
      fanOut: layer.units,
      range: initialisation.range,
      gain: readsGain && index > 0 ? varianceGain(activationOf(below), armParameters(below)) : 1,
      recommended: initialiserById[recommendedStart(activationOf(own)).scheme].weight,
    };
    for (let row = 0; row < layer.rows; row++) {
      const unit = Math.floor(row / layer.maps);
      const map = row % layer.maps;
      for (let input = 0; input < layer.inputs; input++) {
        const bits = draw(seed, "weight", layerKey, unit, inputKey(input), map);
        values[layer.weightOffset + row * layer.inputs + input] = weight(bits, fan);
      }
    }
    if (arrange) arrangeMaps(values, layer, arrange);
    const bias = isOutput ? initialisation.outputBias : initialisation.hiddenBias;
    values.fill(bias, layer.biasOffset, layer.biasOffset + layer.rows);
  }
  setLearnables(values, shape, arm);
  setNormalisation(values, shape);
  setExplicit(values, shape, arm, initialisation.explicit);
  return Float32Array.from(values);
}

/** One linear map after the other: a unit's first is what an elementwise arm gets. */
function arrangeMaps(
  values: Float64Array,
  { units, maps, inputs, weightOffset }: LayerShape,
  arrange: NonNullable<Initialiser["arrange"]>,
): void {
  const matrix = new Float64Array(units * inputs);
  for (let map = 0; map < maps; map++) {
    const start = (unit: number): number => weightOffset + (unit * maps + map) * inputs;
    for (let unit = 0; unit < units; unit++) {
      matrix.set(values.subarray(start(unit), start(unit) + inputs), unit * inputs);
    }
    arrange(matrix, units, inputs);
    for (let unit = 0; unit < units; unit++) {
      values.set(matrix.subarray(unit * inputs, (unit + 1) * inputs), start(unit));
    }
  }
}

/** Gains and variances of 1, shifts and means of 0: at first normalisation is all that it does. */
function setNormalisation(values: Float64Array, { layers }: NetworkShape): void {
  for (const { normalisation, rows } of layers) {
    const ones = [normalisation?.gainOffset, normalisation?.varianceOffset];
    for (const start of ones) if (start !== undefined) values.fill(1, start, start + rows);
  }
}

/** Learned parameters start where the arm says. */
function setLearnables(
  values: Float64Array,
  { layers, hiddenLayerCount }: NetworkShape,
  arm: ArmSpec,
): void {
  for (const [index, layer] of layerFunctions(arm, hiddenLayerCount).entries()) {
    const start = armParameters(layer);
    const offset = layers[index]?.learnableOffset ?? 0;
    for (const [place, name] of learnableParameters(activationOf(layer)).entries()) {
      values[offset + place] = start[name] as number;
    }
  }
}

/** Parameters given by value replace all draws of an arm that they fit; any other arm keeps its own. */
function setExplicit(
  values: Float64Array,
  shape: NetworkShape,
  arm: ArmSpec,
  explicit: ExplicitParameters | null,
): void {
  if (explicit === null || mismatchOf(explicit, arm, shape) !== null) return;
  for (const [index, layer] of shape.layers.entries()) {
    values.set((explicit.weights[index] ?? []).flat(), layer.weightOffset);
    values.set(explicit.biases[index] ?? [], layer.biasOffset);
  }
  const { learned, normalisation } = explicit;
  if (learned) {
    for (const [name, places] of learnedPlaces(arm, shape)) {
      for (const [index, place] of places.entries()) {
        values[place] = learned[name]?.[index] as number;
      }
    }
  }
  setNormalised(values, shape, normalisation ?? []);
}

function setNormalised(
  values: Float64Array,
  { layers }: NetworkShape,
  given: NonNullable<ExplicitParameters["normalisation"]>,
): void {
  for (const [index, numbers] of given.entries()) {
    const own = layers[index]?.normalisation;
    for (const [name, start] of own ? normalisedStarts(own) : []) {
      if (start !== undefined) values.set(numbers[name] ?? [], start);
    }
  }
}
