import type { Expression } from "../../algebra/expression.ts";
import type { Reading } from "../reading/reading.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import { isCondition, type Piece } from "../vocabulary/conditions.ts";
import { alternative } from "./logic.ts";

/** `c ? a : b`, `a if c else b`, or a value without a choice. */
export function choice(reading: Reading): Piece {
  const { cursor } = reading;
  const start = cursor.peek();
  const first = alternative(reading);
  if (cursor.is("?")) return conditional(reading, start, first);
  if (cursor.isWord("if")) return valueIf(reading, first);
  return first;
}

function conditional(reading: Reading, start: Token, condition: Piece): Expression {
  const question = reading.cursor.take();
  if (!isCondition(condition)) {
    const length = question.position - start.position;
    throw new FormulaError("conditionExpected", { ...start, length }, { sign: "?" });
  }
  const whenTrue = reading.value();
  reading.cursor.expect(":", "colon");
  return reading.choose(condition, whenTrue, reading.value(), question);
}

/** `a if c else b`, also `a if c, b otherwise`. */
function valueIf(reading: Reading, first: Piece): Expression {
  const { cursor } = reading;
  const word = cursor.take();
  const condition = reading.comparing(() => reading.condition(word));
  const separated = cursor.accept(",") || cursor.accept(";");
  const isElse = cursor.acceptWord("else", "otherwise");
  if (!separated && !isElse) throw cursor.unexpected(cursor.peek(), "elseBranch");
  if (isElse) cursor.accept(":");
  const rest = reading.value();
  if (!isElse) cursor.acceptWord("otherwise", "else");
  return reading.choose(condition, first, rest, word);
}
