import type { InventionProblem } from "../functions/formula/invention.ts";
import type { FormulaNote } from "../functions/formula/parse.ts";
import type { FormulaWarning } from "../functions/properties/probe.ts";
import { knows, say } from "./say.ts";

type Values = Readonly<Record<string, string | number>>;

/**
 * −2.5 with a true minus sign; no rounding, as these numbers were rounded where they were found.
 * A text in one line, of a long one the start.
 */
function shown(value: string | number): string | number {
  if (typeof value === "number") return value < 0 ? String(value).replace("-", "−") : value;
  const line = value.replace(/\s*[\n\r\u2028\u2029]\s*/g, " ");
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line;
}

/** Of a name that was typed, or of several. */
const mostCharacters = 200;

/** A message that is chosen by a code. The catalogue's test says each of them. */
function sayCode(id: string, values: Values): string {
  const pretty = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, shown(value)]),
  );
  return (say as (id: string, values: Values) => string)(id, pretty);
}

/** Whether the words of formulas have been loaded. */
export const knowsFormulas = (): boolean => knows("formula.empty");

/** What is wrong with an invention, as a sentence. */
export function sayInventionProblem({ field, code, values }: InventionProblem): string {
  if (field !== "formula") return sayCode(`formula.invention.${code}`, values);
  const { least, most, allowed } = values;
  // Plural forms and "up to" depend on these.
  const range = least !== most ? "range" : least === 1 ? "one" : "exact";
  const count = values.count ?? (allowed === "" || allowed === undefined ? 0 : 1);
  return sayCode(`formula.${code}`, { ...values, range, count });
}

export const sayFormulaNote = ({ code, values }: FormulaNote): string =>
  sayCode(`formula.note.${code}`, values);

export function sayFormulaWarning(warning: FormulaWarning): string {
  const { code, ...values } = warning;
  return sayCode(`formula.warning.${code}`, values);
}
