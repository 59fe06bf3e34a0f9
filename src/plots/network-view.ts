import type { NetworkShape } from "../engine/network-shape.ts";
import type { NetworkLayout, Tile } from "./network-layout.ts";
import type { NetworkPart } from "./network-parts.ts";

type Parameter = Extract<NetworkPart, { kind: "weight" | "bias" }>;
type Features = readonly { readonly used: boolean }[];

/**
 * The weights and biases that are drawn one by one: all between columns; into
 * or out of a block only those of the unit that is pointed at.
 */
export function visibleParameters(
  shape: NetworkShape,
  layout: NetworkLayout,
  shown: NetworkPart | null,
): readonly Parameter[] {
  return shape.layers.flatMap((layer, index) => {
    const crowded = isCrowded(layout, index);
    return Array.from({ length: layer.units }, (_, unit) => unit).flatMap((unit): Parameter[] => {
      const pointedAt =
        shown !== null && shown.kind !== "feature" && shown.layer === index && shown.unit === unit;
      if (crowded && !pointedAt) return [];
      const weights = Array.from(
        { length: layer.inputs },
        (_, input): Parameter => ({ kind: "weight", layer: index, unit, input }),
      );
      return [...weights, { kind: "bias", layer: index, unit }];
    });
  });
}

/** Whether the links into this layer share one band. */
export function isCrowded(layout: NetworkLayout, layer: number): boolean {
  return (layout.columns[layer]?.block || layout.columns[layer + 1]?.block) ?? false;
}

/** The tile that a layer's input comes from: a used feature, or a unit of the layer before. */
export function sourceTile(
  layout: NetworkLayout,
  features: Features,
  layer: number,
  input: number,
): Tile | undefined {
  if (layer > 0) return layout.columns[layer]?.tiles[input];
  const used = features.flatMap((feature, index) => (feature.used ? [index] : []));
  return layout.columns[0]?.tiles[used[input] ?? -1];
}

export function unitTile(layout: NetworkLayout, layer: number, unit: number): Tile | undefined {
  return layout.columns[layer + 1]?.tiles[unit];
}

/** The side of a bias square. */
export const biasPx = 8;

/** Where a bias square stands: on its unit's lower left corner. */
export function biasPlace({ x, y, size }: Tile): { readonly x: number; readonly y: number } {
  return { x: x - biasPx / 2 - 1, y: y + size - biasPx / 2 + 1 };
}

/** The point that a part's name and editor stand at: under a tile, at a link's middle. */
export function partAnchor(
  layout: NetworkLayout,
  shape: NetworkShape,
  features: Features,
  part: NetworkPart,
): { readonly x: number; readonly y: number } | null {
  if (part.kind !== "feature" && part.layer >= shape.layers.length) return null;
  const tile =
    part.kind === "feature"
      ? layout.columns[0]?.tiles[part.feature]
      : unitTile(layout, part.layer, part.unit);
  if (!tile) return null;
  if (part.kind !== "weight") return { x: tile.x + tile.size / 2, y: tile.y + tile.size + 6 };
  const from = sourceTile(layout, features, part.layer, part.input);
  if (!from) return null;
  return {
    x: (from.x + from.size + tile.x) / 2,
    y: (from.y + from.size / 2 + tile.y + tile.size / 2) / 2 + 6,
  };
}
