import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RaceMark, StripRow, TimeAxis } from "../../../src/plots/race/race-figure.ts";
import { layoutStrip, nearestMark, stripMargin } from "../../../src/plots/race/strip-geometry.ts";

const axis: TimeAxis = {
  min: 10,
  max: 2000,
  label: "epochs",
  censoredLabel: "not within 2,000",
  format: String,
};
const frame = { widthPx: 800, heightPx: 300, labelPx: 100 };

const rowOf = (key: string, marks: readonly RaceMark[]): StripRow => ({
  key,
  label: key,
  index: 0,
  marks,
  median: null,
  lower: null,
  upper: null,
});

const converged = (time: number, seed: number): RaceMark => ({ kind: "converged", time, seed });

const marksOf = (kinds: readonly RaceMark["kind"][]): readonly RaceMark[] =>
  kinds.map((kind, seed) => ({ kind, seed, time: 100 + seed }));

describe("a strip of runs", () => {
  test("puts every run at its time, inside its own row", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 10, max: 2000 }), { maxLength: 60 }), {
          minLength: 1,
          maxLength: 12,
        }),
        (times) => {
          const rows = times.map((row, index) => rowOf(`${index}`, row.map(converged)));
          const layout = layoutStrip(rows, axis, frame);
          for (const placed of layout.rows) {
            for (const { mark, x, y } of placed.marks) {
              expect(x).toBe(layout.x(mark.time));
              expect(Math.abs(y - placed.y)).toBeLessThanOrEqual(layout.rowHeight / 2);
            }
          }
        },
      ),
    );
  });

  test("lets no two marks cover each other where there is room", () => {
    const marks = Array.from({ length: 12 }, (_, seed) => converged(100 + (seed % 5), seed));
    const { rows, radius } = layoutStrip([rowOf("a", marks)], axis, frame);
    const places = rows[0]?.marks ?? [];
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(2 * radius);
      }
    }
  });

  test("does not depend on the order in which runs came", () => {
    const marks = marksOf(["converged", "censored", "converged", "diverged", "censored"]);
    expect(layoutStrip([rowOf("a", [...marks].reverse())], axis, frame).rows[0]?.marks).toEqual(
      layoutStrip([rowOf("a", marks)], axis, frame).rows[0]?.marks,
    );
  });

  test("keeps censored runs beyond the axis, and diverged ones beyond those", () => {
    const marks = marksOf(["converged", "censored", "diverged", "censored"]);
    const { rows, x, censored, diverged } = layoutStrip([rowOf("a", marks)], axis, frame);
    const end = x(axis.max);
    expect(censored[0]).toBeGreaterThan(end);
    expect(diverged?.[0]).toBeGreaterThan(censored[1]);
    expect(diverged?.[1]).toBeLessThanOrEqual(frame.widthPx - stripMargin.right);
    for (const { mark, x: at } of rows[0]?.marks ?? []) {
      const [left, right] =
        mark.kind === "censored"
          ? censored
          : mark.kind === "diverged"
            ? (diverged ?? [])
            : [0, end];
      expect(at).toBeGreaterThanOrEqual(left ?? Number.NaN);
      expect(at).toBeLessThanOrEqual(right ?? Number.NaN);
    }
  });

  test("gives diverged runs no room where there are none", () => {
    const { censored, diverged } = layoutStrip([rowOf("a", marksOf(["censored"]))], axis, frame);
    expect(diverged).toBeNull();
    expect(censored[1]).toBe(frame.widthPx - stripMargin.right);
  });

  test("holds four hundred runs in the lane", () => {
    const marks = marksOf(Array<RaceMark["kind"]>(400).fill("censored"));
    const { rows, censored, rowHeight } = layoutStrip([rowOf("a", marks)], axis, frame);
    for (const { x, y } of rows[0]?.marks ?? []) {
      expect(x).toBeGreaterThanOrEqual(censored[0]);
      expect(x).toBeLessThanOrEqual(censored[1]);
      expect(Math.abs(y - (rows[0]?.y ?? 0))).toBeLessThanOrEqual(rowHeight / 2);
    }
  });
});

test("pointing at a mark, or close to it, finds it; pointing at nothing finds none", () => {
  const rows = [rowOf("a", [converged(20, 0), converged(500, 1)]), rowOf("b", [converged(90, 2)])];
  const layout = layoutStrip(rows, axis, frame);
  for (const [row, { marks }] of layout.rows.entries()) {
    for (const [mark, { x, y }] of marks.entries()) {
      expect(nearestMark(layout, x + 2, y - 2)).toEqual({ row, mark });
    }
  }
  expect(nearestMark(layout, 3, 3)).toBeNull();
});
