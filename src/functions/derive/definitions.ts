import { type Expression, algebra as m, type UnaryOperator } from "../algebra/expression.ts";
import { sameExpression } from "../algebra/simplify.ts";
import { dependsOnZ, operandsOf } from "../algebra/size.ts";

const { z } = m;
const [rising, falling] = [m.exp(z), m.exp(m.neg(z))];

/** Functions that are written by a name, by what the name stands for. */
export const definitions = {
  sigmoid: m.div(1, m.add(1, falling)),
  tanh: m.div(m.sub(rising, falling), m.add(rising, falling)),
} as const satisfies Partial<Record<UnaryOperator, Expression>>;

export type DefinedName = keyof typeof definitions;

const isDefined = (name: string): name is DefinedName => Object.hasOwn(definitions, name);

/**
 * A function that is one of the names at z, but for constants around it, spelt out: who asks for
 * the slope of σ wants it from 1/(1 + e⁻ᶻ), not from itself. Null for every other function.
 */
export function spelledOut(
  node: Expression,
): { readonly name: DefinedName; readonly formula: Expression } | null {
  if (node.kind === "unary" && node.operand.kind === "variable" && isDefined(node.operator)) {
    return { name: node.operator, formula: definitions[node.operator] };
  }
  if (node.kind !== "binary") return null;
  const isLinear =
    node.operator === "add" || node.operator === "subtract" || node.operator === "multiply";
  for (const [side, other] of [
    ["left", "right"],
    ["right", "left"],
  ] as const) {
    if (dependsOnZ(node[other]) || !(isLinear || (node.operator === "divide" && side === "left"))) {
      continue;
    }
    const inner = spelledOut(node[side]);
    return inner && { name: inner.name, formula: { ...node, [side]: inner.formula } };
  }
  return null;
}

/** Without what only keeps numbers in range: √(u² + 1) is never above |u| + 1. */
export function withoutGuards(node: Expression): Expression {
  if (operandsOf(node).length === 0) return node;
  const guarded = node.kind === "binary" && node.operator === "min" ? root(node.left) : null;
  if (guarded && node.kind === "binary") {
    const bounds = [m.add(m.abs(guarded), 1), m.add(1, m.abs(guarded))];
    if (bounds.some((bound) => sameExpression(bound, node.right))) return withoutGuards(node.left);
  }
  switch (node.kind) {
    case "unary":
      return { ...node, operand: withoutGuards(node.operand) };
    case "power":
      return { ...node, base: withoutGuards(node.base) };
    case "binary":
      return { ...node, left: withoutGuards(node.left), right: withoutGuards(node.right) };
    case "conditional":
      return {
        ...node,
        whenTrue: withoutGuards(node.whenTrue),
        whenFalse: withoutGuards(node.whenFalse),
      };
    default:
      return node;
  }
}

/** u of √(u² + 1), or null. */
function root(node: Expression): Expression | null {
  if (node.kind !== "unary" || node.operator !== "sqrt" || node.operand.kind !== "binary") {
    return null;
  }
  const { operator, left, right } = node.operand;
  const [square, one] = left.kind === "power" ? [left, right] : [right, left];
  const fits =
    operator === "add" &&
    square.kind === "power" &&
    square.exponent === 2 &&
    one.kind === "constant" &&
    one.value === 1;
  return fits ? square.base : null;
}
