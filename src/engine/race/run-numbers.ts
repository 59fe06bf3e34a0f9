export const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;

/** A loss of a run that diverged, or the accuracy of a regression, is null for NaN. */
const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || typeof value === "number";

const isShareOrNull = (value: unknown): value is number | null =>
  value === null || (typeof value === "number" && value >= 0 && value <= 1);

// JSON.parse reads 1e999 as infinity.
const isDuration = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && Number.isFinite(value);

/** The numbers of a run, and which are allowed. */
export const runNumbers = {
  arm: isCount,
  variant: isCount,
  seed: isCount,
  epochs: isCount,
  deadUnits: isCount,
  computeMs: isDuration,
  trainLoss: isNumberOrNull,
  testLoss: isNumberOrNull,
  testAccuracy: isShareOrNull,
} as const;

export type RunNumber = keyof typeof runNumbers;
