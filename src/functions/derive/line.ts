import type { Term } from "./term.ts";

/** A straight line in z. */
export interface Line {
  readonly slope: number;
  readonly offset: number;
}

/** slope·z + offset with numbers for both, or null. */
export function lineOf(node: Term): Line | null {
  switch (node.kind) {
    case "constant":
      return { slope: 0, offset: node.value };
    case "variable":
      return { slope: 1, offset: 0 };
    case "unary": {
      const inner = node.operator === "negate" ? lineOf(node.operand) : null;
      return inner && { slope: -inner.slope, offset: -inner.offset };
    }
    case "binary": {
      const [a, b] = [lineOf(node.left), lineOf(node.right)];
      if (!a || !b) return null;
      if (node.operator === "add") return { slope: a.slope + b.slope, offset: a.offset + b.offset };
      if (node.operator === "subtract")
        return { slope: a.slope - b.slope, offset: a.offset - b.offset };
      if (node.operator === "multiply" && a.slope === 0)
        return { slope: a.offset * b.slope, offset: a.offset * b.offset };
      if (node.operator === "divide" && b.slope === 0 && b.offset !== 0)
        return { slope: a.slope / b.offset, offset: a.offset / b.offset };
      return null;
    }
    default:
      return null;
  }
}
