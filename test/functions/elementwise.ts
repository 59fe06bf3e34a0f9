import type { ParameterValues } from "../../src/functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../src/functions/families/activation-function.ts";
import { activationById, activationFunctions } from "../../src/functions/families/registry.ts";

/** Every function of one number in the registry. */
export const elementwiseFunctions: readonly ElementwiseActivation[] = activationFunctions.filter(
  (activation) => activation.kind === "elementwise",
);

export function elementwise(id: string): ElementwiseActivation {
  const activation = activationById(id);
  if (activation?.kind !== "elementwise") throw new Error(`${id} is no elementwise function`);
  return activation;
}

/** Every parameter set by the same rule, which sees its specification. */
export const parametersBy = (
  activation: ElementwiseActivation,
  choose: (spec: { default: number; min: number; max: number }) => number,
): ParameterValues =>
  Object.fromEntries(
    Object.entries(activation.parameters).map(([name, spec]) => [name, choose(spec)]),
  );

/** The defaults, the ends of the ranges, and a value inside that is no default. */
export const parameterSets = (activation: ElementwiseActivation): readonly ParameterValues[] =>
  Object.keys(activation.parameters).length === 0
    ? [{}]
    : [
        parametersBy(activation, (spec) => spec.default),
        parametersBy(activation, (spec) => spec.min),
        parametersBy(activation, (spec) => spec.max),
        parametersBy(activation, (spec) => 0.6 * spec.default + 0.4 * spec.max),
      ];

/** from, from + spacing, … up to and including to. */
export const grid = (from: number, to: number, spacing: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / spacing) + 1 }, (_, k) => from + k * spacing);
