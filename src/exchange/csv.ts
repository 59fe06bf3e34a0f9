import { csvFormatRow } from "d3-dsv";

export type Cell = string | number;

/** What spreadsheets, also East Asian ones, take for the beginning of a formula, which may do harm. */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as comma-separated values (RFC 4180), the row of names first: numbers
 * with every digit, one that is none empty, a text that a spreadsheet would take
 * for a formula after an apostrophe.
 */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${csvFormatRow(row.map(cellText))}\r\n`).join("");

function cellText(cell: Cell): string {
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  return beginsFormula.test(cell) ? `'${cell}` : cell;
}
