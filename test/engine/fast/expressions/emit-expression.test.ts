import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  emitExpressions,
  planExpressions,
} from "../../../../src/engine/fast/expressions/emit-expression.ts";
import { differentiate } from "../../../../src/functions/algebra/differentiate.ts";
import { compile } from "../../../../src/functions/algebra/evaluate.ts";
import { type Expression, algebra as m } from "../../../../src/functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../../../src/functions/families/activation-function.ts";
import {
  activationById,
  derivativeOf,
  parameterDerivativesOf,
  resolveParameters,
} from "../../../../src/functions/families/registry.ts";
import { type Code, get, type Local } from "../../../../src/wasm/encoder.ts";
import { Locals } from "../../../../src/wasm/module-builder.ts";
import { SimdMath } from "../../../../src/wasm/simd-math.ts";
import {
  elementwiseFunctions as elementwise,
  parameterSets,
} from "../../../functions/elementwise.ts";
import type { Tail } from "../../../functions/families/records/record.ts";
import { functionRecords, recordOf } from "../../../functions/families/records/records.ts";
import { mapLanes } from "../../../wasm/map-lanes.ts";
import { errorBound } from "../precision.ts";

/** Emits the expressions into one loop and runs it over the z given. */
const run = (
  expressions: readonly Expression[],
  zs: Float32Array,
  parameters: (name: string) => number = () => Number.NaN,
): Float32Array[] =>
  mapLanes(1, (locals, variable) =>
    emitExpressions(planExpressions(expressions, parameters), {
      locals,
      math: new SimdMath(locals),
      variable,
    }),
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
  let worstIndex = -1;
  for (let index = 0; index < zs.length; index++) {
    const value = exact(zs[index] as number);
    const here = Math.abs((actual[index] ?? Number.NaN) - value) / scale(value);
    // Number by number a NaN would compare as no error at all.
    if (here > error || (Number.isNaN(here) && value !== actual[index])) {
      error = Number.isNaN(here) ? Number.POSITIVE_INFINITY : here;
      worstIndex = index;
    }
  }
  const z = zs[worstIndex];
  const at = z === undefined ? "" : `z = ${z}: ${actual[worstIndex]} for ${exact(z)}`;
  return { error, at };
}

const mixed = (value: number) => Math.max(1, Math.abs(value));

const partsOf = (activation: ElementwiseActivation): readonly (readonly [string, Expression])[] => [
  ["f", activation.value],
  ["f′", derivativeOf(activation)],
  ...Object.entries(parameterDerivativesOf(activation)).map(
    ([name, expression]) => [`∂f/∂${name}`, expression] as const,
  ),
];

const sweepPoints = sweep(-20, 20);

/** From where every function is near its lines, by a z whose square is no float32, to 1½ z the largest. */
const far = [1e13, 1e16, 1e19, 1e20, 1e30, 1e37, 2e38].flatMap((z) => [-z, z]);

