import type { Replacement, Suggestion } from "./problem.ts";

/** What was understood beyond the plain reading; the page's words make sentences of them. */
export type FormulaNoteCode =
  /** The input has another name than z. */
  | "input"
  /** Neither x nor z occurs. */
  | "noInput"
  /** Parameters came with values. */
  | "parameterValues"
  /** Only the first definition, or the first side of several equal ones, was taken. */
  | "restIgnored"
  /** A library means this by the name, another one something else. */
  | "libraryDefinition"
  /** x/2(1 + x) was read from left to right. */
  | "leftToRight"
  /** e − x was read as a difference. */
  | "eMinusInput"
  /** 0/0 at a point was filled by the limit there. */
  | "gapFilled"
  /** It is the same function as one of the registry, and trains as it. */
  | "sameAs";

export interface FormulaNote {
  readonly code: FormulaNoteCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly suggestions?: readonly Suggestion[];
}

/** While reading: replacements instead of suggestions, as the whole text is not at hand. */
export interface PendingNote extends Omit<FormulaNote, "suggestions"> {
  readonly replacements?: readonly Replacement[];
}
