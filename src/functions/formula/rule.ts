import { type Expression, algebra as m } from "../algebra/expression.ts";
import { Grammar } from "./grammar/grammar.ts";
import { isPrintable } from "./printable.ts";
import { Cursor } from "./reading/cursor.ts";
import { refuseComma } from "./reading/questions.ts";
import { structureWords } from "./reading/reading.ts";
import { joinIndices, splitLetters } from "./text/letters.ts";
import { formulaLimits } from "./text/limits.ts";
import { FormulaError, type FormulaProblem, type Place } from "./text/problem.ts";
import { type Token, tokenise } from "./text/tokens.ts";
import { isCondition, type Piece } from "./vocabulary/conditions.ts";
import { Scope } from "./vocabulary/scope.ts";
import { isFunctionName } from "./vocabulary/vocabulary.ts";

export type ParsedRule =
  | {
      readonly ok: true;
      /** Of a condition 1 where it holds and 0 elsewhere; x1 and x2 are its parameters. */
      readonly expression: Expression;
      readonly isCondition: boolean;
    }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** Names of the coordinates, as rules are written. */
const coordinates = new Map([
  ["x1", "x1"],
  ["x2", "x2"],
  ["x_1", "x1"],
  ["x_2", "x2"],
  ["x", "x1"],
  ["y", "x2"],
]);

/** The names of a rule: the coordinates of a point and nothing else. */
class RuleScope extends Scope {
  constructor() {
    super(coordinates.keys());
    for (const [name, coordinate] of coordinates) this.locals.set(name, m.parameter(coordinate));
  }

  override get shownInput(): string {
    return "x1";
  }

  override isInput(): boolean {
    return false;
  }

  override value(token: Token): Piece {
    const isOther = /^[xyz]_?\d*$/.test(token.text) && !coordinates.has(token.text);
    if (isOther) throw new FormulaError("notInRule", token, { name: token.text });
    return super.value(token);
  }

  override parameter(name: string, place: Place): Expression {
    throw new FormulaError("notInRule", place, { name });
  }
}

/** A rule stands in addresses, tables and sentences, comments in it as well. */
function refuseUnprintable(text: string): void {
  let position = 0;
  for (const character of text) {
    if (!isPrintable(character)) {
      throw new FormulaError(
        "foreignCharacter",
        { position, length: character.length },
        { character },
      );
    }
    position += character.length;
  }
}

/**
 * Reads a rule for the points of a dataset, with the grammar of typed functions: a condition
 * over x1 and x2, which parts two classes, or a value. x and y are read as x1 and x2.
 * Never throws: problems point at the characters.
 */
export function parseRule(text: string): ParsedRule {
  try {
    const { characters } = formulaLimits;
    if (text.length > characters) {
      const place = { position: characters, length: text.length - characters };
      throw new FormulaError("tooLong", place, { most: characters });
    }
    refuseUnprintable(text);
    const isWord = (name: string) =>
      isFunctionName(name) || structureWords.has(name) || /^(pi|true|false)$/i.test(name);
    const cursor = new Cursor(joinIndices(splitLetters(tokenise(text), isWord)));
    const grammar = new Grammar(cursor, new RuleScope(), text, /\\[a-zA-Z]/.test(text));
    const start = cursor.peek();
    if (start.kind === "end") throw new FormulaError("emptyRule", start);
    const piece = grammar.value();
    const rest = cursor.peek();
    if (rest.text === ",") refuseComma(grammar, rest);
    if (rest.kind !== "end") throw cursor.unexpected(rest, "operator");
    const expression = grammar.sized(grammar.number(piece), start);
    return { ok: true, expression, isCondition: isCondition(piece) };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const problem = error.problemIn(text);
    if (problem.values.expected !== "operand") return { ok: false, problem };
    return {
      ok: false,
      problem: { ...problem, values: { ...problem.values, expected: "coordinate" } },
    };
  }
}
