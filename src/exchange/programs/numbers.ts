import { normalisedStarts } from "../../engine/network/network-shape.ts";
import type { ExampleSet } from "../../engine/training/run-data.ts";
import type { ProgramSetUp } from "./program.ts";

/** The shortest decimal that is this float32. */
export function float32Text(value: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}

const lineLength = 98;

/** Items in brackets, on as few lines as they need. */
function wrapped(items: readonly string[], indent = "    "): string {
  const lines: string[] = [];
  let line = indent;
  for (const item of items) {
    const next = `${line}${line === indent ? "" : " "}${item},`;
    if (next.length > lineLength && line !== indent) {
      lines.push(line);
      line = `${indent}${item},`;
    } else line = next;
  }
  if (line !== indent) lines.push(line);
  return `[\n${lines.join("\n")}\n]`;
}

export const listText = (values: ArrayLike<number>): string =>
  `[${Array.from(values, float32Text).join(", ")}]`;

/** Rows of so many values each; brackets as Python and JavaScript both read them. */
export const tableText = (values: ArrayLike<number>, columns: number): string =>
  values.length === 0
    ? "[]"
    : wrapped(
        Array.from({ length: values.length / columns }, (_, row) =>
          listText(Array.from({ length: columns }, (_, at) => values[row * columns + at] ?? 0)),
        ),
      );

/** The examples of a set as two tables: what the network sees, and its targets. */
export const tablesOf = ({ inputs, targets }: ExampleSet, { shape }: ProgramSetUp) => ({
  inputs: tableText(inputs, shape.inputs),
  targets: tableText(targets, shape.outputs),
});

/** Of each layer its weights [row][input] and biases [row]. */
export const layersOf = ({ shape, start }: ProgramSetUp) =>
  shape.layers.map(({ weightOffset, biasOffset, inputs, rows }) => ({
    weights: tableText(start.subarray(weightOffset, biasOffset), inputs),
    biases: listText(start.subarray(biasOffset, biasOffset + rows)),
  }));

/** Of each hidden layer its learned parameters; empty where no layer has any. */
export const learnedOf = ({ shape, start }: ProgramSetUp): readonly string[] =>
  shape.learnableCount === 0
    ? []
    : shape.layers
        .slice(0, shape.hiddenLayerCount)
        .map(({ learnableOffset, learnableCount }) =>
          listText(start.subarray(learnableOffset, learnableOffset + learnableCount)),
        );

/** What normalised layers keep, by name: of each hidden layer its numbers; without those that there are none of. */
export function normalisedOf({
  shape,
  start,
}: ProgramSetUp): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { rows, normalisation } of shape.layers) {
    for (const [name, from] of normalisation ? normalisedStarts(normalisation) : []) {
      if (from === undefined) continue;
      const numbers = listText(start.subarray(from, from + rows));
      found.set(name, [...(found.get(name) ?? []), numbers]);
    }
  }
  return found;
}

/** What training aims at where labels are smoothed, as a table; null where they are not. */
export const aimsTable = ({ data, shape }: ProgramSetUp): string | null =>
  data.train.smoothedTargets ? tableText(data.train.smoothedTargets, shape.outputs) : null;

/** What the part with the examples says of itself. */
export const aboutData = (aims: ReturnType<typeof aimsTable>): string =>
  aims === null
    ? "What the network sees of each example, and its targets."
    : "What the network sees of each example, its targets, and the smoothed ones that it trains on.";

/** Losses that the page showed: "0: 0.512, 1: 0.498". */
export const shownText = ({ shown }: ProgramSetUp): string =>
  shown.map(({ epoch, trainLoss }) => `${epoch}: ${trainLoss.toPrecision(7)}`).join(", ");
