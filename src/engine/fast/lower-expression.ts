import type {
  BinaryOperator,
  Expression,
  UnaryOperator,
} from "../../functions/algebra/expression.ts";
import type { ExpressionGraph, NodeId } from "./expression-graph.ts";

/** Adding 1.5 · 2²³ rounds |x| < 2²² to a whole number, which is then found in the low bits. */
const roundingShift = 12582912;

/** What `ExpressionLowering.#expQuotient` computes with. */
const expQuotient = {
  /** From here on the smaller of e^±x is nothing beside the larger, even in the last denormal. */
  limit: 106,
  /** 2 ln 2 in two parts; the first has 9 significant bits, so that m · high is exact. */
  ln4High: 1.38671875,
  ln4Low: -4.2438888010942755e-4,
  /** Fitted on |r| ≤ ln 2 by Lawson's iteration: relative error of e^r 1.3·10⁻⁸. */
  p: 0.09989782653605703,
  q: [0.49999993963302636, 0.008283253139954838],
} as const;

/**
 * Turns expressions into nodes of one graph, in forms that keep their digits in float32.
 *
 * - σ, softplus and tanh ∘ softplus (Mish) all stand on the same two numbers
 *   whose quotient is eˣ; none of them chooses between branches.
 * - 1 − σ, 1 − Φ, 1 ± erf and 1 ± tanh are the small tails themselves, not
 *   differences of nearly equal numbers; σ · (1 − σ) is the product of both tails.
 * - Whole powers are products by repeated squaring.
 */
export class ExpressionLowering {
  readonly #graph: ExpressionGraph;
  readonly #parameters: (name: string) => number | undefined;
  readonly #lowered = new Map<Expression, NodeId>();
  /** 1 − node, for nodes that were made together with their complement. */
  readonly #complements = new Map<NodeId, NodeId>();
  /** The x of nodes that are softplus(x). */
  readonly #softplusArguments = new Map<NodeId, NodeId>();
  /** Nodes t for which ½ (1 + t) was wanted, and that. */
  readonly #steps = new Map<NodeId, NodeId>();

  /** `parameters` gives the value of a parameter that is fixed, undefined for one that changes. */
  constructor(graph: ExpressionGraph, parameters: (name: string) => number | undefined) {
    this.#graph = graph;
    this.#parameters = parameters;
  }

  /** The node that computes this expression. */
  lower(expression: Expression): NodeId {
    const known = this.#lowered.get(expression);
    if (known !== undefined) return known;
    const id = this.#lowerNew(expression);
    this.#lowered.set(expression, id);
    return id;
  }

