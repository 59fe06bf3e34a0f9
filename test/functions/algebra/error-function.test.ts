import { expect, test } from "vitest";
import { erf, erfc, normalCdf } from "../../../src/functions/algebra/error-function.ts";

// Reference values: mpmath 1.3.0 at 30 digits, erf(x), erfc(x) and ncdf(x).
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

const erfcValues = [
  [-3, 1.9999779095030015],
  [-0.5, 1.5204998778130465],
  [0.1, 0.887537083981715],
  [0.46, 0.5153446099983203],
  [0.47, 0.5062549491139179],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [1.9, 0.0072095707647425325],
  [2.1, 0.002979466656332984],
  [3, 2.209049699858544e-5],
  [3.9, 3.4792248597231765e-8],
  [4.1, 6.700027654084918e-9],
  [5, 1.537459794428035e-12],
  [10, 2.088487583762545e-45],
  [20, 5.395865611607901e-176],
  [26, 5.663192408856143e-296],
  [26.5, 2.2109076642637343e-307],
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

test("erfc keeps its relative accuracy down to where float64 ends", () => {
  for (const [x, wanted] of erfcValues) {
    // As Φ below; from 0.4 to 0.47 the difference from 1 amplifies erf's rounding a little.
    expect(Math.abs(erfc(x) - wanted)).toBeLessThanOrEqual(5 * Number.EPSILON * wanted);
  }
});

test("Φ keeps its relative accuracy down to where float64 ends", () => {
  for (const [z, wanted] of normalValues) {
    // Three roundings, and that of the argument of an exponential up to 722 is taken apart exactly.
    expect(Math.abs(normalCdf(z) - wanted)).toBeLessThanOrEqual(5 * Number.EPSILON * wanted);
  }
});

test("erf, erfc and Φ reach their limits, and NaN passes through", () => {
  for (const far of [6.5, 40, 1e30, Number.POSITIVE_INFINITY]) {
    expect(erf(far)).toBe(1);
    expect(erf(-far)).toBe(-1);
    expect(erfc(-far)).toBe(2);
  }
  for (const far of [40, 1e30, Number.POSITIVE_INFINITY]) {
    expect(normalCdf(far)).toBe(1);
    expect(normalCdf(-far)).toBe(0);
    expect(erfc(far)).toBe(0);
  }
  expect(erf(0)).toBe(0);
  expect(erfc(0)).toBe(1);
  expect(normalCdf(0)).toBe(0.5);
  expect(erf(Number.NaN)).toBeNaN();
  expect(erfc(Number.NaN)).toBeNaN();
  expect(normalCdf(Number.NaN)).toBeNaN();
});
