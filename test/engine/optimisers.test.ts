import { describe, expect, test } from "vitest";
import type { OptimiserId } from "../../src/engine/experiment/experiment.ts";
import { biasCorrection, optimiserById, shrinkTowardsZero } from "../../src/engine/optimisers.ts";

const spec = {
  algorithm: "sgd" as const,
  learningRate: 0.1,
  momentum: 0.5,
  squareDecay: 0.75,
  meanDecay: 0.5,
  epsilon: 0.25,
};

/** Where w = 1 stands after each of these gradients. */
function path(id: OptimiserId, gradients: readonly number[]): number[] {
  const { change, slotCount } = optimiserById[id];
  const slots = Array.from({ length: slotCount }, () => new Float64Array(1));
  const correction = biasCorrection(spec);
  let w = 1;
  return gradients.map((gradient) => {
    w += change(gradient, slots, 0, { ...spec, ...correction.advance() });
    return w;
  });
}

// Worked by hand from the rules for g = 1, 2, with η 0.1, μ 0.5, ρ = β₂ 0.75, β₁ 0.5, ε 0.25.
describe("two updates by hand", () => {
  test.each([
    ["sgd", [0.9, 0.7]],
    // v = 1, 2.5
    ["momentum", [0.9, 0.65]],
    // v = 1, 2.5; steps 1.5, 3.25
    ["nesterov", [0.85, 0.525]],
    // s = 0.25, 1.1875
    ["rmsprop", [1 - 0.1 / (0.5 + 0.25), 1 - 0.1 / 0.75 - 0.2 / (Math.sqrt(1.1875) + 0.25)]],
    // m = 0.5, 1.25 and v = 0.25, 1.1875; corrected m̂ = 1, 5/3 and v̂ = 1, 1.1875 / 0.4375
    ["adam", [1 - 0.1 / 1.25, 1 - 0.08 - (0.1 * (5 / 3)) / (Math.sqrt(1.1875 / 0.4375) + 0.25)]],
  ] as const)("%s", (id, expected) => {
    for (const [i, w] of path(id, [1, 2]).entries()) {
      // A handful of float64 roundings of numbers near 1.
      expect(Math.abs(w - (expected[i] ?? NaN))).toBeLessThan(1e-14);
    }
  });
});

test("Adam's first step is the learning rate, whatever the gradient's size", () => {
  const { change } = optimiserById.adam;
  const step = { ...spec, epsilon: 0, ...biasCorrection(spec).advance() };
  for (const gradient of [1e-6, 1, 1e6]) {
    const slots = [new Float64Array(1), new Float64Array(1)];
    expect(change(gradient, slots, 0, step)).toBeCloseTo(-0.1, 14);
  }
});

test("L1 shrinks a weight towards 0 and stops there", () => {
  expect(shrinkTowardsZero(0.5, 0.2)).toBeCloseTo(0.3, 15);
  expect(shrinkTowardsZero(-0.5, 0.2)).toBeCloseTo(-0.3, 15);
  expect(Math.abs(shrinkTowardsZero(0.1, 0.2))).toBe(0);
  expect(Math.abs(shrinkTowardsZero(-0.1, 0.2))).toBe(0);
  expect(shrinkTowardsZero(NaN, 0.2)).toBeNaN();
});