describe.each(elementwise.map((activation) => [activation.id, activation] as const))(
  "%s in float32",
  (id, activation) => {
    const parameters = resolveParameters(activation);
    const { lines, approach = 1, rounding: roundings = 1, float32 = {} } = recordOf(id);
    const [finiteFrom, finiteTo] = float32.finite ?? [-Infinity, Infinity];
    const isNumber = (z: number) => z > finiteFrom && z < finiteTo;
    const parts = partsOf(activation);
    const expressions = parts.map(([, expression]) => expression);
    const fixed = (name: string) => parameters[name] ?? Number.NaN;
    // A conditional jumps at its kink; there the exact side depends on the last bit of a parameter.
    const kinks = activation.kinks.map(({ at }) => compile(at)(0, parameters));
    const zs = kinks.reduce(
      (left, kink) => left.filter((z) => Math.abs(z - kink) > 1e-6),
      sweepPoints,
    );

    test("is within the stated bound of the exact value on [−20, 20]", () => {
      const rows = run(expressions, zs, fixed);
      parts.forEach(([part, expression], index) => {
        const row = rows[index] ?? new Float32Array();
        const { error, at } = worst(zs, row, exactly(expression, parameters), mixed);
        expect(error, `${id}, ${part}, ${at}`).toBeLessThanOrEqual(float32.error ?? errorBound);
      });
    });

    test("takes its parameters while it runs as well as when it is compiled, bit for bit", () => {
      const points = sweep(-9, 9, 1001);
      const names = Object.keys(parameters);
      const [z, ...values] = [points, ...names.map((name) => points.map(() => fixed(name)))];
      const runtime = mapLanes(1 + names.length, (locals, variable, ...given) =>
        emitExpressions(
          planExpressions(expressions, () => undefined),
          {
            locals,
            math: new SimdMath(locals),
            variable,
            parameters: (name) => get(given[names.indexOf(name)] as Local),
          },
        ),
      )(z, ...values);
      // Constants fold in the same float32 arithmetic, so not even rounding differs.
      expect(runtime.map((row) => [...row])).toEqual(
        run(expressions, z, fixed).map((row) => [...row]),
      );
    });

    test("passes NaN on", () => {
      expect(run([activation.value], Float32Array.of(Number.NaN), fixed)[0]?.[0]).toBeNaN();
    });

    test("stays finite for any parameters, up to where they take z out of float32", () => {
      // No parameter multiplies or divides z by more than 20.
      const zs = Float32Array.from([1e6, 1e12, ...far].filter((z) => Math.abs(z) < 1.7e37));
      for (const values of parameterSets(activation)) {
        const rows = run(expressions, zs, (name) => values[name] ?? Number.NaN);
        const lost = rows.flatMap((row, part) =>
          [...zs]
            .filter((z, index) => isNumber(z) && !Number.isFinite(row[index]))
            .map((z) => `${parts[part]?.[0]} at ${z}`),
        );
        expect(lost).toEqual([]);
      }
    });

    test("follows its asymptotes, as far as float32 goes", () => {
      const zs = Float32Array.from(far.filter(isNumber));
      const [values, slopes] = run(expressions, zs, fixed);
      zs.forEach((z, index) => {
        const line = z < 0 ? lines.left : lines.right;
        if (!line) return;
        const [lineSlope, offset] = line;
        const value = lineSlope * z + offset;
        // Four roundings of 2⁻²⁴ each; a difference of halves amplifies one of them by two.
        const rounding = 3e-7 * roundings;
        expect(Math.abs((values?.[index] ?? Number.NaN) - value), `at ${z}`).toBeLessThanOrEqual(
          rounding * Math.abs(value) + approach / Math.abs(z),
        );
        expect(
          Math.abs((slopes?.[index] ?? Number.NaN) - lineSlope),
          `at ${z}`,
        ).toBeLessThanOrEqual(rounding);
      });
    });
  },
);

test("sine and its slope stay between −1 and 1 in float32 too", () => {
  for (const row of run([m.sin(m.z), m.cos(m.z)], Float32Array.from(far)))
    for (const result of row) expect(Math.abs(result)).toBeLessThanOrEqual(1);
});

/** Where a part is not 0 a little off the middle and yet goes to 0 far out. */
const fading = elementwise.flatMap((activation) =>
  (["value", "derivative"] as const).flatMap((part) => {
    const read = compile(part === "value" ? activation.value : derivativeOf(activation));
    const sizeAt = (z: number) => Math.abs(read(z, resolveParameters(activation)));
    return [-1, 1]
      .filter((side) => sizeAt(side * 8) !== 0 && sizeAt(side * 1e30) < 1e-20)
      .map((side) => ({ id: activation.id, part, side }));
  }),
);

