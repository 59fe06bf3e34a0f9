import type { BinaryOperator, Relation } from "../../../functions/algebra/expression.ts";

/** A node's place in its graph; operands come before the nodes that use them. */
export type NodeId = number;

export type UnaryNodeOperator =
  | "negate"
  | "abs"
  | "floor"
  | "sqrt"
  | "exp"
  | "log"
  | "log1p"
  | "sin"
  | "cos"
  | "atan"
  | "tanh"
  | "erf"
  /** 2ⁿ and 2⁻ⁿ, |n| ≤ 126, of a whole number n that is given as 1.5 · 2²³ + n. */
  | "powerOfTwo"
  | "powerOfHalf"
  /** −ln(1 − x) for 0 ≤ x ≤ ½. */
  | "minusLog1m"
  /** Φ(−|x|) · exp(x²/2). */
  | "normalTailScaled";

export type BinaryNodeOperator =
  | BinaryOperator
  /**
   * The minimum of two values of which either both or none are NaN: one instruction, where `min`
   * takes many.
   */
  | "smaller";

export interface SelectNode {
  readonly kind: "select";
  readonly left: NodeId;
  readonly relation: Relation;
  readonly right: NodeId;
  readonly whenTrue: NodeId;
  readonly whenFalse: NodeId;
}

export type GraphNode =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "variable" }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "unary"; readonly operator: UnaryNodeOperator; readonly operand: NodeId }
  | {
      readonly kind: "binary";
      readonly operator: BinaryNodeOperator;
      readonly left: NodeId;
      readonly right: NodeId;
    }
  | SelectNode;

/**
 * A graph of float32 operations in which equal ones are one node.
 *
 * Only what is exact is simplified (0, 1, signs, powers of two) and only
 * correctly rounded operations are folded, in float32: the last bit of Math.exp
 * and its kin may differ between browsers.
 */
export class ExpressionGraph {
  readonly #nodes: GraphNode[] = [];
  readonly #ids = new Map<string, NodeId>();
  readonly #nanSources = new Map<NodeId, ReadonlySet<NodeId>>();

  /** How many nodes it has. */
  get size(): number {
    return this.#nodes.length;
  }

  node(id: NodeId): GraphNode {
    const node = this.#nodes[id];
    if (node === undefined) throw new RangeError(`No node ${id}`);
    return node;
  }

  /** The number that a node is, if it is one. */
  valueOf(id: NodeId): number | undefined {
    const node = this.node(id);
    return node.kind === "constant" ? node.value : undefined;
  }

  /** The x of a node that is operator(x). */
  operandOf(operator: UnaryNodeOperator, id: NodeId): NodeId | undefined {
    const node = this.node(id);
    return node.kind === "unary" && node.operator === operator ? node.operand : undefined;
  }

  constant(value: number): NodeId {
    return this.#intern({ kind: "constant", value: Math.fround(value) });
  }

  variable(): NodeId {
    return this.#intern({ kind: "variable" });
  }

  parameter(name: string): NodeId {
    return this.#intern({ kind: "parameter", name });
  }

  unary(operator: UnaryNodeOperator, operand: NodeId): NodeId {
    const value = this.valueOf(operand);
    const folded = value === undefined ? undefined : foldUnary[operator]?.(value);
    if (folded !== undefined) return this.constant(folded);
    const inner = this.node(operand);
    if (operator === "negate" && inner.kind === "unary" && inner.operator === "negate")
      return inner.operand;
    return this.#intern({ kind: "unary", operator, operand });
  }

