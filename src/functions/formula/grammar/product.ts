import { type Expression, algebra as m } from "../../algebra/expression.ts";
import { span } from "../reading/cursor.ts";
import { askAboutExponent, askAboutQuotient } from "../reading/questions.ts";
import { type Reading, structureWords } from "../reading/reading.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import { isCondition, type Piece } from "../vocabulary/conditions.ts";
import { factor, signed } from "./factor.ts";

/** Factors with `* / // %` or no sign between them, from the left. */
export function product(reading: Reading): Piece {
  const { cursor } = reading;
  const start = cursor.peek();
  let left = signed(reading);
  let quotient: { readonly sign: Token; readonly divisor: Token } | null = null;
  for (;;) {
    const sign = cursor.peek();
    const isSign = sign.kind === "symbol" && /^(\*|\/|\/\/|%)$/.test(sign.text);
    if (isSign) {
      cursor.take();
      const divisor = cursor.peek();
      const first = reading.number(left);
      const second = reading.number(signed(reading));
      left = reading.sized(combined(sign, first, second), sign);
      quotient = sign.text === "/" ? { sign, divisor } : null;
      continue;
    }
    if (!factorFollows(reading, left)) return left;
    const before = cursor.tokens[cursor.index - 1];
    const next = cursor.peek();
    refuseNumberBehind(before, next);
    if (!reading.isTex) askAboutExponent(reading, before, next);
    const first = reading.number(left);
    const second = reading.number(factor(reading));
    if (quotient) askAboutQuotient(reading, { start, ...quotient, next });
    left = reading.sized(m.mul(first, second), next);
    quotient = null;
  }
}

function combined(sign: Token, left: Expression, right: Expression): Expression {
  switch (sign.text) {
    case "/":
      return m.div(left, right);
    case "//":
      return m.floor(m.div(left, right));
    case "%":
      return m.sub(left, m.mul(right, m.floor(m.div(left, right))));
    default:
      return scientific(left, right) ?? m.mul(left, right);
  }
}

/** 1.5·10⁻⁷ is one number: the nearest to what is written, not a product of two rounded ones. */
function scientific(left: Expression, right: Expression): Expression | undefined {
  if (left.kind !== "constant" || right.kind !== "power" || right.base.kind !== "constant") {
    return undefined;
  }
  if (right.base.value !== 10 || !Number.isInteger(right.exponent)) return undefined;
  if (/e/.test(String(left.value))) return undefined;
  const value = Number(`${left.value}e${right.exponent}`);
  return Number.isFinite(value) ? m.constant(value) : undefined;
}

/** Whether a factor without a sign stands next. */
function factorFollows({ cursor, isInBars, isTex }: Reading, left: Piece): boolean {
  if (cursor.atLineEnd) return false;
  const token = cursor.peek();
  switch (token.kind) {
    case "number":
      return true;
    case "name":
      return token.isSymbol || token.library !== undefined || !structureWords.has(token.text);
    case "command":
      return token.text !== "end";
    case "symbol":
      if (token.text === "|") return !isInBars && !cursor.isDoubleBar && !isCondition(left);
      return /^[([√∛⌊⌈]$/.test(token.text) || (token.text === "{" && isTex);
    default:
      return false;
  }
}

/** `x 2` may be x² or 2x. */
function refuseNumberBehind(before: Token | undefined, next: Token): void {
  if (next.kind !== "number" || !before) return;
  if (before.kind === "number") {
    throw new FormulaError("numbersSideBySide", next, {}, [
      { ...span(before, next), by: `${before.text}*${next.text}` },
    ]);
  }
  const gap = { position: before.position + before.length };
  const place = { ...gap, length: next.position + next.length - gap.position };
  throw new FormulaError("numberBehind", next, { number: next.text }, [
    { ...place, by: `^${next.text}` },
    { ...place, by: `*${next.text}` },
  ]);
}