  #lowerNew(expression: Expression): NodeId {
    const graph = this.#graph;
    switch (expression.kind) {
      case "constant":
        return graph.constant(expression.value);
      case "variable":
        return graph.variable();
      case "parameter": {
        const value = this.#parameters(expression.name);
        return value === undefined ? graph.parameter(expression.name) : graph.constant(value);
      }
      case "unary":
        return this.#unary(expression.operator, this.lower(expression.operand));
      case "binary":
        return this.#binary(
          expression.operator,
          this.lower(expression.left),
          this.lower(expression.right),
        );
      case "power":
        return this.#power(this.lower(expression.base), expression.exponent);
      case "conditional":
        return graph.select(
          this.lower(expression.left),
          expression.relation,
          this.lower(expression.right),
          this.lower(expression.whenTrue),
          this.lower(expression.whenFalse),
        );
    }
  }

  #unary(operator: UnaryOperator, x: NodeId): NodeId {
    switch (operator) {
      case "sigmoid":
        return this.#sigmoid(x);
      case "softplus":
        return this.#softplus(x);
      case "normalCdf":
        return this.#normalCdf(x);
      case "tanh": {
        const inner = this.#softplusArguments.get(x);
        return inner === undefined ? this.#graph.unary("tanh", x) : this.#tanhOfSoftplus(inner);
      }
      case "log1p": {
        const exponent = this.#operandOf("exp", x);
        return exponent === undefined ? this.#graph.unary("log1p", x) : this.#softplus(exponent);
      }
      default:
        return this.#graph.unary(operator, x);
    }
  }

  #binary(operator: BinaryOperator, left: NodeId, right: NodeId): NodeId {
    const graph = this.#graph;
    return this.#keptDigits(operator, left, right) ?? graph.binary(operator, left, right);
  }

  /** The same operation in a form without cancellation, where there is one. */
  #keptDigits(operator: BinaryOperator, left: NodeId, right: NodeId): NodeId | undefined {
    const isOne = (id: NodeId) => this.#graph.valueOf(id) === 1;
    if (operator === "add") {
      if (isOne(left)) return this.#twice(this.#stepOf(right));
      if (isOne(right)) return this.#twice(this.#stepOf(left));
    }
    if (operator === "subtract" && isOne(left)) return this.#oneMinus(right);
    if (operator === "multiply" && this.#complements.get(left) === right)
      return this.#productWithComplement(left);
    return undefined;
  }

  /** ±½ by the square root, whole exponents by squaring, the rest as e^(p ln x). */
  #power(base: NodeId, exponent: number): NodeId {
    const graph = this.#graph;
    const one = graph.constant(1);
    if (exponent < 0) return graph.binary("divide", one, this.#power(base, -exponent));
    if (exponent === 0.5) return graph.unary("sqrt", base);
    if (!Number.isInteger(exponent))
      return graph.unary(
        "exp",
        graph.binary("multiply", graph.unary("log", base), graph.constant(exponent)),
      );
    let product = one;
    let square = base;
    // A float32 beside 1 is 0 or ∞ long before: only whether the exponent is odd still counts.
    const saturated = 2 ** 33;
    const sameInFloat32 = exponent > saturated ? saturated + (exponent % 2) : exponent;
    for (let rest = sameInFloat32; rest >= 1; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) product = graph.binary("multiply", product, square);
      if (rest > 1) square = graph.binary("multiply", square, square);
    }
    return product;
  }

  /**
   * Two positive numbers with the quotient eˣ and a product near 1, so that
   * neither leaves float32: 2ᵐ · (p + rq) and 2⁻ᵐ · (p − rq), where
   * x = 2m · ln 2 + r and e^r = (p + rq) / (p − rq) with p and q even in r.
   */
  #expQuotient(x: NodeId): { readonly numerator: NodeId; readonly denominator: NodeId } {
    const graph = this.#graph;
    const number = (value: number) => graph.constant(value);
    const add = (left: NodeId, right: NodeId) => graph.binary("add", left, right);
    const subtract = (left: NodeId, right: NodeId) => graph.binary("subtract", left, right);
    const multiply = (left: NodeId, right: NodeId) => graph.binary("multiply", left, right);
    const { limit, ln4High, ln4Low, p, q } = expQuotient;
    const held = graph.binary("max", graph.binary("min", x, number(limit)), number(-limit));
    const shifted = add(multiply(held, number(Math.LOG2E / 2)), number(roundingShift));
    const m = subtract(shifted, number(roundingShift));
    const r = subtract(subtract(held, multiply(m, number(ln4High))), multiply(m, number(ln4Low)));
    const square = multiply(r, r);
    const even = add(multiply(square, number(p)), number(1));
    const odd = multiply(r, add(multiply(square, number(q[1])), number(q[0])));
    return {
      numerator: multiply(add(even, odd), graph.unary("powerOfTwo", shifted)),
      denominator: multiply(subtract(even, odd), graph.unary("powerOfHalf", shifted)),
    };
  }

  /** n/(n + d), its complement d/(n + d), where n/d = eˣ: both keep their digits in their tails. */
  #sigmoid(x: NodeId): NodeId {
    const graph = this.#graph;
    const { numerator, denominator } = this.#expQuotient(x);
    const reciprocal = graph.binary(
      "divide",
      graph.constant(1),
      graph.binary("add", numerator, denominator),
    );
    return this.#pair(
      graph.binary("multiply", numerator, reciprocal),
      graph.binary("multiply", denominator, reciprocal),
    );
  }

  /** max(x, 0) − ln(1 − w), where w is the smaller one of σ(x) and 1 − σ(x). */
  #softplus(x: NodeId): NodeId {
    const graph = this.#graph;
    const sigmoid = this.#sigmoid(x);
    const complement = this.#complements.get(sigmoid) as NodeId;
    const id = graph.binary(
      "add",
      graph.binary("max", x, graph.constant(0)),
      graph.unary("minusLog1m", graph.binary("smaller", sigmoid, complement)),
    );
    this.#softplusArguments.set(id, x);
    return id;
  }

  /** ½ (1 + erf(x/√2)), its smaller side as e^(−x²/2) · normalTailScaled(x). */
  #normalCdf(x: NodeId): NodeId {
    const graph = this.#graph;
    const halfSquare = graph.binary(
      "multiply",
      graph.binary("multiply", x, x),
      graph.constant(-0.5),
    );
    const small = graph.binary(
      "multiply",
      graph.unary("exp", halfSquare),
      graph.unary("normalTailScaled", x),
    );
    return this.#bySign(x, graph.binary("subtract", graph.constant(1), small), small);
  }

  /** ((1 + eˣ)² − 1) / ((1 + eˣ)² + 1), which is s(1 + c) / (1 + c²) by s = σ(x) and c = 1 − s. */
  #tanhOfSoftplus(x: NodeId): NodeId {
    const graph = this.#graph;
    const one = graph.constant(1);
    const sigmoid = this.#sigmoid(x);
    const complement = this.#complements.get(sigmoid) as NodeId;
    const square = graph.binary("multiply", complement, complement);
    const reciprocal = graph.binary("divide", one, graph.binary("add", square, one));
    const near = graph.binary("multiply", sigmoid, graph.binary("add", complement, one));
    const far = graph.binary("multiply", square, graph.constant(2));
    return this.#pair(
      graph.binary("multiply", near, reciprocal),
      graph.binary("multiply", far, reciprocal),
    );
  }

  /** A value together with 1 − value. */
  #pair(value: NodeId, complement: NodeId): NodeId {
    this.#complements.set(value, complement);
    this.#complements.set(complement, value);
    return value;
  }

  /** A function whose values at x and −x add up to 1, from its larger and smaller side. */
  #bySign(x: NodeId, large: NodeId, small: NodeId): NodeId {
    const graph = this.#graph;
    const zero = graph.constant(0);
    return this.#pair(
      graph.select(x, ">=", zero, large, small),
      graph.select(x, ">=", zero, small, large),
    );
  }

  /** f · (1 − f); where f chooses a side and 1 − f the other one, no choice is needed. */
  #productWithComplement(id: NodeId): NodeId | undefined {
    const graph = this.#graph;
    const node = graph.node(id);
    if (node.kind === "select") return graph.binary("multiply", node.whenTrue, node.whenFalse);
    const complement = this.#complements.get(id);
    return complement === undefined ? undefined : graph.binary("multiply", id, complement);
  }

  #oneMinus(id: NodeId): NodeId | undefined {
    const known = this.#complements.get(id);
    if (known !== undefined) return known;
    const node = this.#graph.node(id);
    if (node.kind === "binary" && node.operator === "multiply" && node.left === node.right)
      return this.#oneMinusSquare(node.left);
    const step = this.#stepOf(id);
    return step === undefined ? undefined : this.#twice(this.#complements.get(step));
  }

  /** 1 − t² from the complement of t, or of its step; a tanh by itself is exact enough without. */
  #oneMinusSquare(t: NodeId): NodeId | undefined {
    const graph = this.#graph;
    const complement = this.#complements.get(t);
    if (complement !== undefined)
      return graph.binary("multiply", complement, graph.binary("add", t, graph.constant(1)));
    const step = this.#steps.get(t);
    return step === undefined
      ? undefined
      : this.#twice(this.#twice(this.#productWithComplement(step)));
  }

  /** The function from 0 to 1 of which an odd one from −1 to 1 is the stretched form, 2 · step − 1. */
  #stepOf(id: NodeId): NodeId | undefined {
    const tanhOf = this.#operandOf("tanh", id);
    const erfOf = this.#operandOf("erf", id);
    const scaled = (x: NodeId, by: number) =>
      this.#graph.binary("multiply", x, this.#graph.constant(by));
    const step =
      tanhOf !== undefined
        ? this.#sigmoid(scaled(tanhOf, 2))
        : erfOf !== undefined
          ? this.#normalCdf(scaled(erfOf, Math.SQRT2))
          : undefined;
    if (step !== undefined) this.#steps.set(id, step);
    return step;
  }

  #twice(id: NodeId | undefined): NodeId | undefined {
    return id === undefined
      ? undefined
      : this.#graph.binary("multiply", id, this.#graph.constant(2));
  }

  /** The x of a node that is operator(x). */
  #operandOf(operator: UnaryOperator, id: NodeId): NodeId | undefined {
    const node = this.#graph.node(id);
    return node.kind === "unary" && node.operator === operator ? node.operand : undefined;
  }
}