test("every part that goes to zero has a bound of its own there, or a reason why not", () => {
  const names = fading.map(({ id, part, side }) => `${id} ${part} ${side < 0 ? "left" : "right"}`);
  const covered = (id: string, part: Tail["part"], side: number) =>
    (recordOf(id).float32?.tails ?? []).some(
      (tail) => tail.part === part && tail.from <= side * 8 && side * 8 <= tail.to,
    );
  const uncovered = fading.filter(({ id, part, side }) => !covered(id, part, side));
  const reasons = ({ id, part }: (typeof fading)[number]) => recordOf(id).float32?.coarse?.[part];
  expect(uncovered.filter((one) => !reasons(one))).toEqual([]);
  // What is excused needs it, and the search finds what everybody knows to fade.
  for (const [id, { float32 }] of Object.entries(functionRecords)) {
    for (const part of Object.keys(float32?.coarse ?? {})) {
      expect(
        uncovered.some((one) => one.id === id && one.part === part),
        `${id} ${part}`,
      ).toBe(true);
    }
  }
  expect(names).toEqual(
    expect.arrayContaining([
      "sigmoid derivative right",
      "gelu value left",
      "arctan derivative left",
    ]),
  );
  expect(names).not.toContain("relu value left");
});

const tails = Object.entries(functionRecords).flatMap(([id, { float32 }]) =>
  (float32?.tails ?? []).map((tail) => ({ id, ...tail })),
);

test.each(
  tails.map((tail) => [`${tail.id} ${tail.part} on [${tail.from}, ${tail.to}]`, tail] as const),
)("keeps its digits where it goes to zero: %s", (_name, { id, part, from, to, bound, even }) => {
  const activation = activationById(id);
  if (activation?.kind !== "elementwise") throw new Error(`No elementwise function ${id}`);
  const parameters = resolveParameters(activation);
  const expression = part === "value" ? activation.value : derivativeOf(activation);
  const zs = sweep(from, to);
  const [row = new Float32Array()] = run([expression], zs, (name) => parameters[name] ?? 0);
  const exact = exactly(expression, parameters);
  const { error, at } = worst(zs, row, even ? (z) => exact(-z) : exact, Math.abs);
  expect(error, at).toBeLessThanOrEqual(bound);
});

