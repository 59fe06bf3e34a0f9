import fc from "fast-check";
import {
  type Expression,
  algebra as m,
  type Relation,
} from "../../src/functions/algebra/expression.ts";

const unary = [
  m.neg,
  m.abs,
  m.sqrt,
  m.exp,
  m.log,
  m.log1p,
  m.sin,
  m.cos,
  m.atan,
  m.tanh,
  m.sigmoid,
  m.softplus,
  m.erf,
  m.normalCdf,
] as const;

/** Smooth everywhere and tame: for comparisons with central differences. */
const smoothUnary = [
  m.neg,
  m.sin,
  m.cos,
  m.atan,
  m.tanh,
  m.sigmoid,
  m.softplus,
  m.erf,
  m.normalCdf,
];
const relations: readonly Relation[] = [">", ">=", "<", "<="];

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constant(m.z),
  fc.constantFrom("alpha", "beta").map(m.parameter),
  fc.double({ min: -20, max: 20, noNaN: true }).map(m.constant),
  fc.integer({ min: -3, max: 3 }).map(m.constant),
);

const exponent = fc.constantFrom(-2, -1, 0, 1, 2, 3, 0.5, -1.5);

/** Any expression that fits the formula language's limits. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    leaf,
    fc.tuple(fc.constantFrom(...unary), tie("node")).map(([build, x]) => build(x)),
    fc
      .tuple(fc.constantFrom(m.add, m.sub, m.mul, m.div, m.min, m.max), tie("node"), tie("node"))
      .map(([build, a, b]) => build(a, b)),
    fc.tuple(tie("node"), exponent).map(([base, power]) => m.pow(base, power)),
    fc
      .tuple(tie("node"), fc.constantFrom(...relations), tie("node"), tie("node"), tie("node"))
      .map((parts) => m.where(...parts)),
  ),
})).node;

/** Differentiable everywhere, with values and slopes of ordinary size near 0. */
export const smoothExpression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>(
  (tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(
        fc.constant(m.z),
        fc.constantFrom("alpha", "beta").map(m.parameter),
        fc.integer({ min: -2, max: 2 }).map(m.constant),
      ),
      fc.tuple(fc.constantFrom(...smoothUnary), tie("node")).map(([build, x]) => build(x)),
      fc
        .tuple(fc.constantFrom(m.add, m.sub, m.mul), tie("node"), tie("node"))
        .map(([build, a, b]) => build(a, b)),
      fc.tuple(tie("node"), fc.constantFrom(1, 2, 3)).map(([base, power]) => m.pow(base, power)),
      // Denominators of at least 1 keep the quotient smooth.
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => m.div(a, m.add(1, m.pow(b, 2)))),
    ),
  }),
).node;
