import { describe, expect, test } from "vitest";
import { movedByKey, placeAt, positionOf } from "../../../src/components/shared/plane-reading.ts";
import {
  classOf,
  type DrawingSurface,
  graphOfClasses,
  graphOfValues,
  plane,
} from "../../../src/store/playground/drawing-surface.ts";
import {
  asClasses,
  classesIn,
  erased,
  heightsFor,
  moved,
  nearestPoint,
  usualHeights,
  withPoint,
  withStroke,
} from "../../../src/store/playground/point-edits.ts";

const curve = graphOfValues(usualHeights);
const levels = graphOfClasses([-1.4, 1.4], (label) => (label === 0 ? -1 : 1));
const pen = { density: 10, label: 1 };

/** Where a pixel of a square picture puts a point, and where the picture has that point. */
function thereAndBack(surface: DrawingSurface, right: number, down: number, sidePx: number) {
  const point = surface.pointAt(placeAt(right / sidePx, down / sidePx), 1);
  const back = positionOf(surface.placeOf(point));
  return { point, rightPx: back.right * sidePx, downPx: back.down * sidePx };
}

describe("pixels of a picture and points", () => {
  test.each([
    ["the plane", plane, 400],
    ["a graph", curve, 400],
    ["a graph of small values", graphOfValues([4.98, 5.12]), 400],
    ["a graph of large values", graphOfValues([-14, 14]), 400],
  ])("belong to each other on %s, to a pixel", (_, surface, sidePx) => {
    for (const [right, down] of [
      [0, 60],
      [123, 77],
      [200, 200],
      [400, 340],
    ] as const) {
      const { rightPx, downPx } = thereAndBack(surface, right, down, sidePx);
      // Coordinates have two decimals, and a graph's values a 240th of its height.
      expect(Math.abs(rightPx - right)).toBeLessThan(0.5);
      expect(Math.abs(downPx - down)).toBeLessThan(1);
    }
  });

  test("have the value of their height on a graph, x₂ = 0, and no more than the field takes", () => {
    expect(curve.pointAt({ x1: -3, x2: 6 }, 7)).toEqual({ x1: -3, x2: 0, label: Math.fround(1.2) });
    expect(curve.pointAt({ x1: 9, x2: -3 }, 7)).toEqual({ x1: 6, x2: 0, label: Math.fround(-0.6) });
    expect(graphOfValues([-14, 14]).pointAt({ x1: 0, x2: 6 }, 0).label).toBe(10);
  });

  test("snap to the level of the pen's class where there are classes", () => {
    const point = levels.pointAt({ x1: 2, x2: 5.5 }, 0);
    expect(point).toEqual({ x1: 2, x2: 0, label: 0 });
    // −1 of −1.4 to 1.4.
    expect(levels.placeOf(point).x2).toBeCloseTo(-6 / 1.4, 12);
    expect(levels.placeOf({ ...point, label: 1 }).x2).toBeCloseTo(6 / 1.4, 12);
  });
});

test("a step of an arrow key is a round value of a graph", () => {
  const up = movedByKey({ x1: 0, x2: 0 }, "ArrowUp", false);
  const far = movedByKey({ x1: 0, x2: 0 }, "ArrowUp", true);
  expect([up, far].map((place) => place && curve.pointAt(place, 0).label)).toEqual([
    Math.fround(0.05),
    Math.fround(0.2),
  ]);
});

describe("a pen on a graph", () => {
  test("scatters about a stroke in x and in value, as far in the picture as on the plane", () => {
    const points = withStroke([], { x1: -3, x2: 0 }, { x1: 3, x2: 0 }, pen, curve);
    expect(points).toHaveLength(60);
    const heights = points.map((point) => Math.abs(curve.placeOf(point).x2));
    expect(Math.max(...heights)).toBeLessThanOrEqual(0.5 + 0.025);
    expect(Math.max(...heights)).toBeGreaterThan(0.3);
    expect(points.every(({ x2 }) => x2 === 0)).toBe(true);
  });

  test("erases, takes up and moves what is near in the picture", () => {
    const points = [-0.6, 0, 0.6].map((label) => ({ x1: 0, x2: 0, label }));
    expect(erased(points, { x1: 0.1, x2: 3.1 }, curve)).toEqual(points.slice(0, 2));
    expect(nearestPoint(points, { x1: 0.2, x2: -2.8 }, curve)).toBe(0);
    expect(nearestPoint(points, { x1: 0, x2: 1.5 }, curve)).toBeNull();
    const value = Math.fround(-0.2);
    expect(moved(points, 1, { x1: 2, x2: -1 }, curve)[1]).toEqual({ x1: 2, x2: 0, label: value });
    // A point that is moved keeps its class.
    const classes = withPoint([], { x1: 0, x2: 0 }, 1, levels);
    expect(moved(classes, 0, { x1: 4, x2: -6 }, levels)).toEqual([{ x1: 4, x2: 0, label: 1 }]);
  });
});

test("a graph keeps its height while it holds the points", () => {
  const of = (...labels: readonly number[]) => labels.map((label) => ({ x1: 0, x2: 0, label }));
  expect(heightsFor(of(-1, 1))).toBe(usualHeights);
  expect(heightsFor(of(0, 5))).toEqual([-1, 6]);
  expect(heightsFor(of(3), [-1, 6])).toEqual([-1, 6]);
  expect(heightsFor(of(7, 8), [-1, 6])).toEqual([7 - 0.2, 8 + 0.2]);
});

test("values are classes by their side of 0, and classes stay as they are", () => {
  expect([0, 1, 9, -1, 0.3, -0.3, 10].map(classOf)).toEqual([0, 1, 9, 0, 1, 0, 1]);
  const points = [0, 2].map((label) => ({ x1: 0, x2: 0, label }));
  expect(asClasses(points)).toBe(points);
  expect(classesIn(points)).toBe(3);
  expect(asClasses([{ x1: 1, x2: 2, label: -0.4 }])).toEqual([{ x1: 1, x2: 2, label: 0 }]);
});
