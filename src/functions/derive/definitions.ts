import { type Expression, algebra as m, type UnaryOperator } from "../algebra/expression.ts";
import { operandsOf } from "../algebra/operands.ts";
import { sameExpression } from "../algebra/simplify.ts";
import { dependsOnZ } from "../algebra/size.ts";

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

/** Without what only keeps numbers in range: √(u² + c) is never above |u| + √c. */
export function withoutGuards(node: Expression): Expression {
  if (operandsOf(node).length === 0) return node;
  const guarded = node.kind === "binary" && node.operator === "min" ? root(node.left) : null;
  if (guarded && node.kind === "binary") {
    const { size, offset } = guarded;
    const bounds = [m.add(size, offset), m.add(offset, size)];
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

/** Of √(u² + c), or of √(c + αu²), what its bound is the sum of: |u|, or √α|u|, and √c. */
function root(node: Expression): { readonly size: Expression; readonly offset: Expression } | null {
  if (node.kind !== "unary" || node.operator !== "sqrt") return null;
  const sum = node.operand;
  if (sum.kind !== "binary" || sum.operator !== "add") return null;
  for (const [square, constant] of [
    [sum.left, sum.right],
    [sum.right, sum.left],
  ] as const) {
    const size = rootOfSquare(square);
    if (!size || dependsOnZ(constant)) continue;
    const isOne = constant.kind === "constant" && constant.value === 1;
    return { size, offset: isOne ? constant : m.sqrt(constant) };
  }
  return null;
}

/** |u| of u², √α|u| of αu². */
function rootOfSquare(node: Expression): Expression | null {
  if (node.kind === "power" && node.exponent === 2) return m.abs(node.base);
  if (node.kind !== "binary" || node.operator !== "multiply" || dependsOnZ(node.left)) return null;
  const size = rootOfSquare(node.right);
  return size && m.mul(m.sqrt(node.left), size);
}
