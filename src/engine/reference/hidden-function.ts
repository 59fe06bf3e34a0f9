import { compile } from "../../functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { derivativeOf, parameterDerivativesOf } from "../../functions/families/registry.ts";

/** Something a formula gives for one pre-activation, under a layer's parameters. */
type Evaluator = (z: number, parameters: ParameterValues) => number;

/** An activation function in the three readings that training needs. */
export interface HiddenFunction {
  /** f(z) */
  readonly value: Evaluator;
  /** f′(z) */
  readonly derivative: Evaluator;
  /** ∂f/∂p of each learned parameter p, in the order in which they are stored. */
  readonly parameterDerivatives: readonly Evaluator[];
}

/** After maxout has chosen among its pieces, the chosen one passes as it is. */
const identityFunction: HiddenFunction = {
  value: (z) => z,
  derivative: () => 1,
  parameterDerivatives: [],
};

export function hiddenFunction(activation: ActivationFunction): HiddenFunction {
  if (activation.kind === "maxout") return identityFunction;
  return {
    value: compile(activation.value),
    derivative: compile(derivativeOf(activation)),
    parameterDerivatives: Object.values(parameterDerivativesOf(activation)).map(compile),
  };
}
