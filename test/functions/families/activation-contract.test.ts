import { describe, expect, test } from "vitest";
import { differentiate } from "../../../src/functions/algebra/differentiate.ts";
import { compile, evaluate } from "../../../src/functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../../src/functions/algebra/expression.ts";
import {
  derivativeOf,
  parameterDerivativesOf,
  resolveParameters,
  secondDerivativeOf,
} from "../../../src/functions/families/registry.ts";
import { elementwise, elementwiseFunctions, grid, parameterSets } from "../elementwise.ts";
import { recordOf } from "./records/records.ts";

/** From where every function is near its lines to where the square of z is beyond float64. */
const farthest = [1e13, 1e30, 1e100, 1e160, 1e200, 1e300].flatMap((z) => [-z, z]);

const far = [-1e30, -1e4, -745.2, -710, -89, -40, 40, 89, 710, 745.2, 1e4, 1e30];

describe.each(elementwiseFunctions.map((activation) => [activation.label, activation] as const))(
  "%s",
  (_label, activation) => {
    const f = compile(activation.value);
    const slope = compile(derivativeOf(activation));
    const curvature = compile(secondDerivativeOf(activation));
    const record = recordOf(activation.id);
    const kinkParameters = record.kinkParameters ?? parameterSets(activation).at(-1) ?? {};
    const [finiteFrom, finiteTo] = record.finite ?? [-Infinity, Infinity];
    const kinksAt = (parameters: Readonly<Record<string, number>>) =>
      activation.kinks.map((kink) => evaluate(kink.at, 0, parameters));

    // Truncation h²|f‴|/6 and rounding 2⁻⁵²|f|/h both stay below 1e-8 for h = 6e-6,
    // |f‴| ≤ 400 (α = 0.05 in CELU, the steepest of the ranges) and |f| ≤ 150.
    const h = 6e-6;
    const differenceError = 2e-8;
    /** Both errors grow with f and its slope where these grow without bound. */
    const errorAt = (z: number, parameters: ParameterValues, exact: number) =>
      differenceError * Math.max(1, Math.abs(f(z, parameters)) / 150, Math.abs(exact) / 30);
    const smoothPoints = (parameters: Readonly<Record<string, number>>) => {
      // At 0 the second derivative of CELU and squared ReLU jumps.
      const corners = [0, ...kinksAt(parameters)];
      return grid(-12, 12, 0.0473).filter((z) => corners.every((at) => Math.abs(z - at) > 1e-3));
    };

    test("its derivative is the slope that central differences see", () => {
      for (const parameters of parameterSets(activation)) {
        for (const z of smoothPoints(parameters)) {
          const difference = (f(z + h, parameters) - f(z - h, parameters)) / (2 * h);
          expect(Math.abs(slope(z, parameters) - difference)).toBeLessThan(
            errorAt(z, parameters, slope(z, parameters)),
          );
        }
      }
    });

    test("its second derivative is the slope of its derivative", () => {
      for (const parameters of parameterSets(activation)) {
        for (const z of smoothPoints(parameters)) {
          const difference = (slope(z + h, parameters) - slope(z - h, parameters)) / (2 * h);
          // One derivative more costs one more factor β or 1/α, at most 20.
          expect(Math.abs(curvature(z, parameters) - difference)).toBeLessThan(
            20 * errorAt(z, parameters, curvature(z, parameters)),
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
              50 * errorAt(z, parameters, exact(z, parameters)),
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
      const found = kinksAt(kinkParameters).map((at) => [at, slope(at, kinkParameters)]);
      const promised = record.kinks ?? [];
      expect(found).toHaveLength(promised.length);
      promised.forEach(([at, wanted], index) => {
        expect(found[index]?.[0]).toBe(at);
        // One rounding of the parameter or constant.
        expect(found[index]?.[1]).toBeCloseTo(wanted, 12);
      });
    });

    test("it breaks nowhere else", () => {
      const parameters = kinkParameters;
      const near = 1e-7;
      for (const z of grid(-8, 8, 0.125)) {
        const broken = activation.kinks.find(
          (_, index) => kinksAt(parameters)[index] === z,
        )?.breaks;
        const jump = Math.abs(f(z + near, parameters) - f(z - near, parameters));
        const turn = Math.abs(slope(z + near, parameters) - slope(z - near, parameters));
        // A continuous change over 2·10⁻⁷, three times as much as the slope and curvature here ask for.
        const steps = 6e-7;
        if (broken === "value") {
          expect(jump).toBeGreaterThan(0.1);
          continue;
        }
        expect(jump, `at ${z}`).toBeLessThan(steps * Math.max(17, Math.abs(slope(z, parameters))));
        if (broken === "slope") expect(turn).toBeGreaterThan(0.1);
        else {
          const bend = Math.abs(curvature(z, parameters));
          expect(turn, `at ${z}`).toBeLessThan(steps * Math.max(10, bend));
        }
      }
    });

    test("f(0) is exact to rounding", () => {
      const wanted = record.valueAtZero;
      expect(Math.abs(f(0, resolveParameters(activation)) - wanted)).toBeLessThanOrEqual(
        Number.EPSILON * Math.abs(wanted) * (record.rounding ?? 1),
      );
    });

    test("nothing overflows in the tails", () => {
      for (const parameters of parameterSets(activation)) {
        const byParameter = Object.keys(parameters).map((parameter) =>
          compile(differentiate(activation.value, { parameter })),
        );
        for (const z of far.filter((at) => at > finiteFrom && at < finiteTo)) {
          for (const read of [f, slope, curvature, ...byParameter]) {
            expect(read(z, parameters), `at ${z}`).toSatisfy(Number.isFinite);
          }
        }
      }
    });

    test("it follows its asymptotes, as far as float64 goes", () => {
      const parameters = resolveParameters(activation);
      for (const z of farthest.filter((at) => at > finiteFrom && at < finiteTo)) {
        const line = z < 0 ? record.lines.left : record.lines.right;
        if (!line) continue;
        const [lineSlope, offset] = line;
        const value = lineSlope * z + offset;
        // Four roundings, of which none is amplified, and what the curve is still away.
        const rounding = 4 * Number.EPSILON * (record.rounding ?? 1);
        const away = (record.approach ?? 1) / Math.abs(z);
        expect(Math.abs(f(z, parameters) - value), `at ${z}`).toBeLessThanOrEqual(
          rounding * Math.abs(value) + away,
        );
        expect(Math.abs(slope(z, parameters) - lineSlope), `at ${z}`).toBeLessThanOrEqual(
          rounding + away,
        );
      }
    });

    test("its slope is that of a side as soon as z is on that side", () => {
      const parameters = kinkParameters;
      for (const at of kinksAt(parameters)) {
        for (const side of [-1, 1]) {
          const next =
            at === 0 ? side * Number.MIN_VALUE : at + side * Math.abs(at) * Number.EPSILON;
          expect(next).not.toBe(at);
          // Over 10⁻⁶ a slope changes by less than 10⁻⁵ where it does not break.
          const beside = slope(at + side * 1e-6, parameters);
          expect(Math.abs(slope(next, parameters) - beside), `at ${next}`).toBeLessThan(1e-5);
        }
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

test("sine and its slope stay between −1 and 1 far out", () => {
  for (const read of [elementwise("sine").value, derivativeOf(elementwise("sine"))])
    for (const z of [...far, ...farthest]) {
      expect(Math.abs(evaluate(read, z, {}))).toBeLessThanOrEqual(1);
    }
});

test("squared ReLU is 0 far left and z² far right, as long as that is a number", () => {
  const f = compile(elementwise("squaredRelu").value);
  const slope = compile(derivativeOf(elementwise("squaredRelu")));
  expect([f(-1e300, {}), slope(-1e300, {})]).toEqual([0, 0]);
  expect([f(1e4, {}), f(2 ** 500, {}), f(1e160, {})]).toEqual([1e8, 2 ** 1000, Infinity]);
  expect([slope(1e4, {}), slope(1e300, {})]).toEqual([2e4, 2e300]);
});

test("PReLU's slope learns from the negative side only", () => {
  const bySlope = parameterDerivativesOf(elementwise("prelu")).slope;
  expect(bySlope && evaluate(bySlope, -3, { slope: 0.25 })).toBe(-3);
  expect(bySlope && evaluate(bySlope, 3, { slope: 0.25 })).toBe(0);
});
