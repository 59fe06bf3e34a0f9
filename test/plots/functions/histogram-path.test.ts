import { expect, test } from "vitest";
import {
  beyondLabels,
  histogramPath,
  histogramReach,
  joinedHistogram,
} from "../../../src/plots/functions/histogram-path.ts";

const layer = (counts: readonly number[]) => ({
  histogram: new Uint32Array(counts),
  histogramMin: -6,
  histogramMax: 6,
});
const axis = [-4, 4] as const;

test("what lies beyond the axis is counted in the bins that it does not show", () => {
  expect(histogramReach(layer([12, 20, 7, 61, 0, 0]), axis)).toEqual({ below: 0.12, above: 0 });
  expect(histogramReach(layer([0, 1, 1, 1, 0, 1]), axis)).toEqual({ below: 0, above: 0.25 });
  expect(histogramReach(layer([0, 0, 0, 0, 0, 0]), axis)).toEqual({ below: 0, above: 0 });
});

test("a bin that the axis shows in part is within", () => {
  expect(histogramReach(layer([1, 1, 1, 1, 1, 1]), [-5, 5])).toEqual({ below: 0, above: 0 });
});

test("a side is labelled from one percent on", () => {
  expect(beyondLabels(layer([1, 0, 99, 0, 0, 0]), axis)).toEqual({ below: "1 %", above: "" });
  expect(beyondLabels(layer([1, 0, 100, 0, 0, 99]), axis)).toEqual({ below: "", above: "50 %" });
  expect(beyondLabels(undefined, axis)).toEqual({ below: "", above: "" });
});

/** The heights of the bins in pixels, from a path that stands on 0. */
const heights = (counts: readonly number[]) =>
  [...histogramPath(layer(counts), (z) => z, 0, 60).matchAll(/V(-?[\d.]+)H/g)].map(
    ([, y]) => -Number(y) + 0,
  );

test("outliers in an end bin do not flatten what lies between", () => {
  expect(heights([1000, 10, 500, 250, 0, 0]).slice(1)).toEqual([1.2, 60, 30, 0, 0]);
});

test("a few neurons between many outliers stay low", () => {
  // An even share of 600 counts is 100: 6 stand at 6 hundredths of the height.
  expect(heights([594, 6, 0, 0, 0, 0])[1]).toBe(3.6);
});

test("the layers of a network in one histogram", () => {
  const joined = joinedHistogram([layer([1, 2, 3, 0, 0, 9]), layer([4, 0, 1, 0, 7, 1])]);
  expect([...(joined?.histogram ?? [])]).toEqual([5, 2, 4, 0, 7, 10]);
  expect(joined?.histogramMin).toBe(-6);
  expect(joinedHistogram([])).toBeUndefined();
});
