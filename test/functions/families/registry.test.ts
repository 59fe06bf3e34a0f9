import { expect, test } from "vitest";
import {
  activationById,
  activationFunctions,
  derivativeOf,
  resolveParameters,
  secondDerivativeOf,
} from "../../../src/functions/families/registry.ts";
import { elementwise } from "../elementwise.ts";

test("it holds every function once", () => {
  const ids = activationFunctions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(activationFunctions.map(({ label }) => label)).size).toBe(ids.length);
});

test.each(activationFunctions.map((activation) => [activation.id, activation] as const))(
  "%s can be found, and its entry is complete",
  (id, activation) => {
    expect(activationById(id)).toBe(activation);
    expect(activation.reference?.where).toMatch(/\S/);
    expect(activation.reference?.year).toBeGreaterThan(1940);
    // One sentence.
    expect(activation.purpose).toMatch(/^[A-Z][^.]*\.$/);
    for (const spec of Object.values(activation.parameters)) {
      expect(spec.min).toBeLessThanOrEqual(spec.default);
      expect(spec.default).toBeLessThanOrEqual(spec.max);
    }
  },
);

test("an unknown id finds nothing, not an inherited property", () => {
  expect(activationById("constructor")).toBeUndefined();
});

test("parameters are the defaults, and what overrides them", () => {
  expect(resolveParameters(elementwise("elu"))).toEqual({ alpha: 1 });
  expect(resolveParameters(elementwise("leakyRelu"), { slope: 0 })).toEqual({ slope: 0 });
  expect(resolveParameters(elementwise("prelu"))).toEqual({ slope: 0.25 });
});

test("wrong parameters are refused by name", () => {
  const maxout = activationById("maxout");
  if (!maxout) throw new Error("maxout is missing");
  expect(() => resolveParameters(elementwise("elu"), { beta: 1 })).toThrow(
    'ELU has no parameter "beta".',
  );
  expect(() => resolveParameters(elementwise("elu"), { toString: 1 })).toThrow("no parameter");
  expect(() => resolveParameters(elementwise("elu"), { alpha: Number.NaN })).toThrow(
    "ELU: α must be a finite number, not NaN.",
  );
  expect(() => resolveParameters(maxout, { pieces: 2.5 })).toThrow(
    "Maxout: k must be a whole number, not 2.5.",
  );
});

test("a derivative is made once", () => {
  const mish = elementwise("mish");
  expect(derivativeOf(mish)).toBe(derivativeOf(mish));
  expect(secondDerivativeOf(mish)).toBe(secondDerivativeOf(mish));
});

test("a definition can be sent to a worker as it is", () => {
  for (const activation of activationFunctions) {
    expect(structuredClone(activation)).toEqual(activation);
  }
});