describe("what the algebra promises", () => {
  const one = (expression: Expression, ...zs: number[]) => [
    ...(run([expression], Float32Array.from(zs))[0] ?? []),
  ];
  const nan = Number.NaN;
  const inf = Number.POSITIVE_INFINITY;

  test("a conditional takes the branch of its relation", () => {
    const step = (relation: ">" | ">=" | "<" | "<=") =>
      one(m.where(m.z, relation, 1, 2, 3), 0.5, 1, 1.5);
    expect(step(">")).toEqual([3, 3, 2]);
    expect(step(">=")).toEqual([3, 2, 2]);
    expect(step("<")).toEqual([2, 3, 3]);
    expect(step("<=")).toEqual([2, 2, 3]);
  });

  test.each([
    ["two constants", m.where(m.z, ">", 0, 1, 2)],
    ["zero where false", m.where(m.z, ">", 0, 1, 0)],
    ["zero where true", m.where(m.z, ">", 0, 0, 1)],
    ["z only where true", m.where(m.z, "<", 0, m.z, 1)],
    ["z on the right", m.where(0, "<", m.z, 1, 2)],
    ["a function of z", m.where(m.abs(m.z), "<", 3, 1, 0)],
    ["one inside another", m.where(m.z, ">", 0, 1, m.where(m.z, "<", 0, 2, 3))],
    ["an invalid operand", m.where(m.log(m.sub(-1, m.abs(m.z))), ">", 0, 1, 2)],
  ])("a relation with NaN gives NaN: %s", (_name, expression) => {
    expect(one(expression, nan)).toEqual([nan]);
  });

  test("so does a relation with the constant NaN, in the float64 engine too", () => {
    const expression = m.where(m.z, ">", nan, m.z, m.neg(m.z));
    expect(one(expression, -1, 0, 1)).toEqual([nan, nan, nan]);
    expect(compile(expression)(1, {})).toBeNaN();
  });

  test("NaN in a parameter that changes while it runs shows as well", () => {
    const expressions = [
      m.where(m.parameter("edge"), ">", m.z, 1, 2),
      m.max(m.parameter("edge"), m.z),
      m.min(m.z, m.parameter("edge")),
    ];
    const rows = mapLanes(2, (locals, variable, edge) =>
      emitExpressions(
        planExpressions(expressions, () => undefined),
        {
          locals,
          math: new SimdMath(locals),
          variable,
          parameters: () => get(edge as Local),
        },
      ),
    )(Float32Array.of(1, 1, nan, 1), Float32Array.of(2, 0, 0, nan));
    expect(rows.map((row) => [...row])).toEqual([
      [1, 2, nan, nan],
      [2, 1, nan, nan],
      [1, 0, nan, nan],
    ]);
  });

  test("powers beyond all of float32 take no more products than it can tell apart", () => {
    expect(one(m.pow(m.z, 1e308), -1, 1, 1 - 2 ** -24, 1 + 2 ** -23)).toEqual([1, 1, 0, inf]);
    expect(one(m.pow(m.z, 2 ** 40 + 1), -1, 1, 0.5, -2)).toEqual([-1, 1, 0, -inf]);
    const plan = planExpressions([m.pow(m.z, 1e308)], () => undefined);
    expect(plan.graph.size).toBeLessThan(40);
  });

  test("whole powers are products, whatever the sign", () => {
    expect(one(m.pow(m.z, 3), -2, 3)).toEqual([-8, 27]);
    expect(one(m.pow(m.z, 10), -2, 3)).toEqual([1024, 59049]);
    expect(one(m.pow(m.z, -2), -2, 4)).toEqual([0.25, 0.0625]);
    expect(one(m.pow(m.z, 0), -2, 4)).toEqual([1, 1]);
  });

  test("other powers need a base that is not negative", () => {
    expect(one(m.pow(m.z, 0.5), 9, -1)).toEqual([3, nan]);
    const [root, zero, invalid] = one(m.pow(m.z, 1.5), 4, 0, -4);
    // exp and log each add a relative error of about 2·10⁻⁷.
    expect(root).toBeCloseTo(8, 5);
    expect([zero, invalid]).toEqual([0, nan]);
  });

  test("constants fold as float32 computes them", () => {
    const third = m.div(1, 3);
    expect(one(m.mul(m.add(third, third), m.z), 1)).toEqual([Math.fround(2 / 3)]);
    expect(one(m.add(m.mul(16777217, 1), m.z), 0)).toEqual([16777216]);
    expect(one(m.where(2, ">", 1, m.z, 0), 7)).toEqual([7]);
  });

  test("dividing by a number rounds as division does", () => {
    const zs = Array.from({ length: 99 }, (_, index) => index + 1);
    for (const divisor of [3, 8, -0.25, 10])
      expect(one(m.div(m.z, divisor), ...zs)).toEqual(zs.map((z) => Math.fround(z / divisor)));
  });

  test("results that are leaves are read as they are", () => {
    const rows = run([m.z, m.constant(2), m.parameter("alpha")], Float32Array.of(5), () => 0.5);
    expect(rows.map((row) => row[0])).toEqual([5, 2, 0.5]);
  });
});

test("f′ costs little beside an f with which it shares the work", () => {
  const size = (expressions: readonly Expression[]) => {
    const locals = new Locals(["v128"]);
    const plan = planExpressions(expressions, () => 1);
    const { prelude, values } = emitExpressions(plan, {
      locals,
      math: new SimdMath(locals),
      variable: locals.parameter(0),
    });
    // Bytes, and constants as one each.
    const count = (code: Code): number =>
      code.reduce<number>(
        (sum, item) => sum + (typeof item === "number" || "bits" in item ? 1 : count(item)),
        0,
      );
    return count(prelude) + count(values);
  };
  for (const value of [
    m.tanh(m.z),
    m.sigmoid(m.z),
    m.softplus(m.z),
    m.mul(m.z, m.normalCdf(m.z)),
  ]) {
    const derivative = differentiate(value, "z");
    // One exponential or tanh is most of each: without sharing the sum would be near twice.
    expect(size([value, derivative])).toBeLessThan(1.35 * size([value]));
  }
});

