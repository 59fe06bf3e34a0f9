import { expect, test } from "vitest";
import { outputSize } from "../../../src/components/shared/output-size.ts";
import { datasetSample } from "../../../src/store/playground/run-data.ts";

test("colours of a regression cover its targets, in the menu's picture of given points too", () => {
  const points = [-9.5, 2, 9.5, 0.5].map((label, index) => ({ x1: index, x2: -index, label }));
  expect(outputSize(datasetSample("points", { points }))).toBe(10);
  expect(outputSize(datasetSample("circle"))).toBe(1);
});
