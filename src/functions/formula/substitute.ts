import type { Expression } from "../algebra/expression.ts";

/** The same formula with another one in place of z, and of parameters that have a replacement. */
export function substitute(
  expression: Expression,
  z: Expression,
  parameters: ReadonlyMap<string, Expression> = new Map(),
): Expression {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const before = known.get(node);
    if (before) return before;
    const after = replaced(node);
    known.set(node, after);
    return after;
  };
  const replaced = (node: Expression): Expression => {
    switch (node.kind) {
      case "constant":
        return node;
      case "variable":
        return z;
      case "parameter":
        return parameters.get(node.name) ?? node;
      case "unary":
        return { ...node, operand: visit(node.operand) };
      case "binary":
        return { ...node, left: visit(node.left), right: visit(node.right) };
      case "power":
        return { ...node, base: visit(node.base) };
      case "conditional":
        return {
          ...node,
          left: visit(node.left),
          right: visit(node.right),
          whenTrue: visit(node.whenTrue),
          whenFalse: visit(node.whenFalse),
        };
    }
  };
  return visit(expression);
}
