import type { Cursor } from "../reading/cursor.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import type { Grammar } from "./grammar.ts";

interface Parameter {
  readonly name: string;
  readonly value?: number;
}

/** `def f(x, alpha=0.1):` or `function f(x, alpha) {`: declares the input and the parameters. */
export function readSignature(grammar: Grammar): void {
  const { cursor } = grammar;
  cursor.take();
  if (cursor.peek().kind === "name") cursor.take();
  const end = closingIndex(cursor, cursor.index);
  if (!cursor.is("(") || end === null) throw cursor.unexpected(cursor.peek(), "closing", "(");
  declare(grammar, parametersBetween(cursor.tokens.slice(cursor.index + 1, end)));
  cursor.moveTo(end + 1);
  // A type of what is returned: `-> float`, `: number`.
  while (!cursor.is(":") && !cursor.is("{") && cursor.peek().kind !== "end") cursor.take();
  while (cursor.is(":") && cursor.at(1).kind === "name" && cursor.is("{", 2)) {
    cursor.take();
    cursor.take();
  }
  if (!cursor.accept(":") && !cursor.accept("{")) {
    throw new FormulaError("noReturn", cursor.peek());
  }
}

/** Skips one head before a value, if one stands there: `lambda x:`, `(x, a = 1) =>`, `f(x) =`, `y =`. */
export function skipSignature(grammar: Grammar): boolean {
  const { cursor } = grammar;
  const start = cursor.index;
  const first = cursor.peek();
  const from = cursor.tokens.indexOf(first);
  if (cursor.isWord("lambda")) {
    const colon = indexOf(
      cursor,
      from + 1,
      (token) => token.text === ":",
      (token) => token.kind === "name" || token.kind === "number" || /^[,=_-]$/.test(token.text),
    );
    if (colon !== null) return declared(grammar, cursor.tokens.slice(from + 1, colon), colon);
  }
  const arrow = headEnd(cursor, from, (token) => token.text === "=>" || token.text === "->");
  if (arrow !== null) {
    const head = cursor.tokens.slice(from, arrow);
    // f: x ↦ …
    const colon = head[0]?.kind === "name" && head[1]?.text === ":" ? 2 : 0;
    const close = head[colon]?.text === "(" ? closingIndex(cursor, from + colon) : null;
    const names = close === null ? head.slice(colon) : cursor.tokens.slice(from + colon + 1, close);
    return declared(grammar, names, arrow);
  }
  const equals = headEnd(cursor, from, (token) => token.text === "=");
  if (equals === null) return false;
  const head = cursor.tokens.slice(from, equals).filter(({ text }) => text !== "&");
  const open = head.findIndex(({ text }) => text === "(");
  if (open < 0) {
    const isName = head.length > 0 && head.every(({ kind }) => kind === "name");
    if (isName) cursor.moveTo(equals + 1);
    return isName;
  }
  if (head.at(-1)?.text !== ")" || head[0]?.kind !== "name") {
    cursor.moveTo(start);
    return false;
  }
  return declared(grammar, head.slice(open + 1, -1), equals);
}

function declared(grammar: Grammar, names: readonly Token[], end: number): boolean {
  const parameters = parametersBetween(names);
  if (parameters.length === 0) return false;
  declare(grammar, parameters);
  grammar.cursor.moveTo(end + 1);
  return true;
}

/** The input is the first name, unless a later one is x or z: σ(α, x). */
function declare({ scope }: Grammar, parameters: readonly Parameter[]): void {
  const all = parameters.filter(({ name }) => !/^(self|cls|ctx)$/.test(name));
  const [first] = all;
  if (!first) return;
  const usual = all.find(({ name, value }) => /^[xz]$/.test(name) && value === undefined);
  const input = /^[xz]$/.test(first.name) ? first : (usual ?? first);
  const rest = all.filter((parameter) => parameter !== input);
  scope.declare(
    input.name,
    rest.map(({ name }) => plainName(name)),
  );
  for (const { name, value } of rest) {
    if (value !== undefined) scope.defaults.set(plainName(name), value);
  }
}

/** `lambda_` of Python code is the parameter lambda. */
const plainName = (name: string): string => name.replace(/_+$/, "");

/** Names up to each comma, with their values; types are passed over. */
function parametersBetween(tokens: readonly Token[]): readonly Parameter[] {
  const found: Parameter[] = [];
  let depth = 0;
  let isNew = true;
  for (const [index, token] of tokens.entries()) {
    depth += /^[([{]$/.test(token.text) ? 1 : /^[)\]}]$/.test(token.text) ? -1 : 0;
    if (depth === 0 && /^[,;]$/.test(token.text)) isNew = true;
    if (!isNew || token.kind !== "name") continue;
    isNew = false;
    const value =
      tokens[index + 1]?.text === ":"
        ? valueBehindType(tokens, index)
        : numberBehind(tokens, index);
    found.push({ name: token.text, ...(value === undefined ? {} : { value }) });
  }
  return found;
}

/** `alpha: float = 0.1`. */
function valueBehindType(tokens: readonly Token[], index: number): number | undefined {
  for (let at = index + 1; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (text === "=") return numberBehind(tokens, at - 1);
    if (/^[,;]$/.test(text)) return undefined;
  }
  return undefined;
}

function numberBehind(tokens: readonly Token[], index: number): number | undefined {
  return tokens[index + 1]?.text === "=" ? numberAt(tokens, index + 2) : undefined;
}

function numberAt(tokens: readonly Token[], index: number): number | undefined {
  const isNegative = tokens[index]?.text === "-";
  const token = tokens[isNegative ? index + 1 : index];
  if (token?.kind !== "number") return undefined;
  const value = Number(token.text);
  return Number.isFinite(value) ? (isNegative ? -value : value) : undefined;
}

/** Where a head ends: at the sign, with nothing but names, brackets and separators before it. */
function headEnd(cursor: Cursor, from: number, isEnd: (token: Token) => boolean): number | null {
  return indexOf(
    cursor,
    from,
    isEnd,
    (token, depth) => depth > 0 || token.kind === "name" || /^[,;:&_']$/.test(token.text),
  );
}

/** The first token outside brackets for which `isEnd` holds, all before it being allowed. */
function indexOf(
  { tokens }: Cursor,
  from: number,
  isEnd: (token: Token) => boolean,
  isAllowed: (token: Token, depth: number) => boolean = () => true,
): number | null {
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token || token.kind === "end") return null;
    if (token.kind === "symbol" && /^[([{]$/.test(token.text)) depth += 1;
    else if (token.kind === "symbol" && /^[)\]}]$/.test(token.text)) depth -= 1;
    else if (depth === 0 && token.kind === "symbol" && isEnd(token)) return index;
    else if (!isAllowed(token, depth)) return null;
    if (depth < 0) return null;
  }
  return null;
}

function closingIndex({ tokens }: Cursor, open: number): number | null {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const text = tokens[index]?.text;
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth === 0 && index > open) return index;
    if (depth === 0 && tokens[index]?.kind !== "newline") return null;
  }
  return null;
}
