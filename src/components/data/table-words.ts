import type { Table } from "../../exchange/table.ts";
import type { ColumnProblem, RowFault } from "../../exchange/table-points.ts";
import type { TableProblem } from "../../exchange/table-row.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";

/** A column's head, or its number where the table has no heads. */
export const sayColumn = ({ columns }: Table, column: number): string =>
  columns[column]?.trim().slice(0, mostCharacters) ||
  say("ownData.table.column", { number: column + 1 });

/** As much of a cell as a sentence shows. */
const mostCharacters = 40;

/** Why a text is no table. */
export function sayTableProblem(problem: TableProblem): string {
  switch (problem.code) {
    case "tooLarge":
      return say("ownData.table.tooLarge", { most: formatCount(problem.most) });
    case "notJson":
    case "openQuote":
    case "textBehindQuote":
      return say(`ownData.table.${problem.code}`, { line: problem.line });
    default:
      return say(`ownData.table.${problem.code}`);
  }
}

/** Why columns give no dataset. */
export function sayColumnProblem(problem: ColumnProblem): string {
  switch (problem.code) {
    case "fewRows":
      return say("ownData.table.fewRows", { least: problem.least, found: problem.found });
    case "manyClasses":
      return say("ownData.table.manyClasses", { most: problem.most, found: problem.found });
    case "oneClass":
      return say("ownData.table.oneClass");
  }
}

/** Which line and column cannot be used, and what stands there. */
export function sayRowFault(table: Table, { line, column, code, given }: RowFault): string {
  const place = { line, column: sayColumn(table, column) };
  return code === "missing"
    ? say("ownData.table.missing", place)
    : say(`ownData.table.cell.${code}`, { ...place, given: given.slice(0, mostCharacters) });
}
