import type { ProblemFact } from "./problem-fact.ts";

/** Something in an experiment that was not used as given, and why. */
export interface Problem {
  /** The field at fault: "optimiser.learningRate", "arms[2].parameters.alpha"; empty for the whole. */
  readonly path: string;
  /** What is wrong and what is allowed. */
  readonly fact: ProblemFact;
  /** What stood there. */
  readonly given: unknown;
}

/** Collects problems at one place; `at` descends. */
export interface ProblemCollector {
  readonly problems: readonly Problem[];
  add(fact: ProblemFact, given: unknown): undefined;
  at(step: string | number): ProblemCollector;
}

export function collectProblems(path = "", problems: Problem[] = []): ProblemCollector {
  return {
    problems,
    add(fact, given) {
      problems.push({ path, fact, given });
      return undefined;
    },
    at(step) {
      const name = typeof step === "number" ? `[${step}]` : brief(step);
      const isFirst = path === "" || typeof step === "number";
      return collectProblems(isFirst ? `${path}${name}` : `${path}.${name}`, problems);
    },
  };
}

const mostCharacters = 60;

/** The start of a name: one that is longer is nobody's. */
export const brief = (name: string): string =>
  name.length > mostCharacters ? `${name.slice(0, mostCharacters - 1)}…` : name;

/** The start of a value's JSON; what is longer or deeper than can be shown is never written. */
export function briefJson(value: unknown): string {
  let text = "";
  for (const piece of jsonPieces(value)) {
    text += piece;
    if (text.length > mostCharacters) return `${text.slice(0, mostCharacters - 3)}…`;
  }
  return text;
}

function* jsonPieces(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) {
    yield typeof value === "string" ? JSON.stringify(value) : String(value);
    return;
  }
  const isList = Array.isArray(value);
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value).filter(
    // As JSON has it.
    ([, inner]) => inner !== undefined,
  );
  yield isList ? "[" : "{";
  for (const [index, [key, inner]] of entries.entries()) {
    if (index > 0) yield ",";
    if (!isList) yield `${JSON.stringify(key)}:`;
    yield* jsonPieces(inner);
  }
  yield isList ? "]" : "}";
}
