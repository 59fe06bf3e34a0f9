import type { NetworkShape } from "../../engine/network/network-shape.ts";
import { formatNumber } from "../../words/format.ts";
import { say } from "../../words/say.ts";

/**
 * What can be pointed at in a network. Layers count from 0 at the input side;
 * the output layer comes after the last hidden one. `input` counts the units,
 * or the used features, of the layer before.
 */
export type NetworkPart =
  /** A feature on offer, used or not. */
  | { readonly kind: "feature"; readonly feature: number }
  | { readonly kind: "unit"; readonly layer: number; readonly unit: number }
  | { readonly kind: "bias"; readonly layer: number; readonly unit: number }
  | {
      readonly kind: "weight";
      readonly layer: number;
      readonly unit: number;
      readonly input: number;
    };

/** Units of each hidden layer that carry a mark. */
export interface UnitMarks {
  /** They pass no gradient back. */
  readonly dead: readonly (readonly number[])[];
  /** They say the same of every training point; those that are dead may be among them. */
  readonly silent: readonly (readonly number[])[];
}

/** What is said of a part beside its name: dead says more than silent. */
export function markOf({ dead, silent }: UnitMarks, part: NetworkPart): keyof UnitMarks | null {
  if (part.kind !== "unit") return null;
  if (dead[part.layer]?.includes(part.unit)) return "dead";
  return silent[part.layer]?.includes(part.unit) ? "silent" : null;
}

export const partKey = (part: NetworkPart): string => Object.values(part).join(" ");

/** The part that `partKey` wrote; null for anything else. */
export function partOfKey(key: string): NetworkPart | null {
  const [kind, ...numbers] = key.split(" ");
  const [first = 0, unit = 0, input = 0] = numbers.map(Number);
  if (kind === "feature") return { kind, feature: first };
  if (kind === "unit" || kind === "bias") return { kind, layer: first, unit };
  return kind === "weight" ? { kind, layer: first, unit, input } : null;
}

/** Positions in `FlatParameters` of a weight or bias, one per linear map of its unit; none for other parts. */
export function parameterIndices(shape: NetworkShape, part: NetworkPart): readonly number[] {
  if (part.kind === "feature" || part.kind === "unit") return [];
  const layer = shape.layers[part.layer];
  if (!layer) return [];
  return Array.from({ length: layer.maps }, (_, map) => {
    const row = part.unit * layer.maps + map;
    return part.kind === "bias"
      ? layer.biasOffset + row
      : layer.weightOffset + row * layer.inputs + part.input;
  });
}

/** Of a unit's linear maps the picture shows the one with the largest value, whatever its sign. */
export function shownValue(parameters: ArrayLike<number>, indices: readonly number[]): number {
  let shown = 0;
  for (const index of indices) {
    const value = parameters[index] ?? Number.NaN;
    if (Number.isNaN(value)) return value;
    if (Math.abs(value) > Math.abs(shown)) shown = value;
  }
  return shown;
}

/** Names as people count, from 1; of several outputs each stands for a class. */
export function partName(shape: NetworkShape, part: NetworkPart, features: PartNames): string {
  if (part.kind === "feature")
    return say("chart.network.feature", { name: features.all[part.feature] ?? "" });
  const unit = unitName(shape, part.layer, part.unit, features.classes);
  if (part.kind === "unit") return unit;
  if (part.kind === "bias") return say("chart.network.bias", { unit });
  const from =
    part.layer === 0
      ? (features.used[part.input] ?? "")
      : unitName(shape, part.layer - 1, part.input, []);
  return say("chart.network.weight", { from, unit });
}

export interface PartNames {
  readonly all: readonly string[];
  /** Of the features that are the network's inputs, in order. */
  readonly used: readonly string[];
  /** Of the classes, where they have names. */
  readonly classes?: readonly string[];
}

