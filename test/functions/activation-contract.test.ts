import { describe, expect, test } from "vitest";
import { differentiate } from "../../src/functions/differentiate.ts";
import { compile, evaluate } from "../../src/functions/evaluate.ts";
import {
  derivativeOf,
  parameterDerivativesOf,
  resolveParameters,
  secondDerivativeOf,
} from "../../src/functions/registry.ts";
import { elementwise, elementwiseFunctions, grid, parameterSets } from "./elementwise.ts";

/** f(0) by hand, where it is not 0. */
const valueAtZero: Readonly<Record<string, number>> = {
  sigmoid: 0.5,
  hardSigmoid: 0.5,
  hardSigmoidRelu6: 0.5,
  softplus: Math.LN2,
  gaussian: 1,
};

/**
 * The straight lines that f follows far out with default parameters, by hand:
 * slope and offset on the left, then on the right. Sine has none, and squared
 * ReLU only one; both are tested by themselves.
 */
const asymptotes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  sigmoid: [0, 0, 0, 1],
  tanh: [0, -1, 0, 1],
  relu: [0, 0, 1, 0],
  leakyRelu: [0.01, 0, 1, 0],
  prelu: [0.25, 0, 1, 0],
  elu: [0, -1, 1, 0],
  // λα and λ as printed in Klambauer et al. 2017.
  selu: [0, -1.7580993408473766, 1.0507009873554805, 0],
  celu: [0, -1, 1, 0],
  softplus: [0, 0, 1, 0],
  softsign: [0, -1, 0, 1],
  gelu: [0, 0, 1, 0],
  geluTanh: [0, 0, 1, 0],
  swish: [0, 0, 1, 0],
  mish: [0, 0, 1, 0],
  hardSwish: [0, 0, 1, 0],
  relu6: [0, 0, 0, 6],
  hardSigmoid: [0, 0, 0, 1],
  hardSigmoidRelu6: [0, 0, 0, 1],
  arctan: [0, -Math.PI / 2, 0, Math.PI / 2],
  linear: [1, 0, 1, 0],
  bentIdentity: [0.5, -0.5, 1.5, -0.5],
  gaussian: [0, 0, 0, 0],
  step: [0, 0, 0, 1],
};

/** What each kink's convention promises, by hand: where, and f′ there (ELU at α = 2.6). */
const kinkSlopes: Readonly<Record<string, readonly (readonly [at: number, slope: number])[]>> = {
  step: [[0, 0]],
  relu: [[0, 0]],
  leakyRelu: [[0, 0.402]],
  prelu: [[0, 0.546]],
  elu: [[0, 2.6]],
  selu: [[0, 1.7580993408473766]],
  relu6: [
    [0, 0],
    [6, 0],
  ],
  hardSigmoid: [
    [-2.5, 0],
    [2.5, 0],
  ],
  hardSigmoidRelu6: [
    [-3, 0],
    [3, 0],
  ],
  hardSwish: [
    [-3, 0],
    [3, 1],
  ],
};

const far = [-1e30, -1e4, -745.2, -710, -89, -40, 40, 89, 710, 745.2, 1e4, 1e30];

