import { algebra, type Expression } from "../../algebra/expression.ts";
import type { Reading } from "../reading/reading.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import { type Condition, isCondition } from "../vocabulary/conditions.ts";
import type { FormulaFunction } from "../vocabulary/elementary.ts";
import { type Argument, argumentCount, refuseDecimalComma } from "./arguments.ts";

/** A call of a function of the vocabulary. */
export function elementaryCall(
  reading: Reading,
  token: Token,
  called: FormulaFunction,
  given: readonly Argument[],
): Expression {
  refuseDecimalComma(reading, given, called.most);
  const slots: (Expression | undefined)[] = [];
  let condition: Condition | undefined;
  const put = (index: number, { value, start }: Argument): void => {
    if (slots[index] !== undefined) {
      throw new FormulaError("argumentTwice", start, { name: called.values[index]?.[0] ?? "" });
    }
    if (typeof value === "string") {
      if (value === "None" || value === "null") return;
      throw new FormulaError("unexpected", start, { found: value, expected: "value", sign: "" });
    }
    if (index === 0 && called.byCondition) {
      if (!isCondition(value))
        throw new FormulaError("conditionExpected", start, { sign: token.text });
      condition = value;
      slots[0] = algebra.constant(0);
      return;
    }
    slots[index] = reading.number(value);
  };
  let position = 0;
  for (const argument of given) {
    if (!argument.name) {
      if (position < called.most) put(position, argument);
      position += 1;
      continue;
    }
    const name = argument.name.text;
    const index = called.values.findIndex((names) => names.includes(name));
    if (index < 0) {
      throw new FormulaError("unknownArgument", argument.name, {
        name,
        function: token.text,
        allowed: called.values.map(([first]) => first ?? "").join(", "),
      });
    }
    put(index, argument);
  }
  const count = given.length;
  if (count < called.least || count > called.most || slots[0] === undefined) {
    throw argumentCount(token, called.least, called.most, count);
  }
  return reading.sized(called.build(slots, condition), token);
}
