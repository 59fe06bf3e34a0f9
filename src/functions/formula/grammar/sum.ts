import { algebra, type Expression } from "../../algebra/expression.ts";
import { span } from "../reading/cursor.ts";
import type { Reading } from "../reading/reading.ts";
import type { Token } from "../text/tokens.ts";
import type { Piece } from "../vocabulary/conditions.ts";
import { product } from "./product.ts";

/** Products with + and − between them, from the left. */
export function sum(reading: Reading): Piece {
  const { cursor } = reading;
  let left: Piece = product(reading);
  for (;;) {
    const sign = cursor.peek();
    const adds = cursor.is("+");
    if (!adds && !cursor.is("-")) return left;
    cursor.take();
    const build = adds ? algebra.add : algebra.sub;
    const start = cursor.peek();
    const first = reading.number(left);
    const right = reading.number(product(reading));
    if (!adds) noteLostExponent(reading, first, sign, start, right);
    left = reading.sized(build(first, right), sign);
  }
}

/** Copying from a PDF turns e⁻ˣ into "e−x". */
function noteLostExponent(
  { text, scope }: Reading,
  left: Expression,
  sign: Token,
  start: Token,
  right: Expression,
): void {
  const before = text.slice(0, sign.position).trimEnd();
  const isE = left.kind === "constant" && left.value === Math.E && /(^|[^\w.])e$/.test(before);
  if (!isE || right.kind !== "variable") return;
  const place = span({ position: before.length - 1, length: 1 }, start);
  scope.notes.push({
    code: "eMinusInput",
    values: { input: start.text },
    replacements: [{ ...place, by: `e^(-${start.text})` }],
  });
}
