import { exp } from "../../functions/deterministic-math.ts";

/**
 * The complementary error function for x ≥ 0, relative error below 1e−12, with the
 * same bits on every machine (which `functions/error-function.ts`, built for
 * plots on Math.exp, does not promise).
 *
 * Below 2 it is one minus the series erf x = (2/√π)·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n + 1)),
 * all of whose terms are positive; above, the continued fraction.
 * Source: Abramowitz & Stegun (1964), 7.1.6 and 7.1.14.
 */
export function erfc(x: number): number {
  const square = x * x;
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= (2 * square) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * exp(-square) * sum;
  }
  // √π·e^(x²)·erfc x = 1/(x + ½/(x + 1/(x + (3/2)/(x + …)))), from the inside out;
  // 100 levels are more than x = 2 needs.
  let denominator = x;
  for (let level = 100; level > 0; level--) denominator = x + level / 2 / denominator;
  return exp(-square) / (Math.sqrt(Math.PI) * denominator);
}
