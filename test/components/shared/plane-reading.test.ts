import { expect, test } from "vitest";
import {
  movedByKey,
  outputsAt,
  placeAt,
  positionOf,
} from "../../../src/components/shared/plane-reading.ts";

test("a point of a picture is a place of the plane, from its upper left corner", () => {
  expect(placeAt(0, 0)).toEqual({ x1: -6, x2: 6 });
  expect(placeAt(0.75, 1)).toEqual({ x1: 3, x2: -6 });
  expect(placeAt(2, -1)).toEqual({ x1: 6, x2: 6 });
  expect(positionOf({ x1: 3, x2: -6 })).toEqual({ right: 0.75, down: 1 });
});

test("arrow keys begin in the middle and stay in the plane", () => {
  expect(movedByKey(null, "ArrowUp", false)).toEqual({ x1: 0, x2: 0 });
  expect(movedByKey({ x1: 0, x2: 0 }, "ArrowUp", false)).toEqual({ x1: 0, x2: 0.25 });
  expect(movedByKey({ x1: 5.5, x2: 0 }, "ArrowRight", true)).toEqual({ x1: 6, x2: 0 });
  expect(movedByKey({ x1: 0, x2: 0 }, "a", false)).toBeNull();
});

test("outputs are those of the cell under the place, one per output unit", () => {
  // Two units over 2 × 2 cells, rows from the top.
  const values = [1, 2, 3, 4, 10, 20, 30, 40];
  expect(outputsAt(values, 2, { x1: -3, x2: 3 })).toEqual([1, 10]);
  expect(outputsAt(values, 2, { x1: 6, x2: -6 })).toEqual([4, 40]);
});
