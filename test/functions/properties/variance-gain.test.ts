import { expect, test } from "vitest";
import { activationById, resolveParameters } from "../../../src/functions/families/registry.ts";
import { varianceGain } from "../../../src/functions/properties/variance-gain.ts";

const gainOf = (id: string, overrides: Record<string, number> = {}): number => {
  const activation = activationById(id);
  if (!activation) throw new Error(`no ${id}`);
  return varianceGain(activation, resolveParameters(activation, overrides));
};

/**
 * E[a²] for z ~ N(0, 1): exact where a fraction stands, else by the trapezoid rule over ±12 in
 * steps of 1/2000 (Python 3, math.fsum).
 */
const meanSquares: readonly (readonly [string, Record<string, number>, number])[] = [
  ["linear", {}, 1],
  ["relu", {}, 1 / 2],
  ["leakyRelu", { slope: 0.5 }, 5 / 8],
  ["tanh", {}, 0.39429449039784126],
  ["sigmoid", {}, 0.293379035858093],
  ["gelu", {}, 0.4252214825702987],
  ["maxout", { pieces: 2 }, 1],
  ["maxout", { pieces: 3 }, 1.275664447710896],
  ["maxout", { pieces: 5 }, 1.8000204359706327],
  ["bilinear", {}, 1],
  ["reglu", {}, 1 / 2],
  ["swiglu", {}, 0.3557755198173522],
];

test.each(meanSquares)("%s %o", (id, parameters, meanSquare) => {
  // The midpoint rule over 4,000 cells; a kink on a cell's edge, as at 0, costs nothing.
  expect(gainOf(id, parameters)).toBeCloseTo(1 / Math.sqrt(meanSquare), 5);
});

test("what is 0 throughout, or has no finite square, is left as it is", () => {
  expect(gainOf("hardShrink", { lambda: 100 })).toBe(1);
});
