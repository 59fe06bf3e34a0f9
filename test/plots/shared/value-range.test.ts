import fc from "fast-check";
import { expect, test } from "vitest";
import { activationById, resolveParameters } from "../../../src/functions/families/registry.ts";
import {
  activationBounds,
  outputRange,
  robustSize,
  roundUp,
  stableSize,
  valueRange,
} from "../../../src/plots/shared/value-range.ts";

function boundsOf(id: string) {
  const activation = activationById(id);
  if (!activation) throw new Error(`No function ${id}`);
  return activationBounds(activation, resolveParameters(activation));
}

// Ranges from the definitions: GELU's and Swish's minima are −0.170 and −0.278, SELU's limit −1.758.
test.each([
  ["relu", 0, null],
  ["tanh", -1, 1],
  ["sigmoid", 0, 1],
  ["step", 0, 1],
  ["relu6", 0, 6],
  ["gaussian", 0, 1],
  ["sine", -1, 1],
  ["linear", null, null],
  ["leakyRelu", null, null],
  ["selu", -1.758, null],
  ["gelu", -0.17, null],
  ["swish", -0.278, null],
  ["maxout", null, null],
])("%s gives values from %d to %d", (id, lower, upper) => {
  expect(boundsOf(id)).toEqual({ lower, upper });
});

test("a bounded function is coloured over its range, an open side over what is shown", () => {
  expect(valueRange({ lower: 0, upper: null }, 4)).toEqual({ min: 0, max: 4, centre: 0 });
  expect(valueRange({ lower: -1, upper: 1 }, 4)).toEqual({ min: -1, max: 1, centre: 0 });
});

test("a sigmoid output is neutral where it decides", () => {
  expect(outputRange("sigmoid")).toEqual({ min: 0, max: 1, centre: 0.5 });
  expect(outputRange("tanh")).toEqual({ min: -1, max: 1, centre: 0 });
});

test("rounding up never loses a value and never doubles it", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-20, max: 1e20, noNaN: true }), (value) => {
      const rounded = roundUp(value);
      expect(rounded).toBeGreaterThanOrEqual(value * (1 - 1e-9));
      expect(rounded).toBeLessThan(value * 2);
    }),
  );
});

test("a scale stays while values wander, grows at once and shrinks late", () => {
  let size: number | null = null;
  const seen = [3.9, 3, 2, 1.7, 3.9, 4.1, 3, 0.5].map((measured) => {
    size = stableSize(size, measured);
    return size;
  });
  expect(seen).toEqual([4, 4, 4, 4, 4, 5, 5, 0.5]);
});

test("the size ignores a few stray values and what is not a number", () => {
  const values = new Float32Array(1000).fill(2);
  values.fill(1e6, 0, 20);
  values.fill(Number.NaN, 20, 100);
  expect(robustSize(values)).toBe(2);
  expect(robustSize([])).toBe(0);
});
