import type { ParameterValues } from "../../functions/algebra/expression.ts";
import {
  type ActivationFunction,
  mapsPerUnit,
} from "../../functions/families/activation-function.ts";
import { resolveParameters } from "../../functions/families/registry.ts";
import { dataKind } from "../data/datasets.ts";
import { outputKindById } from "../network/losses.ts";
import { learnableParameters, type NetworkShape, networkShape } from "../network/network-shape.ts";
import { outputCount, resolveOutput } from "../network/output-choice.ts";
import type { ArmSpec, Experiment, LayerFunction } from "./experiment.ts";
import { layerFunctions } from "./layer-functions.ts";
import { settingsOf } from "./own-settings.ts";
import { findActivation } from "./resolve-arm.ts";

/**
 * The function of a layer, built-in or typed; of an arm, that of its first layer.
 *
 * @throws RangeError where there is none; a parsed experiment has no such arm.
 */
export function activationOf(layer: LayerFunction): ActivationFunction {
  const found = findActivation(layer);
  if (!found.ok) throw new RangeError(`no function ${layer.activation}: ${found.fact.code}`);
  return found.activation;
}

/** All of its function's parameters; of learned ones, where they start. */
export const armParameters = (layer: LayerFunction): ParameterValues =>
  resolveParameters(activationOf(layer), layer.parameters);

/** The layers of one arm's network: one row a unit, or one for each of its linear maps. */
export function armShape(
  experiment: Experiment,
  data: { readonly outputCount: number },
  arm: ArmSpec,
): NetworkShape {
  const { network } = settingsOf(experiment, arm);
  const functions = layerFunctions(arm, network.hidden.length);
  return networkShape({
    inputs: network.features.length,
    hidden: network.hidden,
    outputs: data.outputCount,
    maps: functions.map((layer) => mapsPerUnit(activationOf(layer), armParameters(layer))),
    learnablePerLayer: functions.map((layer) => learnableParameters(activationOf(layer)).length),
    normalisation: network.normalisation ?? "none",
    skip: network.skip ?? "none",
  });
}

/** Where each parameter that an arm's layers learn lies in `FlatParameters`: by name, in the order of the layers that learn it. */
export function learnedPlaces(
  arm: ArmSpec,
  { layers, hiddenLayerCount }: NetworkShape,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, readonly number[]>();
  for (const [index, layer] of layerFunctions(arm, hiddenLayerCount).entries()) {
    for (const [place, name] of learnableParameters(activationOf(layer)).entries()) {
      const at = (layers[index]?.learnableOffset ?? 0) + place;
      places.set(name, [...(places.get(name) ?? []), at]);
    }
  }
  return places;
}

/** Units of the output layer, for an experiment without its data. */
export function outputCountOf({ data, network }: Experiment): number {
  const kind = dataKind(data);
  return outputCount(outputKindById[resolveOutput(network.output, kind)], kind);
}
