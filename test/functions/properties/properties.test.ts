import { expect, test } from "vitest";
import { algebra as m } from "../../../src/functions/algebra/expression.ts";
import { inventActivation } from "../../../src/functions/formula/invention.ts";
import { propertiesOf, saturatedShare } from "../../../src/functions/properties/properties.ts";
import { elementwise, elementwiseFunctions } from "../elementwise.ts";
import { recordOf } from "../families/records/records.ts";

const of = (id: string, parameters = {}) => propertiesOf(elementwise(id), parameters);

test("sup σ′ is 1/4 and sup tanh′ is 1, both at 0", () => {
  expect(of("sigmoid").steepest).toEqual({ slope: 0.25, at: 0 });
  expect(of("tanh").steepest).toEqual({ slope: 1, at: 0 });
});

test("SELU reproduces mean 0 and variance 1", () => {
  const { mean, variance } = of("selu");
  expect(Math.abs(mean.value)).toBeLessThanOrEqual(mean.error + 1e-14);
  expect(Math.abs(variance.value - 1)).toBeLessThanOrEqual(variance.error + 1e-14);
  expect(variance.error).toBeLessThan(1e-10);
});

test("ReLU passes on mean 1/√2π and variance ½ − 1/2π; a step ½ and ¼", () => {
  const relu = of("relu");
  expect(relu.mean.value).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 12);
  expect(relu.variance.value).toBeCloseTo(0.5 - 1 / (2 * Math.PI), 12);
  expect(of("step").mean.value).toBeCloseTo(0.5, 12);
  expect(of("step").variance.value).toBeCloseTo(0.25, 12);
});

test("the minima of GELU, Swish and Mish lie where the literature has them", () => {
  // Roots of f′ and the values there from mpmath's findroot at 25 digits.
  const [gelu] = of("gelu").stationaryPoints;
  expect(gelu).toBeCloseTo(-0.7517915, 6);
  expect(of("gelu").range.lowest).toBeCloseTo(-0.1699712, 6);
  const swish = of("swish");
  expect(swish.stationaryPoints).toHaveLength(1);
  expect(swish.stationaryPoints[0]).toBeCloseTo(-1.2784645, 6);
  expect(swish.range.lowest).toBeCloseTo(-0.2784645, 6);
  expect(of("swish", { beta: 2 }).range.lowest).toBeCloseTo(-0.2784645 / 2, 6);
  expect(of("mish").range.lowest).toBeCloseTo(-0.3088434, 6);
});

test("limits, ranges and symmetry are the known ones", () => {
  expect(of("tanh").limits).toEqual({ left: -1, right: 1 });
  expect(of("relu").limits).toEqual({ left: 0, right: Number.POSITIVE_INFINITY });
  expect(of("bentIdentity").limits.left).toBe(Number.NEGATIVE_INFINITY);
  expect(of("sine").limits).toEqual({ left: null, right: null });
  expect(of("sine").range.highest).toBeCloseTo(1, 12);
  expect(of("relu6").range).toEqual({ lowest: 0, highest: 6 });
  expect(of("arctan").range.highest).toBeCloseTo(Math.PI / 2, 12);
});

test.each(elementwiseFunctions.map((activation) => [activation.id, activation] as const))(
  "%s has the range, symmetry, direction and smoothness of its record",
  (id, activation) => {
    const record = recordOf(id);
    const { range, symmetry, monotone, continuousDerivatives } = propertiesOf(activation);
    expect({ symmetry, monotone, continuousDerivatives }).toEqual({
      symmetry: record.symmetry,
      monotone: record.monotone,
      continuousDerivatives: record.continuousDerivatives,
    });
    // Records give seven digits.
    for (const [found, wanted] of [
      [range.lowest, record.range[0]],
      [range.highest, record.range[1]],
    ] as const) {
      if (Number.isFinite(wanted)) {
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(5e-7 * Math.max(1, Math.abs(wanted)));
      } else expect(found).toBe(wanted);
    }
  },
);

test("a corner that a parameter makes, or that no operator shows, is counted", () => {
  const hidden = { ...elementwise("linear"), value: m.sqrt(m.pow(m.z, 2)) };
  expect(propertiesOf(hidden).continuousDerivatives).toBe(0);
  expect(of("elu", { alpha: 2 }).continuousDerivatives).toBe(0);
});

test("a kink's steeper side counts, whatever the convention", () => {
  expect(of("elu", { alpha: 0.5 }).steepest.slope).toBe(1);
  expect(of("hardSwish").steepest.slope).toBeCloseTo(1.5, 10);
});

test("the saturated share is what the inverse of f′ gives", () => {
  // ReLU is flat on half of N(0, 1); tanh′ < ¾ outside |z| < artanh ½ = 0.549306,
  // and 2Φ(−0.549306144) = 0.58279537 (mpmath).
  expect(saturatedShare(elementwise("relu"), 0.01)).toBeCloseTo(0.5, 10);
  expect(saturatedShare(elementwise("tanh"), 0.75)).toBeCloseTo(0.582795371432, 8);
  expect(saturatedShare(elementwise("linear"), 0.5)).toBe(0);
  expect(saturatedShare(elementwise("step"), 1e-6)).toBeCloseTo(1, 12);
});

test("of a function that turns around thousands of times the turns nearest to 0 are listed", () => {
  const fast = inventActivation({ name: "fast", formula: "sin(100 * z)", learnable: [] });
  if (!fast.ok) throw new Error(fast.problem.code);
  const { stationaryPoints } = propertiesOf(fast.activation);
  expect(stationaryPoints).toHaveLength(100);
  // Turns lie at odd multiples of π/200.
  const nearest = Math.min(...stationaryPoints.map(Math.abs));
  expect(nearest).toBeCloseTo(Math.PI / 200, 9);
});