function unitName(
  shape: NetworkShape,
  layer: number,
  unit: number,
  classes: readonly string[] = [],
): string {
  if (layer < shape.hiddenLayerCount)
    return say("chart.network.neuron", { layer: layer + 1, unit: unit + 1 });
  // Classes are numbered as their legend and the data have them.
  if (shape.outputs > 1) return classes[unit] ?? say("chart.network.class", { index: unit });
  const [low, high] = classes;
  return low === undefined || high === undefined
    ? say("chart.network.output")
    : say("chart.network.outputOf", { low, high });
}

/**
 * The part that the Tab key reaches when focus comes back: the one it left, a
 * weight's or bias's unit (links of a band are drawn only while pointed at),
 * or the first feature where the network has changed since.
 */
export function tabStop(shape: NetworkShape, featureCount: number, left: NetworkPart): NetworkPart {
  const first: NetworkPart = { kind: "feature", feature: 0 };
  if (left.kind === "feature") return left.feature < featureCount ? left : first;
  const { layer, unit } = left;
  return unit < (shape.layers[layer]?.units ?? 0) ? { kind: "unit", layer, unit } : first;
}

/**
 * Where a key leads: arrows between features and units; Enter from a unit into
 * its bias and weights, through which up and down run; Escape back. Null where
 * the key means nothing here.
 */
export function nextPart(
  shape: NetworkShape,
  featureCount: number,
  part: NetworkPart,
  key: string,
): NetworkPart | null {
  return part.kind === "bias" || part.kind === "weight"
    ? nextParameter(shape, part, key)
    : nextTile(shape, featureCount, part, key);
}

function nextTile(
  shape: NetworkShape,
  featureCount: number,
  part: Extract<NetworkPart, { kind: "feature" | "unit" }>,
  key: string,
): NetworkPart | null {
  const counts = [featureCount, ...shape.layers.map((layer) => layer.units)];
  const [column, place] = part.kind === "feature" ? [0, part.feature] : [part.layer + 1, part.unit];
  const count = counts[column] ?? 1;
  const tile = (at: number, within: number): NetworkPart =>
    at === 0 ? { kind: "feature", feature: within } : { kind: "unit", layer: at - 1, unit: within };
  if (key === "ArrowUp") return tile(column, (place + count - 1) % count);
  if (key === "ArrowDown") return tile(column, (place + 1) % count);
  if (key === "Home") return tile(0, 0);
  if (key === "End") return tile(counts.length - 1, 0);
  if (key === "Enter" && part.kind === "unit") return { ...part, kind: "bias" };
  const by = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
  const there = counts[column + by];
  if (by === 0 || there === undefined) return null;
  // The tile at the same height: columns are centred on one another.
  const within = Math.round(place + (there - count) / 2);
  return tile(column + by, Math.min(there - 1, Math.max(0, within)));
}

function nextParameter(
  shape: NetworkShape,
  part: Extract<NetworkPart, { kind: "bias" | "weight" }>,
  key: string,
): NetworkPart | null {
  const { layer, unit } = part;
  if (key === "Escape") return { kind: "unit", layer, unit };
  const by = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
  if (by === 0) return null;
  const count = (shape.layers[layer]?.inputs ?? 0) + 1;
  const place = part.kind === "bias" ? 0 : part.input + 1;
  const there = (place + by + count) % count;
  return there === 0
    ? { kind: "bias", layer, unit }
    : { kind: "weight", layer, unit, input: there - 1 };
}

/** The number beside a part's name; a unit's is its bias. */
export function valueText(
  shape: NetworkShape,
  parameters: ArrayLike<number>,
  part: NetworkPart,
): string {
  if (part.kind === "feature") return "";
  const asked = part.kind === "unit" ? ({ ...part, kind: "bias" } as const) : part;
  const value = formatNumber(shownValue(parameters, parameterIndices(shape, asked)));
  return part.kind === "unit" ? say("chart.network.biasValue", { value }) : `= ${value}`;
}
