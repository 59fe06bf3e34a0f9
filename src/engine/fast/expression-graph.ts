import type { BinaryOperator, Expression, Relation } from "../../functions/expression.ts";

/** A node's place in its graph; operands come before the nodes that use them. */
export type NodeId = number;

export type UnaryNodeOperator =
  | "negate"
  | "abs"
  | "sqrt"
  | "exp"
  | "log"
  | "log1p"
  | "sin"
  | "cos"
  | "atan"
  | "tanh"
  | "erf"
  /** e^−|x|: in (0, 1], so it never overflows. */
  | "expMinusAbs"
  /** ln(1 + x) for 0 ≤ x ≤ 1. */
  | "log1pUnit"
  /** Φ(−|x|) · exp(x²/2). */
  | "normalTailScaled";

export type GraphNode =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "variable" }
  | { readonly kind: "parameter"; readonly name: string }
  | {
      readonly kind: "unary";
      readonly operator: UnaryNodeOperator;
      readonly operand: NodeId;
    }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: NodeId;
      readonly right: NodeId;
    }
  | {
      readonly kind: "select";
      readonly left: NodeId;
      readonly relation: Relation;
      readonly right: NodeId;
      readonly whenTrue: NodeId;
      readonly whenFalse: NodeId;
    };

const compare: Record<Relation, (left: number, right: number) => boolean> = {
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
};

/**
 * Expressions as one graph of float32 operations in which equal subexpressions
 * are one node, so that f, f′ and ∂f/∂α share what they can.
 *
 * Functions whose plain form loses digits are taken apart on the way: σ and
 * softplus stand on the same e^−|x|, 1 − σ(x) is σ's other branch, and 1 ± erf
 * becomes the small tail itself. Only exact arithmetic is folded, in float32
 * and never by Math.exp and its kin: their last bit may differ between browsers.
 */
export class ExpressionGraph {
  readonly #nodes: GraphNode[] = [];
  readonly #ids = new Map<string, NodeId>();
  readonly #lowered = new Map<Expression, NodeId>();
  /** σ(x) and σ(−x) = 1 − σ(x), each by the other. */
  readonly #complements = new Map<NodeId, NodeId>();
  readonly #nanSources = new Map<NodeId, ReadonlySet<NodeId>>();
  readonly #parameters: (name: string) => number | undefined;

  /** `parameters` gives the value of a parameter that is fixed, undefined for one that changes. */
  constructor(parameters: (name: string) => number | undefined) {
    this.#parameters = parameters;
  }

  node(id: NodeId): GraphNode {
    const node = this.#nodes[id];
    if (node === undefined) throw new RangeError(`No node ${id}`);
    return node;
  }

  /** The node that computes this expression. */
  add(expression: Expression): NodeId {
    const known = this.#lowered.get(expression);
    if (known !== undefined) return known;
    const id = this.#lower(expression);
    this.#lowered.set(expression, id);
    return id;
  }

  /** The nodes, this one among them, whose NaN is certain to make this node NaN. */
  nanSources(id: NodeId): ReadonlySet<NodeId> {
    const known = this.#nanSources.get(id);
    if (known !== undefined) return known;
    const sources = new Set([id]);
    const include = (operand: NodeId) => {
      for (const source of this.nanSources(operand)) sources.add(source);
    };
    const node = this.node(id);
    if (node.kind === "unary") include(node.operand);
    if (node.kind === "binary") {
      include(node.left);
      include(node.right);
    }
    if (node.kind === "select") {
      include(node.left);
      include(node.right);
      const whenFalse = this.nanSources(node.whenFalse);
      for (const source of this.nanSources(node.whenTrue))
        if (whenFalse.has(source)) sources.add(source);
    }
    this.#nanSources.set(id, sources);
    return sources;
  }

  /** Operands of a select's relation whose NaN the false branch, taken then, would not show. */
  unguarded(node: GraphNode & { readonly kind: "select" }): readonly NodeId[] {
    const shown = this.nanSources(node.whenFalse);
    return [...new Set([node.left, node.right])].filter(
      (id) => this.node(id).kind !== "constant" && !shown.has(id),
    );
  }

