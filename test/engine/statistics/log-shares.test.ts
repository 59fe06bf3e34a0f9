import { expect, test } from "vitest";
import { logShares } from "../../../src/engine/statistics/log-shares.ts";

test("equal factors are equal distances; what is missing stays so", () => {
  expect(logShares([10, 1000, null, 100, 1])).toEqual([
    expect.closeTo(1 / 3, 12),
    1,
    null,
    expect.closeTo(2 / 3, 12),
    0,
  ]);
});

test("values that are all alike, and none at all", () => {
  expect(logShares([5, null, 5])).toEqual([0, null, 0]);
  expect(logShares([null])).toEqual([null]);
  // The clock may see no time pass.
  expect(logShares([0, 1])).toEqual([0, 1]);
});
