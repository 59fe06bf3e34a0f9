import type { InventedActivation, InventionText } from "./invention.ts";
import type { ParsedFormula } from "./parse.ts";
import type { ParsedRule } from "./rule.ts";

/** What reads typed formulas. It is large, and few visits need it: it loads on its own. */
export interface FormulaReader {
  readonly inventActivation: (text: InventionText) => InventedActivation;
  readonly parseFormula: (text: string, declared: readonly string[]) => ParsedFormula;
  readonly parseRule: (text: string) => ParsedRule;
}

let reader: FormulaReader | null = null;

/** Whoever imports `whole-reader.ts` has it at once. */
export function provideFormulaReader(provided: FormulaReader): void {
  reader = provided;
}

/** @throws Error where it has not been loaded: a fault of the program, not of the formula. */
export function formulaReader(): FormulaReader {
  if (!reader) throw new Error("A formula was read before loadFormulaReader had been awaited");
  return reader;
}