  #lower(expression: Expression): NodeId {
    switch (expression.kind) {
      case "constant":
        return this.#constant(expression.value);
      case "variable":
        return this.#intern(expression);
      case "parameter": {
        const value = this.#parameters(expression.name);
        return value === undefined ? this.#intern(expression) : this.#constant(value);
      }
      case "unary": {
        const operand = this.add(expression.operand);
        if (expression.operator === "sigmoid") return this.#sigmoid(operand);
        if (expression.operator === "softplus") return this.#softplus(operand);
        if (expression.operator === "normalCdf") return this.#normalCdf(operand);
        return this.#unary(expression.operator, operand);
      }
      case "binary":
        return this.#binary(
          expression.operator,
          this.add(expression.left),
          this.add(expression.right),
        );
      case "power":
        return this.#power(this.add(expression.base), expression.exponent);
      case "conditional":
        return this.#select(
          this.add(expression.left),
          expression.relation,
          this.add(expression.right),
          this.add(expression.whenTrue),
          this.add(expression.whenFalse),
        );
    }
  }

  #intern(node: GraphNode): NodeId {
    // −0 and 0 are different constants, and JSON would make them one.
    const key =
      node.kind === "constant" && Object.is(node.value, -0)
        ? "constant −0"
        : node.kind === "constant"
          ? `constant ${node.value}`
          : JSON.stringify(Object.values(node));
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#nodes.push(node);
    this.#ids.set(key, this.#nodes.length - 1);
    return this.#nodes.length - 1;
  }

  #constant(value: number): NodeId {
    return this.#intern({ kind: "constant", value: Math.fround(value) });
  }

  #valueOf(id: NodeId): number | undefined {
    const node = this.node(id);
    return node.kind === "constant" ? node.value : undefined;
  }

  #unary(operator: UnaryNodeOperator, operand: NodeId): NodeId {
    const value = this.#valueOf(operand);
    const inner = this.node(operand);
    if (operator === "negate") {
      if (value !== undefined) return this.#constant(-value);
      if (inner.kind === "unary" && inner.operator === "negate") return inner.operand;
    }
    if (operator === "abs" && value !== undefined) return this.#constant(Math.abs(value));
    if (operator === "sqrt" && value !== undefined) return this.#constant(Math.sqrt(value));
    if (operator === "exp" && inner.kind === "unary" && inner.operator === "negate") {
      const magnitude = this.node(inner.operand);
      if (magnitude.kind === "unary" && magnitude.operator === "abs")
        return this.#unary("expMinusAbs", magnitude.operand);
    }
    if (operator === "log1p" && inner.kind === "unary") {
      if (inner.operator === "expMinusAbs") return this.#unary("log1pUnit", operand);
      if (inner.operator === "exp") return this.#softplus(inner.operand);
    }
    return this.#intern({ kind: "unary", operator, operand });
  }

  #binary(operator: BinaryOperator, left: NodeId, right: NodeId): NodeId {
    const a = this.#valueOf(left);
    const b = this.#valueOf(right);
    if (a !== undefined && b !== undefined) return this.#constant(fold[operator](a, b));
    switch (operator) {
      case "add":
        if (a === 0) return right;
        if (b === 0) return left;
        if (a === 1) return this.#onePlusErf(right, 1) ?? this.#commutative(operator, left, right);
        if (b === 1) return this.#onePlusErf(left, 1) ?? this.#commutative(operator, left, right);
        return this.#commutative(operator, left, right);
      case "subtract":
        if (b === 0) return left;
        if (a === 1) {
          const complement = this.#complements.get(right) ?? this.#onePlusErf(right, -1);
          if (complement !== undefined) return complement;
        }
        return this.#intern({ kind: "binary", operator, left, right });
      case "multiply":
        if (a === 1) return right;
        if (b === 1) return left;
        return this.#productOfBranches(left, right) ?? this.#commutative(operator, left, right);
      case "divide":
        if (b === 1) return left;
        if (b !== undefined && hasExactReciprocal(b))
          return this.#binary("multiply", left, this.#constant(1 / b));
        return this.#intern({ kind: "binary", operator, left, right });
      case "min":
      case "max":
        return this.#commutative(operator, left, right);
    }
  }

  /** One order for both, the constant last. */
  #commutative(operator: BinaryOperator, left: NodeId, right: NodeId): NodeId {
    const swap =
      this.#valueOf(left) !== undefined || (this.#valueOf(right) === undefined && right < left);
    return this.#intern({
      kind: "binary",
      operator,
      left: swap ? right : left,
      right: swap ? left : right,
    });
  }

  #select(
    left: NodeId,
    relation: Relation,
    right: NodeId,
    whenTrue: NodeId,
    whenFalse: NodeId,
  ): NodeId {
    const a = this.#valueOf(left);
    const b = this.#valueOf(right);
    if (a !== undefined && b !== undefined && !Number.isNaN(a) && !Number.isNaN(b))
      return compare[relation](a, b) ? whenTrue : whenFalse;
    return this.#intern({
      kind: "select",
      left,
      relation,
      right,
      whenTrue,
      whenFalse,
    });
  }

  /** Whole exponents as products by repeated squaring; ±½ by the square root; the rest as e^(p ln x). */
  #power(base: NodeId, exponent: number): NodeId {
    const one = this.#constant(1);
    if (exponent === 0) return one;
    if (exponent < 0) return this.#binary("divide", one, this.#power(base, -exponent));
    if (exponent === 0.5) return this.#unary("sqrt", base);
    if (!Number.isInteger(exponent))
      return this.#unary(
        "exp",
        this.#binary("multiply", this.#constant(exponent), this.#unary("log", base)),
      );
    let product: NodeId | undefined;
    let square = base;
    for (let rest = exponent; rest >= 1; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1)
        product = product === undefined ? square : this.#binary("multiply", product, square);
      if (rest > 1) square = this.#binary("multiply", square, square);
    }
    return product ?? one;
  }

  /** 1/(1 + e) for x ≥ 0 and e/(1 + e) below, with e = e^−|x|: good digits in both tails. */
  #sigmoid(x: NodeId): NodeId {
    const one = this.#constant(1);
    const zero = this.#constant(0);
    const e = this.#unary("expMinusAbs", x);
    const large = this.#binary("divide", one, this.#binary("add", e, one));
    const small = this.#binary("multiply", e, large);
    const sigmoid = this.#select(x, ">=", zero, large, small);
    const complement = this.#select(x, ">=", zero, small, large);
    this.#complements.set(sigmoid, complement);
    this.#complements.set(complement, sigmoid);
    return sigmoid;
  }

  #softplus(x: NodeId): NodeId {
    return this.#binary(
      "add",
      this.#binary("max", x, this.#constant(0)),
      this.#unary("log1pUnit", this.#unary("expMinusAbs", x)),
    );
  }

  /** Φ(−|x|) without the cancellation of ½ (1 + erf), given exp(−x²/2). */
  #normalCdf(x: NodeId): NodeId {
    const gaussian = this.#unary(
      "exp",
      this.#binary("multiply", this.#binary("multiply", x, x), this.#constant(-0.5)),
    );
    const small = this.#binary("multiply", gaussian, this.#unary("normalTailScaled", x));
    const large = this.#binary("subtract", this.#constant(1), small);
    const phi = this.#select(x, ">=", this.#constant(0), large, small);
    const complement = this.#select(x, ">=", this.#constant(0), small, large);
    this.#complements.set(phi, complement);
    this.#complements.set(complement, phi);
    return phi;
  }

  /** 1 + sign · erf(x) from e^−x² and the normal tail, which keeps its digits where erf nears ∓1. */
  #onePlusErf(id: NodeId, sign: 1 | -1): NodeId | undefined {
    const node = this.node(id);
    if (node.kind !== "unary" || node.operator !== "erf") return undefined;
    const x = node.operand;
    const two = this.#constant(2);
    const gaussian = this.#unary("exp", this.#unary("negate", this.#binary("multiply", x, x)));
    const tail = this.#unary(
      "normalTailScaled",
      this.#binary("multiply", x, this.#constant(Math.SQRT2)),
    );
    const small = this.#binary("multiply", this.#binary("multiply", gaussian, tail), two);
    const large = this.#binary("subtract", two, small);
    return sign === 1
      ? this.#select(x, ">=", this.#constant(0), large, small)
      : this.#select(x, ">=", this.#constant(0), small, large);
  }

  /** (c ? a : b) · (c ? b : a) = a · b: σ(x) · (1 − σ(x)) needs no choice. */
  #productOfBranches(left: NodeId, right: NodeId): NodeId | undefined {
    return this.#complements.get(left) === right ? this.#branchProduct(left) : undefined;
  }

  #branchProduct(id: NodeId): NodeId | undefined {
    const node = this.node(id);
    return node.kind === "select"
      ? this.#binary("multiply", node.whenTrue, node.whenFalse)
      : undefined;
  }
}

const fold: Record<BinaryOperator, (left: number, right: number) => number> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  min: Math.min,
  max: Math.max,
};

/** Powers of two whose reciprocal is a normal float32: dividing by them is multiplying, bit for bit. */
const hasExactReciprocal = (value: number): boolean => {
  const magnitude = Math.abs(value);
  return magnitude >= 2 ** -126 && magnitude <= 2 ** 126 && isPowerOfTwo(magnitude);
};

/** Exact: a float32 whose mantissa bits are all zero. */
const isPowerOfTwo = (value: number): boolean => {
  const bits = new Uint32Array(new Float32Array([value]).buffer)[0] ?? 1;
  return (bits & 0x7fffff) === 0;
};
