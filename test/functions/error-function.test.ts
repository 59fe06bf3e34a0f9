import { expect, test } from "vitest";
import { erf, normalCdf } from "../../src/functions/error-function.ts";

// Reference values: mpmath 1.3.0 at 30 digits, erf(x) and ncdf(x).
const erfValues = [
  [1e-300, 1.1283791670955126e-300],
  [1e-10, 1.1283791670955126e-10],
  [0.1, 0.1124629160182849],
  [0.25, 0.27632639016823696],
  [0.46, 0.4846553900016797],
  [0.47, 0.4937450508860821],
  [0.5, 0.5204998778130465],
  [0.75, 0.7111556336535151],
  [1, 0.8427007929497149],
  [1.5, 0.9661051464753108],
  [2, 0.9953222650189527],
  [2.75, 0.9998993780778803],
  [3.9, 0.9999999652077514],
  [4.1, 0.9999999932999724],
  [5.5, 0.9999999999999927],
] as const;

const normalValues = [
  [-37, 5.725571222524577e-300],
  [-30, 4.906713927148187e-198],
  [-20.3, 6.429244467698346e-92],
  [-12, 1.776482112077679e-33],
  [-8, 6.220960574271784e-16],
  [-7.875, 1.7037142916328733e-15],
  [-5.7, 5.990371401063528e-9],
  [-5.6, 1.071759025831093e-8],
  [-5, 2.866515718791939e-7],
  [-3, 0.0013498980316300946],
  [-2, 0.02275013194817921],
  [-1, 0.15865525393145705],
  [-0.67, 0.2514288950953101],
  [-0.66, 0.25462691467133614],
  [-0.3, 0.3820885778110474],
  [-1e-9, 0.49999999960105773],
  [0.3, 0.6179114221889527],
  [0.7, 0.758036347776927],
  [1, 0.8413447460685429],
  [3, 0.9986501019683699],
  [8, 0.9999999999999993],
] as const;

test("erf agrees with mpmath to two units in the last place", () => {
  for (const [x, wanted] of erfValues) {
    expect(Math.abs(erf(x) - wanted)).toBeLessThanOrEqual(2 * Number.EPSILON * wanted);
    expect(erf(-x)).toBe(-erf(x));
  }
});

test("Φ keeps its relative accuracy down to where float64 ends", () => {
  for (const [z, wanted] of normalValues) {
    // Three roundings, and that of the argument of an exponential up to 722 is taken apart exactly.
    expect(Math.abs(normalCdf(z) - wanted)).toBeLessThanOrEqual(5 * Number.EPSILON * wanted);
  }
});

test("erf and Φ reach their limits, and NaN passes through", () => {
  for (const far of [6.5, 40, 1e30, Number.POSITIVE_INFINITY]) {
    expect(erf(far)).toBe(1);
    expect(erf(-far)).toBe(-1);
  }
  for (const far of [40, 1e30, Number.POSITIVE_INFINITY]) {
    expect(normalCdf(far)).toBe(1);
    expect(normalCdf(-far)).toBe(0);
  }
  expect(erf(0)).toBe(0);
  expect(normalCdf(0)).toBe(0.5);
  expect(erf(Number.NaN)).toBeNaN();
  expect(normalCdf(Number.NaN)).toBeNaN();
});
