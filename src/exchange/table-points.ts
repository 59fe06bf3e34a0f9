import type { ExplicitPoint } from "../engine/data/dataset.ts";
import { type Axis, type DataLegend, legendLimits } from "../engine/data/legend.ts";
import { mostClasses } from "../engine/data/points.ts";
import { experimentFields } from "../engine/experiment/fields.ts";
import { draw } from "../engine/random/draw.ts";
import { permutation } from "../engine/random/permutation.ts";
import { isPrintable } from "../functions/formula/printable.ts";
import { numberOf, type Table } from "./table.ts";
import type { TableRow } from "./table-row.ts";

/** Which columns are learned from, and what is learned. */
export interface ColumnChoice {
  readonly x1: number;
  /** Null for a curve over x₁. */
  readonly x2: number | null;
  readonly target: number;
  readonly task: "classification" | "regression";
}

/** A line that cannot be used, and the cell at fault. */
export interface RowFault {
  readonly line: number;
  readonly column: number;
  readonly code: "missing" | "notNumber" | "tooLarge";
  readonly given: string;
}

export type TablePoints =
  | {
      readonly ok: true;
      readonly points: readonly ExplicitPoint[];
      readonly legend: DataLegend;
      /** Lines that are left out, each with its first fault. */
      readonly faults: readonly RowFault[];
      /** How many usable rows there were, where only some of them are taken. */
      readonly sampledFrom: number | null;
    }
  | { readonly ok: false; readonly problem: ColumnProblem; readonly faults: readonly RowFault[] };

export type ColumnProblem =
  | { readonly code: "fewRows"; readonly least: number; readonly found: number }
  | { readonly code: "oneClass" }
  | { readonly code: "manyClasses"; readonly most: number; readonly found: number };

interface UsableRow {
  readonly x1: number;
  readonly x2: number;
  readonly target: string;
}

/** Whether most of a column's cells are numbers. */
export function isOfNumbers(table: Table, column: number): boolean {
  const cells = looked(table)
    .map(({ cells: some }) => some[column] ?? "")
    .filter((cell) => cell !== "");
  const numbers = cells.filter((cell) => !Number.isNaN(numberOf(cell, table.decimal)));
  return numbers.length > cells.length / 2;
}

/** What a column is shows in rows from all over a table. */
function looked({ rows }: Table): Table["rows"] {
  const step = Math.ceil(rows.length / 1000);
  return step === 1 ? rows : rows.filter((_, row) => row % step === 0);
}

const distinct = (table: Table, column: number): number =>
  new Set(table.rows.map(({ cells }) => cells[column] ?? "").filter((cell) => cell !== "")).size;

/** Columns to begin with: the first two of numbers, and words or few whole values as classes. */
export function usualColumns(table: Table): ColumnChoice {
  const all = table.columns.map((_, column) => column);
  const numbers = all.filter((column) => isOfNumbers(table, column));
  const words = all.filter((column) => !numbers.includes(column));
  const isClasses = (column: number): boolean => {
    const count = distinct(table, column);
    return count >= 2 && count <= mostClasses;
  };
  const target =
    words.find(isClasses) ??
    (numbers.length > 2 ? numbers.toReversed().find(isClasses) : undefined) ??
    numbers.at(2) ??
    all.at(-1) ??
    0;
  const [x1 = 0, x2 = null] = numbers.filter((column) => column !== target);
  return { x1, x2, target, task: isClasses(target) ? "classification" : "regression" };
}

/** The rows of a table as columns say: those that can be used, and what is wrong with the others. */
export interface ChosenRows {
  readonly table: Table;
  readonly choice: ColumnChoice;
  readonly usable: readonly UsableRow[];
  readonly faults: readonly RowFault[];
}

/** Reads the rows, a stretch of them with each step, so that a page can draw in between. */
export function* chooseRows(
  table: Table,
  choice: ColumnChoice,
  stretch: number = table.rows.length,
): Generator<undefined, ChosenRows> {
  const faults: RowFault[] = [];
  const usable: UsableRow[] = [];
  for (const [index, row] of table.rows.entries()) {
    if (index > 0 && index % stretch === 0) yield;
    const read = readRow(row, table, choice);
    if ("code" in read) faults.push(read);
    else usable.push(read);
  }
  return { table, choice, usable, faults };
}

/**
 * The points of a table: coordinates and targets scaled into the plane, with what they were in the
 * legend. Lines that cannot be used are named, never passed over.
 */
export function pointsOfTable(table: Table, choice: ColumnChoice, name?: string): TablePoints {
  const steps = chooseRows(table, choice);
  for (;;) {
    const step = steps.next();
    if (step.done) return pointsOfRows(step.value, name);
  }
}

