import type { Expression, Relation } from "../../../functions/algebra/expression.ts";
import { type Code, f32x4, get, type Local, set, v128 } from "../../../wasm/encoder.ts";
import type { LocalSource, SimdMath } from "../../../wasm/simd-math.ts";
import { powerOfHalf, powerOfTwo } from "../../../wasm/whole-number.ts";
import {
  type BinaryNodeOperator,
  ExpressionGraph,
  type GraphNode,
  type NodeId,
  type SelectNode,
  type UnaryNodeOperator,
} from "./expression-graph.ts";
import { ExpressionLowering } from "./lower-expression.ts";

/** What some expressions compute together, to be emitted as often as it is needed. */
export interface ExpressionPlan {
  readonly graph: ExpressionGraph;
  readonly roots: readonly NodeId[];
  readonly uses: ReadonlyMap<NodeId, number>;
}

/**
 * Finds what the expressions (f, f′ and ∂f/∂α, say) have in common. `fixed`
 * gives the value of a parameter that is known now, undefined for one that is
 * read when the code runs.
 */
export function planExpressions(
  expressions: readonly Expression[],
  fixed: (name: string) => number | undefined,
): ExpressionPlan {
  const graph = new ExpressionGraph();
  const lowering = new ExpressionLowering(graph, fixed);
  const roots = expressions.map((expression) => lowering.lower(expression));
  return { graph, roots, uses: countUses(graph, roots) };
}

export interface EmitTarget {
  readonly locals: LocalSource;
  readonly math: SimdMath;
  /** Holds z in four lanes; for expressions that name it. */
  readonly variable?: Local;
  /** Code that reads a parameter which is not fixed (four lanes, cheap: it may be read often). */
  readonly parameters?: (name: string) => Code;
}

export interface EmittedExpressions {
  /** Computes everything; run it once, before any of `values`. */
  readonly prelude: Code;
  /** Cheap reads, one for each expression in order. */
  readonly values: readonly Code[];
}

/**
 * Emits expressions as float32 SIMD code that computes each shared subexpression once.
 *
 * A conditional computes both branches and selects lanes. NaN in z, in a
 * parameter or on either side of a relation gives NaN.
 */
export function emitExpressions(
  { graph, roots, uses }: ExpressionPlan,
  { locals, math, variable, parameters }: EmitTarget,
): EmittedExpressions {
  const prelude: Code[] = [];
  const held = new Map<NodeId, Local>();

  const leaf = (node: GraphNode): Code | undefined => {
    if (node.kind === "constant") return f32x4.const(node.value);
    if (node.kind === "variable") return get(variable as Local);
    if (node.kind === "parameter") return parameters?.(node.name) ?? f32x4.const(Number.NaN);
    return undefined;
  };

  /** Code that leaves the node's value on the stack; computes it first if it is needed again. */
  const read = (id: NodeId): Code => {
    const node = graph.node(id);
    const cheap = leaf(node);
    if (cheap) return cheap;
    const known = held.get(id);
    if (known) return get(known);
    const code = compute(node);
    if ((uses.get(id) ?? 0) < 2) return code;
    const local = locals.new("v128");
    held.set(id, local);
    prelude.push(set(local, code));
    return get(local);
  };

  const compute = (node: GraphNode): Code => {
    if (node.kind === "unary") return unary[node.operator](read(node.operand), math);
    if (node.kind === "binary") {
      // With a number on one side, one instruction passes NaN on as well.
      const rightNode = graph.node(node.right);
      const withNumber = rightNode.kind === "constant" && !Number.isNaN(rightNode.value);
      const operation = withNumber
        ? { ...binary, min: f32x4.pmin, max: f32x4.pmax }[node.operator]
        : binary[node.operator];
      return operation(read(node.left), read(node.right));
    }
    if (node.kind === "select") return select(node);
    throw new TypeError(`Not an operation: ${node.kind}`);
  };

  const select = (node: SelectNode): Code => {
    const mask = relations[node.relation](read(node.left), read(node.right));
    const isZero = (id: NodeId) => {
      const branch = graph.node(id);
      return branch.kind === "constant" && Object.is(branch.value, 0);
    };
    const chosen = isZero(node.whenFalse)
      ? v128.and(read(node.whenTrue), mask)
      : isZero(node.whenTrue)
        ? v128.andNot(read(node.whenFalse), mask)
        : v128.bitselect(read(node.whenTrue), read(node.whenFalse), mask);
    return graph
      .unguarded(node)
      .reduce<Code>((code, id) => v128.or(code, f32x4.ne(read(id), read(id))), chosen);
  };

  const values = roots.map((id) => read(id));
  return { prelude, values };
}

/** How often each node is read; a result counts twice, so that reading it stays cheap. */
function countUses(graph: ExpressionGraph, roots: readonly NodeId[]): Map<NodeId, number> {
  const uses = new Map<NodeId, number>();
  const visit = (id: NodeId, times: number) => {
    const seen = uses.get(id);
    uses.set(id, (seen ?? 0) + times);
    if (seen !== undefined) return;
    const node = graph.node(id);
    if (node.kind === "unary") visit(node.operand, 1);
    if (node.kind === "binary") {
      visit(node.left, 1);
      visit(node.right, 1);
    }
    if (node.kind === "select") {
      for (const operand of [node.left, node.right, node.whenTrue, node.whenFalse])
        visit(operand, 1);
      for (const operand of graph.unguarded(node)) visit(operand, 2);
    }
  };
  for (const root of roots) visit(root, 2);
  return uses;
}

const unary: Record<UnaryNodeOperator, (x: Code, math: SimdMath) => Code> = {
  negate: f32x4.neg,
  abs: f32x4.abs,
  floor: f32x4.floor,
  sqrt: f32x4.sqrt,
  exp: (x, math) => math.exp(x),
  log: (x, math) => math.log(x),
  log1p: (x, math) => math.log1p(x),
  sin: (x, math) => math.sin(x),
  cos: (x, math) => math.cos(x),
  atan: (x, math) => math.atan(x),
  tanh: (x, math) => math.tanh(x),
  erf: (x, math) => math.erf(x),
  powerOfTwo,
  powerOfHalf,
  minusLog1m: (x, math) => math.minusLog1m(x),
  normalTailScaled: (x, math) => math.normalTailScaled(x),
};

const binary: Record<BinaryNodeOperator, (left: Code, right: Code) => Code> = {
  add: f32x4.add,
  subtract: f32x4.sub,
  multiply: f32x4.mul,
  divide: f32x4.div,
  min: f32x4.min,
  max: f32x4.max,
  smaller: f32x4.pmin,
};

const relations: Record<Relation, (left: Code, right: Code) => Code> = {
  ">": f32x4.gt,
  ">=": f32x4.ge,
  "<": f32x4.lt,
  "<=": f32x4.le,
};
