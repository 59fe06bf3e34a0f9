import { expect, test } from "vitest";
import { twoSidedNormal } from "../../../src/engine/statistics/two-sided-normal.ts";

test.each([
  [1.644853626951473, 0.1],
  [1.959963984540054, 0.05],
  [2.575829303548901, 0.01],
  [-3.290526731491895, 0.001],
])("the normal leaves beyond ±%f what tables print", (z, level) => {
  // The points are printed to 16 digits; their relative error in p is z²·1e−16 and a little more.
  expect(Math.abs(twoSidedNormal(z) / level - 1)).toBeLessThan(1e-14);
});
