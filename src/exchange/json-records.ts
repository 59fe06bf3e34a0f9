import type { TableProblem, TableRow } from "./table-row.ts";

/** The rows of a JSON text: a list of records, a list of lists, or an object that holds one such list. */
export function rowsOfJson(text: string): readonly TableRow[] | TableProblem {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { code: "notJson", line: lineOfError(text, error) };
  }
  const list = Array.isArray(json) ? json : listIn(json);
  if (!list) return { code: "noRecords" };
  if (list.every((row) => Array.isArray(row))) {
    return list.map((row, index) => ({ line: index + 1, cells: row.map(cellOf) }));
  }
  const records = list.filter(isRecord);
  if (records.length === 0 || records.length < list.length) return { code: "noRecords" };
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, 200);
  const heads = { line: 0, cells: keys };
  const rows = records.map((record, index) => ({
    line: index + 1,
    cells: keys.map((key) => (Object.hasOwn(record, key) ? cellOf(record[key]) : "")),
  }));
  return [heads, ...rows];
}

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `{"data": [ … ]}`. */
const listIn = (json: unknown): readonly unknown[] | undefined =>
  isRecord(json)
    ? Object.values(json).find((value): value is unknown[] => Array.isArray(value))
    : undefined;

function cellOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Engines name the place in different ways; without one it is the first line. */
function lineOfError(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : "";
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  // V8 shows what stands around the fault, ten characters each way.
  const around = /"([\s\S]*)"(?:\.\.\.)? is not valid JSON/.exec(message)?.[1];
  const place = around === undefined ? -1 : text.indexOf(around);
  if (place >= 0) return text.slice(0, place + 10).split("\n").length;
  const position = /position (\d+)/.exec(message)?.[1];
  const isEnd = /end of/i.test(message);
  const before = position === undefined ? (isEnd ? text : "") : text.slice(0, Number(position));
  return before.split("\n").length;
}
