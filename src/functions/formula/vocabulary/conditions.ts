import { type Expression, algebra as m, type Relation } from "../../algebra/expression.ts";

/** What holds or does not: no number yet; only a choice or an operator decides what it becomes. */
export type Condition =
  | {
      readonly kind: "comparison";
      readonly left: Expression;
      readonly relation: Relation;
      readonly right: Expression;
    }
  | { readonly kind: "both" | "either"; readonly first: Condition; readonly second: Condition }
  | { readonly kind: "not"; readonly inner: Condition }
  | { readonly kind: "truth"; readonly holds: boolean };

export type Piece = Expression | Condition;

const kinds: ReadonlySet<string> = new Set(["comparison", "both", "either", "not", "truth"]);

export const isCondition = (piece: Piece): piece is Condition => kinds.has(piece.kind);

/** Signs of comparisons; equality is ≥ and ≤ at once, as the algebra orders numbers only. */
export const comparisonSigns: ReadonlySet<string> = new Set([
  ">",
  ">=",
  "<",
  "<=",
  "==",
  "!=",
  "=",
]);

export function comparison(left: Expression, sign: string, right: Expression): Condition {
  if (sign !== "==" && sign !== "=" && sign !== "!=") {
    return { kind: "comparison", left, relation: sign as Relation, right };
  }
  const equal: Condition = {
    kind: "both",
    first: { kind: "comparison", left, relation: ">=", right },
    second: { kind: "comparison", left, relation: "<=", right },
  };
  return sign === "!=" ? { kind: "not", inner: equal } : equal;
}

/** One value where the condition holds, another where it does not; NaN in a comparison stays NaN. */
export function choose(
  condition: Condition,
  whenTrue: Expression,
  whenFalse: Expression,
): Expression {
  switch (condition.kind) {
    case "comparison":
      return m.where(condition.left, condition.relation, condition.right, whenTrue, whenFalse);
    case "both":
      return choose(condition.first, choose(condition.second, whenTrue, whenFalse), whenFalse);
    case "either":
      return choose(condition.first, whenTrue, choose(condition.second, whenTrue, whenFalse));
    case "not":
      return choose(condition.inner, whenFalse, whenTrue);
    case "truth":
      return condition.holds ? whenTrue : whenFalse;
  }
}
