import { rgb } from "d3";
import type { Colours } from "../shared/colours.ts";
import { scalePosition, tableSize, type ValueRange } from "../shared/signed-scale.ts";
import { cellCount, type Palette, type PlaneValues } from "./boundary-painter.ts";
import type { PointSet } from "./point-painter.ts";

/** How a boundary and its points are coloured, wherever they are drawn. */

export interface BoundaryPoints {
  readonly count: number;
  /** [example][x1, x2]. */
  readonly coordinates: Float32Array;
  /** Class index per example, or the regression value. */
  readonly labels: Float32Array;
}

/** Blended classes where there are more than two, else the signed scale over `range`. */
export const boundaryPalette = (
  classCount: number,
  range: ValueRange,
  discretise: boolean,
  colours: Pick<Colours, "classes" | "discrete" | "signed">,
): Palette =>
  classCount > 2
    ? { kind: "classes", colours: colours.classes, discretise }
    : { kind: "scale", table: discretise ? colours.discrete : colours.signed, range };

/** Where the shown values start. Two-class softmax: the second class's probability is the signed picture. */
export const shownOffset = (plane: PlaneValues, classCount: number): number => {
  const count = cellCount(plane);
  return classCount === 2 && plane.values.length === 2 * count ? count : 0;
};

/** Examples in the colour of their class, or of their regression value from −size to size. */
export function pointSet(
  points: BoundaryPoints,
  classCount: number,
  colours: Colours,
  size = 1,
): PointSet {
  const { labels } = points;
  const ends = [colours.ends.negative, colours.ends.positive].map(colours.deepen);
  const shades = colours.classNames.map(colours.deepen);
  /** By entry of the scale: what thousands of points of one colour need once. */
  const ofScale = new Map<number, string>();
  const colour = (example: number): string => {
    const label = labels[example] ?? 0;
    if (classCount > 2) return shades[label % shades.length] ?? "";
    if (classCount === 2) return ends[label] ?? "";
    const position = scalePosition({ min: -size, max: size, centre: 0 }, label);
    const entry = Math.min(tableSize - 1, Math.floor(position * tableSize)) * 4;
    const known = ofScale.get(entry);
    if (known !== undefined) return known;
    const [r = 0, g = 0, b = 0] = colours.signed.subarray(entry, entry + 3);
    const found = colours.deepen(rgb(r, g, b).formatRgb());
    ofScale.set(entry, found);
    return found;
  };
  return { count: points.count, coordinates: points.coordinates, colour };
}
