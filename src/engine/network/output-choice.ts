import type { DataKind } from "../data/dataset.ts";
import { type OutputId, type OutputKind, outputKindById, outputKinds } from "./losses.ts";

/** The outputs that can hold the data's targets, where this one cannot; else null. */
export function outputsInstead(
  output: OutputId | "auto",
  kind: DataKind,
): readonly (OutputId | "auto")[] | null {
  const fits =
    output === "auto" || kind.task !== "regression" || outputKindById[output].fitsRegression;
  if (fits) return null;
  const fitting = outputKinds.filter(({ fitsRegression }) => fitsRegression).map(({ id }) => id);
  return ["auto", ...fitting];
}

/**
 * "auto" is tanh for two classes, softmax for more, linear for regression.
 *
 * @throws RangeError where the output cannot hold the data's targets.
 */
export function resolveOutput(output: OutputId | "auto", kind: DataKind): OutputId {
  if (outputsInstead(output, kind) !== null) {
    throw new RangeError(`network.output: ${output} cannot hold the targets of a ${kind.task}`);
  }
  if (output !== "auto") return output;
  if (kind.task === "regression") return "linear";
  return kind.classCount > 2 ? "softmax" : "tanh";
}

/** Units of the output layer. */
export function outputCount(output: OutputKind, kind: DataKind): number {
  if (kind.task === "regression") return 1;
  return kind.classCount > 2 || output.unitPerClass ? kind.classCount : 1;
}
