import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ParameterValues } from "../../src/functions/activation-function.ts";
import { compile } from "../../src/functions/evaluate.ts";
import { derivativeOf, resolveParameters } from "../../src/functions/registry.ts";
import { elementwise, elementwiseFunctions } from "./elementwise.ts";

/**
 * f and f′ computed from their definitions with Python's decimal module at 60
 * digits, so independent of this code, its algebra and its float64.
 */
const fixture: {
  readonly functions: Readonly<Record<string, readonly (readonly [string, string, string])[]>>;
} = JSON.parse(
  readFileSync(new URL("../fixtures/activation-functions.json", import.meta.url), "utf8"),
);

/** The fixture's name for each function, with the parameters that it was computed for. */
const entries: Readonly<Record<string, readonly [id: string, parameters: ParameterValues]>> = {
  step: ["step", {}],
  sigmoid: ["sigmoid", {}],
  tanh: ["tanh", {}],
  relu: ["relu", {}],
  "leaky_relu(0.01)": ["leakyRelu", { slope: 0.01 }],
  "prelu(0.25)": ["prelu", { slope: 0.25 }],
  "elu(1)": ["elu", { alpha: 1 }],
  "elu(0.5)": ["elu", { alpha: 0.5 }],
  selu: ["selu", {}],
  "celu(2)": ["celu", { alpha: 2 }],
  "softplus(1)": ["softplus", { beta: 1 }],
  softsign: ["softsign", {}],
  hard_sigmoid_keras2: ["hardSigmoid", {}],
  hard_sigmoid_keras3: ["hardSigmoidRelu6", {}],
  linear: ["linear", {}],
  gelu_erf: ["gelu", {}],
  gelu_tanh: ["geluTanh", {}],
  silu: ["swish", { beta: 1 }],
  mish: ["mish", {}],
  relu6: ["relu6", {}],
  hard_swish: ["hardSwish", {}],
  sine: ["sine", {}],
  gaussian: ["gaussian", {}],
  arctan: ["arctan", {}],
  bent_identity: ["bentIdentity", {}],
  squared_relu: ["squaredRelu", {}],
};

test("the fixture's 26 functions and the registry's elementwise ones are the same", () => {
  expect(Object.keys(entries).sort()).toEqual(Object.keys(fixture.functions).sort());
  expect(Object.keys(entries)).toHaveLength(26);
  const covered = new Set(Object.values(entries).map(([id]) => id));
  expect([...covered].sort()).toEqual(elementwiseFunctions.map(({ id }) => id).sort());
});

/**
 * Functions that go to 0 on the left and must keep their digits on the way there. (Below 10⁻⁶⁰ the
 * fixture writes 0 for the tanh form of GELU, whose 1 + tanh cancels even at 60 digits.)
 */
const fading = ["sigmoid", "softplus", "gelu", "geluTanh", "swish", "mish"];

test.each(Object.entries(entries))("%s agrees with 60 digits", (name, [id, parameters]) => {
  const activation = elementwise(id);
  const f = compile(activation.value);
  const slope = compile(derivativeOf(activation));
  const values = resolveParameters(activation, parameters);
  const gated = activation.family === "gated";
  const points = fixture.functions[name] ?? [];
  expect(points.length).toBeGreaterThan(30);
  for (const [zText, fText, slopeText] of points) {
    const z = Number(zText);
    for (const [read, wantedText] of [
      [f, fText],
      [slope, slopeText],
    ] as const) {
      const wanted = Number(wantedText);
      const error = Math.abs(read(z, values) - wanted);
      // Two to four roundings of numbers of the size of f, f′ or 1; a gated function's slope
      // multiplies the rounding of 1 − σ by z, and in its tanh form by the
      // argument's slope, up to 11, as well.
      const size = Math.max(1, 2 * Math.abs(wanted), gated ? 4 * Math.min(Math.abs(z), 20) : 0);
      expect(error, `at ${z}`).toBeLessThanOrEqual(2.25 * Number.EPSILON * size);
      if (z < 0 && wanted !== 0 && fading.includes(id)) {
        // An exponential amplifies the rounding of its argument u by |u|: up to 500 for the
        // tanh form of GELU at −20, 100 for the others. Below 1e-300 float64 has fewer digits.
        expect(error, `at ${z}`).toBeLessThanOrEqual(
          Math.max(2e-13 * Math.abs(wanted), Number.MIN_VALUE),
        );
      }
    }
  }
});
