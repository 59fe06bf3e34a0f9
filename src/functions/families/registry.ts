import { differentiate } from "../algebra/differentiate.ts";
import type { Expression, ParameterValues } from "../algebra/expression.ts";
import type { ActivationFunction, ElementwiseActivation } from "./activation-function.ts";
import * as exponential from "./exponential.ts";
import * as gated from "./gated.ts";
import * as gatedLayer from "./gated-layer.ts";
import * as learned from "./learned.ts";
import * as other from "./other.ts";
import * as periodic from "./periodic.ts";
import * as piecewiseSigmoidal from "./piecewise-sigmoidal.ts";
import * as rectifier from "./rectifier.ts";
import * as selfGated from "./self-gated.ts";
import * as shrinkage from "./shrinkage.ts";
import * as sigmoidal from "./sigmoidal.ts";
import * as threshold from "./threshold.ts";

/** Those that people meet first and most often, in the order in which menus show them before all others. */
const everyday: readonly ActivationFunction[] = [
  sigmoidal.sigmoid,
  sigmoidal.tanh,
  rectifier.relu,
  rectifier.leakyRelu,
  rectifier.prelu,
  exponential.elu,
  exponential.selu,
  exponential.softplus,
  gated.gelu,
  gated.swish,
  selfGated.mish,
  rectifier.maxout,
];

export const everydayIds: ReadonlySet<string> = new Set(everyday.map(({ id }) => id));

/** A module of a family exports its entries and nothing else; its namespace lists them by name. */
const families: readonly Readonly<Record<string, ActivationFunction>>[] = [
  sigmoidal,
  piecewiseSigmoidal,
  rectifier,
  exponential,
  gated,
  selfGated,
  gatedLayer,
  shrinkage,
  periodic,
  learned,
  other,
  threshold,
];

/** Every function of the project, in the order in which menus show them: everyday ones, then the rest by family. */
export const activationFunctions: readonly ActivationFunction[] = [
  ...everyday,
  ...families.flatMap(Object.values<ActivationFunction>).filter(({ id }) => !everydayIds.has(id)),
];

const byId = new Map(activationFunctions.map((activation) => [activation.id, activation]));

/** The function with this id, or undefined where there is none. */
export const activationById = (id: string): ActivationFunction | undefined => byId.get(id);

/** How names are compared: without case, white space and punctuation, so that "Leaky ReLU" is leaky_relu. */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");

/** Every way to call a function: its id, its label and both parts of "Swish / SiLU", its other names. */
export const namesOf = ({ id, label, aliases }: ActivationFunction): readonly string[] => [
  id,
  label,
  ...label.split("/"),
  ...aliases,
];

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

/** f′ as training takes it: where a number is drawn, with that number. */
export const trainingDerivativeOf = remember((activation) =>
  activation.drawn ? differentiate(activation.drawn.value, "z") : derivativeOf(activation),
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
