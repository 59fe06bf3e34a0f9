import { differentiate } from "../../algebra/differentiate.ts";
import type { Expression, ParameterValues } from "../../algebra/expression.ts";
import { sameExpression, simplify } from "../../algebra/simplify.ts";
import { recognise } from "../normal-form/recognise.ts";
import type { FormulaNote } from "../text/note.ts";
import { fillGaps } from "./gaps.ts";
import { stableForm } from "./stable-form.ts";

/** What trains for a formula: the same function in the form that keeps its digits. */
export interface Settled {
  readonly value: Expression;
  /** Where it is not simply differentiated. */
  readonly derivative?: Expression;
  readonly notes: readonly FormulaNote[];
}

/**
 * The form in which a typed formula trains: the built-in's own where it is one,
 * else with overflowing quotients and logarithms replaced and 0/0 filled.
 */
export function settle(expression: Expression, parameters: ParameterValues): Settled {
  const known = recognise(expression, differentiate(expression, "z"), parameters);
  if (known) {
    const { value, derivative, label } = known;
    const isPlain = sameExpression(simplify(value), simplify(expression));
    const notes: FormulaNote[] = isPlain ? [] : [{ code: "sameAs", values: { label } }];
    return { value: sameExpression(value, expression) ? expression : value, derivative, notes };
  }
  const { expression: value, gaps } = fillGaps(stableForm(expression), parameters);
  return {
    value,
    notes: gaps.map(({ at, limit }) => ({
      code: "gapFilled",
      values: { at, limit: Number(limit.toPrecision(6)) },
    })),
  };
}
