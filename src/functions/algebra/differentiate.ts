import { type Expression, algebra as m } from "./expression.ts";
import { simplify } from "./simplify.ts";

/** What a formula can be differentiated by: the pre-activation, or one of its parameters. */
export type WithRespectTo = "z" | { readonly parameter: string };

/**
 * The exact derivative of a formula, simplified.
 *
 * Where a derivative does not exist:
 * - |u| at u = 0 takes 0, between its two slopes;
 * - ⌊u⌋ takes 0 also where it jumps;
 * - max(u, c) and min(u, c) at a tie with something constant take the constant's
 *   slope, 0 (so max(z, 0)′ is 0 at 0, whichever way round it is written); two
 *   moving sides take the second one's;
 * - a conditional takes the slope of the branch that gives its value, so a jump
 *   has no slope of its own.
 */
export function differentiate(expression: Expression, withRespectTo: WithRespectTo): Expression {
  const known = new Map<Expression, Expression>();
  const derive = (node: Expression): Expression => {
    const before = known.get(node);
    if (before) return before;
    // Simplified on the way up: a constant part must be seen as 0 by the rules above it.
    const after = simplify(derivativeOfNode(node, derive, withRespectTo));
    known.set(node, after);
    return after;
  };
  return derive(simplify(expression));
}

const isZero = (node: Expression): boolean => node.kind === "constant" && node.value === 0;

function derivativeOfNode(
  node: Expression,
  derive: (node: Expression) => Expression,
  withRespectTo: WithRespectTo,
): Expression {
  switch (node.kind) {
    case "constant":
      return m.constant(0);
    case "variable":
      return m.constant(withRespectTo === "z" ? 1 : 0);
    case "parameter":
      return m.constant(withRespectTo !== "z" && withRespectTo.parameter === node.name ? 1 : 0);
    case "unary":
      return unary(node, derive(node.operand));
    case "binary":
      return binary(node, derive);
    case "power":
      return m.mul(m.mul(node.exponent, m.pow(node.base, node.exponent - 1)), derive(node.base));
    case "conditional":
      return { ...node, whenTrue: derive(node.whenTrue), whenFalse: derive(node.whenFalse) };
  }
}

/** The chain rule: the outer derivative at u, times u′ = `inner`. */
function unary(node: Extract<Expression, { kind: "unary" }>, inner: Expression): Expression {
  if (isZero(inner)) return inner;
  const u = node.operand;
  switch (node.operator) {
    case "negate":
      return m.neg(inner);
    case "abs":
      return m.where(u, ">", 0, inner, m.where(u, "<", 0, m.neg(inner), 0));
    case "floor":
      return m.constant(0);
    case "sqrt":
      return m.div(inner, m.mul(2, node));
    case "exp":
      return m.mul(inner, node);
    case "log":
      return m.div(inner, u);
    case "log1p":
      return m.div(inner, m.add(1, u));
    case "sin":
      return m.mul(inner, m.cos(u));
    case "cos":
      return m.neg(m.mul(inner, m.sin(u)));
    case "atan":
      return m.div(inner, m.add(1, m.pow(u, 2)));
    case "tanh":
      return m.mul(inner, m.sub(1, m.pow(node, 2)));
    case "sigmoid":
      return m.mul(inner, m.mul(node, m.sub(1, node)));
    case "softplus":
      return m.mul(inner, m.sigmoid(u));
    case "erf":
      return m.mul(inner, m.mul(2 / Math.sqrt(Math.PI), m.exp(m.neg(m.pow(u, 2)))));
    case "normalCdf":
      return m.mul(inner, m.mul(1 / Math.sqrt(2 * Math.PI), m.exp(m.mul(-0.5, m.pow(u, 2)))));
  }
}

function binary(
  node: Extract<Expression, { kind: "binary" }>,
  derive: (node: Expression) => Expression,
): Expression {
  const { left, right } = node;
  const [leftSlope, rightSlope] = [derive(left), derive(right)];
  switch (node.operator) {
    case "add":
      return m.add(leftSlope, rightSlope);
    case "subtract":
      return m.sub(leftSlope, rightSlope);
    case "multiply":
      return m.add(m.mul(leftSlope, right), m.mul(left, rightSlope));
    case "divide": {
      // u′/v − (u/v)·v′/v, because the textbook's v² overflows long before the quotient does.
      if (isZero(rightSlope)) return m.div(leftSlope, right);
      const growth = growthOfExponential(right, derive);
      return growth
        ? m.sub(m.div(leftSlope, right), m.mul(node, growth))
        : m.div(m.sub(leftSlope, m.mul(node, rightSlope)), right);
    }
    case "min":
      return isZero(leftSlope)
        ? m.where(right, "<", left, rightSlope, leftSlope)
        : m.where(left, "<", right, leftSlope, rightSlope);
    case "max":
      return isZero(leftSlope)
        ? m.where(right, ">", left, rightSlope, leftSlope)
        : m.where(left, ">", right, leftSlope, rightSlope);
  }
}

/**
 * v′/v of v = e^w ± c or c ± e^w, as w′/(1 ± c·e^−w): where e^w overflows its quotient with v, which
 * is 1 there, would be no number. Null for any other v.
 */
function growthOfExponential(
  v: Expression,
  derive: (node: Expression) => Expression,
): Expression | null {
  if (v.kind !== "binary" || (v.operator !== "add" && v.operator !== "subtract")) return null;
  const [exponential, rest] = isExponential(v.left) ? [v.left, v.right] : [v.right, v.left];
  if (!isExponential(exponential) || rest.kind !== "constant") return null;
  const w = exponential.operand;
  const c = v.operator === "add" ? rest.value : -rest.value;
  return m.div(derive(w), m.add(1, m.mul(c, m.exp(m.neg(w)))));
}

const isExponential = (
  node: Expression,
): node is Extract<Expression, { kind: "unary" }> & { readonly operator: "exp" } =>
  node.kind === "unary" && node.operator === "exp";
