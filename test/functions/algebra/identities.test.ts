import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../../src/functions/algebra/evaluate.ts";
import { derivativeOf, resolveParameters } from "../../../src/functions/families/registry.ts";
import { elementwise } from "../elementwise.ts";

const value = (id: string, parameters = {}) => {
  const activation = elementwise(id);
  const all = resolveParameters(activation, parameters);
  const f = compile(activation.value);
  return (z: number) => f(z, all);
};
const slope = (id: string) => {
  const activation = elementwise(id);
  const f = compile(derivativeOf(activation));
  return (z: number) => f(z, resolveParameters(activation));
};

/** Both sides are computed in float64 by different operations: a few roundings of numbers up to 30. */
function everywhere(left: (z: number) => number, right: (z: number) => number): void {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (z) => {
      expect(Math.abs(left(z) - right(z))).toBeLessThan(1e-14 * (1 + Math.abs(left(z))));
    }),
    { numRuns: 1000 },
  );
}

const [sigmoid, tanh, softplus] = [value("sigmoid"), value("tanh"), value("softplus")];

test("tanh(z) = 2σ(2z) − 1", () => {
  everywhere(tanh, (z) => 2 * sigmoid(2 * z) - 1);
});

test("softplus′ = σ, and softplus(z) − softplus(−z) = z", () => {
  everywhere(slope("softplus"), sigmoid);
  everywhere(
    (z) => softplus(z) - softplus(-z),
    (z) => z,
  );
});

test("σ(z) + σ(−z) = 1, and σ′ is even", () => {
  everywhere(
    (z) => sigmoid(z) + sigmoid(-z),
    () => 1,
  );
  everywhere(slope("sigmoid"), (z) => slope("sigmoid")(-z));
});

test("Swish at β is swish scaled: f_β(z) = f₁(βz)/β", () => {
  everywhere(value("swish", { beta: 3 }), (z) => value("swish")(3 * z) / 3);
});

test("a gate g with g(z) + g(−z) = 1 makes f(z) − f(−z) = z: GELU, its approximation and Swish", () => {
  // z·Φ(z) − (−z)·Φ(−z) = z·(Φ(z) + Φ(−z)) = z.
  for (const id of ["gelu", "geluTanh", "swish"]) {
    const f = value(id);
    everywhere(
      (z) => f(z) - f(-z),
      (z) => z,
    );
  }
});
