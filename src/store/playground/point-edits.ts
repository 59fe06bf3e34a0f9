import type { ExplicitPoint } from "../../engine/data/dataset.ts";
import { inPlane, type PlanePlace, planeEdge } from "../../engine/data/plane.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { heightRange } from "../../engine/network/target-heights.ts";
import { draw, toUnit } from "../../engine/random/draw.ts";
import { classOf, type DrawingSurface } from "./drawing-surface.ts";

/** What a pen does to points of a surface; each returns other points and leaves these as they are. */

export type Points = readonly ExplicitPoint[];

/** How far a brush scatters, and an eraser and a hand reach, in units of the plane. */
export const reach = { brush: 0.5, eraser: 0.5, hand: 0.6 } as const;

const most = experimentFields["data.points"].maxLength;

const within = ({ x1, x2 }: PlanePlace): PlanePlace => ({ x1: inPlane(x1), x2: inPlane(x2) });

const distance = (a: PlanePlace, b: PlanePlace): number => Math.hypot(a.x1 - b.x1, a.x2 - b.x2);

/** One more point; none beyond as many as an experiment holds. */
export const withPoint = (
  points: Points,
  place: PlanePlace,
  label: number,
  surface: DrawingSurface,
): Points => (points.length < most ? [...points, surface.pointAt(place, label)] : points);

/**
 * Points scattered around a stroke from one place to another, `density` of them for each unit of
 * its length; a stroke of no length leaves that many at its place.
 */
export function withStroke(
  points: Points,
  start: PlanePlace,
  end: PlanePlace,
  { density, label }: { readonly density: number; readonly label: number },
  surface: DrawingSurface,
): Points {
  const [from, to] = [within(start), within(end)];
  const length = distance(from, to);
  const count = length === 0 ? density : randomCount(length * density, to);
  const added = Array.from({ length: Math.min(count, most - points.length) }, (_, index) => {
    // Keyed by the number of the point: the same strokes give the same points.
    const unit = (key: number): number => toUnit(draw(0, "point", points.length + index, key));
    const share = unit(0);
    const angle = 2 * Math.PI * unit(1);
    const away = reach.brush * Math.sqrt(unit(2));
    return surface.pointAt(
      {
        x1: from.x1 + share * (to.x1 - from.x1) + away * Math.cos(angle),
        x2: from.x2 + share * (to.x2 - from.x2) + away * Math.sin(angle),
      },
      label,
    );
  });
  return added.length > 0 ? [...points, ...added] : points;
}

/** A whole number whose mean is `wanted`: short moves of a pen add up to their density. */
function randomCount(wanted: number, { x1, x2 }: PlanePlace): number {
  const whole = Math.floor(wanted);
  const key = (coordinate: number): number => Math.round((coordinate + planeEdge) * 1e6) >>> 0;
  return whole + (toUnit(draw(1, "point", key(x1), key(x2))) < wanted - whole ? 1 : 0);
}

/** Without those near a place. */
export function erased(points: Points, place: PlanePlace, surface: DrawingSurface): Points {
  const left = points.filter((point) => distance(surface.placeOf(point), place) > reach.eraser);
  return left.length < points.length ? left : points;
}

/** Which point is nearest within a hand's reach; null where none is. */
export function nearestPoint(
  points: Points,
  place: PlanePlace,
  surface: DrawingSurface,
): number | null {
  let [found, least]: [number | null, number] = [null, reach.hand];
  for (const [index, point] of points.entries()) {
    const away = distance(surface.placeOf(point), place);
    if (away <= least) [found, least] = [index, away];
  }
  return found;
}

/** One point somewhere else. */
export const moved = (
  points: Points,
  index: number,
  place: PlanePlace,
  surface: DrawingSurface,
): Points =>
  points.map((point, at) => (at === index ? surface.pointAt(place, point.label) : point));

/** How many classes points are of: two at least. */
export const classesIn = (points: Points): number =>
  points.reduce((most, { label }) => Math.max(most, classOf(label) + 1), 2);

/** Points of classes, whatever their labels were; the same where they are that already. */
export const asClasses = (points: Points): Points =>
  points.every(({ label }) => label === classOf(label))
    ? points
    : points.map((point) => ({ ...point, label: classOf(point.label) }));

/** Steps of the keyboard's pen are round values on a graph between these. */
export const usualHeights: readonly [low: number, high: number] = [-1.2, 1.2];

/** Values that a graph's height stands for, so that it holds these points; as they were where it can be. */
export function heightsFor(points: Points, kept = usualHeights): readonly [number, number] {
  const holdsAll = ([low, high]: readonly [number, number]): boolean =>
    points.every(({ label }) => label >= low && label <= high);
  const known = [kept, usualHeights].find(holdsAll);
  return known ?? heightRange("linear", 0, [points.map(({ label }) => label)]);
}
