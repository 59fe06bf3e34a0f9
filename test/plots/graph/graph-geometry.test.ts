import { path } from "d3";
import { describe, expect, test } from "vitest";
import { lineShares } from "../../../src/plots/boundary/line-tile.ts";
import {
  graphParts,
  stackedShares,
  traceCurve,
  valueAtX,
  xPlace,
  yPlace,
} from "../../../src/plots/graph/graph-geometry.ts";

const scale = { left: 10, top: 20, widthPx: 120, heightPx: 100, low: -1, high: 1 };

test("x runs from −6 to 6 over the width, y upwards", () => {
  expect([xPlace(scale, -6), xPlace(scale, 0), xPlace(scale, 6)]).toEqual([10, 70, 130]);
  expect([yPlace(scale, -1), yPlace(scale, 0), yPlace(scale, 1)]).toEqual([120, 70, 20]);
});

test("a curve goes through the cells' middles and breaks where there is no number", () => {
  const drawn = path();
  const values = [9, 9, 0, 1, NaN, -1, 0.5];
  traceCurve(drawn, scale, { values, offset: 2, cells: 4 });
  // Four cells of 30 px: middles at 25, 55, 85 and 115 from the left.
  expect(drawn.toString()).toBe("M25,70L55,20M115,120");
});

describe("a value between cells", () => {
  const line = { values: [0, 2, 6], offset: 0, cells: 3 };
  test.each([
    // Middles at −4, 0 and 4.
    [-4, 0],
    [-2, 1],
    [2, 4],
    [4, 6],
    [-6, 0],
    [6, 6],
  ])("at x = %d is %d", (x, value) => expect(valueAtX(line, x)).toBeCloseTo(value, 12));
});

test("residuals stand under the graph where there is room", () => {
  const { main, residuals } = graphParts(300, [-1, 1], true);
  expect(main.heightPx).toBe(300 - 78 - 6);
  expect(residuals).toMatchObject({ top: 222, heightPx: 78, low: -0.5, high: 0.5 });
  expect(graphParts(150, [-1, 1], true).residuals).toBeNull();
  expect(graphParts(300, [-1, 1], false).main.heightPx).toBe(300);
});

test("stacked shares begin at the bias and end at the output", () => {
  const shares = Float32Array.of(1, 2, 10, 20, 100, 200);
  expect([...stackedShares(shares, 0.5, 2)]).toEqual([1.5, 2.5, 11.5, 22.5, 111.5, 222.5]);
});

test("a tile's curve stays within its range", () => {
  const grid = { values: [-9, -1, 0, 1, 9], offset: 0, cells: 5, rows: 1 as const };
  expect(lineShares(grid, { min: -1, max: 1, centre: 0 })).toEqual([0, 0, 0.5, 1, 1]);
});
