import { compile } from "../../functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { derivativeOf, parameterDerivativesOf } from "../../functions/families/registry.ts";

/** The value of a formula at one pre-activation, with a layer's parameters. */
type Evaluator = (z: number, parameters: ParameterValues) => number;

/** What training needs of an activation function. */
export interface HiddenFunction {
  /** f(z) */
  readonly value: Evaluator;
  /** f′(z) */
  readonly derivative: Evaluator;
  /** ∂f/∂p of each learned parameter p, in the order in which they are stored. */
  readonly parameterDerivatives: readonly Evaluator[];
}

/** Maxout passes on its chosen piece as it is. */
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
