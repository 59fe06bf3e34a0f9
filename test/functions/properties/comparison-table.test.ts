import { expect, test } from "vitest";
import {
  comparedFunction,
  negativeSlopeOf,
} from "../../../src/functions/properties/comparison-table.ts";
import { elementwise } from "../elementwise.ts";

/** As the papers define them: Nair & Hinton 2010, Maas 2013, He 2015, Clevert 2015, Hendrycks 2016. */
test.each([
  ["relu", { kind: "zero" }],
  ["leakyRelu", { kind: "constant", slope: 0.01 }],
  ["prelu", { kind: "learned", symbol: "α", slope: 0.25 }],
  ["elu", { kind: "fades" }],
  ["gelu", { kind: "fades" }],
  ["sigmoid", { kind: "fades" }],
  ["softsign", { kind: "fades" }],
  ["bentIdentity", { kind: "settles", slope: 0.5 }],
  ["sine", { kind: "varies" }],
  ["linear", { kind: "constant", slope: 1 }],
])("%s on the negative side", (id, slope) => {
  expect(negativeSlopeOf(elementwise(id))).toEqual(slope);
});

test("f′ at ±3, dead zones, parameters and years are those of the papers", () => {
  const relu = comparedFunction(elementwise("relu"));
  expect(relu).toMatchObject({
    slopeAtThree: [0, 1],
    isZeroCentred: false,
    year: 2010,
    parameters: [],
  });
  expect(relu.deadZones).toEqual([{ from: Number.NEGATIVE_INFINITY, to: 0 }]);
  const leaky = comparedFunction(elementwise("leakyRelu"), { slope: 0.2 });
  expect(leaky.parameters).toEqual([{ symbol: "α", value: 0.2, isLearned: false }]);
  expect(leaky).toMatchObject({ slopeAtThree: [0.2, 1], deadZones: [], year: 2013 });
  // SciPy 1.10: norm.cdf(3) + 3·norm.pdf(3) = 1.011945647204184 and −0.011945647204183932.
  const gelu = comparedFunction(elementwise("gelu"));
  expect(gelu.slopeAtThree[1]).toBeCloseTo(1.011945647204184, 14);
  expect(gelu.slopeAtThree[0]).toBeCloseTo(-0.011945647204183932, 14);
});
