import { differentiate } from "../algebra/differentiate.ts";
import type { BinaryOperator, Expression } from "../algebra/expression.ts";
import { sameExpression, simplify } from "../algebra/simplify.ts";

/**
 * A line of a derivation: an expression in which parts are still to be differentiated, or go by a
 * name. The algebra itself knows neither, so nothing that trains can hold one.
 */
export type Term = TermOf<Expression> | Pending | Named;

type TermOf<Node> = Node extends Expression
  ? { readonly [Key in keyof Node]: Node[Key] extends Expression ? Term : Node[Key] }
  : never;

/** d/dz[`of`]. */
export interface Pending {
  readonly kind: "pending";
  readonly of: Expression;
}

/** What people write by a name: the function's own value f, the normal density φ(u), sgn(u). */
export interface Named {
  readonly kind: "named";
  readonly name: "f" | "φ" | "sgn";
  /** Null for f, which is always f(z). */
  readonly argument: Expression | null;
  readonly means: Expression;
}

export const pending = (of: Expression): Term => ({ kind: "pending", of });
export const constant = (value: number): Term => ({ kind: "constant", value });
export const negative = (operand: Term): Term => ({ kind: "unary", operator: "negate", operand });

const binary =
  (operator: BinaryOperator) =>
  (left: Term, right: Term): Term => ({ kind: "binary", operator, left, right });

export const plus = binary("add");
export const minus = binary("subtract");
export const times = binary("multiply");
export const over = binary("divide");

/** uⁿ, and u itself for n = 1. */
export const raised = (base: Term, exponent: number): Term =>
  exponent === 1 ? base : { kind: "power", base, exponent };

/** The same node over changed children; a leaf is itself. */
export function overChildren(term: Term, change: (child: Term) => Term): Term {
  switch (term.kind) {
    case "unary":
      return { ...term, operand: change(term.operand) };
    case "binary":
      return { ...term, left: change(term.left), right: change(term.right) };
    case "power":
      return { ...term, base: change(term.base) };
    case "conditional":
      return {
        ...term,
        left: change(term.left),
        right: change(term.right),
        whenTrue: change(term.whenTrue),
        whenFalse: change(term.whenFalse),
      };
    default:
      return term;
  }
}

/** What is still to be differentiated, from left to right. */
export function pendingParts(term: Term): readonly Pending[] {
  if (term.kind === "pending") return [term];
  const found: Pending[] = [];
  overChildren(term, (child) => {
    found.push(...pendingParts(child));
    return child;
  });
  return found;
}

/** The line as an expression with every derivative taken exactly and every name spelt out. */
export function settle(term: Term): Expression {
  if (term.kind === "pending") return differentiate(term.of, "z");
  if (term.kind === "named") return term.means;
  return overChildren(term, settle) as Expression;
}

/** `simplify`, which takes the parts that only a derivation knows for unknowns. */
export function tidy(term: Term): Term {
  const kept: (Pending | Named)[] = [];
  const hide = (part: Term): Term => {
    if (part.kind !== "pending" && part.kind !== "named") return overChildren(part, hide);
    let index = kept.findIndex((known) => sameTerm(known, part));
    if (index < 0) index = kept.push(part) - 1;
    return { kind: "parameter", name: `${hidden}${index}` };
  };
  const show = (part: Term): Term =>
    part.kind === "parameter" && part.name.startsWith(hidden)
      ? (kept[Number(part.name.slice(hidden.length))] ?? part)
      : overChildren(part, show);
  return show(simplify(hide(term) as Expression));
}

/** No parameter of a formula begins like this. */
const hidden = "\u0000";

/** Whether two lines, or parts of them, are written alike. */
export function sameTerm(a: Term, b: Term): boolean {
  if (a === b) return true;
  if (a.kind === "pending") return b.kind === "pending" && sameExpression(a.of, b.of);
  if (a.kind === "named") {
    return b.kind === "named" && a.name === b.name && sameExpression(a.means, b.means);
  }
  switch (a.kind) {
    case "constant":
      return b.kind === "constant" && Object.is(a.value, b.value);
    case "variable":
      return b.kind === "variable";
    case "parameter":
      return b.kind === "parameter" && a.name === b.name;
    case "unary":
      return b.kind === "unary" && a.operator === b.operator && sameTerm(a.operand, b.operand);
    case "binary":
      return (
        b.kind === "binary" &&
        a.operator === b.operator &&
        sameTerm(a.left, b.left) &&
        sameTerm(a.right, b.right)
      );
    case "power":
      return b.kind === "power" && a.exponent === b.exponent && sameTerm(a.base, b.base);
    case "conditional":
      return (
        b.kind === "conditional" &&
        a.relation === b.relation &&
        sameTerm(a.left, b.left) &&
        sameTerm(a.right, b.right) &&
        sameTerm(a.whenTrue, b.whenTrue) &&
        sameTerm(a.whenFalse, b.whenFalse)
      );
  }
}
