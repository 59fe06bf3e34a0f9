import { power } from "./deterministic-math.ts";
import type { Expression } from "./expression.ts";

/** How large a formula is when written out as a tree; shared parts count as often as they appear. */
export interface Size {
  readonly nodes: number;
  readonly depth: number;
}

const known = new WeakMap<Expression, Size>();

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

/**
 * The number that arithmetic on constants comes to, with the same bits on every machine, because it
 * goes into kernels; undefined where z, a parameter or a function is met.
 */
export function constantValue(expression: Expression): number | undefined {
  if (expression.kind === "constant") return expression.value;
  if (expression.kind === "unary") {
    const value = constantValue(expression.operand);
    if (value === undefined) return undefined;
    if (expression.operator === "negate") return -value;
    return expression.operator === "sqrt" ? Math.sqrt(value) : undefined;
  }
  if (expression.kind === "power") {
    const base = constantValue(expression.base);
    return base === undefined ? undefined : power(base, expression.exponent);
  }
  if (expression.kind !== "binary") return undefined;
  const left = constantValue(expression.left);
  const right = constantValue(expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case "add":
      return left + right;
    case "subtract":
      return left - right;
    case "multiply":
      return left * right;
    case "divide":
      return left / right;
    case "min":
      return Math.min(left, right);
    case "max":
      return Math.max(left, right);
  }
}
