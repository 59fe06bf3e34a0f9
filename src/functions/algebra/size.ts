import { power } from "./deterministic-math.ts";
import { applyBinary, applyUnary, holds } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { operandsOf } from "./operands.ts";

/** How large a formula is when written out as a tree; shared parts count as often as they appear. */
export interface Size {
  readonly nodes: number;
  readonly depth: number;
}

const known = new WeakMap<Expression, Size>();

/** Remembers each node's size, so that growing a tree costs one step per new node. */
export function measure(expression: Expression): Size {
  const before = known.get(expression);
  if (before) return before;
  let nodes = 1;
  let depth = 0;
  for (const operand of operandsOf(expression)) {
    const part = measure(operand);
    nodes += part.nodes;
    depth = Math.max(depth, part.depth);
  }
  const size = { nodes, depth: depth + 1 };
  known.set(expression, size);
  return size;
}

const moving = new WeakMap<Expression, boolean>();

/** Whether z appears anywhere. */
export function dependsOnZ(expression: Expression): boolean {
  const before = moving.get(expression);
  if (before !== undefined) return before;
  const after = expression.kind === "variable" || operandsOf(expression).some(dependsOnZ);
  moving.set(expression, after);
  return after;
}

const constants = new WeakMap<Expression, { readonly value: number | undefined }>();

/**
 * The number that a formula without z and parameters comes to, with the same bits on every machine,
 * because it goes into kernels; undefined where z or a parameter is met.
 */
export function constantOf(expression: Expression): number | undefined {
  const before = constants.get(expression);
  if (before) return before.value;
  const value = computed(expression);
  constants.set(expression, { value });
  return value;
}

function computed(node: Expression): number | undefined {
  if (node.kind === "constant") return node.value;
  const operands = operandsOf(node).map(constantOf);
  const [first, second, whenTrue, whenFalse] = operands;
  if (first === undefined || operands.includes(undefined)) return undefined;
  switch (node.kind) {
    case "unary":
      return applyUnary(node.operator, first);
    case "power":
      return power(first, node.exponent);
    case "binary":
      return applyBinary(node.operator, first, second ?? Number.NaN);
    case "conditional":
      return holds(first, node.relation, second ?? Number.NaN) ? whenTrue : whenFalse;
    default:
      return undefined;
  }
}
