import { describe, expect, test } from "vitest";
import { chiSquareUpperTail, twoSidedNormal } from "../../../src/engine/statistics/chi-square.ts";
import { erfc } from "../../../src/engine/statistics/erfc.ts";

/** The stated relative error. */
const relativeError = 1e-12;

const expectClose = (value: number, reference: number): void => {
  expect(Math.abs(value / reference - 1)).toBeLessThan(relativeError);
};

// References: mpmath 1.3 at 40 digits, erfc and gammainc(a, x, inf, regularized=True).

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

describe("χ²", () => {
  test.each([
    [3.841458820694124, 1, 0.05000000000000006],
    [5.991464547107979, 2, 0.05000000000000007],
    [16.793, 1, 4.168679471886338e-5],
    [0.001, 1, 0.9747728793699604],
    [1, 3, 0.8012519569012008],
    [20, 10, 0.02925268807696107],
    [100, 4, 9.836624224615981e-21],
    [500, 11, 3.20707524627e-100],
    [0.5, 11, 0.9999986265293064],
  ])("above %f with %i degrees of freedom has 12 digits", (value, degrees, reference) => {
    expectClose(chiSquareUpperTail(value, degrees), reference);
  });

  test.each([
    [2.706, 1, 0.1],
    [6.635, 1, 0.01],
    [7.815, 3, 0.05],
    [18.307, 10, 0.05],
    [24.725, 11, 0.01],
  ])("has the printed table's point %f of %i degrees", (value, degrees, level) => {
    // The table's points have three decimals.
    expect(chiSquareUpperTail(value, degrees)).toBeCloseTo(level, 4);
  });

  test("is 1 at 0 and no number of no number", () => {
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(chiSquareUpperTail(Number.NaN, 3)).toBeNaN();
  });
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
