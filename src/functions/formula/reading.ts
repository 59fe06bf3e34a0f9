import type { Expression } from "../algebra/expression.ts";
import type { Condition, Piece } from "./conditions.ts";
import type { Cursor } from "./cursor.ts";
import type { Place } from "./problem.ts";
import type { Scope } from "./scope.ts";
import type { Token } from "./tokens.ts";

/** What the parts of the reader share; the grammar gives it, so that its parts need not import it. */
export interface Reading {
  readonly cursor: Cursor;
  readonly scope: Scope;
  readonly text: string;
  readonly isTex: boolean;
  /** A whole value: anything that may stand in parentheses. */
  value(): Piece;
  /** A value without choices: what may stand before "if". */
  alternative(): Piece;
  /** A factor with its powers, for √ and fractions. */
  factor(): Piece;
  /** A condition, where nothing else may stand. */
  condition(place: Place): Condition;
  /** Reads where a single "=" compares. */
  comparing<Value>(read: () => Value): Value;
  choose(condition: Condition, whenTrue: Piece, whenFalse: Piece, place: Place): Expression;
  raise(base: Expression, exponent: Expression, sign: Token, exponentStart: Token): Expression;
  /** Throws where the comma looks like a decimal one. */
  refuseComma(comma: Token): void;
  number(piece: Piece): Expression;
  /** Refuses what is too large, or is no finite number though it holds none but numbers. */
  sized(expression: Expression, place: Place): Expression;
  /** Reads between brackets, as deep as they may stand inside each other. */
  inside<Value>(read: () => Value): Value;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

export const closingOf = (opening: string): string => closing[opening] ?? ")";

export const opens = (token: Token): boolean =>
  token.kind === "symbol" && Object.hasOwn(closing, token.text);

/** Words that end a value, in programs and in sentences. */
export const structureWords: ReadonlySet<string> = new Set(
  (
    "and or not if else elif then otherwise return def function lambda import from for when where " +
    "const let var export with in is"
  ).split(" "),
);
