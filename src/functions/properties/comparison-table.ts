import { aboutFunction } from "../about/about-function.ts";
import { compile } from "../algebra/evaluate.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import type { ElementwiseActivation } from "../families/activation-function.ts";
import { derivativeOf, resolveParameters } from "../families/registry.ts";
import { type FunctionProperties, propertiesOf } from "./properties.ts";
import { deadZones, type Region } from "./regions.ts";
import { isZeroCentred } from "./traits.ts";

/** What articles compare functions by, in the order in which tables show it. */
export const comparedProperties = [
  "range",
  "negativeSlope",
  "largestSlope",
  "smoothness",
  "zeroCentred",
  "monotone",
  "deadZone",
  "slopeAtThree",
  "parameters",
  "cost",
  "year",
] as const;

export type ComparedProperty = (typeof comparedProperties)[number];

/** What f′ does on the negative side. */
export type NegativeSlope =
  | { readonly kind: "zero" }
  | { readonly kind: "constant"; readonly slope: number }
  | { readonly kind: "learned"; readonly symbol: string; readonly slope: number }
  /** Not level, but towards 0 far left. */
  | { readonly kind: "fades" }
  | { readonly kind: "settles"; readonly slope: number }
  | { readonly kind: "varies" };

export interface ComparedParameter {
  readonly symbol: string;
  readonly value: number;
  readonly isLearned: boolean;
}

/** One function's column, as facts; the cost is measured where there is a clock. */
export interface ComparedFunction {
  readonly label: string;
  readonly properties: FunctionProperties;
  readonly negativeSlope: NegativeSlope;
  readonly isZeroCentred: boolean;
  readonly deadZones: readonly Region[];
  /** f′(−3) and f′(3). */
  readonly slopeAtThree: readonly [number, number];
  readonly parameters: readonly ComparedParameter[];
  readonly year: number | null;
}

export function comparedFunction(
  activation: ElementwiseActivation,
  overrides: ParameterValues = {},
): ComparedFunction {
  const values = resolveParameters(activation, overrides);
  const slope = compile(derivativeOf(activation));
  const properties = propertiesOf(activation, values);
  return {
    label: activation.label,
    properties,
    negativeSlope: negativeSlopeOf(activation, values),
    isZeroCentred: isZeroCentred(properties),
    deadZones: deadZones(activation, values),
    slopeAtThree: [slope(-3, values), slope(3, values)],
    parameters: parametersOf(activation, values),
    year: aboutFunction(activation.id)?.reference.year ?? null,
  };
}

const parametersOf = (
  activation: ElementwiseActivation,
  values: ParameterValues,
): readonly ComparedParameter[] =>
  Object.entries(activation.parameters).map(([name, spec]) => ({
    symbol: spec.symbol,
    value: values[name] ?? spec.default,
    isLearned: spec.learnable === true,
  }));

const samples: readonly number[] = [
  ...Array.from({ length: 80 }, (_, index) => -(index + 1) / 8),
  ...[-20, -100, -1e3, -1e6],
];

/** From samples on (−∞, 0); far left stands for the limit. */
export function negativeSlopeOf(
  activation: ElementwiseActivation,
  overrides: ParameterValues = {},
): NegativeSlope {
  const values = resolveParameters(activation, overrides);
  const derivative = compile(derivativeOf(activation));
  const slope = (z: number): number => derivative(z, values);
  const parameters = parametersOf(activation, values);
  const slopes = samples.map(slope);
  const [first = Number.NaN] = slopes;
  if (slopes.every((one) => one === 0)) return { kind: "zero" };
  if (slopes.every((one) => Math.abs(one - first) <= 1e-12 * Math.abs(first))) {
    const learned = parameters.find(({ value, isLearned }) => isLearned && value === first);
    return learned
      ? { kind: "learned", symbol: learned.symbol, slope: first }
      : { kind: "constant", slope: first };
  }
  const [middle, far] = [slope(-1e3), slope(-1e6)];
  if (Math.abs(far) < 1e-5 && Math.abs(middle) < 1e-2) return { kind: "fades" };
  return Math.abs(far - middle) < 1e-4 * Math.abs(far)
    ? { kind: "settles", slope: Number(far.toPrecision(6)) }
    : { kind: "varies" };
}
