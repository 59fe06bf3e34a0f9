import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emitExpressions } from "../../../src/engine/fast/emit-expression.ts";
import { errorBound, tails } from "../../../src/engine/fast/precision.ts";
import type { ElementwiseActivation } from "../../../src/functions/activation-function.ts";
import { compile } from "../../../src/functions/evaluate.ts";
import { type Expression, algebra as m } from "../../../src/functions/expression.ts";
import {
  activationById,
  activationFunctions,
  derivativeOf,
  parameterDerivativesOf,
  resolveParameters,
} from "../../../src/functions/registry.ts";
import { type Code, get } from "../../../src/wasm/encoder.ts";
import { SimdMath } from "../../../src/wasm/simd-math.ts";
import { mapLanes } from "../../wasm/map-lanes.ts";

/** Emits the expressions into one loop and runs it over the z given. */
const run = (
  expressions: readonly Expression[],
  zs: Float32Array,
  parameters: (name: string) => number | Code = () => Number.NaN,
): Float32Array[] =>
  mapLanes(1, (locals, variable) =>
    emitExpressions({ locals, math: new SimdMath(locals), expressions, variable, parameters }),
  )(zs);

const sweep = (from: number, to: number, count = 100_001): Float32Array =>
  Float32Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));

/** float32 in, float64 parameters as float32 has them: only the arithmetic may differ. */
const exactly = (expression: Expression, parameters: Readonly<Record<string, number>>) => {
  const rounded = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, Math.fround(value)]),
  );
  const evaluate = compile(expression);
  return (z: number) => evaluate(z, rounded);
};

/** The worst ratio of error to `scale`, and where, in words. */
function worst(
  zs: Float32Array,
  actual: Float32Array,
  exact: (z: number) => number,
  scale: (value: number) => number,
) {
  let error = 0;
  let at = "";
  zs.forEach((z, index) => {
    const value = exact(z);
    const here = Math.abs((actual[index] ?? Number.NaN) - value) / scale(value);
    // Number by number a NaN would compare as no error at all.
    if (here > error || (Number.isNaN(here) && value !== actual[index])) {
      error = Number.isNaN(here) ? Number.POSITIVE_INFINITY : here;
      at = `z = ${z}: ${actual[index]} for ${value}`;
    }
  });
  return { error, at };
}

const mixed = (value: number) => Math.max(1, Math.abs(value));

const elementwise = activationFunctions.filter(
  (activation): activation is ElementwiseActivation => activation.kind === "elementwise",
);

const partsOf = (activation: ElementwiseActivation): readonly (readonly [string, Expression])[] => [
  ["f", activation.value],
  ["f′", derivativeOf(activation)],
  ...Object.entries(parameterDerivativesOf(activation)).map(
    ([name, expression]) => [`∂f/∂${name}`, expression] as const,
  ),
];

const sweepPoints = sweep(-20, 20);

describe.each(elementwise.map((activation) => [activation.id, activation] as const))(
  "%s in float32",
  (id, activation) => {
    const parameters = resolveParameters(activation);
    const parts = partsOf(activation);
    const expressions = parts.map(([, expression]) => expression);
    const fixed = (name: string) => parameters[name] ?? Number.NaN;
    // A conditional jumps at its kink; there the exact side depends on the last bit of a parameter.
    const kinks = activation.kinks.map(({ at }) => compile(at)(0, parameters));
    const zs = sweepPoints.filter((z) => kinks.every((kink) => Math.abs(z - kink) > 1e-6));

    test("is within the stated bound of the exact value on [−20, 20]", () => {
      const rows = run(expressions, zs, fixed);
      parts.forEach(([part, expression], index) => {
        const row = rows[index] ?? new Float32Array();
        const { error, at } = worst(zs, row, exactly(expression, parameters), mixed);
        expect(error, `${id}, ${part}, ${at}`).toBeLessThanOrEqual(errorBound);
      });
    });

    test("takes its parameters while it runs as well as when it is compiled, bit for bit", () => {
      const points = sweep(-9, 9, 1001);
      const names = Object.keys(parameters);
      const [z, ...values] = [points, ...names.map((name) => points.map(() => fixed(name)))];
      const runtime = mapLanes(1 + names.length, (locals, variable, ...given) =>
        emitExpressions({
          locals,
          math: new SimdMath(locals),
          expressions,
          variable,
          parameters: (name) => {
            const local = given[names.indexOf(name)];
            return local ? get(local) : Number.NaN;
          },
        }),
      )(z, ...values);
      // Constants fold in the same float32 arithmetic, so not even rounding differs.
      expect(runtime.map((row) => [...row])).toEqual(
        run(expressions, z, fixed).map((row) => [...row]),
      );
    });

    test("passes NaN on, and stays a number for any finite z that training could survive", () => {
      const [nan, large] = [Float32Array.of(Number.NaN), Float32Array.of(-1e12, -1e6, 1e6, 1e12)];
      const value = run([activation.value], nan, fixed)[0];
      expect(value?.[0], id).toBeNaN();
      for (const row of run(expressions, large, fixed))
        for (const result of row) expect(result, `${id} at ±1e6 or ±1e12`).not.toBeNaN();
    });
  },
);

test.each(
  tails.map((tail) => [`${tail.id} ${tail.part} on [${tail.from}, ${tail.to}]`, tail] as const),
)("keeps its digits where it goes to zero: %s", (_name, { id, part, from, to, bound }) => {
  const activation = activationById(id);
  if (activation?.kind !== "elementwise") throw new Error(`No elementwise function ${id}`);
  const parameters = resolveParameters(activation);
  const expression = part === "value" ? activation.value : derivativeOf(activation);
  const zs = sweep(from, to);
  const [row = new Float32Array()] = run([expression], zs, (name) => parameters[name] ?? 0);
  const { error, at } = worst(zs, row, exactly(expression, parameters), Math.abs);
  expect(error, at).toBeLessThanOrEqual(bound);
});
