import { expQuotient } from "./exp-quotient.ts";
import type { ExpressionGraph, NodeId } from "./expression-graph.ts";

/**
 * Nodes of one graph for functions that rise from 0 to 1, each made together with its complement,
 * and for what is built of them.
 *
 * - σ, softplus and tanh ∘ softplus (Mish) all stand on the same two numbers
 *   whose quotient is eˣ; none of them chooses between branches.
 * - 1 − σ, 1 − Φ, 1 ± erf and 1 ± tanh are the small tails themselves, not
 *   differences of nearly equal numbers; σ · (1 − σ) is the product of both tails.
 */
export class SigmoidalNodes {
  readonly #graph: ExpressionGraph;
  /** 1 − node, for nodes that were made together with their complement. */
  readonly #complements = new Map<NodeId, NodeId>();
  /** The x of nodes that are softplus(x). */
  readonly #softplusArguments = new Map<NodeId, NodeId>();
  /** Nodes t for which ½ (1 + t) was wanted, and that. */
  readonly #steps = new Map<NodeId, NodeId>();

  constructor(graph: ExpressionGraph) {
    this.#graph = graph;
  }

  /** n/(n + d), its complement d/(n + d), where n/d = eˣ: both keep their digits in their tails. */
  sigmoid(x: NodeId): NodeId {
    const graph = this.#graph;
    const { numerator, denominator } = expQuotient(graph, x);
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
  softplus(x: NodeId): NodeId {
    const graph = this.#graph;
    const sigmoid = this.sigmoid(x);
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
  normalCdf(x: NodeId): NodeId {
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

  /** tanh x, with its complement where x is a softplus. */
  tanh(x: NodeId): NodeId {
    const inner = this.#softplusArguments.get(x);
    return inner === undefined ? this.#graph.unary("tanh", x) : this.#tanhOfSoftplus(inner);
  }

  /** ((1 + eˣ)² − 1) / ((1 + eˣ)² + 1), which is s(1 + c) / (1 + c²) by s = σ(x) and c = 1 − s. */
  #tanhOfSoftplus(x: NodeId): NodeId {
    const graph = this.#graph;
    const one = graph.constant(1);
    const sigmoid = this.sigmoid(x);
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

  /** 1 + f without cancellation; undefined where only the sum itself is known. */
  onePlus(id: NodeId): NodeId | undefined {
    return this.#twice(this.#stepOf(id));
  }

  /** 1 − f without cancellation; undefined where only the difference itself is known. */
  oneMinus(id: NodeId): NodeId | undefined {
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

  /** f · g where g is 1 − f; undefined for any other g. */
  productOfComplements(f: NodeId, g: NodeId): NodeId | undefined {
    return this.#complements.get(f) === g ? this.#productWithComplement(f) : undefined;
  }

  /** f · (1 − f); where f chooses a side and 1 − f the other one, no choice is needed. */
  #productWithComplement(id: NodeId): NodeId | undefined {
    const graph = this.#graph;
    const node = graph.node(id);
    if (node.kind === "select") return graph.binary("multiply", node.whenTrue, node.whenFalse);
    const complement = this.#complements.get(id);
    return complement === undefined ? undefined : graph.binary("multiply", id, complement);
  }

  /** The function from 0 to 1 of which an odd one from −1 to 1 is the stretched form, 2 · step − 1. */
  #stepOf(id: NodeId): NodeId | undefined {
    const tanhOf = this.#graph.operandOf("tanh", id);
    const erfOf = this.#graph.operandOf("erf", id);
    const scaled = (x: NodeId, by: number) =>
      this.#graph.binary("multiply", x, this.#graph.constant(by));
    const step =
      tanhOf !== undefined
        ? this.sigmoid(scaled(tanhOf, 2))
        : erfOf !== undefined
          ? this.normalCdf(scaled(erfOf, Math.SQRT2))
          : undefined;
    if (step !== undefined) this.#steps.set(id, step);
    return step;
  }

  #twice(id: NodeId | undefined): NodeId | undefined {
    return id === undefined
      ? undefined
      : this.#graph.binary("multiply", id, this.#graph.constant(2));
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

  /** A value together with 1 − value. */
  #pair(value: NodeId, complement: NodeId): NodeId {
    this.#complements.set(value, complement);
    this.#complements.set(complement, value);
    return value;
  }
}
