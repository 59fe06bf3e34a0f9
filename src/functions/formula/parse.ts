import { differentiate, type WithRespectTo } from "../algebra/differentiate.ts";
import type { Expression } from "../algebra/expression.ts";
import { measure } from "../algebra/size.ts";
import { Grammar } from "./grammar/grammar.ts";
import { Program } from "./grammar/program.ts";
import { Cursor } from "./reading/cursor.ts";
import { structureWords } from "./reading/reading.ts";
import { joinIndices, splitLetters } from "./text/letters.ts";
import { formulaLimits } from "./text/limits.ts";
import type { FormulaNote } from "./text/note.ts";
import { FormulaError, type FormulaProblem, suggestionIn } from "./text/problem.ts";
import { tokenise } from "./text/tokens.ts";
import { Scope } from "./vocabulary/scope.ts";
import { isFunctionName } from "./vocabulary/vocabulary.ts";

export type { FormulaNote } from "./text/note.ts";
export type { FormulaProblem, Suggestion } from "./text/problem.ts";
export { formulaLimits };

export type ParsedFormula =
  | {
      readonly ok: true;
      readonly expression: Expression;
      /** In order of first appearance, without the input, constants and functions. */
      readonly parameters: readonly string[];
      /** Values that came with parameters: `def f(x, alpha=0.1)`. */
      readonly defaults: Readonly<Record<string, number>>;
      /** The input's name as written; z where none occurs. */
      readonly argument: string;
      /** What was understood beyond the plain reading. */
      readonly notes: readonly FormulaNote[];
    }
  | { readonly ok: false; readonly problem: FormulaProblem };

/**
 * Reads a formula as articles, notebooks and papers write it: plain, with
 * symbols, in TeX, or as code with what stands around it. The precedence is
 * said at `Grammar`, the heads of functions at `Program`.
 *
 * The input is x or z, or what a head declares. Names in `declared` (learned
 * ones, or ones with a value) are parameters; of the others, single letters,
 * Greek ones and words without another meaning are. Nothing is ever evaluated
 * as code; the limits bound the work. Never throws: problems point at the
 * characters and suggest what may have been meant.
 */
export function parseFormula(text: string, declared: Iterable<string> = []): ParsedFormula {
  return readFormula(text, declared).parsed;
}

/** The same, with the number of tokens looked at: what tests hold the reader's work against. */
export function readFormula(
  text: string,
  declared: Iterable<string> = [],
): { readonly parsed: ParsedFormula; readonly steps: number } {
  let cursor: Cursor | null = null;
  try {
    const { characters } = formulaLimits;
    if (text.length > characters) {
      const place = { position: characters, length: text.length - characters };
      throw new FormulaError("tooLong", place, { most: characters });
    }
    const isWord = (name: string) =>
      isFunctionName(name) || structureWords.has(name) || /^(pi|True|False|true|false)$/.test(name);
    cursor = new Cursor(joinIndices(splitLetters(tokenise(text), isWord)));
    const scope = new Scope(declared);
    const grammar = new Grammar(cursor, scope, text, /\\[a-zA-Z]/.test(text));
    const expression = new Program(grammar).read();
    refuseHugeDerivatives(expression, scope.parameters, text);
    return { parsed: { ok: true, expression, ...understood(scope, text) }, steps: cursor.steps };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { parsed: { ok: false, problem: error.problemIn(text) }, steps: cursor?.steps ?? 0 };
  }
}

function understood(scope: Scope, text: string) {
  const { input } = scope;
  const parameters = [...scope.parameters];
  const notes: FormulaNote[] = scope.notes.map(({ replacements, ...note }) => ({
    ...note,
    ...(replacements
      ? { suggestions: replacements.map((replacement) => suggestionIn(text, replacement)) }
      : {}),
  }));
  if (input === null) notes.unshift({ code: "noInput", values: {} });
  else if (input !== "z") notes.unshift({ code: "input", values: { name: input } });
  return {
    parameters,
    defaults: Object.fromEntries([...scope.defaults].filter(([name]) => parameters.includes(name))),
    argument: input ?? "z",
    notes,
  };
}

/** Counting shared parts is quick even where walking them would take years. */
function refuseHugeDerivatives(
  expression: Expression,
  parameters: ReadonlySet<string>,
  text: string,
): void {
  const by: readonly WithRespectTo[] = [
    "z",
    ...[...parameters].map((parameter) => ({ parameter })),
  ];
  for (const withRespectTo of by) {
    const derivative = differentiate(expression, withRespectTo);
    if (measure(derivative).nodes <= formulaLimits.derivativeNodes) continue;
    throw new FormulaError("derivativeTooLarge", { position: 0, length: text.length });
  }
}
