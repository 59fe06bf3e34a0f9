import type { CompiledExpression } from "../algebra/evaluate.ts";
import { compile } from "../algebra/evaluate.ts";
import { compileFloat32 } from "../algebra/evaluate-float32.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import type { ElementwiseActivation } from "../families/activation-function.ts";
import { derivativeOf, resolveParameters } from "../families/registry.ts";

/** (f(z + h) − f(z))/h, or (f(z + h) − f(z − h))/2h. */
export type Scheme = "forward" | "central";

/** A difference quotient as a computer gets it, and how far it is from f′(z). */
export interface Quotient {
  readonly value: number;
  readonly error: number;
}

export interface QuotientReading {
  readonly h: number;
  readonly float64: Quotient;
  readonly float32: Quotient;
}

/** Four a decade, from h = 1 to 10⁻¹², as decimals: powers are not the same on every machine. */
const steps: readonly number[] = [
  1,
  ...Array.from({ length: 12 }, (_, index) =>
    ["5.62", "3.16", "1.78", "1"].map((digits) => Number(`${digits}e-${index + 1}`)),
  ).flat(),
];

/**
 * How the slope at z comes out by hand, for every h from 1 down to 10⁻¹², in float64 and with every
 * operation rounded to float32. Large h miss the curve's bend, small ones lose the digits in which
 * f(z + h) and f(z) differ.
 */
export function differenceQuotients(
  activation: ElementwiseActivation,
  z: number,
  scheme: Scheme,
  overrides: ParameterValues = {},
): { readonly exact: number; readonly readings: readonly QuotientReading[] } {
  const parameters = resolveParameters(activation, overrides);
  const exact = compile(derivativeOf(activation))(z, parameters);
  const precisions = {
    float64: { f: bind(compile(activation.value), parameters), round: (x: number) => x },
    float32: { f: bind(compileFloat32(activation.value), parameters), round: Math.fround },
  };
  const reading = (h: number, { f, round }: (typeof precisions)["float64"]): Quotient => {
    const [at, step] = [round(z), round(h)];
    const [from, width] = scheme === "forward" ? [at, step] : [round(at - step), round(2 * step)];
    const value = round(round(f(round(at + step)) - f(from)) / width);
    return { value, error: Math.abs(value - exact) };
  };
  const readings = steps.map((h) => ({
    h,
    float64: reading(h, precisions.float64),
    float32: reading(h, precisions.float32),
  }));
  return { exact, readings };
}

const bind =
  (curve: CompiledExpression, parameters: ParameterValues) =>
  (z: number): number =>
    curve(z, parameters);

/** The h that comes closest; the largest of several. */
export const closest = (
  readings: readonly QuotientReading[],
  precision: "float32" | "float64",
): QuotientReading | undefined =>
  readings.reduce<QuotientReading | undefined>(
    (best, one) => (best && best[precision].error <= one[precision].error ? best : one),
    undefined,
  );
