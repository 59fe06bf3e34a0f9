import type {
  BinaryOperator,
  Expression,
  UnaryOperator,
} from "../../../functions/algebra/expression.ts";
import type { ExpressionGraph, NodeId } from "./expression-graph.ts";
import { SigmoidalNodes } from "./sigmoidal-nodes.ts";

/**
 * Turns expressions into nodes of one graph, in forms that keep their digits in float32:
 * differences from 1 as `SigmoidalNodes` has them, whole powers as products.
 */
export class ExpressionLowering {
  readonly #graph: ExpressionGraph;
  readonly #sigmoidal: SigmoidalNodes;
  readonly #parameters: (name: string) => number | undefined;
  readonly #lowered = new Map<Expression, NodeId>();

  /** `parameters` gives the value of a parameter that is fixed, undefined for one that changes. */
  constructor(graph: ExpressionGraph, parameters: (name: string) => number | undefined) {
    this.#graph = graph;
    this.#sigmoidal = new SigmoidalNodes(graph);
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
      case "softplus":
      case "normalCdf":
      case "tanh":
        return this.#sigmoidal[operator](x);
      case "log1p": {
        const exponent = this.#graph.operandOf("exp", x);
        return exponent === undefined
          ? this.#graph.unary("log1p", x)
          : this.#sigmoidal.softplus(exponent);
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
      if (isOne(left)) return this.#sigmoidal.onePlus(right);
      if (isOne(right)) return this.#sigmoidal.onePlus(left);
    }
    if (operator === "subtract" && isOne(left)) return this.#sigmoidal.oneMinus(right);
    if (operator === "multiply") return this.#sigmoidal.productOfComplements(left, right);
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
}
