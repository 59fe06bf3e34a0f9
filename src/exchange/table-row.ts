/** One line of a table, as it was written. */
export interface TableRow {
  /** Where it stood: its line in the text, or its place among the records of JSON; from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a text is no table, and where. */
export type TableProblem =
  | { readonly code: "empty" | "oneColumn" | "noRows" | "noRecords" }
  | { readonly code: "tooLarge"; readonly most: number }
  | { readonly code: "notJson" | "openQuote" | "textBehindQuote"; readonly line: number };
