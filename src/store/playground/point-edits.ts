import type { ExplicitPoint } from "../../engine/data/dataset.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { draw, toUnit } from "../../engine/random/draw.ts";

/** What a pen does to points of the plane; each returns other points and leaves these as they are. */

export type Points = readonly ExplicitPoint[];

export interface PenPlace {
  readonly x1: number;
  readonly x2: number;
}

/** The plane reaches this far on every side. */
const edge = 6;

/** How far a brush scatters, and an eraser and a hand reach, in units of the plane. */
export const reach = { brush: 0.5, eraser: 0.5, hand: 0.6 } as const;

const most = experimentFields["data.points"].maxLength;

const bounded = (value: number): number => Math.min(edge, Math.max(-edge, value));

const inPlane = (value: number): number => Math.fround(Math.round(bounded(value) * 100) / 100) + 0;

const within = ({ x1, x2 }: PenPlace): PenPlace => ({ x1: bounded(x1), x2: bounded(x2) });

const pointAt = ({ x1, x2 }: PenPlace, label: number): ExplicitPoint => ({
  x1: inPlane(x1),
  x2: inPlane(x2),
  label: Math.fround(label),
});

const distance = (a: PenPlace, b: PenPlace): number => Math.hypot(a.x1 - b.x1, a.x2 - b.x2);

/** One more point; none beyond as many as an experiment holds. */
export const withPoint = (points: Points, place: PenPlace, label: number): Points =>
  points.length < most ? [...points, pointAt(place, label)] : points;

/**
 * Points scattered around a stroke from one place to another, `density` of them for each unit of
 * its length; a stroke of no length leaves that many at its place.
 */
export function withStroke(
  points: Points,
  start: PenPlace,
  end: PenPlace,
  { density, label }: { readonly density: number; readonly label: number },
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
    return pointAt(
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
function randomCount(wanted: number, { x1, x2 }: PenPlace): number {
  const whole = Math.floor(wanted);
  const key = (coordinate: number): number => Math.round((coordinate + edge) * 1e6) >>> 0;
  return whole + (toUnit(draw(1, "point", key(x1), key(x2))) < wanted - whole ? 1 : 0);
}

/** Without those near a place. */
export function erased(points: Points, place: PenPlace): Points {
  const left = points.filter((point) => distance(point, place) > reach.eraser);
  return left.length < points.length ? left : points;
}

/** Which point is nearest within a hand's reach; null where none is. */
export function nearestPoint(points: Points, place: PenPlace): number | null {
  let [found, least]: [number | null, number] = [null, reach.hand];
  for (const [index, point] of points.entries()) {
    const away = distance(point, place);
    if (away <= least) [found, least] = [index, away];
  }
  return found;
}

/** One point somewhere else. */
export const moved = (points: Points, index: number, place: PenPlace): Points =>
  points.map((point, at) => (at === index ? pointAt(place, point.label) : point));
