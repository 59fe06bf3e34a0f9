import { compile } from "../../../src/functions/algebra/evaluate.ts";
import { compileFloat32 } from "../../../src/functions/algebra/evaluate-float32.ts";
import type { ParameterValues } from "../../../src/functions/algebra/expression.ts";
import type { LibraryId } from "../../../src/functions/families/activation-function.ts";
import { derivativeOf, resolveParameters } from "../../../src/functions/families/registry.ts";
import { breaksOf } from "../../../src/functions/properties/regions.ts";
import type { Snippet } from "./snippet.ts";

/** What check_snippets.py writes for one snippet, one type and one set of parameters. */
export type Result =
  | { readonly error: string }
  | {
      readonly value: readonly Written[];
      readonly slope: readonly Written[] | null;
      readonly derivative: readonly Written[];
      readonly types: readonly string[];
      readonly warnings: readonly string[];
    };

type Written = number | string;

export const types = ["float32", "float64"] as const;
export type FloatType = (typeof types)[number];

/** ±100 and everything between that float32 holds: finely where functions bend, coarsely far out. */
export const points: readonly number[] = [
  ...Array.from({ length: 65 }, (_, index) => index * 3.125 - 100),
  ...Array.from({ length: 321 }, (_, index) => index / 16 - 10),
  -90,
  -89,
  89,
  90,
].sort((a, b) => a - b);

/** The defaults as printed, and other values by argument. */
export function argumentsOf({ activation }: Snippet): readonly (readonly number[])[] {
  const specs = Object.values(activation.parameters);
  if (specs.length === 0) return [[]];
  return [
    [],
    specs.map((spec) => {
      const other = 0.75 * spec.default + 0.25 * spec.max;
      return Math.fround(spec.integer ? Math.round(other) : other);
    }),
  ];
}

/**
 * How far off a number of size 1 may be. float32: z·(1 − tanh²) loses 8 · 4.5e-7 where tanh(8)
 * rounds to 1. float64: a few thousand roundings of 2e-16; but PyTorch's softplus takes z for
 * everything beyond 20, which is off by e⁻²⁰ = 2.1e-9, and its hard sigmoid multiplies by 1/6 as
 * float32 knows it, which is off by 5e-9.
 */
const tolerance = (library: LibraryId, type: FloatType): number =>
  type === "float32" ? 4e-6 : library === "pytorch" ? 6e-9 : 1e-12;

/**
 * Keras 3.15 computes these in float32 on every backend but TensorFlow, whatever type comes in and
 * whatever its configuration says (`result_type("float64", float)` is "float32" there).
 */
const isNarrowedByKeras = (library: LibraryId, { code }: Snippet): boolean =>
  library === "keras" && /ops\.(tanh|sin|cos|arctan|arcsinh)\(/.test(code);

/** What is wrong with a snippet's results, in words; nothing where all is right. */
export function faultsOf(
  library: LibraryId,
  type: FloatType,
  snippet: Snippet,
  results: readonly Result[],
): readonly string[] {
  return argumentsOf(snippet).flatMap((given, index) => {
    const result = results[index];
    const where = `${library} ${snippet.activation.id} ${type} [${given}]`;
    if (!result) return [`${where}: no result`];
    if ("error" in result) return [`${where}: ${result.error}`];
    const narrowed: FloatType = isNarrowedByKeras(library, snippet) ? "float32" : type;
    const found = differences(snippet, given, result, tolerance(library, narrowed), type);
    const wrongTypes = result.types.filter((one) => one !== type && one !== narrowed);
    return [
      ...found,
      ...wrongTypes.map((one) => `comes back as ${one}`),
      ...result.warnings
        .filter((warning) => !(/overflow/.test(warning) && leavesFloat32(snippet, given, type)))
        .map((warning) => `warns: ${warning}`),
    ].map((fault) => `${where}: ${fault}`);
  });
}

/** e^100 is beyond float32: a warning that it overflows is the truth. */
function leavesFloat32(
  { activation }: Snippet,
  given: readonly number[],
  type: FloatType,
): boolean {
  const value = compile(activation.value);
  const parameters = parametersOf(activation, given);
  return (
    type === "float32" && points.some((z) => !Number.isFinite(Math.fround(value(z, parameters))))
  );
}

function parametersOf(
  activation: Snippet["activation"],
  given: readonly number[],
): ParameterValues {
  const names = Object.keys(activation.parameters);
  const values = names.flatMap((name, index): [string, number][] => {
    const value = given[index];
    return value === undefined ? [] : [[name, value]];
  });
  return resolveParameters(activation, Object.fromEntries(values));
}

function differences(
  { activation }: Snippet,
  given: readonly number[],
  result: Exclude<Result, { readonly error: string }>,
  allowed: number,
  type: FloatType,
): readonly string[] {
  const parameters = parametersOf(activation, given);
  const corners = breaksOf(activation, parameters);
  return (["value", "slope", "derivative"] as const).flatMap((part) => {
    const numbers = result[part];
    if (!numbers) return [];
    const curve = part === "value" ? activation.value : derivativeOf(activation);
    const [wide, narrow] = [compile(curve), compileFloat32(curve)];
    const readings = points.map((z, index) => {
      const right = wide(z, parameters);
      const found = Number(numbers[index]);
      // Where the function itself leaves the range of the type, there is nothing to compare.
      const isBeyond =
        type === "float32" && ![Math.fround(right), narrow(z, parameters)].every(Number.isFinite);
      if (isBeyond) return { z, off: 0, found, right };
      const corner = corners.find((one) => Math.abs(one.z - z) < 1e-6);
      // At a corner libraries take either side's slope, or one between; the printed f′ takes ours.
      const isOpen =
        corner && (part === "slope" || (part === "value" && corner.breaks === "value"));
      const sides = isOpen ? [corner.left, corner.right, right] : [right];
      const outside = Math.max(Math.min(...sides) - found, found - Math.max(...sides));
      const off = Number.isNaN(outside) ? Number.POSITIVE_INFINITY : outside;
      return { z, off: off / Math.max(1, Math.abs(right)), found, right };
    });
    const worst = readings.reduce((most, one) => (one.off > most.off ? one : most));
    if (worst.off <= allowed) return [];
    const { z, found, right, off } = worst;
    return [`${part} at ${z} is ${found}, not ${right} (off by ${off.toPrecision(2)})`];
  });
}
