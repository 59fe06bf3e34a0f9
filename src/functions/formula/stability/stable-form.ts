import { log } from "../../algebra/deterministic-math.ts";
import { type Expression, algebra as m } from "../../algebra/expression.ts";
import { withOperands } from "../../algebra/operands.ts";
import { simplify } from "../../algebra/simplify.ts";
import { constantOf } from "../../algebra/size.ts";

/** factor · e^exponent. */
interface Exponential {
  readonly factor: number;
  readonly exponent: Expression;
}

/**
 * The same function with quotients and logarithms of sums of exponentials as
 * tanh, σ and softplus, which overflow nowhere: (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ) is
 * ∞/∞ from x = 89 on in float32.
 */
export function stableForm(expression: Expression): Expression {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const before = known.get(node);
    if (before) return before;
    const after = rewritten(withOperands(node, visit));
    known.set(node, after);
    return after;
  };
  return visit(expression);
}

function rewritten(node: Expression): Expression {
  if (node.kind === "binary" && node.operator === "divide")
    return quotient(node.left, node.right) ?? node;
  if (node.kind !== "unary") return node;
  if (node.operator === "log") return logarithm(node.operand) ?? node;
  if (node.operator === "log1p") return logarithm(m.add(1, node.operand)) ?? node;
  return node;
}

const difference = (a: Expression, b: Expression): Expression => simplify(m.sub(a, b));

/** Above c·(eᵃ + eᵇ): d·(eᵃ − eᵇ) makes tanh, d·eᵃ makes σ, anything over c·(1 + eᵇ) its product with σ. */
function quotient(above: Expression, below: Expression): Expression | undefined {
  const pair = evenPair(below);
  if (!pair) return undefined;
  const { factor, a, b } = pair;
  const terms = exponentials(above);
  const [first, second, third] = terms ?? [];
  const key = (exponent: Expression) => JSON.stringify(simplify(exponent));
  if (first && second && !third && first.factor === -second.factor) {
    const isStraight = key(first.exponent) === key(a) && key(second.exponent) === key(b);
    const isTurned = key(first.exponent) === key(b) && key(second.exponent) === key(a);
    const half = m.div(difference(a, b), 2);
    const size = (isTurned ? -1 : 1) * (first.factor / factor);
    if (isStraight || isTurned) return simplify(m.mul(size, m.tanh(half)));
  }
  if (first && !second) {
    const size = first.factor / factor;
    if (key(first.exponent) === key(a)) return simplify(m.mul(size, m.sigmoid(difference(a, b))));
    if (key(first.exponent) === key(b)) return simplify(m.mul(size, m.sigmoid(difference(b, a))));
  }
  const zero = [a, b].find((exponent) => constantOf(exponent) === 0);
  if (!zero) return undefined;
  const gate = m.sigmoid(difference(zero, zero === a ? b : a));
  return simplify(m.mul(m.div(above, factor), gate));
}

/** ln(c·(eᵃ + eᵇ)) = ln c + a + softplus(b − a), and ln σ(u) = −softplus(−u). */
function logarithm(u: Expression): Expression | undefined {
  if (u.kind === "unary" && u.operator === "sigmoid") {
    return m.neg(m.softplus(simplify(m.neg(u.operand))));
  }
  const pair = evenPair(u);
  if (!pair) return undefined;
  const { factor, a, b } = pair;
  const [first, other] = constantOf(b) === 0 ? [b, a] : [a, b];
  const rest = m.add(m.add(log(factor), first), m.softplus(difference(other, first)));
  return simplify(rest);
}

function evenPair(node: Expression) {
  const [first, second, third] = exponentials(node) ?? [];
  if (!first || !second || third || !(first.factor > 0)) return undefined;
  if (Math.abs(first.factor - second.factor) > 1e-15 * first.factor) return undefined;
  return { factor: first.factor, a: first.exponent, b: second.exponent };
}

/** The terms of a sum of exponentials and numbers; undefined for any other formula. */
function exponentials(node: Expression, by = 1): readonly Exponential[] | undefined {
  const value = constantOf(node);
  if (value !== undefined) return [{ factor: by * value, exponent: m.constant(0) }];
  if (node.kind === "unary") {
    if (node.operator === "exp") return [{ factor: by, exponent: node.operand }];
    return node.operator === "negate" ? exponentials(node.operand, -by) : undefined;
  }
  if (node.kind !== "binary") return undefined;
  const { left, right } = node;
  const [first, second] = [constantOf(left), constantOf(right)];
  switch (node.operator) {
    case "add":
      return joined(exponentials(left, by), exponentials(right, by));
    case "subtract":
      return joined(exponentials(left, by), exponentials(right, -by));
    case "multiply":
      if (first !== undefined) return exponentials(right, by * first);
      return second === undefined ? undefined : exponentials(left, by * second);
    case "divide":
      return second === undefined ? undefined : exponentials(left, by / second);
    default:
      return undefined;
  }
}

const joined = (
  a: readonly Exponential[] | undefined,
  b: readonly Exponential[] | undefined,
): readonly Exponential[] | undefined => a && b && [...a, ...b].slice(0, 4);
