import type { NetworkShape } from "../../engine/network/network-shape.ts";
import {
  type Column,
  linkHeight,
  linkPath,
  linkPitch,
  type NetworkLayout,
  type Tile,
} from "./network-layout.ts";
import type { NetworkPart } from "./network-parts.ts";

type Weight = Extract<NetworkPart, { kind: "weight" }>;
type Parameter = Weight | Extract<NetworkPart, { kind: "bias" }>;
type Features = readonly { readonly used: boolean }[];

/** More links than this between two columns cannot be told apart. */
const mostLinksOfLayer = 400;
/** More than this in all are too many to paint with every frame. */
const mostLinks = 900;

/** Whether the links into each layer share one band: the fewest between two columns are drawn first. */
export function bandedLayers({ layers }: NetworkShape): readonly boolean[] {
  const counts = layers.map(({ inputs, units }) => inputs * units);
  return counts.map((count) => {
    const before = counts.filter((other) => other <= count);
    return count > mostLinksOfLayer || before.reduce((sum, other) => sum + other, 0) > mostLinks;
  });
}

/** A smaller tile would be hidden by its bias; the output's is worth it. */
const smallestTileWithBias = 12;

/**
 * The weights and biases that are drawn one by one. Of a layer whose links
 * share a band only those of the unit that is pointed at, and so for the biases
 * of tiles without room for one.
 */
export function visibleParameters(
  shape: NetworkShape,
  layout: NetworkLayout,
  shown: NetworkPart | null,
): readonly Parameter[] {
  const banded = bandedLayers(shape);
  return shape.layers.flatMap((layer, index) =>
    Array.from({ length: layer.units }, (_, unit) => unit).flatMap((unit): Parameter[] => {
      const pointedAt =
        shown !== null && shown.kind !== "feature" && shown.layer === index && shown.unit === unit;
      const hasRoom =
        index === shape.hiddenLayerCount ||
        (unitTile(layout, index, unit)?.size ?? 0) >= smallestTileWithBias;
      const weights = Array.from(
        { length: banded[index] && !pointedAt ? 0 : layer.inputs },
        (_, input): Parameter => ({ kind: "weight", layer: index, unit, input }),
      );
      return hasRoom || pointedAt ? [...weights, { kind: "bias", layer: index, unit }] : weights;
    }),
  );
}

const thickestLinkPx = 7;
const thinnestThickPx = 1.5;

/** The widest links, as a share of the distance between their ends, and of their length. */
const pitchShare = 1 / 3;
const wayShare = 1 / 7;

/** The width of each layer's largest weights: less where its links lie close. */
export function linkWidths(layout: NetworkLayout): readonly number[] {
  return layout.columns.slice(1).map((to, layer) => {
    const from = layout.columns[layer] ?? to;
    const pitch = Math.min(linkPitch(from), linkPitch(to));
    const room = Math.min(pitch * pitchShare, (to.left - from.right) * wayShare);
    return Math.min(thickestLinkPx, Math.max(thinnestThickPx, room));
  });
}

/** The columns that a weight's link runs between, and its source's place in the first. */
function linkEnds(layout: NetworkLayout, features: Features, { layer, input }: Weight) {
  const from = layout.columns[layer];
  const to = layout.columns[layer + 1];
  const used = features.flatMap((feature, index) => (feature.used ? [index] : []));
  const source = layer > 0 ? input : used[input];
  return from && to && source !== undefined && from.tiles[source] ? { from, source, to } : null;
}

/** The SVG path of a weight's link; null where its source is not shown. */
export function weightPath(
  layout: NetworkLayout,
  features: Features,
  weight: Weight,
): string | null {
  const ends = linkEnds(layout, features, weight);
  return ends && linkPath(ends.from, ends.source, ends.to, weight.unit);
}

export function unitTile(layout: NetworkLayout, layer: number, unit: number): Tile | undefined {
  return layout.columns[layer + 1]?.tiles[unit];
}

const largestBias = 8;
const smallestBias = 4;
const biasShare = 0.34;

/**
 * Where a unit's bias square stands, and how far around it a pointer meets it:
 * on the lower left corner of its tile, within the tile where links or other
 * tiles are close.
 */
export function biasPlace(column: Column, unit: number) {
  const { x, y, size } = column.tiles[unit] ?? { x: 0, y: 0, size: 0 };
  const side = Math.max(smallestBias, Math.min(largestBias, Math.round(size * biasShare)));
  if (column.arrangement !== "file") return { x, y: y + size - side, side, margin: 1 };
  const out = side / 2 + 1;
  const margin = Math.min(6, Math.max(1, (size - side) / 3));
  return { x: x - out, y: y + size - side + out, side, margin };
}

/** The point that a part's name and editor stand at: under a tile, at a link's middle. */
export function partAnchor(
  layout: NetworkLayout,
  shape: NetworkShape,
  features: Features,
  part: NetworkPart,
): { readonly x: number; readonly y: number } | null {
  if (part.kind !== "feature" && part.layer >= shape.layers.length) return null;
  if (part.kind === "weight") {
    const ends = linkEnds(layout, features, part);
    if (!ends) return null;
    const { from, source, to } = ends;
    return {
      x: (from.right + to.left) / 2,
      y: (linkHeight(from, source) + linkHeight(to, part.unit)) / 2 + 6,
    };
  }
  const tile =
    part.kind === "feature"
      ? layout.columns[0]?.tiles[part.feature]
      : unitTile(layout, part.layer, part.unit);
  return tile ? { x: tile.x + tile.size / 2, y: tile.y + tile.size + 6 } : null;
}
