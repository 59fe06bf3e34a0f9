import { algebra, type Expression } from "../../algebra/expression.ts";
import { namedValue } from "../calls/calls.ts";
import { refuseComma } from "../reading/questions.ts";
import { closingOf, opens, type Reading } from "../reading/reading.ts";
import { isTrainable } from "../text/limits.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import type { Piece } from "../vocabulary/conditions.ts";
import { texValue } from "./tex.ts";

/** A number, a name or call, what stands in brackets; and methods behind any of these. */
export function atom(reading: Reading): Piece {
  const { cursor } = reading;
  let value = atomOf(reading, cursor.take());
  // `x.sigmoid()`, `z.clamp(min=0)`: what stands before the dot is the call's first value.
  while (cursor.is(".") && cursor.at(1).kind === "name") {
    cursor.take();
    value = namedValue(reading, cursor.take(), value);
  }
  return value;
}

function atomOf(reading: Reading, token: Token): Piece {
  if (token.kind === "number") return literal(reading, token);
  if (token.kind === "name") return namedValue(reading, token);
  if (token.kind === "command") return texValue(reading, token);
  if (opens(token)) return bracketed(reading, token);
  if (token.kind === "symbol") {
    switch (token.text) {
      case "|":
        return absolute(reading, token);
      case "⌊":
      case "⌈":
        return rounded(reading, token);
      case "√":
        return reading.sized(algebra.sqrt(radicand(reading)), token);
      case "∛":
        return reading.sized(cubeRoot(radicand(reading)), token);
    }
  }
  throw reading.cursor.unexpected(token, "operand");
}

function literal(reading: Reading, token: Token): Piece {
  const { cursor } = reading;
  const value = Number(token.text);
  if (!isTrainable(value)) throw new FormulaError("numberTooLarge", token);
  // 1_{x > 0}: the indicator of a condition.
  if (value === 1 && cursor.is("_") && cursor.is("{", 1)) {
    cursor.take();
    const open = cursor.take();
    const held = reading.inside(() => reading.condition(open));
    cursor.expect("}", "closing");
    return held;
  }
  return algebra.constant(value);
}

function bracketed(reading: Reading, opening: Token): Piece {
  const { cursor } = reading;
  const value = reading.inside(() => reading.value());
  const sign = closingOf(opening.text);
  if (cursor.accept(sign)) return value;
  const token = cursor.peek();
  if (token.kind === "symbol" && token.text === ",") refuseComma(reading, token);
  throw cursor.unclosed(sign, "closing");
}

function absolute(reading: Reading, bar: Token): Expression {
  const value = reading.inBars(() => reading.number(reading.nested(() => reading.value())));
  if (!reading.cursor.accept("|")) throw reading.cursor.unclosed("|", "closing");
  return reading.sized(algebra.abs(value), bar);
}

function rounded(reading: Reading, open: Token): Expression {
  const isFloor = open.text === "⌊";
  const value = reading.inside(() => reading.number(reading.value()));
  reading.cursor.expect(isFloor ? "⌋" : "⌉", "closing");
  const { floor, neg } = algebra;
  return reading.sized(isFloor ? floor(value) : neg(floor(neg(value))), open);
}

const radicand = (reading: Reading): Expression =>
  reading.number(reading.nested(() => reading.factor()));

function cubeRoot(x: Expression): Expression {
  const { neg, pow, where } = algebra;
  return where(x, ">", 0, pow(x, 1 / 3), neg(pow(neg(x), 1 / 3)));
}
