import { type Dataset, type LabelledPoint, regression } from "./dataset.ts";

const mostClasses = 10;

const isClassIndex = (label: number): boolean =>
  Number.isInteger(label) && label >= 0 && label < mostClasses;

/** Points drawn or imported by a person. Labels that are all 0, 1, 2 … are classes, others targets. */
export const points: Dataset = {
  id: "points",
  label: "Your own points",
  description: "Points given by hand or from a file.",
  defaultSampleCount: 0,
  kind: (given: readonly LabelledPoint[]) =>
    given.every(({ label }) => isClassIndex(label))
      ? {
          task: "classification",
          classCount: given.reduce((count, { label }) => Math.max(count, label + 1), 2),
        }
      : regression,
  generate: ({ points: given }) => given,
};
