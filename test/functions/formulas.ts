import fc from "fast-check";
import { type Expression, algebra as m } from "../../src/functions/algebra/expression.ts";

/** Operators that are smooth for every operand and do not grow out of reach. */
const tame = [
  "negate",
  "sin",
  "cos",
  "atan",
  "tanh",
  "sigmoid",
  "softplus",
  "erf",
  "normalCdf",
] as const;

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constant(m.z),
  fc.constant(m.parameter("a")),
  // Small whole and half numbers meet the rules for 0, 1, −1 and folding often.
  fc.integer({ min: -4, max: 4 }).map((half) => m.constant(half / 2)),
);

const grow = (below: fc.Arbitrary<Expression>, kinked: boolean): fc.Arbitrary<Expression> => {
  const smooth = [
    below,
    fc
      .tuple(fc.constantFrom(...tame), below)
      .map(([operator, operand]): Expression => ({ kind: "unary", operator, operand })),
    fc
      .tuple(fc.constantFrom("add", "subtract", "multiply"), below, below)
      .map(([operator, left, right]): Expression => ({ kind: "binary", operator, left, right })),
    // Denominators and logarithms' operands are kept away from 0.
    fc.tuple(below, below).map(([u, v]) => m.div(u, m.add(1, m.pow(v, 2)))),
    below.map((u) => m.log1p(m.pow(u, 2))),
    below.map((u) => m.log(m.add(2, m.sin(u)))),
    below.map((u) => m.sqrt(m.add(1, m.pow(u, 2)))),
    below.map((u) => m.exp(m.sin(u))),
    below.map((u) => m.pow(m.tanh(u), 3)),
  ];
  const corners = [
    below.map((u) => m.abs(u)),
    fc
      .tuple(fc.constantFrom("min", "max"), below, below)
      .map(([operator, left, right]): Expression => ({ kind: "binary", operator, left, right })),
    fc
      .tuple(below, fc.constantFrom(">", ">=", "<", "<="), below, below, below)
      .map(([left, relation, right, yes, no]) => m.where(left, relation, right, yes, no)),
  ];
  return fc.oneof(...smooth, ...(kinked ? corners : []));
};

const deep = (levels: number, kinked: boolean): fc.Arbitrary<Expression> =>
  levels === 0 ? leaf : grow(deep(levels - 1, kinked), kinked);

/** Random formulas in z and the parameter a without corners. */
export const smoothFormula = deep(3, false);

/** Random formulas in z and the parameter a, corners and conditionals included. */
export const anyFormula = deep(3, true);
