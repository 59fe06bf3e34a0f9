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

/** Of each hidden layer its learned parameters. */
export const learnedOf = ({ shape, start, learned }: ProgramSetUp): readonly string[] =>
  learned.length === 0
    ? []
    : Array.from({ length: shape.hiddenLayerCount }, (_, layer) => {
        const from = shape.learnableOffset + layer * learned.length;
        return listText(start.subarray(from, from + learned.length));
      });

/** Losses that the page showed: "0: 0.512, 1: 0.498". */
export const shownText = ({ shown }: ProgramSetUp): string =>
  shown.map(({ epoch, trainLoss }) => `${epoch}: ${trainLoss.toPrecision(7)}`).join(", ");
