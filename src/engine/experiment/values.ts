import type { ExplicitPoint } from "../data/dataset.ts";
import { readRule } from "../data/rule.ts";
import type { ExplicitParameters, NormalisedNumbers } from "./experiment.ts";
import type {
  ChoiceField,
  ChoiceListField,
  NumberListField,
  ParametersField,
  PointsField,
  Range,
} from "./field.ts";
import type { ProblemCollector } from "./problem.ts";

/**
 * Readers of single values. Each returns the value in its canonical form, or
 * undefined after saying what is wrong.
 */

type Tree = Readonly<Record<string, unknown>>;

export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reports every key that is not in `known`; the others are read all the same. */
export function reportUnknownKeys(
  given: Tree,
  known: readonly string[],
  collector: ProblemCollector,
): void {
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) {
      collector.at(key).add({ code: "unknownField", allowed: known }, given[key]);
    }
  }
}

export function readNumber(
  given: unknown,
  range: Range,
  collector: ProblemCollector,
): number | undefined {
  const fits =
    typeof given === "number" &&
    given >= range.min &&
    given <= range.max &&
    (!range.integer || Number.isInteger(given));
  if (!fits) {
    const { min, max, integer } = range;
    return collector.add({ code: integer ? "wholeNumber" : "number", min, max }, given);
  }
  // −0 and 0 are one value to people, files and links.
  return given === 0 ? 0 : given;
}

/** As `readNumber`, rounded to the float32 that the engine stores. */
function readFloat32(
  given: unknown,
  range: Range,
  collector: ProblemCollector,
): number | undefined {
  const value = readNumber(given, range, collector);
  return value === undefined ? undefined : readNumber(Math.fround(value), range, collector);
}

export function readChoice(
  given: unknown,
  field: Pick<ChoiceField, "options">,
  collector: ProblemCollector,
): string | undefined {
  if (typeof given === "string" && Object.hasOwn(field.options, given)) return given;
  return collector.add({ code: "oneOf", allowed: Object.keys(field.options) }, given);
}

/** For lists whose length is free. */
export const anyLength = { minLength: 0, maxLength: Number.POSITIVE_INFINITY };

/** Reads every item with `readItem`; one bad item makes the whole list bad. */
export function readList<T>(
  given: unknown,
  length: { readonly minLength: number; readonly maxLength: number },
  collector: ProblemCollector,
  readItem: (item: unknown, collector: ProblemCollector) => T | undefined,
): readonly T[] | undefined {
  const { minLength, maxLength } = length;
  if (!Array.isArray(given) || given.length < minLength || given.length > maxLength) {
    return collector.add(
      length === anyLength
        ? { code: "list" }
        : { code: "listLength", min: minLength, max: maxLength },
      given,
    );
  }
  const items = given.map((item: unknown, index) => readItem(item, collector.at(index)));
  return items.every((item) => item !== undefined) ? items : undefined;
}

export function readChoiceList(
  given: unknown,
  field: ChoiceListField,
  collector: ProblemCollector,
): readonly string[] | undefined {
  const items = readList(given, field, collector, (item, at) => readChoice(item, field, at));
  if (items && new Set(items).size < items.length) {
    return collector.add({ code: "entriesOnce" }, given);
  }
  return items;
}

export function readNumberList(
  given: unknown,
  field: NumberListField,
  collector: ProblemCollector,
): readonly number[] | undefined {
  return readList(given, field, collector, (item, at) => readNumber(item, field, at));
}

