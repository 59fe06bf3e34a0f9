import type { DataKind } from "../data/dataset.ts";
import { type OutputId, type OutputKind, outputKindById, outputKinds } from "./losses.ts";

/** Why an output cannot hold the data's targets, as a sentence; null where it can. */
export function outputMismatch(output: OutputId | "auto", kind: DataKind): string | null {
  const fits =
    output === "auto" || kind.task !== "regression" || outputKindById[output].fitsRegression;
  if (fits) return null;
  const fitting = outputKinds.filter(({ fitsRegression }) => fitsRegression).map(({ id }) => id);
  return `Must be one of ${["auto", ...fitting].join(", ")}, as the dataset is a regression.`;
}

/**
 * "auto" is tanh for two classes, softmax for more, linear for regression.
 *
 * @throws RangeError where the output cannot hold the data's targets.
 */
export function resolveOutput(output: OutputId | "auto", kind: DataKind): OutputId {
  const mismatch = outputMismatch(output, kind);
  if (mismatch !== null) throw new RangeError(`network.output: ${mismatch}`);
  if (output !== "auto") return output;
  if (kind.task === "regression") return "linear";
  return kind.classCount > 2 ? "softmax" : "tanh";
}

/** Units of the output layer. */
export function outputCount(output: OutputKind, kind: DataKind): number {
  if (kind.task === "regression") return 1;
  return kind.classCount > 2 || output.unitPerClass ? kind.classCount : 1;
}
