import { expect, test } from "vitest";
import { erfc } from "../../../src/engine/statistics/erfc.ts";
import { twoSidedNormal } from "../../../src/engine/statistics/two-sided-normal.ts";

/** The stated relative error. */
const relativeError = 1e-12;

const expectClose = (value: number, reference: number): void => {
  expect(Math.abs(value / reference - 1)).toBeLessThan(relativeError);
};

// References: mpmath 1.3 at 40 digits, erfc.

test.each([
  [0.1, 0.887537083981715],
  [0.5, 0.4795001221869535],
  [1, 0.1572992070502851],
  [1.9, 0.00720957076474253],
  [2, 0.004677734981047266],
  [2.1, 0.002979466656332986],
  [3, 2.209049699858544e-5],
  [5, 1.537459794428035e-12],
  [10, 2.088487583762545e-45],
  [20, 5.395865611607901e-176],
  [26, 5.663192408856143e-296],
])("erfc(%f) has 12 digits", (x, reference) => expectClose(erfc(x), reference));

test("erfc starts at 1 and ends at 0", () => {
  expect(erfc(0)).toBe(1);
  expect(erfc(30)).toBe(0);
});

test.each([
  [1.644853626951473, 0.1],
  [1.959963984540054, 0.05],
  [2.575829303548901, 0.01],
  [-3.290526731491895, 0.001],
])("the normal leaves beyond ±%f what tables print", (z, level) => {
  // The points are exact to 16 digits; their error in p is |z|·φ(z)·1e−16.
  expectClose(twoSidedNormal(z), level);
});