describe.each(elementwiseFunctions.map((activation) => [activation.label, activation] as const))(
  "%s",
  (_label, activation) => {
    const f = compile(activation.value);
    const slope = compile(derivativeOf(activation));
    const curvature = compile(secondDerivativeOf(activation));
    const kinksAt = (parameters: Readonly<Record<string, number>>) =>
      activation.kinks.map((kink) => evaluate(kink.at, 0, parameters));

    // Truncation h²|f‴|/6 and rounding 2⁻⁵²|f|/h both stay below 1e-8 for h = 6e-6,
    // |f‴| ≤ 400 (α = 0.05 in CELU, the steepest of the ranges) and |f| ≤ 150.
    const h = 6e-6;
    const differenceError = 2e-8;
    const smoothPoints = (parameters: Readonly<Record<string, number>>) => {
      // At 0 the second derivative of CELU and squared ReLU jumps.
      const corners = [0, ...kinksAt(parameters)];
      return grid(-12, 12, 0.0473).filter((z) => corners.every((at) => Math.abs(z - at) > 1e-3));
    };

    test("its derivative is the slope that central differences see", () => {
      for (const parameters of parameterSets(activation)) {
        for (const z of smoothPoints(parameters)) {
          const difference = (f(z + h, parameters) - f(z - h, parameters)) / (2 * h);
          expect(Math.abs(slope(z, parameters) - difference)).toBeLessThan(differenceError);
        }
      }
    });

    test("its second derivative is the slope of its derivative", () => {
      for (const parameters of parameterSets(activation)) {
        for (const z of smoothPoints(parameters)) {
          const difference = (slope(z + h, parameters) - slope(z - h, parameters)) / (2 * h);
          // One derivative more costs one more factor β or 1/α, at most 20.
          expect(Math.abs(curvature(z, parameters) - difference)).toBeLessThan(
            20 * differenceError,
          );
        }
      }
    });

    test("its derivative by each parameter is what central differences see", () => {
      for (const parameters of parameterSets(activation)) {
        for (const [name, value] of Object.entries(parameters)) {
          const exact = compile(differentiate(activation.value, { parameter: name }));
          for (const z of smoothPoints(parameters)) {
            const step = h * Math.max(Math.abs(value), 0.1);
            const above = f(z, { ...parameters, [name]: value + step });
            const below = f(z, { ...parameters, [name]: value - step });
            // f grows up to 1/β = 10 times as fast with β as with z, and the step is shorter.
            expect(Math.abs(exact(z, parameters) - (above - below) / (2 * step))).toBeLessThan(
              50 * differenceError,
            );
          }
        }
      }
    });

    test("its written derivative and the differentiated one agree, kinks included", () => {
      const differentiated = compile(differentiate(activation.value, "z"));
      for (const parameters of parameterSets(activation)) {
        for (const z of grid(-20, 20, 0.125)) {
          const written = slope(z, parameters);
          // Different orders of a few roundings.
          expect(Math.abs(written - differentiated(z, parameters))).toBeLessThanOrEqual(
            1e-14 * Math.max(1, Math.abs(written)),
          );
        }
      }
    });

    test("it breaks where it says, and takes the slope that it says", () => {
      const parameters = parameterSets(activation).at(-1) ?? {};
      const found = kinksAt(parameters).map((at) => [at, slope(at, parameters)]);
      const promised = kinkSlopes[activation.id] ?? [];
      expect(found).toHaveLength(promised.length);
      promised.forEach(([at, wanted], index) => {
        expect(found[index]?.[0]).toBe(at);
        // One rounding of the parameter or constant.
        expect(found[index]?.[1]).toBeCloseTo(wanted, 12);
      });
    });

    test("it breaks nowhere else", () => {
      const parameters = parameterSets(activation).at(-1) ?? {};
      const near = 1e-7;
      for (const z of grid(-8, 8, 0.125)) {
        const broken = activation.kinks.find(
          (_, index) => kinksAt(parameters)[index] === z,
        )?.breaks;
        const jump = Math.abs(f(z + near, parameters) - f(z - near, parameters));
        const turn = Math.abs(slope(z + near, parameters) - slope(z - near, parameters));
        // A continuous change over 2·10⁻⁷ with slopes up to 17 and curvatures up to 10.
        if (broken === "value") expect(jump).toBeGreaterThan(0.1);
        else expect(jump).toBeLessThan(1e-5);
        if (broken === "slope") expect(turn).toBeGreaterThan(0.1);
        else expect(turn).toBeLessThan(1e-5);
      }
    });

    test("f(0) is exact to rounding", () => {
      const wanted = valueAtZero[activation.id] ?? 0;
      expect(Math.abs(f(0, resolveParameters(activation)) - wanted)).toBeLessThanOrEqual(
        Number.EPSILON * wanted,
      );
    });

    test("nothing overflows in the tails", () => {
      for (const parameters of parameterSets(activation)) {
        const byParameter = Object.keys(parameters).map((parameter) =>
          compile(differentiate(activation.value, { parameter })),
        );
        for (const z of far) {
          for (const read of [f, slope, curvature, ...byParameter]) {
            expect(read(z, parameters), `at ${z}`).toSatisfy(Number.isFinite);
          }
        }
      }
    });

    test("it reaches its limits", () => {
      const lines = asymptotes[activation.id];
      if (!lines) return expect(["sine", "squaredRelu"]).toContain(activation.id);
      const [leftSlope, leftOffset, rightSlope, rightOffset] = lines;
      const parameters = resolveParameters(activation);
      for (const [z, steepness, offset] of [
        [-1e30, leftSlope, leftOffset],
        [1e30, rightSlope, rightOffset],
      ] as const) {
        const wanted = steepness * z + offset;
        // Four roundings, of which none is amplified.
        const rounding = 4 * Number.EPSILON;
        expect(Math.abs(f(z, parameters) - wanted)).toBeLessThanOrEqual(
          rounding * Math.abs(wanted),
        );
        expect(Math.abs(slope(z, parameters) - steepness)).toBeLessThanOrEqual(rounding);
      }
    });

    test("NaN in gives NaN out", () => {
      expect(f(Number.NaN, resolveParameters(activation))).toBeNaN();
    });

    test("learnable parameters, and only they, have derivatives in the registry", () => {
      const learnable = Object.entries(activation.parameters)
        .filter(([, spec]) => spec.learnable)
        .map(([name]) => name);
      expect(Object.keys(parameterDerivativesOf(activation))).toEqual(learnable);
    });
  },
);

test("sine stays between −1 and 1 far out", () => {
  const f = compile(elementwise("sine").value);
  for (const z of far) expect(Math.abs(f(z, {}))).toBeLessThanOrEqual(1);
});

test("squared ReLU is 0 far left and z² far right", () => {
  const f = compile(elementwise("squaredRelu").value);
  expect(f(-1e30, {})).toBe(0);
  expect(f(1e4, {})).toBe(1e8);
});

test("PReLU's slope learns from the negative side only", () => {
  const bySlope = parameterDerivativesOf(elementwise("prelu")).slope;
  expect(bySlope && evaluate(bySlope, -3, { slope: 0.25 })).toBe(-3);
  expect(bySlope && evaluate(bySlope, 3, { slope: 0.25 })).toBe(0);
});
