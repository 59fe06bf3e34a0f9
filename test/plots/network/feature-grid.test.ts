import { expect, test } from "vitest";
import { featureGrid } from "../../../src/plots/network/feature-grid.ts";

test("a feature over the plane: x₁ rises to the right, x₂ upwards, and both ends have a colour", () => {
  const { grid, range } = featureGrid((x1, x2) => x1 + 10 * x2);
  const { values, cells } = grid;
  expect(values).toHaveLength(cells * cells);
  const last = 6 - 6 / cells;
  expect(values[0]).toBeCloseTo(-last + 10 * last, 4);
  expect(values[cells * cells - 1]).toBeCloseTo(last - 10 * last, 4);
  expect(range.max).toBeCloseTo(11 * last, 4);
  expect(range).toMatchObject({ min: -range.max, centre: 0 });
  expect(grid.rows).toBeUndefined();
});

test("over the line of one input it is one row", () => {
  const { grid, range } = featureGrid((x) => x ** 2, 1);
  expect(grid.values).toHaveLength(grid.cells);
  expect(grid.rows).toBe(1);
  expect(range.min).toBeLessThan(0);
});

test("of a feature that is 0 everywhere the range is nothing", () => {
  expect(featureGrid(() => 0).range).toMatchObject({ max: 0, centre: 0 });
});
