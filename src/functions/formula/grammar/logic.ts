import type { Reading } from "../reading/reading.ts";
import { FormulaError, type Place } from "../text/problem.ts";
import {
  type Condition,
  comparison as comparisonOf,
  comparisonSigns,
  isCondition,
  type Piece,
} from "../vocabulary/conditions.ts";
import { sum } from "./sum.ts";

/** A condition, where nothing else may stand. */
export function condition(reading: Reading, place: Place): Condition {
  const start = reading.cursor.peek();
  const found = alternative(reading);
  if (!isCondition(found)) {
    throw new FormulaError("conditionExpected", start.kind === "end" ? place : start, {
      sign: "if",
    });
  }
  return found;
}

/** Conditions with "or" between them; what stands without one is read by the levels below. */
export function alternative(reading: Reading): Piece {
  let left = conjunction(reading);
  while (acceptOr(reading, left)) {
    const place = reading.cursor.peek();
    left = joined("either", left, conjunction(reading), place);
  }
  return left;
}

function acceptOr({ cursor, isInBars }: Reading, left: Piece): boolean {
  if (cursor.accept("or") || cursor.acceptWord("or")) return true;
  if (isInBars || !cursor.is("|")) return false;
  const isDouble = cursor.isDoubleBar;
  if (!isDouble && !isCondition(left)) return false;
  cursor.take();
  if (isDouble) cursor.take();
  return true;
}

function conjunction(reading: Reading): Piece {
  const { cursor } = reading;
  let left = negation(reading);
  for (;;) {
    const place = cursor.peek();
    const isAmpersand = isCondition(left) && cursor.is("&") && !reading.isTex;
    if (!isAmpersand && !cursor.is("and") && !cursor.isWord("and")) return left;
    cursor.take();
    left = joined("both", left, negation(reading), place);
  }
}

function joined(kind: "both" | "either", left: Piece, right: Piece, place: Place): Condition {
  if (isCondition(left) && isCondition(right)) return { kind, first: left, second: right };
  throw new FormulaError("conditionExpected", place, { sign: kind === "both" ? "and" : "or" });
}

function negation(reading: Reading): Piece {
  const { cursor } = reading;
  const word = cursor.peek();
  if (!cursor.is("not") && !cursor.isWord("not")) return comparison(reading);
  cursor.take();
  const inner = reading.nested(() => negation(reading));
  if (isCondition(inner)) return { kind: "not", inner };
  throw new FormulaError("conditionExpected", word, { sign: "not" });
}

/** 0 < x < 1 holds where each of its links does. */
function comparison(reading: Reading): Piece {
  const first = sum(reading);
  let left = first;
  let chain: Condition | null = null;
  while (comparisonFollows(reading)) {
    const sign = reading.cursor.take();
    const right = reading.number(sum(reading));
    const link = comparisonOf(reading.number(left), sign.text, right);
    chain = chain ? { kind: "both", first: chain, second: link } : link;
    left = right;
  }
  return chain ?? first;
}

/** A single "=" compares inside brackets and cases only; elsewhere it ends a left side. */
function comparisonFollows({ cursor, equalsCompares }: Reading): boolean {
  const token = cursor.peek();
  if (token.kind !== "symbol" || !comparisonSigns.has(token.text)) return false;
  return token.text !== "=" || equalsCompares;
}