/** A float64 value and how far float32 may be from it. */
interface Bounded {
  readonly value: number;
  readonly error: number;
}

const unitRoundoff = 2 ** -24;

/** Slopes are at most this for every function in `smooth`: erf has 2/√π, the rest 1. */
const steepest = 1.13;
/** Relative error of a function in `smooth`, by simd-math's statements, and of sine absolutely. */
const functionError = 6e-7;

const smooth = ["tanh", "sigmoid", "softplus", "erf", "normalCdf", "sin", "cos", "atan"] as const;

/** First-order error analysis, operation by operation; infinite where a branch is undecided. */
function bounded(node: Expression, z: number): Bounded {
  const rounded = (value: number, inherited: number): Bounded => ({
    value,
    // The second order and denormals on top.
    error: inherited * 1.01 + Math.abs(value) * unitRoundoff + 1e-37,
  });
  switch (node.kind) {
    case "unary": {
      const x = bounded(node.operand, z);
      const value = compile({ ...node, operand: m.z })(x.value, {});
      if (node.operator === "negate" || node.operator === "abs") return { value, error: x.error };
      return rounded(value, x.error * steepest + functionError * Math.max(1, Math.abs(value)));
    }
    case "binary": {
      const a = bounded(node.left, z);
      const b = bounded(node.right, z);
      const value = compile({ ...node, left: m.constant(a.value), right: m.constant(b.value) })(
        0,
        {},
      );
      if (node.operator === "min" || node.operator === "max")
        return { value, error: Math.max(a.error, b.error) };
      if (node.operator === "multiply")
        return rounded(
          value,
          Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error,
        );
      return rounded(value, a.error + b.error);
    }
    case "conditional": {
      const l = bounded(node.left, z);
      const r = bounded(node.right, z);
      if (!(Math.abs(l.value - r.value) > l.error + r.error))
        return { value: 0, error: Number.POSITIVE_INFINITY };
      const holds = compile(m.where(l.value, node.relation, r.value, 1, 0))(0, {}) === 1;
      return bounded(holds ? node.whenTrue : node.whenFalse, z);
    }
    default:
      return rounded(compile(node)(z, {}), 0);
  }
}

const randomExpression = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    fc.constant(m.z),
    fc.integer({ min: -16, max: 16 }).map((quarters) => m.constant(quarters / 4)),
    fc
      .tuple(fc.constantFrom("neg", "abs", ...smooth), tie("expression"))
      .map(([name, operand]) => m[name](operand)),
    fc
      .tuple(
        fc.constantFrom("add", "sub", "mul", "min", "max"),
        tie("expression"),
        tie("expression"),
      )
      .map(([name, left, right]) => m[name](left, right)),
    fc
      .tuple(tie("expression"), tie("expression"), tie("expression"), tie("expression"))
      .map(([left, right, whenTrue, whenFalse]) => m.where(left, ">", right, whenTrue, whenFalse)),
  ),
})).expression;

test("random expressions stay within the error that their operations can add up to", () => {
  const zs = sweep(-8, 8, 41);
  fc.assert(
    fc.property(randomExpression, (expression) => {
      const [row = new Float32Array()] = run([expression], zs);
      zs.forEach((z, index) => {
        const { value, error } = bounded(expression, z);
        // Beyond a float32's range, and beyond where sine is accurate, nothing is promised.
        if (!(Math.abs(value) < 1e30) || !(error < 1e-2)) return;
        expect(Math.abs((row[index] ?? Number.NaN) - value), `z = ${z}`).toBeLessThanOrEqual(error);
      });
    }),
    { numRuns: 300 },
  );
});
