import { dsvFormat } from "d3-dsv";
import { rowsOfJson } from "./json-records.ts";
import type { TableProblem, TableRow } from "./table-row.ts";

export interface Table {
  /** Names of the columns; "" where the table has no heads. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** "," where decimals are written so. */
  readonly decimal: "." | ",";
}

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problem: TableProblem };

export const tableLimits = {
  /** Beyond these the page would stand still while it reads. */
  characters: 5_000_000,
  columns: 200,
} as const;

const failed = (problem: TableProblem): ReadTable => ({ ok: false, problem });

/**
 * Reads a table in whatever form it comes: between commas, semicolons (with decimal commas), tabs as
 * spreadsheets copy them, bars or spaces, or as JSON. Line ends of any system, a byte order mark,
 * quotes and empty lines are as usual. Cells stay as they were written. Never throws.
 */
export function readTable(text: string): ReadTable {
  const most = tableLimits.characters;
  if (text.length > most) return failed({ code: "tooLarge", most });
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "") return failed({ code: "empty" });
  if (/^\s*[[{]/.test(plain)) return ofRows(rowsOfJson(plain), true);
  const delimiter = delimiterOf(plain);
  // Runs of spaces are one delimiter, and none at the ends of a line.
  const parted = delimiter === " " ? plain.replace(/^ +| +$/gm, "").replace(/ +/g, " ") : plain;
  const fault = quoteFault(parted, delimiter);
  if (fault) return failed(fault);
  return ofRows(parsedRows(parted, delimiter), delimiter !== ",");
}

/** The lines of a text that the library has parted; cells may hold line ends themselves. */
function parsedRows(text: string, delimiter: string): readonly TableRow[] {
  let line = 1;
  return dsvFormat(delimiter)
    .parseRows(text)
    .map((cells) => {
      const row = { line, cells: cells.map((cell) => cell.trim()) };
      line += 1 + cells.reduce((ends, cell) => ends + lineEnds(cell), 0);
      return row;
    });
}

const lineEnds = (cell: string): number => cell.match(/\r\n|\r|\n/g)?.length ?? 0;

function ofRows(
  found: readonly TableRow[] | TableProblem,
  mayHaveDecimalCommas: boolean,
): ReadTable {
  if ("code" in found) return failed(found);
  const lines = found.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const width = Math.min(
    tableLimits.columns,
    lines.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  );
  if (width < 2) return failed({ code: lines.length === 0 ? "empty" : "oneColumn" });
  const decimal = mayHaveDecimalCommas && hasDecimalCommas(lines) ? "," : ".";
  const [first, ...rest] = lines;
  const isNumber = (cell: string | undefined): boolean =>
    cell !== undefined && !Number.isNaN(numberOf(cell, decimal));
  // Heads are words over numbers; without a column of numbers nothing can be drawn.
  const hasHeads =
    first !== undefined &&
    !first.cells.some(isNumber) &&
    first.cells.some((_, column) => rest.some(({ cells }) => isNumber(cells[column])));
  const rows = hasHeads ? rest : lines;
  if (rows.length === 0) return failed({ code: "noRows" });
  const columns = Array.from({ length: width }, (_, column) =>
    hasHeads ? (first.cells[column] ?? "") : "",
  );
  return { ok: true, table: { columns, rows, decimal } };
}

/** What may part the cells of a line, the least ambiguous first. */
const delimiters = ["\t", ";", "|", ","] as const;

/** How many lines decide. */
const looked = 100;

/**
 * The sign that stands equally often in most lines; a comma only where no other does, as it may
 * stand in decimals. Without any, spaces.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, looked);
  const shareOf = (delimiter: string): number => {
    const counts = lines.map((line) => outsideQuotes(line).split(delimiter).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return usual === 0 ? 0 : counts.filter((count) => count === usual).length / counts.length;
  };
  return delimiters.find((delimiter) => shareOf(delimiter) > 0.6) ?? (shareOf(" ") > 0 ? " " : ",");
}

const outsideQuotes = (line: string): string => line.replace(/"(?:[^"]|"")*"/g, "");

/** A quote that never closes, or with text behind it, which the library would drop in silence. */
function quoteFault(text: string, delimiter: string): TableProblem | null {
  const quoted = /"[^"]*(?:""[^"]*)*"/y;
  const ends = new RegExp(`[${delimiter}\\r\\n]`, "g");
  const lineAt = (place: number): number => 1 + lineEnds(text.slice(0, place));
  for (let at = 0; at < text.length; at = ends.lastIndex) {
    ends.lastIndex = at;
    if (text[at] === '"') {
      quoted.lastIndex = at;
      if (!quoted.test(text)) return { code: "openQuote", line: lineAt(at) };
      const next = text[quoted.lastIndex];
      if (next !== undefined && next !== delimiter && !/[\r\n]/.test(next)) {
        return { code: "textBehindQuote", line: lineAt(quoted.lastIndex) };
      }
      ends.lastIndex = quoted.lastIndex;
    }
    if (!ends.test(text)) return null;
  }
  return null;
}

const commaDecimal = /^[-+−]?\d*(?:\.\d{3})*,\d+(?:e[-+]?\d+)?$/i;
const pointDecimal = /^[-+−]?\d*(?:,\d{3})*\.\d+(?:e[-+]?\d+)?$/i;

/** Whether numbers of this table are written "1,5": some are, and none is written "1.5". */
function hasDecimalCommas(rows: readonly TableRow[]): boolean {
  const cells = rows.flatMap(({ cells: some }) => some);
  const commas = cells.filter((cell) => commaDecimal.test(cell)).length;
  return commas > 0 && commas > cells.filter((cell) => pointDecimal.test(cell)).length;
}

/** Most numbers of most tables, which need no further look. */
const plainNumber = { ".": /^-?\d+(?:\.\d+)?$/, ",": /^-?\d+(?:,\d+)?$/ } as const;

/** A number as it stands in a table; NaN for anything else, an empty cell among it. */
export function numberOf(cell: string, decimal: Table["decimal"]): number {
  if (plainNumber[decimal].test(cell)) {
    return Number(decimal === "," ? cell.replace(",", ".") : cell);
  }
  const plain = cell.replace(/^−/, "-").replace(/[\u00a0\u202f' ](?=\d{3})/g, "");
  const [group, point] =
    decimal === "," ? [/\.(?=\d{3}(?:\D|$))/g, ","] : [/,(?=\d{3}(?:\D|$))/g, "."];
  const number = plain.replace(group, "").replace(point, ".");
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(number) ? Number(number) : Number.NaN;
}
