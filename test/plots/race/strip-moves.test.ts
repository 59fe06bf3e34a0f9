import { describe, expect, test } from "vitest";
import type { StripLayout } from "../../../src/plots/race/strip-geometry.ts";
import { isMove, moved } from "../../../src/plots/race/strip-moves.ts";

/** Rows of marks at these places along the axis; moves read nothing else. */
const layoutOf = (...rows: readonly (readonly number[])[]) =>
  ({ rows: rows.map((marks) => ({ marks: marks.map((x) => ({ x })) })) }) as unknown as StripLayout;

const layout = layoutOf([], [10, 20, 90], [], [12, 85]);

describe("from run to run by keys", () => {
  test("the first press goes to the first run that there is", () => {
    expect(moved(layout, null, "ArrowRight")).toEqual({ row: 1, mark: 0 });
    expect(moved(layoutOf([], []), null, "ArrowRight")).toBeNull();
    expect(moved(layoutOf(), null, "End")).toBeNull();
  });

  test("along a row, and not beyond its ends", () => {
    const at = (mark: number, key: string) => moved(layout, { row: 1, mark }, key)?.mark;
    expect(at(0, "ArrowRight")).toBe(1);
    expect(at(0, "ArrowLeft")).toBe(0);
    expect(at(2, "ArrowRight")).toBe(2);
    expect(at(1, "End")).toBe(2);
    expect(at(1, "Home")).toBe(0);
    expect(at(0, "PageDown")).toBe(2);
  });

  test("to the nearest run of the next row that has one", () => {
    expect(moved(layout, { row: 1, mark: 2 }, "ArrowDown")).toEqual({ row: 3, mark: 1 });
    expect(moved(layout, { row: 3, mark: 0 }, "ArrowUp")).toEqual({ row: 1, mark: 0 });
    expect(moved(layout, { row: 1, mark: 1 }, "ArrowUp")).toEqual({ row: 1, mark: 1 });
    expect(moved(layout, { row: 3, mark: 1 }, "ArrowDown")).toEqual({ row: 3, mark: 1 });
  });

  test("other keys are no moves", () => {
    expect(["ArrowUp", "End", "PageUp"].every(isMove)).toBe(true);
    expect(["a", "Enter", " "].some(isMove)).toBe(false);
  });
});
