import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/functions/algebra/evaluate.ts";
import { type Expression, algebra as m } from "../../../src/functions/algebra/expression.ts";
import { derive } from "../../../src/functions/derive/derive.ts";
import { settle } from "../../../src/functions/derive/term.ts";
import { derivativeOf } from "../../../src/functions/families/registry.ts";
import { derivationLine } from "../../../src/functions/print/mathml.ts";
import { elementwiseFunctions, grid, parametersBy } from "../elementwise.ts";
import { type Comparison, readMathml } from "./read-mathml.ts";

const print = (value: Expression): string => derivationLine(value, {}, false);

/** Numbers are printed with six digits where they have more. */
const isNear = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-4 * (1 + Math.abs(b));

const places = grid(-4, 4, 0.25);

describe.each(elementwiseFunctions.map((activation) => [activation.id, activation] as const))(
  "%s",
  (_, activation) => {
    const parameters = parametersBy(activation, (spec) => spec.default);
    const formulas = [
      activation.written ?? activation.value,
      activation.value,
      derivativeOf(activation),
    ];

    test("what is printed reads as the same function", () => {
      for (const formula of formulas) {
        const [meant, read] = [compile(formula), compile(readMathml(print(formula)).value)];
        for (const z of places) {
          const [a, b] = [read(z, parameters), meant(z, parameters)];
          expect(isNear(a, b), `${a} instead of ${b} at ${z}`).toBe(true);
        }
      }
    });

    test("no case overlaps another, and together they are all", () => {
      for (const formula of formulas) {
        for (const rows of readMathml(print(formula)).tables) {
          for (const z of places) expect(casesAt(rows, z, parameters)).toBe(1);
        }
      }
    });
  },
);

/** How many rows of a brace hold at z; "otherwise" where no other does. */
function casesAt(
  rows: readonly (readonly Comparison[])[],
  z: number,
  parameters: Readonly<Record<string, number>>,
): number {
  const holds = ({ left, relation, right }: Comparison) =>
    compile(m.where(left, relation, right, 1, 0))(z, parameters) === 1;
  const stated = rows.filter((row) => row.length > 0 && row.every(holds)).length;
  return stated === 0 && rows.at(-1)?.length === 0 ? 1 : stated;
}

test("every line of a derivation without marks reads as f′", () => {
  for (const activation of elementwiseFunctions) {
    const parameters = parametersBy(activation, (spec) => spec.default);
    for (const { term } of derive(activation.written ?? activation.value)) {
      const printed = derivationLine(term, {}, false);
      // d/dz[…], f, φ and sgn are names that only a derivation knows.
      if (/class="pending"|<mi>(f|φ|sgn)</.test(printed)) continue;
      const [meant, read] = [compile(settle(term)), compile(readMathml(printed).value)];
      for (const z of places) expect(isNear(read(z, parameters), meant(z, parameters))).toBe(true);
    }
  }
});

/** Every form under every other, with numbers that are printed in full. */
const formula: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => {
  const node = tie("node");
  return {
    node: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(
        fc.constant(m.z),
        fc.constant(m.parameter("a")),
        fc.integer({ min: -4, max: 4 }).map((half) => m.constant(half / 2)),
      ),
      fc
        .tuple(fc.constantFrom(m.neg, m.abs, m.floor, m.sqrt, m.exp, m.log, m.log1p), node)
        .map(([build, u]) => build(u)),
      fc
        .tuple(fc.constantFrom(m.sin, m.tanh, m.sigmoid, m.softplus, m.erf), node)
        .map(([build, u]) => build(u)),
      fc
        .tuple(fc.constantFrom(m.add, m.sub, m.mul, m.div, m.div, m.min, m.max), node, node)
        .map(([build, u, v]) => build(u, v)),
      fc.tuple(node, fc.constantFrom(-2, -1, 2, 3, -1.5)).map(([u, n]) => m.pow(u, n)),
      fc
        .tuple(node, fc.constantFrom(">", ">=", "<", "<="), node, node, node)
        .map((parts) => m.where(...parts)),
      // A chain that bounds z several times.
      fc
        .tuple(
          fc.array(
            fc.tuple(fc.constantFrom(">", ">=", "<", "<="), fc.integer({ min: -3, max: 3 })),
            {
              minLength: 2,
              maxLength: 4,
            },
          ),
          node,
          node,
        )
        .map(([bounds, u, v]) =>
          bounds.reduceRight<Expression>(
            (below, [relation, at], index) => m.where(m.z, relation, at, index % 2 ? u : v, below),
            m.constant(1),
          ),
        ),
    ),
  };
}).node;

test("any formula reads as the same function", () => {
  fc.assert(
    fc.property(formula, (meant) => {
      const read = readMathml(print(meant)).value;
      // Sums and products may be taken in another order, and a comparison may then turn on the last
      // bit: once in some 10⁵ formulas, so that the draws are the same each time.
      const off = [-2.25, -0.75, 0.375, 1.875].filter((z) => {
        const [a, b] = [compile(read)(z, { a: 0.8125 }), compile(meant)(z, { a: 0.8125 })];
        return Number.isFinite(b) && Math.abs(a) !== Infinity && !isNear(a, b);
      });
      expect(off).toEqual([]);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
