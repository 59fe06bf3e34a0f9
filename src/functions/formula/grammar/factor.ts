import { algebra } from "../../algebra/expression.ts";
import { span } from "../reading/cursor.ts";
import { raise } from "../reading/power.ts";
import type { Reading } from "../reading/reading.ts";
import type { Piece } from "../vocabulary/conditions.ts";
import { atom } from "./atom.ts";

/** A factor with signs before it. */
export function signed(reading: Reading): Piece {
  const { cursor } = reading;
  const sign = cursor.peek();
  if (cursor.accept("+")) return reading.number(reading.nested(() => signed(reading)));
  if (!cursor.accept("-")) return factor(reading);
  const operand = reading.number(reading.nested(() => signed(reading)));
  // −2 is a number; −2^2 arrives here as the negative of a power.
  if (operand.kind === "constant") return algebra.constant(-operand.value);
  return reading.sized(algebra.neg(operand), sign);
}

/** An atom with its powers, from the right but for raised digits. */
export function factor(reading: Reading): Piece {
  const { cursor } = reading;
  const start = cursor.peek();
  let base = atom(reading);
  while (cursor.is("^")) {
    const sign = cursor.take();
    const exponentStart = cursor.peek();
    // Raised digits end where they end: x²^3 is (x²)^3.
    const isRaised = sign.position === exponentStart.position;
    const exponent = isRaised ? atom(reading) : reading.nested(() => signed(reading));
    const end = cursor.tokens[cursor.index - 1] ?? exponentStart;
    const written = { base: span(start, sign), exponent: span(exponentStart, end) };
    const [first, second] = [reading.number(base), reading.number(exponent)];
    base = raise(reading, first, second, sign, exponentStart, written);
  }
  return base;
}
