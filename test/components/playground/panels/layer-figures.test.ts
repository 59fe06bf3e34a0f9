import { expect, test } from "vitest";
import {
  gradientShare,
  layerFigures,
} from "../../../../src/components/playground/panels/layer-figures.ts";
import type { LayerDiagnostics } from "../../../../src/engine/diagnostics/layer-signals.ts";

const layer = (change: Partial<LayerDiagnostics>): LayerDiagnostics => ({
  histogram: new Uint32Array(2),
  histogramMin: -1,
  histogramMax: 1,
  preActivationMean: 0,
  preActivationDeviation: 1,
  preActivationQuantiles: [-2, -1, 0, 1, 2],
  silentUnits: [],
  unitCount: 3,
  activationMean: 0,
  activationDeviation: 1,
  exampleShare: 1,
  commonSignShare: 0.5,
  deltaScale: 1,
  weightFactor: 1,
  weightGradientScale: 1,
  weightScale: 1,
  deadUnits: [],
  unusedRows: [],
  saturatedFraction: 0,
  saturationEpsilon: 0.01,
  gradientScale: 1,
  ...change,
});

test("says z before and after normalisation", () => {
  const [first] = layerFigures(
    [
      layer({
        preActivationMean: 0.8,
        preActivationDeviation: 1.3,
        linearMean: -3,
        linearDeviation: 9.1,
      }),
    ],
    [3],
    false,
  );
  expect(first?.preActivation).toBe("−3.0 ± 9.1 → 0.8 ± 1.3");
});

test("A layer's gradient is told as a multiple of the last hidden layer's", () => {
  const figures = layerFigures(
    [layer({ gradientScale: 0.0005 }), layer({ gradientScale: 0.02 })],
    [8, 8],
    false,
  );
  expect(figures.map((row) => row.gradient)).toEqual(["× 0.0250", "× 1.00"]);
});

test("Where no gradient reaches the last hidden layer, every layer says 0 and no bar stands", () => {
  const [first] = layerFigures([layer({ gradientScale: 0 })], [3], false);
  expect(first).toMatchObject({ gradient: "× 0", gradientShare: 0 });
});

test("A gradient that is no longer a number is a dash, not a bar", () => {
  const [first] = layerFigures([layer({ gradientScale: Number.NaN })], [3], false);
  expect(first).toMatchObject({ gradient: "–", gradientShare: 0 });
});

test("The gradient's bar is logarithmic over five powers of ten and stays within its track", () => {
  expect(gradientShare(1)).toBe(1);
  expect(gradientShare(40)).toBe(1);
  // 1 + log10(10^-2.5)/5: half of the way down, to rounding.
  expect(gradientShare(10 ** -2.5)).toBeCloseTo(0.5, 12);
  expect(gradientShare(1e-5)).toBeCloseTo(0, 12);
  expect(gradientShare(1e-9)).toBe(0);
});

test("Dead neurons count under functions, unused pieces under maxout", () => {
  const both = [layer({ deadUnits: [0, 2], unusedRows: [1, 4, 5] })];
  expect(layerFigures(both, [3], false)[0]).toMatchObject({ idle: 2, idleOf: "2 of 3" });
  expect(layerFigures(both, [6], true)[0]).toMatchObject({ idle: 3, idleOf: "3 of 6" });
});

test("A layer that explodes has short numbers, so that no column leaves the table", () => {
  const [first] = layerFigures(
    [layer({ preActivationMean: -2.84e6, preActivationDeviation: 1.09e7 })],
    [3],
    false,
  );
  expect(first?.preActivation).toBe("−3·10⁶ ± 10⁷");
});

test("Shares are whole percents; z has one decimal, a true minus sign, and no negative zero", () => {
  const [first, second] = layerFigures(
    [
      layer({ saturatedFraction: 0.1249, preActivationMean: -3.04, preActivationDeviation: 0.96 }),
      layer({ preActivationMean: -0.01, preActivationDeviation: 120 }),
    ],
    [3, 3],
    false,
  );
  expect(first).toMatchObject({ saturated: "12 %", preActivation: "−3.0 ± 1.0" });
  expect(second?.preActivation).toBe("0.0 ± 120");
});

test("A layer that lost its numbers counts nothing", () => {
  const [first] = layerFigures([layer({ preActivationMean: Number.NaN })], [3], false);
  expect(first).toMatchObject({ preActivation: "–", saturated: "–", idleOf: "–", gradient: "–" });
});
