import type { ArmSpec } from "../../../engine/experiment/experiment.ts";
import { aboutFunction } from "../../../functions/about/about-function.ts";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type {
  ActivationFunction,
  Family,
} from "../../../functions/families/activation-function.ts";
import { everydayIds } from "../../../functions/families/registry.ts";
import { type FunctionProperties, propertiesOf } from "../../../functions/properties/properties.ts";
import { type TraitId, traitsOf } from "../../../functions/properties/traits.ts";
import { armActivation } from "../../../store/playground/arms.ts";
import { entryText, locale, say } from "../../../words/say.ts";
import { families } from "../../shared/families.ts";

/** One panel of the gallery. */
export interface GalleryEntry {
  readonly arm: ArmSpec;
  readonly activation: ActivationFunction;
}

export interface GalleryGroup {
  /** The everyday functions, or what a family has beside them; null where the order is not by family. */
  readonly group: GroupId | null;
  readonly entries: readonly GalleryEntry[];
}

export type GroupId = "everyday" | Family;

const groupOf = ({ activation }: GalleryEntry): GroupId =>
  everydayIds.has(activation.id) ? "everyday" : activation.family;

/** Read once for each function and its parameters; a definition never changes. */
const remember = <Value>(
  read: (activation: ActivationFunction, parameters: ParameterValues) => Value,
) => {
  const known = new WeakMap<ActivationFunction, Map<string, Value>>();
  return ({ activation, arm }: GalleryEntry): Value => {
    const values = known.get(activation) ?? new Map<string, Value>();
    known.set(activation, values);
    const key = JSON.stringify(arm.parameters);
    const before = values.get(key);
    if (before !== undefined) return before;
    const value = read(activation, arm.parameters);
    values.set(key, value);
    return value;
  };
};

const traitsOfEntry = remember(traitsOf);
const propertiesOfEntry = remember((activation, parameters): FunctionProperties | null =>
  activation.kind === "elementwise" ? propertiesOf(activation, parameters) : null,
);

type Measure = (properties: FunctionProperties) => number;

/** Largest first, but for the year and the name. */
const measures: Readonly<Record<string, Measure>> = {
  steepest: ({ steepest }) => steepest.slope,
  mean: ({ mean }) => Math.abs(mean.value),
  variance: ({ variance }) => variance.value,
  smoothness: ({ continuousDerivatives }) => continuousDerivatives,
};

export const orders = [
  "family",
  "name",
  "year",
  "steepest",
  "mean",
  "variance",
  "smoothness",
] as const;

export type OrderId = (typeof orders)[number];

export interface GalleryWish {
  readonly search: string;
  readonly traits: ReadonlySet<TraitId>;
  readonly order: OrderId;
}

/** The panels that are wanted, in the order that is wanted. */
export function arrangeGallery(
  entries: readonly GalleryEntry[],
  { search, traits, order }: GalleryWish,
): readonly GalleryGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries
    .filter((entry) => words.every((word) => textOf(entry).includes(word)))
    .filter((entry) => hasAll(entry, traits));
  if (order === "family") {
    return (["everyday", ...families] as const)
      .map((group) => ({ group, entries: found.filter((entry) => groupOf(entry) === group) }))
      .filter((group) => group.entries.length > 0);
  }
  return [{ group: null, entries: found.toSorted(comparing(order)) }];
}

/** Nothing is computed while no trait is wanted. */
const hasAll = (entry: GalleryEntry, traits: ReadonlySet<TraitId>): boolean =>
  traits.size === 0 || [...traits].every((trait) => traitsOfEntry(entry).has(trait));

function comparing(order: OrderId): (a: GalleryEntry, b: GalleryEntry) => number {
  if (order === "name")
    return (a, b) => a.activation.label.localeCompare(b.activation.label, locale());
  if (order === "year") return (a, b) => yearOf(a) - yearOf(b);
  const measure = measures[order];
  const value = (entry: GalleryEntry): number => {
    const properties = propertiesOfEntry(entry);
    return properties && measure ? measure(properties) : Number.NEGATIVE_INFINITY;
  };
  // Infinite ones are alike; their difference would be no number.
  return (a, b) => (value(a) === value(b) ? 0 : value(b) - value(a));
}

/** Computes in advance what filters and orders read, so that the first click does not wait. */
export function readAhead(entry: GalleryEntry): void {
  traitsOfEntry(entry);
  propertiesOfEntry(entry);
}

const yearOf = ({ activation }: GalleryEntry): number =>
  aboutFunction(activation.id)?.reference.year ?? 9999;

const textOf = ({ activation, arm }: GalleryEntry): string => {
  const about = aboutFunction(activation.id);
  return [
    activation.id,
    activation.label,
    say(`family.${activation.family}`),
    ...activation.aliases,
    about ? entryText(`function.${activation.id}.purpose`, about.purpose) : "",
    about ? entryText(`function.${activation.id}.usedBy`, about.usedBy) : "",
    about?.reference.authors ?? "",
    about?.reference.title ?? "",
    String(about?.reference.year ?? ""),
    arm.invention?.formula ?? "",
  ]
    .join(" ")
    .toLowerCase();
};

export const entryOf = (arm: ArmSpec): GalleryEntry => ({ arm, activation: armActivation(arm) });
