import { type Expression, algebra as m } from "../algebra/expression.ts";
import { mirrored } from "../algebra/relations.ts";
import { sameExpression, simplify } from "../algebra/simplify.ts";
import { dependsOnZ } from "../algebra/size.ts";
import { lineOf } from "./line.ts";

/** More corners than these would give more pieces than anybody reads. */
const mostCorners = 4;

/**
 * A formula with min, max or inner conditions as one list of cases from left to right, as books
 * write it; null where it already is one, has none, or has too many.
 */
export function inPieces(formula: Expression): Expression | null {
  const corners = countCorners(formula);
  const isList = formula.kind === "conditional" && countCorners(leafOf(formula)) === 0;
  if (corners === 0 || corners > mostCorners || isList) return null;
  const pieces = simplify(solved(simplify(lifted(formula))));
  return inOrder(pieces) ?? pieces;
}

function leafOf(node: Extract<Expression, { kind: "conditional" }>): Expression {
  // Joined only to be counted: a chain of cases is a list, whatever its length.
  const rest = node.whenFalse.kind === "conditional" ? leafOf(node.whenFalse) : node.whenFalse;
  return m.add(node.whenTrue, rest);
}

function countCorners(node: Expression): number {
  switch (node.kind) {
    case "unary":
      return countCorners(node.operand);
    case "power":
      return countCorners(node.base);
    case "binary": {
      const own = (node.operator === "min" || node.operator === "max") && dependsOnZ(node) ? 1 : 0;
      return own + countCorners(node.left) + countCorners(node.right);
    }
    case "conditional":
      return 1 + countCorners(node.whenTrue) + countCorners(node.whenFalse);
    default:
      return 0;
  }
}

/** Applies an operation to every leaf of a tree of cases. */
const overLeaves = (node: Expression, change: (leaf: Expression) => Expression): Expression =>
  node.kind === "conditional"
    ? {
        ...node,
        whenTrue: overLeaves(node.whenTrue, change),
        whenFalse: overLeaves(node.whenFalse, change),
      }
    : change(node);

/** The same function with every condition outermost. */
function lifted(node: Expression): Expression {
  switch (node.kind) {
    case "unary":
      return overLeaves(lifted(node.operand), (operand) => ({ ...node, operand }));
    case "power":
      return overLeaves(lifted(node.base), (base) => ({ ...node, base }));
    case "conditional":
      return { ...node, whenTrue: lifted(node.whenTrue), whenFalse: lifted(node.whenFalse) };
    case "binary":
      return overLeaves(lifted(node.left), (left) =>
        overLeaves(lifted(node.right), (right) => joined(node.operator, left, right)),
      );
    default:
      return node;
  }
}

/** min and max as a choice; at a tie the constant side counts, as it does for `differentiate`. */
function joined(
  operator: Extract<Expression, { kind: "binary" }>["operator"],
  left: Expression,
  right: Expression,
): Expression {
  if ((operator !== "min" && operator !== "max") || !(dependsOnZ(left) || dependsOnZ(right))) {
    return { kind: "binary", operator, left, right };
  }
  const relation = operator === "max" ? ">" : "<";
  return dependsOnZ(left)
    ? m.where(left, relation, right, left, right)
    : m.where(right, relation, left, right, left);
}

/** Conditions on a·z + b as conditions on z. */
function solved(node: Expression): Expression {
  if (node.kind !== "conditional") return node;
  const [whenTrue, whenFalse] = [solved(node.whenTrue), solved(node.whenFalse)];
  const [left, right] = [lineOf(node.left), lineOf(node.right)];
  if (!left || !right || left.slope === right.slope) return { ...node, whenTrue, whenFalse };
  const slope = left.slope - right.slope;
  const at = (right.offset - left.offset) / slope + 0;
  const relation = slope > 0 ? node.relation : mirrored[node.relation];
  return m.where(m.z, relation, at, whenTrue, whenFalse);
}

/** A leaf and where it ends on the right; the last one ends nowhere. */
interface Stretch {
  readonly leaf: Expression;
  readonly end: Edge | null;
}

interface Edge {
  readonly at: number;
  /** Whether the stretch on the left holds the edge itself. */
  readonly isClosed: boolean;
}

/** Cases from left to right; null where a condition is about more than z and a number. */
function inOrder(node: Expression): Expression | null {
  const edges = edgesOf(node);
  if (!edges) return null;
  const stretches: Stretch[] = [];
  for (const end of [...edges, null]) {
    const leaf = leafBefore(node, end);
    const before = stretches.at(-1);
    if (before && sameExpression(before.leaf, leaf)) stretches.pop();
    stretches.push({ leaf, end });
  }
  return stretches.reduceRight<Expression | null>(
    (rest, { leaf, end }) =>
      rest && end ? m.where(m.z, end.isClosed ? "<=" : "<", end.at, leaf, rest) : leaf,
    null,
  );
}

/** Every edge, from left to right; two at one place leave that place to itself. */
function edgesOf(node: Expression): readonly Edge[] | null {
  if (node.kind !== "conditional") return [];
  const own = edgeOf(node);
  const [first, second] = [edgesOf(node.whenTrue), edgesOf(node.whenFalse)];
  if (!own || !first || !second) return null;
  return [...first, own, ...second]
    .filter((edge, index, all) => all.findIndex((other) => order(edge, other) === 0) === index)
    .sort(order);
}

function edgeOf(node: Extract<Expression, { kind: "conditional" }>): Edge | null {
  if (node.left.kind !== "variable" || node.right.kind !== "constant") return null;
  // z > c leaves c itself to the left, and so does z ≤ c.
  return { at: node.right.value, isClosed: node.relation === ">" || node.relation === "<=" };
}

const order = (a: Edge, b: Edge): number => a.at - b.at || Number(a.isClosed) - Number(b.isClosed);

/** What the cases come to on the stretch that ends here, which crosses no edge. */
function leafBefore(node: Expression, end: Edge | null): Expression {
  const own = node.kind === "conditional" ? edgeOf(node) : null;
  if (node.kind !== "conditional" || !own) return node;
  const isLeft = end !== null && order(end, own) <= 0;
  const isLess = node.relation === "<" || node.relation === "<=";
  return leafBefore(isLeft === isLess ? node.whenTrue : node.whenFalse, end);
}
