import type { Expression } from "./expression.ts";

/** The parts that an expression is made of, in reading order. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "power":
      return [expression.base];
    case "conditional":
      return [expression.left, expression.right, expression.whenTrue, expression.whenFalse];
    default:
      return [];
  }
}

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