/** Explicit points as float32 values; none at all is allowed, for datasets that need none. */
export function readPoints(
  given: unknown,
  field: PointsField,
  collector: ProblemCollector,
): readonly ExplicitPoint[] | undefined {
  if (Array.isArray(given) && given.length === 0) return [];
  const labelRange = { min: field.labelMin, max: field.labelMax };
  return readList(given, field, collector, (item, at) => {
    if (!isTree(item)) return at.add({ code: "shape", shape: "point" }, item);
    reportUnknownKeys(item, ["x1", "x2", "label"], at);
    const x1 = readFloat32(item.x1, field, at.at("x1"));
    const x2 = readFloat32(item.x2, field, at.at("x2"));
    const label = readFloat32(item.label, labelRange, at.at("label"));
    if (x1 === undefined || x2 === undefined || label === undefined) return undefined;
    return { x1, x2, label };
  });
}

/** A rule that points can be drawn by, as it was typed. */
export function readRuleText(given: unknown, collector: ProblemCollector): string | undefined {
  if (typeof given !== "string") return collector.add({ code: "shape", shape: "rule" }, given);
  const read = readRule(given);
  if (read.ok) return given;
  return collector.add(
    { code: "invention", problem: { field: "formula", ...read.problem } },
    given,
  );
}

/** Explicit parameters as float32 values; whether they fit an arm is checked later. */
export function readParameters(
  given: unknown,
  field: ParametersField,
  collector: ProblemCollector,
): ExplicitParameters | null | undefined {
  if (given === null) return null;
  if (!isTree(given)) {
    return collector.add({ code: "shape", shape: "parameters" }, given);
  }
  reportUnknownKeys(given, ["weights", "biases", "learned", "normalisation"], collector);
  const readWithin = (range: Range) => (row: unknown, at: ProblemCollector) =>
    readList(row, anyLength, at, (value, valueAt) => readFloat32(value, range, valueAt));
  const readRow = readWithin(field);
  // No variance is below 0.
  const readVariances = readWithin({ ...field, min: 0 });
  const weights = readList(given.weights, anyLength, collector.at("weights"), (layer, at) =>
    readList(layer, anyLength, at, readRow),
  );
  const biases = readList(given.biases, anyLength, collector.at("biases"), readRow);
  const learned = readLearned(given.learned ?? {}, collector.at("learned"), readRow);
  const normalisation = readList(
    given.normalisation ?? [],
    anyLength,
    collector.at("normalisation"),
    (layer, at) => readNormalised(layer, at, readRow, readVariances),
  );
  if (!weights || !biases || !learned || !normalisation) return undefined;
  return {
    weights,
    biases,
    ...(Object.keys(learned).length > 0 ? { learned } : {}),
    ...(normalisation.length > 0 ? { normalisation } : {}),
  };
}

type ReadRow = (values: unknown, collector: ProblemCollector) => readonly number[] | undefined;

function readNormalised(
  given: unknown,
  collector: ProblemCollector,
  readRow: ReadRow,
  readVariances: ReadRow,
): NormalisedNumbers | undefined {
  if (!isTree(given)) return collector.add({ code: "shape", shape: "normalised" }, given);
  reportUnknownKeys(given, ["gains", "shifts", "means", "variances"], collector);
  const gains = readRow(given.gains, collector.at("gains"));
  const shifts = readRow(given.shifts, collector.at("shifts"));
  if (!gains || !shifts) return undefined;
  if (given.means === undefined && given.variances === undefined) return { gains, shifts };
  const means = readRow(given.means, collector.at("means"));
  const variances = readVariances(given.variances, collector.at("variances"));
  return means && variances && { gains, shifts, means, variances };
}

function readLearned(
  given: unknown,
  collector: ProblemCollector,
  readValues: ReadRow,
): Readonly<Record<string, readonly number[]>> | undefined {
  if (!isTree(given)) {
    return collector.add({ code: "shape", shape: "learned" }, given);
  }
  const lists = Object.entries(given).map(
    ([name, values]) => [name, readValues(values, collector.at(name))] as const,
  );
  const isRead = (list: (typeof lists)[number]): list is readonly [string, readonly number[]] =>
    list[1] !== undefined;
  return lists.every(isRead) ? Object.fromEntries(lists) : undefined;
}
