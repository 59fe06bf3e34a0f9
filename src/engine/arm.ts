import type { ActivationFunction, ParameterValues } from "../functions/activation-function.ts";
import { resolveParameters } from "../functions/registry.ts";
import type { ArmSpec, Experiment } from "./experiment/experiment.ts";
import { findActivation } from "./experiment/resolve-arm.ts";
import { learnableParameters, type NetworkShape, networkShape } from "./network-shape.ts";
import type { RunData } from "./run-data.ts";
import type { Rates } from "./trainer.ts";

/**
 * The function that an arm trains with, built-in or typed.
 *
 * @throws RangeError where there is none; a parsed experiment has no such arm.
 */
export function activationOf(arm: ArmSpec): ActivationFunction {
  const found = findActivation(arm);
  if (!found.ok) throw new RangeError(found.message);
  return found.activation;
}

/** All of its function's parameters; of learned ones, where they start. */
export const armParameters = (arm: ArmSpec): ParameterValues =>
  resolveParameters(activationOf(arm), arm.parameters);

/** The rates that an arm starts with: its own learning rate where it has one. */
export const armRates = (experiment: Experiment, arm: ArmSpec): Rates => ({
  learningRate: arm.learningRate ?? experiment.optimiser.learningRate,
  regularisationRate: experiment.regularisation.rate,
});

/** The layers of one arm's network: maxout has k rows per unit, all others one. */
export function armShape(
  experiment: Experiment,
  data: Pick<RunData, "outputCount">,
  arm: ArmSpec,
): NetworkShape {
  const activation = activationOf(arm);
  return networkShape({
    inputs: experiment.network.features.length,
    hidden: experiment.network.hidden,
    outputs: data.outputCount,
    pieces: activation.kind === "maxout" ? (armParameters(arm).pieces ?? 2) : 1,
    learnablePerLayer: learnableParameters(activation).length,
  });
}
