import { FormulaError, type Place } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import { isFunctionName } from "../vocabulary/vocabulary.ts";
import { span } from "./cursor.ts";
import type { Reading } from "./reading.ts";

/** The last token that was read. */
const last = ({ cursor }: Reading): Token => cursor.tokens[cursor.index - 1] ?? cursor.peek();

const slice = (text: string, from: number, to: number): string => text.slice(from, to);

/**
 * `1/2x` may be (1/2)·x or 1/(2x). With a space before x, or a bracket behind a
 * number (`x/2(1 + x)`), it is read from left to right as everywhere else.
 */
export function askAboutQuotient(
  reading: Reading,
  at: {
    readonly start: Token;
    readonly sign: Token;
    readonly divisor: Token;
    readonly next: Token;
  },
): void {
  const { text, scope } = reading;
  const { start, sign, divisor, next } = at;
  if (next.spaced) return;
  const end = last(reading);
  const divisorText = slice(text, divisor.position, next.position).trim();
  const factorText = slice(text, next.position, end.position + end.length);
  const place = span(start, end);
  const head = slice(text, start.position, sign.position).trim();
  if (divisor.kind === "number" && next.kind === "symbol" && next.text === "(") {
    scope.notes.push({
      code: "leftToRight",
      values: { read: `(${head}/${divisorText})·${factorText}` },
      replacements: [{ ...place, by: `${head}/(${divisorText}${factorText})` }],
    });
    return;
  }
  throw new FormulaError(
    "ambiguousProduct",
    place,
    { shown: slice(text, place.position, place.position + place.length) },
    [
      { ...place, by: `${head}/${divisorText}*${factorText}` },
      { ...place, by: `${head}/(${divisorText}*${factorText})` },
    ],
  );
}

/** `e^2x` may be e²·x or e^(2x); brackets around the exponent or a space before x tell. */
export function askAboutExponent(reading: Reading, before: Token | undefined, next: Token): void {
  const { cursor, text } = reading;
  if (!before || next.spaced || (next.kind !== "name" && next.kind !== "number")) return;
  if (before.kind !== "number" && before.kind !== "name") return;
  let at = cursor.index - 2;
  while (cursor.tokens[at]?.kind === "symbol" && /^[+-]$/.test(cursor.tokens[at]?.text ?? ""))
    at -= 1;
  const [base, power] = [cursor.tokens[at - 1], cursor.tokens[at]];
  if (power?.text !== "^" || !base) return;
  const isConstant = base.kind === "number" || (base.kind === "name" && base.text === "e");
  if (!isConstant || isFunctionName(next.text)) return;
  const from = power.position + power.length;
  const end = next.position + next.length;
  const exponent = slice(text, from, next.position).trim();
  const place: Place = { position: from, length: end - from };
  throw new FormulaError(
    "ambiguousProduct",
    span(base, next),
    { shown: slice(text, base.position, end) },
    [
      { ...place, by: `(${exponent}*${next.text})` },
      { ...place, by: `${exponent.length > 1 ? `(${exponent})` : exponent}*${next.text}` },
    ],
  );
}

/** `sin x/2` may be sin(x)/2 or sin(x/2); spaces around the sign tell. */
export function askAboutArgument(reading: Reading, name: Token, first: Token): void {
  const { cursor, text } = reading;
  const sign = cursor.peek();
  if (!cursor.is("/") || sign.spaced || cursor.at(1).spaced) return;
  const end = last(reading);
  const argument = slice(text, first.position, end.position + end.length);
  const divisor = cursor.at(1);
  const place = span(name, divisor);
  const called = slice(text, name.position, name.position + name.length);
  const below = slice(text, divisor.position, divisor.position + divisor.length);
  if (divisor.kind !== "number" && divisor.kind !== "name") return;
  throw new FormulaError(
    "ambiguousArgument",
    place,
    { shown: slice(text, place.position, place.position + place.length) },
    [
      { ...place, by: `${called}(${argument})/${below}` },
      { ...place, by: `${called}(${argument}/${below})` },
    ],
  );
}

/** A comma between digits is most likely a decimal one. */
export function refuseComma({ cursor }: Reading, comma: Token): void {
  const at = cursor.tokens.indexOf(comma);
  const [before, after] = [cursor.tokens[at - 1], cursor.tokens[at + 1]];
  if (before?.kind !== "number" || after?.kind !== "number" || after.spaced) return;
  if (!/^\d+$/.test(before.text) || !/^\d/.test(after.text)) return;
  throw new FormulaError("decimalComma", comma, {}, [{ ...comma, by: "." }]);
}
