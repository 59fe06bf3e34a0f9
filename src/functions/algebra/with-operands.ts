import type { Expression } from "./expression.ts";

/** The same operation on other operands: each is what `replace` makes of it. */
export function withOperands(
  node: Expression,
  replace: (operand: Expression) => Expression,
): Expression {
  switch (node.kind) {
    case "unary":
      return { ...node, operand: replace(node.operand) };
    case "binary":
      return { ...node, left: replace(node.left), right: replace(node.right) };
    case "power":
      return { ...node, base: replace(node.base) };
    case "conditional":
      return {
        ...node,
        left: replace(node.left),
        right: replace(node.right),
        whenTrue: replace(node.whenTrue),
        whenFalse: replace(node.whenFalse),
      };
    default:
      return node;
  }
}
