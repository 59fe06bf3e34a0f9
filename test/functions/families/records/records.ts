import { exponentialRecords } from "./exponential.ts";
import { gatedRecords } from "./gated.ts";
import { learnedRecords } from "./learned.ts";
import { otherRecords } from "./other.ts";
import { periodicRecords } from "./periodic.ts";
import { piecewiseSigmoidalRecords } from "./piecewise-sigmoidal.ts";
import type { FunctionRecord, LayerRecord } from "./record.ts";
import { rectifierRecords } from "./rectifier.ts";
import { selfGatedRecords } from "./self-gated.ts";
import { shrinkageRecords } from "./shrinkage.ts";
import { sigmoidalRecords } from "./sigmoidal.ts";
import { thresholdRecords } from "./threshold.ts";

/** One record for each elementwise function of the registry, by its id. */
export const functionRecords: Readonly<Record<string, FunctionRecord>> = {
  ...exponentialRecords,
  ...gatedRecords,
  ...learnedRecords,
  ...otherRecords,
  ...periodicRecords,
  ...piecewiseSigmoidalRecords,
  ...rectifierRecords,
  ...selfGatedRecords,
  ...shrinkageRecords,
  ...sigmoidalRecords,
  ...thresholdRecords,
};

export const layerRecords: Readonly<Record<string, LayerRecord>> = {
  maxout: { bits: "3bf695bf" },
  glu: { bits: "6814f283", drawnLike: "sigmoid" },
  bilinear: { bits: "a90f7854" },
  reglu: { bits: "3431fcde", drawnLike: "relu" },
  geglu: { bits: "2096ffbb", drawnLike: "gelu" },
  swiglu: { bits: "f547a899", drawnLike: "swish" },
};

/** The record of a function; throws where there is none, so that no test passes for want of one. */
export function recordOf(id: string): FunctionRecord {
  const record = Object.hasOwn(functionRecords, id) ? functionRecords[id] : undefined;
  if (!record) throw new Error(`test/functions/records/ has no record of "${id}".`);
  return record;
}
