import { differentiate } from "../../algebra/differentiate.ts";
import { evaluate } from "../../algebra/evaluate.ts";
import { compileFloat32 } from "../../algebra/evaluate-float32.ts";
import {
  type Expression,
  algebra as m,
  type ParameterValues,
  type Relation,
} from "../../algebra/expression.ts";
import { operandsOf } from "../../algebra/operands.ts";
import { mirrored, opposites } from "../../algebra/relations.ts";
import { simplify } from "../../algebra/simplify.ts";
import { dependsOnZ } from "../../algebra/size.ts";

/** The bound between the stretch of a case and the rest of the axis; "apart" is |z| > `at`. */
interface Bound {
  readonly relation: Relation | "apart";
  readonly at: Expression;
}

/**
 * Array libraries compute every case for every z and choose afterwards. A case that overflows where
 * another one is chosen raises a warning, and under automatic differentiation 0·∞ makes its NaN the
 * slope. Here such a case sees z only up to the edge of its own stretch, where it is as it was.
 * `keeping` writes "z while this holds, else the edge".
 */
export function withGuardedCases(
  expression: Expression,
  parameters: ParameterValues,
  keeping: (bound: Bound) => Expression,
): Expression {
  const guard = (node: Expression, bounds: readonly Bound[] = []): Expression => {
    if (node.kind === "conditional") {
      const holding = boundOf(node);
      const failing = holding && opposite(holding);
      return {
        ...node,
        whenTrue: guard(node.whenTrue, holding ? [...bounds, holding] : bounds),
        whenFalse: guard(node.whenFalse, failing ? [...bounds, failing] : bounds),
      };
    }
    // A case inside something else: each of its parts by itself.
    if (hasCases(node)) return overOperands(node, (part) => guard(part, bounds));
    const needed = bounds.filter((bound) => overflowsBeyond(node, bound, parameters));
    return needed.reduce<Expression>((kept, bound) => withZ(kept, keeping(bound)), node);
  };
  return guard(expression);
}

/** The bound of the other case; within ±c nothing is kept away. */
const opposite = ({ relation, at }: Bound): Bound | null =>
  relation === "apart" ? null : { relation: opposites[relation], at };

function boundOf({
  left,
  relation,
  right,
}: Extract<Expression, { kind: "conditional" }>): Bound | null {
  if (left.kind === "variable" && !dependsOnZ(right)) return { relation, at: right };
  if (right.kind === "variable" && !dependsOnZ(left)) {
    return { relation: mirrored[relation], at: left };
  }
  const isApart =
    left.kind === "unary" &&
    left.operator === "abs" &&
    left.operand.kind === "variable" &&
    relation === ">" &&
    right.kind === "constant" &&
    right.value >= 0;
  return isApart ? { relation: "apart", at: right } : null;
}

const hasCases = (node: Expression): boolean =>
  node.kind === "conditional" || operandsOf(node).some(hasCases);

/** How far outside its stretch a case is tried: to the ±100 that every snippet promises, and beyond. */
const distances = [1, 3, 10, 30, 90, 100, 200, 1000];

/** Whether the case, its slope or a part of either leaves the range of float32 where it is not meant. */
function overflowsBeyond(node: Expression, bound: Bound, parameters: ParameterValues): boolean {
  const edge = evaluate(bound.at, 0, parameters);
  const side = bound.relation === ">" || bound.relation === ">=" ? -1 : 1;
  const tried =
    bound.relation === "apart" ? [0] : distances.map((distance) => edge + side * distance);
  const parts = [...partsOf(node), ...partsOf(differentiate(node, "z"))].map(compileFloat32);
  return tried.some((z) => parts.some((part) => !Number.isFinite(part(z, parameters))));
}

const partsOf = (node: Expression): readonly Expression[] => [
  node,
  ...operandsOf(node).flatMap(partsOf),
];

/** The formula with something else in the place of z. */
function withZ(node: Expression, z: Expression): Expression {
  return node.kind === "variable" ? z : overOperands(node, (part) => withZ(part, z));
}

function overOperands(node: Expression, change: (part: Expression) => Expression): Expression {
  switch (node.kind) {
    case "unary":
      return { ...node, operand: change(node.operand) };
    case "binary":
      return { ...node, left: change(node.left), right: change(node.right) };
    case "power":
      return { ...node, base: change(node.base) };
    case "conditional":
      return {
        ...node,
        left: change(node.left),
        right: change(node.right),
        whenTrue: change(node.whenTrue),
        whenFalse: change(node.whenFalse),
      };
    default:
      return node;
  }
}

/** `max(z, c)` or `min(z, c)`: for libraries whose slope at the edge itself is 1. */
export const clamped = (bound: Bound): Expression => {
  const { relation, at } = bound;
  if (relation === "apart") return chosen(bound);
  return relation === ">" || relation === ">=" ? m.max(m.z, at) : m.min(m.z, at);
};

/** `where(z > c, c, z)`: for libraries that halve the slope of min and max where both are equal. */
export const chosen = ({ relation, at }: Bound): Expression =>
  // NaN fails every condition, so that z itself must be what is left.
  relation === "apart"
    ? m.where(m.abs(m.z), "<=", at, simplify(m.add(at, 1)), m.z)
    : m.where(m.z, opposites[relation], at, at, m.z);

/** Its power of e, and with it the slope, is a number of float32. */
const largestExponent = 80;

/**
 * e^u that goes on into something that has settled long before it overflows, as in tanh(e^z): with
 * the exponent bounded nothing changes but that no ∞ arises, and no ∞·0 in the slope.
 */
export function withBoundedExponents(
  expression: Expression,
  parameters: ParameterValues,
): Expression {
  const bound = (node: Expression): Expression => {
    const inner = overOperands(node, bound);
    if (inner.kind !== "unary" || inner.operator !== "exp") return inner;
    return { ...inner, operand: m.min(inner.operand, largestExponent) };
  };
  const bounded = bound(expression);
  const isSame = [...distances, ...distances.map((z) => -z)].every((z) =>
    Object.is(evaluate(bounded, z, parameters), evaluate(expression, z, parameters)),
  );
  const overflows = [100, -100].some((z) =>
    partsOf(expression).some((part) => !Number.isFinite(compileFloat32(part)(z, parameters))),
  );
  return overflows && isSame ? bounded : expression;
}
