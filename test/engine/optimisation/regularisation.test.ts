import { describe, expect, test } from "vitest";
import { regularisationById } from "../../../src/engine/optimisation/regularisation.ts";
import { float64 } from "../../../src/functions/algebra/arithmetic.ts";

describe("L1", () => {
  /** A weight after a penalty of rate 2 at learning rate 0.1: it may lose 0.2. */
  const shrunk = (weight: number) => regularisationById.l1.afterStep?.(float64, weight, 2, 0.1);

  test("takes from a weight's size", () => {
    expect(shrunk(0.5)).toBeCloseTo(0.3, 15);
    expect(shrunk(-0.5)).toBeCloseTo(-0.3, 15);
  });

  test("stops at 0, and keeps its sign", () => {
    expect(shrunk(0.1)).toBe(0);
    expect(shrunk(-0.1)).toBe(-0);
    expect(shrunk(-0)).toBe(-0);
  });

  test("does not hide a lost number", () => {
    expect(shrunk(NaN)).toBeNaN();
  });
});

test("L2 adds rate · w to the gradient", () => {
  expect(regularisationById.l2.beforeStep?.(float64, 0.25, -3, 0.5)).toBe(-1.25);
});
