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
import type { ArmSpec, Experiment } from "./experiment.ts";
import { settingsOf } from "./own-settings.ts";
import { findActivation } from "./resolve-arm.ts";

/**
 * The function that an arm trains with, built-in or typed.
 *
 * @throws RangeError where there is none; a parsed experiment has no such arm.
 */
export function activationOf(arm: ArmSpec): ActivationFunction {
  const found = findActivation(arm);
  if (!found.ok) throw new RangeError(`no function ${arm.activation}: ${found.fact.code}`);
  return found.activation;
}

/** All of its function's parameters; of learned ones, where they start. */
export const armParameters = (arm: ArmSpec): ParameterValues =>
  resolveParameters(activationOf(arm), arm.parameters);

/** The layers of one arm's network: one row a unit, or one for each of its linear maps. */
export function armShape(
  experiment: Experiment,
  data: { readonly outputCount: number },
  arm: ArmSpec,
): NetworkShape {
  const activation = activationOf(arm);
  const { network } = settingsOf(experiment, arm);
  return networkShape({
    inputs: network.features.length,
    hidden: network.hidden,
    outputs: data.outputCount,
    maps: mapsPerUnit(activation, armParameters(arm)),
    learnablePerLayer: learnableParameters(activation).length,
    normalisation: network.normalisation ?? "none",
    skip: network.skip ?? "none",
  });
}

/** Units of the output layer, for an experiment without its data. */
export function outputCountOf({ data, network }: Experiment): number {
  const kind = dataKind(data);
  return outputCount(outputKindById[resolveOutput(network.output, kind)], kind);
}
