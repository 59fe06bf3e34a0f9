import { exp } from "./deterministic-math.ts";

/**
 * erf, erfc and the normal distribution Φ in float64, relative error about 1e-15.
 *
 * Rational Chebyshev approximations of W. J. Cody, "Rational Chebyshev
 * approximations for the error function", Mathematics of Computation 23 (1969)
 * 631–637, with the coefficients of his program CALERF. The scaled function
 * eˣ²·erfc(x) is approximated and the exponential taken apart from it, so that
 * the far tail keeps its relative accuracy.
 */

const inverseSqrtPi = 0.5641895835477563;

/** Coefficients from the highest power down. */
const horner = (x: number, coefficients: readonly number[]): number => {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
};

// biome-ignore-start lint/correctness/noPrecisionLoss: printed as published
const centre = {
  top: [
    1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2,
    3.20937758913846947e3,
  ],
  bottom: [
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3,
  ],
};

const shoulder = {
  top: [
    2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
    2.98635138197400131e2, 8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3,
    1.23033935479799725e3,
  ],
  bottom: [
    1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
    3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
  ],
};

const tail = {
  top: [
    1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
    1.60837851487422766e-2, 6.58749161529837803e-4,
  ],
  bottom: [
    1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2,
    2.33520497626869185e-3,
  ],
};
// biome-ignore-end lint/correctness/noPrecisionLoss: printed as published

const centreEdge = 0.46875;
const shoulderEdge = 4;

const centralErf = (x: number): number => {
  const square = x * x;
  return (x * horner(square, centre.top)) / horner(square, centre.bottom);
};

/** eˣ²·erfc(x) for x ≥ 0. */
const scaledErfc = (x: number): number => {
  if (x <= centreEdge) return exp(x * x) * (1 - centralErf(x));
  if (x <= shoulderEdge) return horner(x, shoulder.top) / horner(x, shoulder.bottom);
  const inverseSquare = 1 / (x * x);
  const correction =
    (inverseSquare * horner(inverseSquare, tail.top)) / horner(inverseSquare, tail.bottom);
  return (inverseSqrtPi - correction) / x;
};

/**
 * e^(−scale·x²). x² is taken apart into a part that is exact in float64 and a
 * small rest, because rounding x² would cost x²·ε of relative accuracy.
 */
const expOfMinusSquare = (x: number, scale: number): number => {
  const coarse = Math.trunc(x * 16) / 16;
  const rest = (x - coarse) * (x + coarse);
  // Where x² leaves float64 the rest is ∞ or NaN, and the exponential long 0.
  if (Math.abs(x) > 100) return 0;
  return exp(-scale * coarse * coarse) * exp(-scale * rest);
};

/** The error function. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= centreEdge) return centralErf(x);
  if (Number.isNaN(x)) return x;
  // Beyond 6 the complement is below half a unit in the last place of 1.
  const result = size > 6 ? 1 : 1 - expOfMinusSquare(size, 1) * scaledErfc(size);
  return x < 0 ? -result : result;
}

/** The complementary error function 1 − erf x, which keeps its relative accuracy for x > 0. */
export function erfc(x: number): number {
  if (x <= centreEdge) return 1 - erf(x);
  return Number.isNaN(x) ? x : expOfMinusSquare(x, 1) * scaledErfc(x);
}

/** Φ(z), the share of N(0, 1) below z; its lower tail keeps its relative accuracy. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return z;
  const x = Math.abs(z) * Math.SQRT1_2;
  if (x <= centreEdge) return 0.5 + 0.5 * centralErf(z * Math.SQRT1_2);
  const lower = 0.5 * expOfMinusSquare(Math.abs(z), 0.5) * scaledErfc(x);
  return z < 0 ? lower : 1 - lower;
}
