import { differentiate } from "../algebra/differentiate.ts";
import type { Expression, ParameterValues } from "../algebra/expression.ts";
import type { ActivationFunction, ElementwiseActivation } from "./activation-function.ts";
import { celu, elu, selu, softplus } from "./exponential.ts";
import { gelu, geluTanh, hardSwish, mish, swish } from "./gated.ts";
import { bentIdentity, gaussian, linear, sine } from "./other.ts";
import { leakyRelu, maxout, prelu, relu, relu6, squaredRelu } from "./rectifier.ts";
import { arctan, hardSigmoid, hardSigmoidRelu6, sigmoid, softsign, tanh } from "./sigmoidal.ts";
import { step } from "./threshold.ts";

/** Every function of the project, in the order in which menus show them. */
export const activationFunctions: readonly ActivationFunction[] = [
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  prelu,
  elu,
  selu,
  celu,
  softplus,
  softsign,
  gelu,
  geluTanh,
  swish,
  mish,
  hardSwish,
  relu6,
  squaredRelu,
  maxout,
  hardSigmoid,
  hardSigmoidRelu6,
  arctan,
  linear,
  bentIdentity,
  sine,
  gaussian,
  step,
];

const byId = new Map(activationFunctions.map((activation) => [activation.id, activation]));

/** The function with this id, or undefined where there is none. */
export const activationById = (id: string): ActivationFunction | undefined => byId.get(id);

/**
 * Every parameter's value: the given one, or the function's default.
 * Throws a RangeError for a name that the function does not have, and for a
 * value that is not finite or, for an integer parameter, not whole. Ranges are
 * for menus and parsers; a learned value may leave them.
 */
export function resolveParameters(
  activation: ActivationFunction,
  overrides: ParameterValues = {},
): ParameterValues {
  for (const [name, value] of Object.entries(overrides)) {
    const spec = Object.hasOwn(activation.parameters, name)
      ? activation.parameters[name]
      : undefined;
    if (!spec) throw new RangeError(`${activation.label} has no parameter "${name}".`);
    if (!Number.isFinite(value) || (spec.integer && !Number.isInteger(value))) {
      const kind = spec.integer ? "a whole number" : "a finite number";
      throw new RangeError(`${activation.label}: ${spec.symbol} must be ${kind}, not ${value}.`);
    }
  }
  const defaults = Object.entries(activation.parameters).map(([name, spec]): [string, number] => [
    name,
    spec.default,
  ]);
  return { ...Object.fromEntries(defaults), ...overrides };
}

/** Derivatives are asked for again and again; definitions never change. */
const remember = <Value>(derive: (activation: ElementwiseActivation) => Value) => {
  const known = new WeakMap<ElementwiseActivation, Value>();
  return (activation: ElementwiseActivation): Value => {
    const before = known.get(activation);
    if (before !== undefined) return before;
    const value = derive(activation);
    known.set(activation, value);
    return value;
  };
};

/** f′: the definition's own form where it gives one, else the exact derivative. */
export const derivativeOf = remember(
  (activation) => activation.derivative ?? differentiate(activation.value, "z"),
);

/** f″, the exact derivative of `derivativeOf`. */
export const secondDerivativeOf = remember((activation) =>
  differentiate(derivativeOf(activation), "z"),
);

/** ∂f/∂p for every learnable parameter p, by name, in the order of the definition. */
export const parameterDerivativesOf = remember(
  (activation): Readonly<Record<string, Expression>> =>
    Object.fromEntries(
      Object.entries(activation.parameters)
        .filter(([, spec]) => spec.learnable)
        .map(([parameter]) => [parameter, differentiate(activation.value, { parameter })]),
    ),
);
