import type { Expression } from "../../algebra/expression.ts";
import type { Place } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import type { Condition, Piece } from "../vocabulary/conditions.ts";
import type { Scope } from "../vocabulary/scope.ts";
import type { Cursor } from "./cursor.ts";

/** What the levels of the grammar share; each goes back up to looser ones through it. */
export interface Reading {
  readonly cursor: Cursor;
  readonly scope: Scope;
  readonly text: string;
  readonly isTex: boolean;
  /** Whether |…| is open, outside all brackets in it: a bar then closes it where it can. */
  readonly isInBars: boolean;
  /** Whether a single "=" compares. */
  readonly equalsCompares: boolean;
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
  /** Reads between brackets. */
  inside<Value>(read: () => Value): Value;
  /** Reads between bars. */
  inBars<Value>(read: () => Value): Value;
  /** Reads one level deeper, which goes as deep as values may stand inside each other. */
  nested<Value>(read: () => Value): Value;
  choose(condition: Condition, whenTrue: Piece, whenFalse: Piece, place: Place): Expression;
  /** A condition as 1 where it holds and 0 elsewhere. */
  number(piece: Piece): Expression;
  /** Refuses what is too large, or is no finite number though it holds none but numbers. */
  sized(expression: Expression, place: Place): Expression;
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
