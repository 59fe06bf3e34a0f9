import { expect, test } from "vitest";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import {
  lineMapCells,
  linePoints,
  mapLength,
  mapPoints,
  mapRange,
  quantise,
} from "../../../src/engine/race/decision-map.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";

test("the map of one input is a line of places from −6 to 6", () => {
  expect([...linePoints(4)]).toEqual([-4.5, 0, -1.5, 0, 1.5, 0, 4.5, 0]);
  expect(mapPoints(1)).toHaveLength(2 * lineMapCells);
  expect([mapLength(1), mapLength(2)]).toEqual([120, 1600]);
});

test("a curve is told apart half beyond its targets, classes within theirs", () => {
  const sine = prepareRun(experimentFromQuery("data=sine").experiment);
  expect(mapRange(sine)).toEqual([-1.5, 1.5]);
  expect([...quantise(sine, Float32Array.of(-9, -1.5, 0, 1.2, 1.5))]).toEqual([
    // 255 · 2.7 / 3 = 229.5; float32's 1.2 is a little above.
    0, 0, 128, 230, 255,
  ]);
  const interval = prepareRun(experimentFromQuery("data=interval").experiment);
  expect(mapRange(interval)).toEqual([-1, 1]);
  const plane = prepareRun(experimentFromQuery("data=plane").experiment);
  expect(mapRange(plane)).toEqual([-1, 1]);
});
