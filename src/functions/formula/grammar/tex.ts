import { type Expression, algebra as m } from "../../algebra/expression.ts";
import { raise } from "../reading/power.ts";
import type { Reading } from "../reading/reading.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import { type Condition, choose, type Piece } from "../vocabulary/conditions.ts";
import { coverageGap } from "./coverage.ts";

/** What a TeX command with a grammar of its own stands for. */
export function texValue(reading: Reading, command: Token): Piece {
  if (command.text.endsWith("frac")) {
    const above = argument(reading);
    const below = argument(reading);
    return reading.sized(m.div(above, below), command);
  }
  if (command.text === "sqrt") return root(reading, command);
  if (command.text === "begin") return environment(reading, command);
  throw reading.cursor.unexpected(command, "operand");
}

/** A group in braces, or one factor: \frac{a}{b}, \frac12, \sqrt x. */
function argument(reading: Reading): Expression {
  const { cursor } = reading;
  return cursor.is("{") ? group(reading, "{", "}") : reading.number(reading.factor());
}

function group(reading: Reading, open: string, close: string): Expression {
  reading.cursor.expect(open, "operand");
  const value = reading.inside(() => reading.number(reading.value()));
  reading.cursor.expect(close, "closing");
  return value;
}

/** \sqrt{x}, \sqrt[3]{x}: the n-th root as a power. */
function root(reading: Reading, command: Token): Expression {
  if (!reading.cursor.is("[")) return reading.sized(m.sqrt(argument(reading)), command);
  const degree = group(reading, "[", "]");
  const start = reading.cursor.peek();
  return raise(reading, argument(reading), m.div(1, degree), command, start);
}

/** \begin{cases} … \end{cases}, and arrays in its place; anything else holds one value. */
function environment(reading: Reading, begin: Token): Piece {
  const { cursor } = reading;
  const name = environmentName(reading);
  if (!/^(cases|dcases|rcases|array|matrix)\*?$/.test(name)) {
    const value = reading.value();
    skipEnd(reading);
    return value;
  }
  if (name === "array") while (!cursor.accept("}")) cursor.take();
  const rows: {
    readonly value: Expression;
    readonly when: Condition | null;
    readonly at: Token;
  }[] = [];
  while (!(cursor.peek().kind === "command" && cursor.peek().text === "end")) {
    const at = cursor.peek();
    if (at.kind === "end") throw new FormulaError("unclosed", at, { sign: "\\end{cases}" });
    rows.push({ ...row(reading), at });
    if (!cursor.accept("\\\\")) break;
  }
  skipEnd(reading);
  const last = rows.at(-1);
  if (!last) throw new FormulaError("unfinished", begin, { expected: "casesRow", sign: "" });
  const conditions = rows.map(({ when }) => when).filter((when) => when !== null);
  if (last.when) {
    const gap = coverageGap(conditions);
    if (gap !== null) throw new FormulaError("casesWithGap", last.at, { at: gap });
  }
  return rows
    .slice(0, -1)
    .reduceRight<Expression>(
      (rest, { value, when, at }) => reading.sized(when ? choose(when, value, rest) : value, at),
      last.value,
    );
}

function environmentName({ cursor }: Reading): string {
  cursor.expect("{", "operand");
  let name = "";
  while (!cursor.accept("}")) {
    const token = cursor.take();
    if (token.kind === "end") throw cursor.unexpected(token, "closing", "}");
    name += token.text;
  }
  if (name === "array") cursor.expect("{", "operand");
  return name;
}

function skipEnd(reading: Reading): void {
  const { cursor } = reading;
  const token = cursor.peek();
  if (token.kind !== "command" || token.text !== "end") throw cursor.unexpected(token, "casesRow");
  cursor.take();
  environmentName(reading);
}

/** `value & condition`; without a condition it is the value for all the rest. */
function row(reading: Reading): { readonly value: Expression; readonly when: Condition | null } {
  const { cursor } = reading;
  const value = reading.number(reading.alternative());
  cursor.accept(",");
  const word = cursor.peek();
  cursor.accept("&");
  cursor.accept(",");
  while (cursor.acceptWord("if", "for", "when", "where")) {}
  if (cursor.acceptWord("otherwise", "else", "elsewhere")) {
    acceptPoint(reading);
    return { value, when: null };
  }
  const follows = cursor.peek();
  const isEnd = follows.kind === "command" && follows.text === "end";
  if (cursor.is("\\\\") || isEnd) return { value, when: null };
  const when = reading.comparing(() => reading.condition(word));
  acceptPoint(reading);
  return { value, when };
}

function acceptPoint({ cursor }: Reading): void {
  if (!cursor.accept(".") && !cursor.accept(",")) cursor.accept(";");
}
