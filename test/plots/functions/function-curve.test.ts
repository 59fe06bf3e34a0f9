import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activationById, resolveParameters } from "../../../src/functions/families/registry.ts";
import { curvePath, jumpMarks, sampleCurve } from "../../../src/plots/functions/function-curve.ts";
import {
  functionPicture,
  legendCorner,
  pictureHeights,
} from "../../../src/plots/functions/function-picture.ts";

const domain = { from: -5, to: 5, kinks: [] as number[], tolerance: 0.005 };

test("a straight line needs no refinement", () => {
  const [piece = []] = sampleCurve((z) => 2 * z + 1, domain);
  expect(piece).toHaveLength(65);
  // Ends are taken a billionth of the width inside.
  expect(piece[0]).toEqual({ z: -5, value: expect.closeTo(-9, 7) });
  expect(piece.at(-1)?.z).toBe(5);
});

test("a declared jump lifts the pen and keeps both one-sided values", () => {
  const step = (z: number) => (z > 0 ? 1 : 0);
  const pieces = sampleCurve(step, { ...domain, kinks: [0] });
  expect(pieces).toHaveLength(2);
  expect(pieces[0]?.at(-1)).toEqual({ z: 0, value: 0 });
  expect(pieces[1]?.[0]).toEqual({ z: 0, value: 1 });
});

test("an undeclared jump is found, so that no vertical line is ever drawn", () => {
  fc.assert(
    fc.property(fc.double({ min: -4.9, max: 4.9, noNaN: true }), (at) => {
      const pieces = sampleCurve((z) => (z > at ? 1 : -1), domain);
      expect(pieces).toHaveLength(2);
      for (const piece of pieces) {
        expect(new Set(piece.map((point) => point.value)).size).toBe(1);
      }
    }),
  );
});

test("a kink of the slope alone keeps the curve in one piece", () => {
  const pieces = sampleCurve(Math.abs, { ...domain, kinks: [0] });
  expect(pieces).toHaveLength(1);
  expect(pieces[0]).toContainEqual({ z: 0, value: expect.closeTo(0, 7) });
});

test("the polyline stays within tolerance of a steep smooth curve", () => {
  const f = (z: number) => Math.tanh(50 * z);
  const [piece = []] = sampleCurve(f, domain);
  for (const [index, right] of piece.slice(1).entries()) {
    const left = piece[index];
    if (!left) continue;
    for (const share of [0.25, 0.5, 0.75]) {
      const z = left.z + share * (right.z - left.z);
      const straight = left.value + share * (right.value - left.value);
      // Only midpoints are tested while sampling: quarters may lie a little further off.
      expect(Math.abs(f(z) - straight)).toBeLessThan(2 * domain.tolerance);
    }
  }
});

test("values that are not finite leave a gap", () => {
  const pieces = sampleCurve((z) => (Math.abs(z) < 1 ? Number.NaN : 1), domain);
  expect(pieces).toHaveLength(2);
  expect(pieces.flat().every((point) => Math.abs(point.z) >= 1)).toBe(true);
});

test("a jump is marked open where it is approached and filled where the function is", () => {
  expect(jumpMarks((z) => (z > 0 ? 1 : 0), { ...domain, kinks: [0] })).toEqual([
    { z: 0, value: 1, filled: false },
    { z: 0, value: 0, filled: true },
  ]);
  // Half at 0: both sides are only approached.
  expect(jumpMarks((z) => Math.sign(z) / 2 + 0.5, { ...domain, kinks: [0] })).toHaveLength(3);
  expect(jumpMarks(Math.abs, { ...domain, kinks: [0] })).toEqual([]);
});

describe("paths of registered functions on a 100 × 70 picture, rounded to pixels", () => {
  const x = (z: number) => 50 + 10 * z;
  const y = (value: number) => 60 - 10 * value;
  test.each(["relu", "step", "leakyRelu", "hardSigmoid"])("%s", (id) => {
    const activation = activationById(id);
    if (!activation) throw new Error(`No function ${id}`);
    const picture = functionPicture(activation, resolveParameters(activation));
    const curve = { ...domain, kinks: picture.kinks };
    // Straight pieces have many points on one line: the corners say it all.
    const corners = (f: (z: number) => number) =>
      sampleCurve(f, curve).map((piece) => {
        const slopes = piece.slice(1).map((point, index) => {
          const before = piece[index] ?? point;
          return Math.round(((point.value - before.value) / (point.z - before.z)) * 1000);
        });
        return piece.filter((_, index) => slopes[index] !== slopes[index - 1] || index === 0);
      });
    expect({
      value: curvePath(corners(picture.value), x, y),
      derivative: curvePath(corners(picture.derivative), x, y),
    }).toMatchSnapshot();
  });
});

test("maxout is drawn as the largest of its lines, with kinks on the envelope only", () => {
  const maxout = activationById("maxout");
  if (!maxout) throw new Error("No maxout");
  const pieces = [
    { slope: -1, intercept: 0 },
    { slope: 1, intercept: 0 },
    { slope: 0, intercept: -5 },
  ];
  const picture = functionPicture(maxout, resolveParameters(maxout), pieces);
  expect(picture.kinks).toEqual([0]);
  expect([-2, 0, 3].map(picture.value)).toEqual([2, 0, 3]);
  expect([-2, 3].map(picture.derivative)).toEqual([-1, 1]);
});

test("heights cover f and f′ but never more than the width of z", () => {
  const squared = activationById("squaredRelu");
  if (!squared) throw new Error("No squared ReLU");
  const [low, high] = pictureHeights(functionPicture(squared, {}), -5, 5);
  expect(low).toBeCloseTo(-0.4, 10);
  expect(high).toBeCloseTo(5.4, 10);
});

test("the legend stands in the upper corner that the curves leave free", () => {
  const cornerOf = (id: string) => {
    const activation = activationById(id);
    if (!activation) throw new Error(id);
    return legendCorner(functionPicture(activation, resolveParameters(activation)), -5, 5);
  };
  expect(["sigmoid", "tanh", "relu", "gelu"].map(cornerOf)).toEqual(
    Array(4).fill({ side: "left", isFree: true }),
  );
  const falling = { value: (z: number) => -z, derivative: () => -1, kinks: [], pieces: [] };
  expect(legendCorner(falling, -5, 5)).toEqual({ side: "right", isFree: true });
  expect(cornerOf("sine").isFree).toBe(false);
});
