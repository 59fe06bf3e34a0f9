import { describe, expect, test } from "vitest";
import { frequenciesOf, heardFunction, targetMark } from "../../../src/plots/shared/heard-curve.ts";

describe("a curve as a tone", () => {
  test("two and a half octaves from the lowest value to the highest, and silence where it has none", () => {
    const [low, high, middle, none] = frequenciesOf({
      values: [-1, 1, 0, Number.NaN],
      range: [-1, 1],
      marks: [],
    });
    expect(low).toBeCloseTo(165, 3);
    // 165 · 2^2.5 and 165 · 2^1.25, in float32.
    expect(high).toBeCloseTo(933.38, 1);
    expect(middle).toBeCloseTo(392.44, 1);
    expect(none).toBe(0);
  });

  test("values beyond the picture stay at its edge", () => {
    const [below, above] = frequenciesOf({ values: [-9, 9], range: [0, 1], marks: [] });
    expect(below).toBeCloseTo(165, 3);
    expect(above).toBeCloseTo(933.38, 1);
  });

  test("kinks within the picture and changes of sign are marked where they are", () => {
    const shifted = (z: number) => Math.max(-1, z - 1);
    const { marks } = heardFunction(shifted, [-4, 4], [-1, 3], [0, 9]);
    expect(marks).toEqual([
      { at: 0.5, kind: "kink" },
      // The sample after 1: (1 + 4) / 8 = 0.625, on a grid of hundredths.
      { at: 0.63, kind: "zero" },
    ]);
  });

  test("the target is marked where it is first met, and not where it never is", () => {
    expect(targetMark([1, 0.5, 0.04, 0.2, 0.03], 0.05)).toEqual([{ at: 0.5, kind: "target" }]);
    expect(targetMark([1, 0.5], 0.05)).toEqual([]);
  });
});
