import { symbolCircle, symbolSquare } from "d3";
import { describe, expect, test } from "vitest";
import { markPath } from "../../../src/plots/race/mark-path.ts";
import { niceCeiling, niceFloor, timeTicks } from "../../../src/plots/race/race-figure.ts";
import { band, shareAt, spreadLabels, stairs } from "../../../src/plots/race/share-geometry.ts";

describe("a time axis", () => {
  test.each([
    [1, 1],
    [14, 10],
    [49.9, 20],
    [50, 50],
    [999, 500],
    [0.03, 0.02],
    [0.05, 0.05],
  ])("starts at a round value not above %d", (value, floor) => {
    expect(niceFloor(value)).toBeCloseTo(floor, 12);
  });

  test.each([
    [1, 1],
    [14, 20],
    [50.1, 100],
    [500, 500],
    [0.03, 0.05],
    [7, 10],
  ])("ends at a round value not below %d", (value, ceiling) => {
    expect(niceCeiling(value)).toBeCloseTo(ceiling, 12);
  });

  test("has 1, 2 and 5 of each decade, and decades alone where those would crowd", () => {
    expect(timeTicks(10, 2000, 10)).toEqual([10, 20, 50, 100, 200, 500, 1000, 2000]);
    expect(timeTicks(10, 2000, 5)).toEqual([10, 100, 1000]);
  });
});

describe("a staircase of shares", () => {
  const points = [
    { time: 20, share: 0.25, low: 0.1, high: 0.5, atRisk: 4 },
    { time: 50, share: 0.5, low: 0.2, high: 0.8, atRisk: 3 },
    { time: 3000, share: 1, low: 1, high: 1, atRisk: 1 },
  ];
  const scales = {
    x: (time: number) => time,
    y: (share: number) => 100 * share,
    min: 10,
    max: 100,
  };

  test("is 0 until the first run converges and holds until the next one does", () => {
    const curve = { key: "a", label: "a", index: 0, points };
    expect([1, 19.9, 20, 49, 50, 2999].map((time) => shareAt(curve, time).share)).toEqual([
      0, 0, 0.25, 0.25, 0.5, 0.5,
    ]);
  });

  test("goes right, then up, to the end of the axis and no further", () => {
    expect(stairs(points, ({ share }) => share, scales)).toBe("M10,0H20V25H50V50H100");
  });

  test("has a band that runs forth above and back below", () => {
    expect(band(points, scales)).toBe("M10,0H20V50H50V80H100V20H50V10H20V0Z");
  });
});

test("labels keep clear of each other, in their order, inside the figure", () => {
  const placed = spreadLabels([50, 51, 52, 98, 99], 16, 0, 100);
  const sorted = [...placed].sort((a, b) => a - b);
  expect(placed).toEqual(sorted);
  for (const [index, at] of sorted.entries()) {
    expect(at).toBeLessThanOrEqual(100);
    if (index > 0) expect(at - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(16);
  }
});

test("many marks are one path, each a shape of its own at its place", () => {
  const places = [
    { x: 10, y: 20 },
    { x: 30, y: 40 },
  ];
  expect(markPath(places, symbolSquare, 16)).toBe("M8,18h4v4h-4ZM28,38h4v4h-4Z");
  // The circle of area π has radius 1.
  expect(markPath(places, symbolCircle, Math.PI)).toBe(
    "M11,20A1,1,0,1,1,9,20A1,1,0,1,1,11,20M31,40A1,1,0,1,1,29,40A1,1,0,1,1,31,40",
  );
});
