import { expect, test } from "vitest";
import {
  createValueKernel,
  valueKernelBytes,
} from "../../../src/engine/fast/expressions/value-kernel.ts";
import { measureValueCost } from "../../../src/engine/fast/value-cost.ts";
import { activationById } from "../../../src/functions/families/registry.ts";
import { inventActivation } from "../../../src/functions/formula/invention.ts";

const elementwise = (id: string) => {
  const activation = activationById(id);
  if (activation?.kind !== "elementwise") throw new Error(id);
  return { activation, parameters: {} };
};

test("both functions run in turns, rest after every slice, and the fastest slice counts", async () => {
  let ms = 0;
  let slices = 0;
  const { nanoseconds, baselineNanoseconds } = await measureValueCost(
    elementwise("gelu"),
    elementwise("relu"),
    {
      // Every slice takes 1.25 ms by this clock, however much it did.
      now: () => {
        ms += 1.25;
        return ms;
      },
      rest: async () => {
        slices += 1;
      },
    },
  );
  expect(slices % 2).toBe(0);
  expect(slices).toBeGreaterThanOrEqual(10);
  // So the work of a slice doubles each time: 8, 16, … passes, alike for both.
  expect(nanoseconds).toBeCloseTo((1.25 / (8 * 2 ** (slices / 2 - 1)) / 1024) * 1e6, 9);
  expect(nanoseconds).toBe(baselineNanoseconds);
});

test("every kernel runs to its end, also none at all", () => {
  for (const id of ["relu", "gelu", "mish", "step"]) {
    const { activation } = elementwise(id);
    const run = createValueKernel(activation, {});
    expect(() => run(3)).not.toThrow();
  }
});

test("a typed formula is the same machine code as the built-in function, so it costs the same", () => {
  for (const [id, formula] of [
    ["tanh", "tanh(z)"],
    ["relu", "max(z, 0)"],
    ["mish", "z * tanh(softplus(z))"],
    ["gelu", "z * normcdf(z)"],
  ] as const) {
    const typed = inventActivation({ name: "typed", formula, learnable: [] });
    if (!typed.ok) throw new Error(typed.problem.code);
    const { derivative: _, ...plain } = elementwise(id).activation;
    expect(valueKernelBytes(typed.activation, {}), id).toEqual(valueKernelBytes(plain, {}));
  }
});
