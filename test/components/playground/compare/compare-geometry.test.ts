import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cardRoom,
  compareGeometry,
} from "../../../../src/components/playground/compare/compare-geometry.ts";

describe("boundaries beside each other", () => {
  // 1440 × 900 without the top bar, the set-up's line and the loss chart.
  const size = { widthPx: 1440, heightPx: 590 };

  test.each([
    [3, 320],
    [6, 220],
    [12, 150],
  ])("%d cards at 1440 × 900 are at least %d px", (count, least) => {
    expect(
      compareGeometry({ ...size, ...cardRoom(count, 14) }, count).boundaryPx,
    ).toBeGreaterThanOrEqual(least);
  });

  test("one card puts its curve beside the boundary", () => {
    expect(compareGeometry({ ...size, ...cardRoom(1, 14) }, 1)).toMatchObject({
      columns: 1,
      rows: 1,
      isBeside: true,
    });
  });
});

test("cards fit their stage, and no other number of columns makes them larger", () => {
  const stages = fc.record({
    widthPx: fc.integer({ min: 300, max: 4000 }),
    heightPx: fc.integer({ min: 300, max: 2200 }),
  });
  fc.assert(
    fc.property(stages, fc.integer({ min: 1, max: 12 }), (size, count) => {
      const stage = { ...size, ...cardRoom(count, 14) };
      const { columns, rows, boundaryPx, isBeside } = compareGeometry(stage, count);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      if (boundaryPx === 0) return;
      const { headPx, outcomePx, curvePx, paddingPx } = stage;
      const cardHeight = boundaryPx + (isBeside ? 0 : curvePx) + headPx + outcomePx + 2 * paddingPx;
      expect(cardHeight * rows).toBeLessThanOrEqual(stage.heightPx);
      expect((boundaryPx + 2 * paddingPx) * columns).toBeLessThanOrEqual(stage.widthPx);
    }),
  );
});
