import type { Cursor } from "../reading/cursor.ts";
import { refuseComma } from "../reading/questions.ts";
import { closingOf, type Reading } from "../reading/reading.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import type { Piece } from "../vocabulary/conditions.ts";
import { ignoredOptions } from "../vocabulary/registry-names.ts";

/** One value of a call; an option may be a word. */
export interface Argument {
  readonly name: Token | null;
  readonly start: Token;
  readonly value: Piece | string;
}

/** What stands between a call's brackets. */
export function readArguments(reading: Reading): readonly Argument[] {
  const { cursor } = reading;
  const open = cursor.take();
  const close = closingOf(open.text);
  const given: Argument[] = [];
  reading.inside(() => {
    while (!cursor.is(close)) {
      given.push(readArgument(reading));
      if (!cursor.accept(",")) break;
    }
  });
  if (!cursor.accept(close)) throw cursor.unclosed(close, "comma");
  return given;
}

function readArgument(reading: Reading): Argument {
  const { cursor } = reading;
  const start = cursor.peek();
  const isNamed = start.kind === "name" && cursor.is("=", 1);
  const name = isNamed ? start : null;
  if (isNamed) {
    cursor.take();
    cursor.take();
  }
  const token = cursor.peek();
  if (token.kind === "string" || /^(None|null)$/.test(token.text)) {
    cursor.take();
    return { name, start, value: token.text };
  }
  // dtype=np.float32 or dtype=np.result_type(z, …): never looked at.
  if (isNamed && ignoredOptions.has(start.text)) {
    skipOption(cursor);
    return { name, start, value: token.text };
  }
  return { name, start, value: reading.value() };
}

/** Up to the comma or the bracket that ends it. */
function skipOption(cursor: Cursor): void {
  for (let depth = 0; cursor.peek().kind !== "end"; cursor.take()) {
    const { text } = cursor.peek();
    if (depth === 0 && /^[,)\]}]$/.test(text)) return;
    depth += /^[([{]$/.test(text) ? 1 : /^[)\]}]$/.test(text) ? -1 : 0;
  }
}

export const argumentCount = (
  token: Token,
  least: number,
  most: number,
  count: number,
): FormulaError =>
  new FormulaError("argumentCount", token, { name: token.text, least, most, count });

/** `max(0,5x)` is two values; one value too many, made of digits around a comma, is a number. */
export function refuseDecimalComma(
  reading: Reading,
  given: readonly Argument[],
  most: number,
): void {
  if (given.length <= most) return;
  for (const { start } of given.slice(1)) {
    const at = reading.cursor.tokens.indexOf(start);
    const comma = reading.cursor.tokens[at - 1];
    if (comma?.text === ",") refuseComma(reading, comma);
  }
}