/** The same, of rows that were read. */
export function pointsOfRows(chosen: ChosenRows, name?: string): TablePoints {
  const { table, choice, usable, faults } = chosen;
  const { minLength: least, maxLength: most } = experimentFields["data.points"];
  const failed = (problem: ColumnProblem): TablePoints => ({ ok: false, problem, faults });
  if (usable.length < least) return failed({ code: "fewRows", least, found: usable.length });
  const rows = usable.length > most ? sampled(usable, most) : usable;
  const classes = choice.task === "classification" ? classesOf(rows) : null;
  if (classes && classes.length < 2) return failed({ code: "oneClass" });
  if (classes && classes.length > mostClasses) {
    return failed({ code: "manyClasses", most: mostClasses, found: classes.length });
  }
  const targets = classes ? [] : rows.map(({ target }) => numberOf(target, table.decimal));
  const axisOf = (column: number, values: readonly number[], reach: number): Axis => ({
    name: nameOf(table, column),
    ...fitted(values, reach),
  });
  const x1 = axisOf(
    choice.x1,
    rows.map((row) => row.x1),
    planeReach,
  );
  const x2 =
    choice.x2 === null
      ? null
      : axisOf(
          choice.x2,
          rows.map((row) => row.x2),
          planeReach,
        );
  const target = classes ? null : axisOf(choice.target, targets, 1);
  const points = rows.map((row, index) => ({
    x1: placed(row.x1, x1),
    x2: x2 ? placed(row.x2, x2) : 0,
    label: target ? placed(targets[index] ?? 0, target) : (classes?.indexOf(row.target) ?? 0),
  }));
  const legend: DataLegend = {
    ...named(name),
    ...(x2 ? { x1, x2 } : { inputs: 1 as const, x1 }),
    ...(target ? { target } : {}),
    ...(classes
      ? { classes: classes.map((word, index) => shortName(word) || String(index + 1)) }
      : {}),
  };
  const sampledFrom = rows.length < usable.length ? usable.length : null;
  return { ok: true, points, legend, faults, sampledFrom };
}

/** The part of a legend that says what a set is called. */
export function named(name = ""): Pick<DataLegend, "name"> {
  const title = shortName(name);
  return title === "" ? {} : { name: title };
}

function readRow(
  { line, cells }: TableRow,
  table: Table,
  choice: ColumnChoice,
): UsableRow | RowFault {
  const fault = (column: number, code: RowFault["code"]): RowFault => ({
    line,
    column,
    code,
    given: cells[column] ?? "",
  });
  const isValue = choice.task === "regression";
  let [x1, x2] = [0, 0];
  for (const column of new Set([choice.x1, choice.x2 ?? choice.x1, choice.target])) {
    const cell = cells[column] ?? "";
    if (missing.test(cell)) return fault(column, "missing");
    const isCoordinate = column === choice.x1 || column === choice.x2;
    if (!isCoordinate && !isValue) continue;
    const value = numberOf(cell, table.decimal);
    if (Number.isNaN(value)) return fault(column, "notNumber");
    if (Math.abs(value) > legendLimits.offset.max) return fault(column, "tooLarge");
    if (column === choice.x1) x1 = value;
    if (column === choice.x2) x2 = value;
  }
  return { x1, x2, target: cells[choice.target] ?? "" };
}

const missing = /^(?:|na|n\/a|nan|null|none|[-–?])$/i;

/** As many rows as there may be, the same at every reading, in the order of the table. */
function sampled(rows: readonly UsableRow[], most: number): readonly UsableRow[] {
  const chosen = permutation(rows.length, (place) => draw(0, "split", place)).slice(0, most);
  return Array.from(chosen.sort(), (index) => rows[index] as UsableRow);
}

/** Numbers in their order, words by their letters. */
function classesOf(rows: readonly UsableRow[]): readonly string[] {
  const words = [...new Set(rows.map(({ target }) => target))];
  const isNumeric = words.every((word) => word !== "" && Number.isFinite(Number(word)));
  return isNumeric
    ? words.sort((a, b) => Number(a) - Number(b))
    : words.sort((a, b) => (a < b ? -1 : 1));
}

/** Points are laid out this far from the middle: within the plane that is drawn, with a margin. */
const planeReach = 5;

/**
 * Offset and scale that bring values to within ± `reach`, in few digits. Values that lie well in
 * reach already stay as they are.
 */
function fitted(values: readonly number[], reach: number): Pick<Axis, "offset" | "scale"> {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (size <= 1.2 * reach && most - least >= reach) return { offset: 0, scale: 1 };
  const half = (most - least) / 2;
  const middle = least + half;
  const { scale: limits } = legendLimits;
  const bounded = (value: number, low: number, high: number) =>
    Math.min(Math.max(value, low), high);
  const scale = half > 0 ? bounded(rounded(half / reach, 2, Math.ceil), limits.min, limits.max) : 1;
  // Off by at most a hundredth of the reach, for which the margin has room.
  const step = rounded(scale * reach, 1, Math.floor) / 100;
  const offset = Number((Math.round(middle / step) * step).toPrecision(12));
  return { offset: bounded(offset, legendLimits.offset.min, legendLimits.offset.max), scale };
}

/** With so many significant digits. */
function rounded(value: number, digits: number, round: (value: number) => number): number {
  const power = digits - 1 - Math.floor(Math.log10(value));
  // Dividing by a whole power of ten is exact where multiplying by its reciprocal is not.
  return power >= 0
    ? round(Number((value * 10 ** power).toPrecision(12))) / 10 ** power
    : round(Number((value / 10 ** -power).toPrecision(12))) * 10 ** -power;
}

/** Coordinates to a thousandth: a twelfth of a thousandth of the plane, and short in a link. */
const placed = (value: number, { offset, scale }: Axis): number =>
  Math.fround(Math.round(((value - offset) / scale) * 1000) / 1000) + 0;

/** A column's name, or its number where it has none. */
export const nameOf = ({ columns }: Table, column: number): string =>
  shortName(columns[column] ?? "") || String(column + 1);

/** As much of a text as may stand in sentences and links. */
function shortName(text: string): string {
  const plain = Array.from(text.replace(/\s+/g, " ").trim()).filter(isPrintable);
  let short = "";
  for (const character of plain) {
    if (short.length + character.length > legendLimits.nameCharacters) break;
    short += character;
  }
  return short.trim();
}
