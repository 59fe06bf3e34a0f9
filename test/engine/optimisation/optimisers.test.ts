import { describe, expect, test } from "vitest";
import type { OptimiserId } from "../../../src/engine/optimisation/optimisers.ts";
import {
  correctedDecay,
  correctionOf,
  nextPower,
  optimiserById,
} from "../../../src/engine/optimisation/optimisers.ts";
import { float64 } from "../../../src/functions/algebra/arithmetic.ts";

const spec = {
  learningRate: 0.1,
  momentum: 0.5,
  squareDecay: 0.75,
  meanDecay: 0.5,
  epsilon: 0.25,
};

/** Where w = 1 stands after each of these gradients. */
function path(id: OptimiserId, gradients: readonly number[], numbers = spec): number[] {
  const { slots, step } = optimiserById[id];
  let memory = slots.map(() => 0);
  let meanPower = 1;
  let squarePower = 1;
  let w = 1;
  return gradients.map((gradient) => {
    meanPower = nextPower(float64, meanPower, numbers.meanDecay);
    squarePower = nextPower(float64, squarePower, numbers.squareDecay);
    const all = {
      ...numbers,
      meanCorrection: correctionOf(float64, meanPower),
      squareCorrection: correctionOf(float64, squarePower),
    };
    memory = slots.map((renew, slot) => renew(float64, all, gradient, memory[slot] ?? NaN));
    w -= step(float64, all, gradient, ...memory);
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
  for (const gradient of [1e-6, 1, 1e6]) {
    expect(path("adam", [gradient], { ...spec, epsilon: 0 })[0]).toBeCloseTo(0.9, 14);
  }
});

test("a correction nears 1 by a power per update, and no power becomes denormal", () => {
  let power = 1;
  for (let update = 1; update <= 3; update++) power = nextPower(float64, power, 0.5);
  expect(correctionOf(float64, power)).toBe(0.875);
  for (let update = 4; update <= 2000; update++) power = nextPower(float64, power, 0.5);
  // The smallest normal float32 is 2⁻¹²⁶, above 1.1e-38.
  expect(power).toBeGreaterThan(1.2e-38);
  expect(correctionOf(float64, power)).toBe(1);
});

// The fast engine loads only what an entry says that its rule reads; menus offer no more.
test.each(Object.values(optimiserById))(
  "$id says which numbers its rule reads",
  ({ reads, corrections, slots, step }) => {
    const seen = new Set<string>();
    const all = { ...spec, meanCorrection: 0.5, squareCorrection: 0.25 };
    const numbers = new Proxy(all, {
      get: (target, name: keyof typeof all) => {
        seen.add(name);
        return target[name];
      },
    });
    const memory = slots.map((renew) => renew(float64, numbers, 1, 0));
    step(float64, numbers, 1, ...memory);
    expect([...seen].sort()).toEqual(["learningRate", ...reads, ...corrections].sort());
    for (const correction of corrections) expect(reads).toContain(correctedDecay[correction]);
  },
);