  binary(operator: BinaryNodeOperator, left: NodeId, right: NodeId): NodeId {
    const a = this.valueOf(left);
    const b = this.valueOf(right);
    if (a !== undefined && b !== undefined) return this.constant(foldBinary[operator](a, b));
    const neutral = neutralElement[operator];
    if (neutral !== undefined && b === neutral) return left;
    if (operator === "divide" && b !== undefined && hasExactReciprocal(b))
      return this.binary("multiply", left, this.constant(1 / b));
    if (operator === "subtract" || operator === "divide")
      return this.#intern({ kind: "binary", operator, left, right });
    if (neutral !== undefined && a === neutral) return right;
    // Order does not matter to these: one order for both, a constant last.
    const swap = a !== undefined || (b === undefined && right < left);
    return this.#intern({
      kind: "binary",
      operator,
      left: swap ? right : left,
      right: swap ? left : right,
    });
  }

  select(
    left: NodeId,
    relation: Relation,
    right: NodeId,
    whenTrue: NodeId,
    whenFalse: NodeId,
  ): NodeId {
    const a = this.valueOf(left);
    const b = this.valueOf(right);
    if ([a, b].some(Number.isNaN)) return this.constant(Number.NaN);
    if (a !== undefined && b !== undefined) return compare[relation](a, b) ? whenTrue : whenFalse;
    return this.#intern({ kind: "select", left, relation, right, whenTrue, whenFalse });
  }

  /**
   * Operands of a select's relation whose NaN would be lost: the false branch, which NaN takes,
   * does not read them.
   */
  unguarded(node: SelectNode): readonly NodeId[] {
    const shown = this.#sourcesOfNaN(node.whenFalse);
    return [...new Set([node.left, node.right])].filter(
      (id) => this.node(id).kind !== "constant" && !shown.has(id),
    );
  }

  /** The nodes, this one among them, whose NaN is certain to make this node NaN. */
  #sourcesOfNaN(id: NodeId): ReadonlySet<NodeId> {
    const known = this.#nanSources.get(id);
    if (known !== undefined) return known;
    const node = this.node(id);
    const sources = new Set([id]);
    const certain =
      node.kind === "unary"
        ? [node.operand]
        : node.kind === "binary" || node.kind === "select"
          ? [node.left, node.right]
          : [];
    for (const operand of certain)
      for (const source of this.#sourcesOfNaN(operand)) sources.add(source);
    if (node.kind === "select") {
      const whenFalse = this.#sourcesOfNaN(node.whenFalse);
      for (const source of this.#sourcesOfNaN(node.whenTrue))
        if (whenFalse.has(source)) sources.add(source);
    }
    this.#nanSources.set(id, sources);
    return sources;
  }

  #intern(node: GraphNode): NodeId {
    const key = keyOf(node);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#nodes.push(node);
    this.#ids.set(key, this.#nodes.length - 1);
    return this.#nodes.length - 1;
  }
}

/** −0 and 0 are different constants, so their sign is written out. */
const keyOf = (node: GraphNode): string =>
  node.kind === "constant" && Object.is(node.value, -0)
    ? "constant −0"
    : Object.values(node).join(" ");

const foldUnary: Partial<Record<UnaryNodeOperator, (x: number) => number>> = {
  negate: (x) => -x,
  abs: Math.abs,
  floor: Math.floor,
  sqrt: Math.sqrt,
};

/** Of two float32 operands; rounding the float64 result once more gives the float32 one. */
const foldBinary: Record<BinaryNodeOperator, (left: number, right: number) => number> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  min: Math.min,
  max: Math.max,
  smaller: Math.min,
};

const neutralElement: Partial<Record<BinaryNodeOperator, number>> = {
  add: 0,
  subtract: 0,
  multiply: 1,
  divide: 1,
};

const compare: Record<Relation, (left: number, right: number) => boolean> = {
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
};

/** Powers of two with a normal reciprocal: dividing by them is multiplying, bit for bit. */
function hasExactReciprocal(value: number): boolean {
  const magnitude = Math.abs(value);
  const bits = new Uint32Array(new Float32Array([magnitude]).buffer)[0] ?? 1;
  return magnitude >= 2 ** -126 && magnitude <= 2 ** 126 && (bits & 0x7fffff) === 0;
}
