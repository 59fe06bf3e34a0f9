import { type Dataset, type LabelledPoint, regression, twoClasses } from "./dataset.ts";

export const mostClasses = 10;

/** What labels can be, looked at once for each list: lists of points never change. */
interface LabelKinds {
  readonly areClasses: boolean;
  /** TensorFlow Playground labels its two classes −1 and 1. */
  readonly areSigns: boolean;
  readonly greatest: number;
}

const kindsOf = new WeakMap<readonly LabelledPoint[], LabelKinds>();

function labelKinds(given: readonly LabelledPoint[]): LabelKinds {
  const known = kindsOf.get(given);
  if (known) return known;
  let [areClasses, areSigns, greatest] = [true, true, 0];
  for (const { label } of given) {
    areClasses &&= Number.isInteger(label) && label >= 0 && label < mostClasses;
    areSigns &&= label === -1 || label === 1;
    greatest = Math.max(greatest, label);
  }
  const kinds = { areClasses, areSigns, greatest };
  kindsOf.set(given, kinds);
  return kinds;
}

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
    const { areClasses, areSigns, greatest } = labelKinds(given);
    if (areClasses) {
      const classCount = Math.max(legend?.classes?.length ?? 2, greatest + 1);
      return { task: "classification", classCount };
    }
    return areSigns ? twoClasses : regression;
  },
  inputs: ({ legend }) => legend?.inputs ?? 2,
  generate: ({ points: given, legend }) => {
    const placed = legend?.inputs === 1 ? given.map((point) => ({ ...point, x2: 0 })) : given;
    return !legend?.target && labelKinds(given).areSigns
      ? placed.map((point) => ({ ...point, label: point.label === 1 ? 1 : 0 }))
      : placed;
  },
};
