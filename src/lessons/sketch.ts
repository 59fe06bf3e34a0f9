import { slopeOf } from "./slope.ts";

/** A drawn curve: its height at each point of `sketchGrid`, null where nothing is drawn. */
export type Sketch = readonly (number | null)[];

/** Where a sketch has heights: z from −4 to 4. */
export const sketchGrid: readonly number[] = Array.from({ length: 33 }, (_, at) => -4 + at / 4);

/** Fewer points are no curve. */
const fewestPoints = 5;

export const isSketched = (sketch: Sketch): boolean =>
  sketch.filter((height) => height !== null).length >= fewestPoints;

/** Straight lines where nothing is drawn; level before the first point and after the last. */
export function filledSketch(sketch: Sketch): readonly number[] {
  const known = sketch.flatMap((height, at) => (height === null ? [] : [{ at, height }]));
  return sketch.map((_, at) => {
    const before = known.findLast((point) => point.at <= at);
    const after = known.find((point) => point.at >= at);
    if (!before || !after) return (before ?? after)?.height ?? 0;
    const share = after.at === before.at ? 0 : (at - before.at) / (after.at - before.at);
    return before.height + share * (after.height - before.height);
  });
}

/** The slope of a registered function at the points of a sketch. */
export const slopeSketch = (id: string): readonly number[] => sketchGrid.map((z) => slopeOf(id, z));

/** How far a sketch is off, on average over its points. */
export function sketchDistance(sketch: Sketch, truth: readonly number[]): number {
  const drawn = filledSketch(sketch);
  const apart = truth.map((height, at) => Math.abs((drawn[at] ?? 0) - height));
  return apart.reduce((sum, distance) => sum + distance, 0) / Math.max(1, apart.length);
}

export const peakOf = (heights: readonly number[]): number => Math.max(...heights.map(Math.abs));

/** The sketch with a stroke from one point to another, straight between them. */
export function withStroke(
  sketch: Sketch,
  from: { readonly at: number; readonly height: number },
  to: { readonly at: number; readonly height: number },
): Sketch {
  const [first, last] = from.at <= to.at ? [from, to] : [to, from];
  return sketch.map((height, at) => {
    if (at < first.at || at > last.at) return height;
    if (first.at === last.at) return to.height;
    const share = (at - first.at) / (last.at - first.at);
    return first.height + share * (last.height - first.height);
  });
}
