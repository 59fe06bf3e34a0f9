import { expect, test } from "vitest";
import { claimById } from "../../src/lessons/claims/registry.ts";
import { missOf, outcomeOf } from "../../src/lessons/prediction.ts";
import {
  filledSketch,
  isSketched,
  sketchDistance,
  sketchGrid,
  slopeSketch,
  withStroke,
} from "../../src/lessons/sketch.ts";

const blank = sketchGrid.map(() => null);
const level = (height: number) => sketchGrid.map(() => height);

test("a stroke fills the points that it passes, in either direction, and leaves the others", () => {
  const there = withStroke([null, 9, null, null, 7], { at: 1, height: 0 }, { at: 3, height: 1 });
  expect(there).toEqual([null, 0, 0.5, 1, 7]);
  expect(withStroke([null, 9, null, null, 7], { at: 3, height: 1 }, { at: 1, height: 0 })).toEqual(
    there,
  );
  expect(withStroke([1, 2], { at: 0, height: 5 }, { at: 0, height: 6 })).toEqual([6, 2]);
});

test("what is not drawn is straight between what is, and level outside", () => {
  expect(filledSketch([null, 1, null, 3, null])).toEqual([1, 1, 2, 3, 3]);
  expect(filledSketch([null, null])).toEqual([0, 0]);
});

test("sigmoid's slope is a quarter at zero, and even", () => {
  const slope = slopeSketch("sigmoid");
  expect(sketchGrid[16]).toBe(0);
  expect(slope[16]).toBe(0.25);
  expect(Math.max(...slope)).toBe(0.25);
  slope.forEach((height, at) => {
    expect(height).toBeCloseTo(slope[32 - at] ?? 0, 15);
  });
  // σ(1)(1 − σ(1)) with σ(1) = 0.7310585786300049, by hand.
  expect(slope[20]).toBeCloseTo(0.19661193324148185, 15);
});

test("the distance is the mean over the points: level lines are as far apart as they are", () => {
  expect(sketchDistance(level(1), level(0.25))).toBe(0.75);
  expect(
    sketchDistance(withStroke(blank, { at: 0, height: 2 }, { at: 32, height: 2 }), level(2)),
  ).toBe(0);
});

test("a bet on a curve is right within a tenth of its height", () => {
  const truth = slopeSketch("sigmoid");
  const bet = (values: readonly number[]) =>
    missOf({ kind: "sketch", values }, { kind: "sketch", values: truth }, 1);
  expect(bet(truth)).toBe(1);
  expect(bet(truth.map((height) => height + 0.02))).toBeLessThan(1.8);
  expect(bet(truth.map((height) => height + 0.03))).toBeGreaterThan(1.8);
  expect(isSketched(blank)).toBe(false);
});

test("what comes out of a sketch is the true curve, whatever the runs", () => {
  const { prediction, trial } = claimById["vanishing-sigmoid"];
  const outcome = outcomeOf(prediction, trial.race, {
    summaries: [],
    readings: [],
    verdict: "open",
  });
  expect(outcome).toEqual({ kind: "sketch", values: slopeSketch("sigmoid") });
});
