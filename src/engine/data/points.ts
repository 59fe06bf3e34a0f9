import { type Dataset, type LabelledPoint, regression, twoClasses } from "./dataset.ts";

export const mostClasses = 10;

const isClassIndex = ({ label }: LabelledPoint): boolean =>
  Number.isInteger(label) && label >= 0 && label < mostClasses;

/** TensorFlow Playground labels its two classes −1 and 1. */
const isSign = ({ label }: LabelledPoint): boolean => label === -1 || label === 1;

/**
 * Points drawn or imported by a person. Labels that are all 0, 1, 2 … are classes,
 * and so are those that are all −1 or 1; any others are regression targets.
 */
export const points: Dataset = {
  label: "Your own points",
  description: "Points given by hand or from a file.",
  defaultSampleCount: 0,
  isOccasional: true,
  kind: ({ points: given, legend }) => {
    if (legend?.target) return regression;
    if (given.every(isClassIndex)) {
      const named = legend?.classes?.length ?? 2;
      const classCount = given.reduce((count, { label }) => Math.max(count, label + 1), named);
      return { task: "classification", classCount };
    }
    return given.every(isSign) ? twoClasses : regression;
  },
  generate: ({ points: given, legend }) =>
    !legend?.target && given.every(isSign)
      ? given.map((point) => ({ ...point, label: point.label === 1 ? 1 : 0 }))
      : given,
};
