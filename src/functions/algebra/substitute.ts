import type { Expression } from "./expression.ts";
import { withOperands } from "./operands.ts";

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
    if (node.kind === "variable") return z;
    if (node.kind === "parameter") return parameters.get(node.name) ?? node;
    return withOperands(node, visit);
  };
  return visit(expression);
}
