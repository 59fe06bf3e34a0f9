import type { ExplicitPoint } from "../../engine/data/dataset.ts";
import { inPlane, type PlanePlace, planeEdge } from "../../engine/data/plane.ts";
import { mostClasses } from "../../engine/data/points.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";

/**
 * What points are drawn on: how points and places of the square picture belong to each other, which
 * are told in units of the plane on a graph as well.
 */
export interface DrawingSurface {
  /** The values at the lower and upper edge of a graph; null of the plane. */
  readonly range: readonly [low: number, high: number] | null;
  placeOf(point: ExplicitPoint): PlanePlace;
  /** The point of a place; `label` is its class, or its value where its height does not say it. */
  pointAt(place: PlanePlace, label: number): ExplicitPoint;
}

/** To so many decimals: short in a link. */
function short(value: number, decimals = 2): number {
  const power = 10 ** decimals;
  return Math.fround(Math.round(value * power) / power) + 0;
}

const coordinate = (value: number): number => short(inPlane(value));

export const plane: DrawingSurface = {
  range: null,
  placeOf: ({ x1, x2 }) => ({ x1, x2 }),
  pointAt: ({ x1, x2 }, label) => ({
    x1: coordinate(x1),
    x2: coordinate(x2),
    label: Math.fround(label),
  }),
};

type Range = readonly [low: number, high: number];

/** How high in the picture a value stands. */
const heightOf = (value: number, [low, high]: Range): number =>
  ((2 * (value - low)) / (high - low) - 1) * planeEdge;

/** A graph over one input: a point's height is its value. */
export function graphOfValues(range: Range): DrawingSurface {
  const [low, high] = range;
  const { labelMin, labelMax } = experimentFields["data.points"];
  // Steps of a 240th of the height at most.
  let decimals = 2;
  while (10 ** -decimals > (high - low) / 239) decimals++;
  return {
    range,
    placeOf: ({ x1, label }) => ({ x1, x2: heightOf(label, range) }),
    pointAt: ({ x1, x2 }) => {
      const value = low + ((inPlane(x2) / planeEdge + 1) / 2) * (high - low);
      return {
        x1: coordinate(x1),
        x2: 0,
        label: short(Math.min(labelMax, Math.max(labelMin, value)), decimals),
      };
    },
  };
}

/** A graph over one input whose points stand at the level of their class, wherever the pen is. */
export function graphOfClasses(range: Range, level: (label: number) => number): DrawingSurface {
  return {
    range,
    placeOf: ({ x1, label }) => ({ x1, x2: heightOf(level(classOf(label)), range) }),
    pointAt: ({ x1 }, label) => ({ x1: coordinate(x1), x2: 0, label: classOf(label) }),
  };
}

/** The class that a label is; of a value the one of its side of 0. */
export const classOf = (label: number): number =>
  Number.isInteger(label) && label >= 0 && label < mostClasses ? label : label > 0 ? 1 : 0;
