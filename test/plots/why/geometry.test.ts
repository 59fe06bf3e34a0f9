import { describe, expect, test } from "vitest";
import {
  bandPath,
  linePath,
  nearest,
  shadeOf,
  valueRange,
} from "../../../src/plots/why/epoch-paths.ts";
import { waterfall } from "../../../src/plots/why/waterfall-steps.ts";
import { zeroLines } from "../../../src/plots/why/zero-lines.ts";

const same = (value: number) => value;

describe("along the epochs", () => {
  const points = [
    { epoch: 0, value: 1 },
    { epoch: 1, value: Number.NaN },
    { epoch: 2, value: 3 },
    { epoch: 4, value: 5 },
  ];

  test("a line has a gap where a value is no number", () => {
    expect(linePath(points, same, same)).toBe("M0,1M2,3L4,5");
  });

  test("a band goes along its upper edge and back along its lower one", () => {
    const band = [
      { epoch: 0, low: 0, high: 2 },
      { epoch: 1, low: 1, high: Number.POSITIVE_INFINITY },
      { epoch: 2, low: 1, high: 3 },
    ];
    expect(bandPath(band, same, same)).toBe("M0,2L2,3L2,1L0,0Z");
    expect(bandPath([], same, same)).toBe("");
  });

  test("what is read at an epoch is the newest point before it", () => {
    expect(nearest(points, 3)?.epoch).toBe(2);
    expect(nearest(points, 9)?.epoch).toBe(4);
    expect(nearest([{ epoch: 5 }], 1)?.epoch).toBe(5);
  });

  test("the larger a value, the darker, by its logarithm, and no number is not drawn", () => {
    const shades = [0, 0.01, 1, 100, 1e9].map((value) => shadeOf(value, 0.01, 100));
    expect(shades).toEqual([0.06, 0.06, expect.closeTo(0.53, 12), 1, 1]);
    expect(shadeOf(Number.NaN, 0.01, 100)).toBe(0);
  });

  test("a logarithmic axis ends on decades, at most twelve of them, and leaves out zeros", () => {
    const of = (values: readonly number[]) => [
      { points: values.map((value, epoch) => ({ epoch, value })) },
    ];
    expect(valueRange(of([0.02, 3, 0]), [], "log")).toEqual([0.01, 10]);
    expect(valueRange(of([1e-30, 0.5]), [], "log")[0]).toBeCloseTo(1e-12, 20);
    expect(valueRange(of([0, 0]), [], "log")).toEqual([0.1, 1]);
    expect(valueRange(of([0, 10]), [], "linear")).toEqual([0, 10.5]);
  });
});

test("a waterfall's bars start where the last one ended, and end at the product", () => {
  const steps = [4, 0.25, 0.001].map((factor, place) => ({
    id: String(place),
    label: "",
    kind: "slope" as const,
    factor,
  }));
  const { bars, low, high } = waterfall(steps);
  expect(bars.map(({ from, to }) => [from, to])).toEqual([
    [1, 4],
    [4, 1],
    [1, 0.001],
  ]);
  expect([low, high]).toEqual([0.001, 10]);
});

describe("where values pass through 0", () => {
  test("a plane of x − 1 is crossed in one upright line", () => {
    // Cells at 0.5, 1.5, 2.5: the value is 0 in the middle of the second.
    const values = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
    expect(zeroLines(values, 0, 3)).toBe("M1.5,0.5L1.5,1.5M1.5,1.5L1.5,2.5");
  });

  test("the crossing is where a straight line between two cells has it", () => {
    const values = [9, 9, 9, 9, -1, 3, -1, 3];
    expect(zeroLines(values, 4, 2)).toBe("M0.75,0.5L0.75,1.5");
  });

  test("a saddle is crossed twice, and a plane of one sign never", () => {
    expect(zeroLines([1, -1, -1, 1], 0, 2).match(/M/g)).toHaveLength(2);
    expect(zeroLines([1, 2, 3, 4], 0, 2)).toBe("");
    expect(zeroLines([-1, -2, -3, -4], 0, 2)).toBe("");
  });
});
