import { expect, test } from "vitest";
import { plotArea } from "../../../src/plots/shared/plot-area.ts";

const margin = { left: 40, right: 8, top: 5, bottom: 20 };

test("a plot is what the margins leave, and never nothing", () => {
  expect(plotArea({ widthPx: 200, heightPx: 100 }, margin)).toEqual({ width: 152, height: 75 });
  expect(plotArea({ widthPx: 30, heightPx: 10 }, margin)).toEqual({ width: 1, height: 1 });
});
