import { exp } from "../../functions/deterministic-math.ts";
import { erfc } from "./erfc.ts";

/**
 * The share of the χ² distribution above `value`, for whole degrees of freedom ≥ 1.
 * Relative error below 1e−12.
 *
 * Q(a, y) with a = degrees / 2 and y = value / 2 starts at erfc(√y) (a = ½) or e⁻ʸ
 * (a = 1) and climbs by Q(a + 1, y) = Q(a, y) + yᵃe⁻ʸ/Γ(a + 1), in which nothing
 * cancels. Source: Abramowitz & Stegun (1964), 26.4.4, 26.4.5 and 6.5.21.
 */
export function chiSquareUpperTail(value: number, degreesOfFreedom: number): number {
  if (!(value > 0)) return Number.isNaN(value) ? value : 1;
  const y = value / 2;
  const isOdd = degreesOfFreedom % 2 === 1;
  let order = isOdd ? 0.5 : 1;
  let tail = isOdd ? erfc(Math.sqrt(y)) : exp(-y);
  // yᵃe⁻ʸ/Γ(a + 1) at the first order: Γ(3/2) = √π/2, Γ(2) = 1.
  let term = exp(-y) * (isOdd ? (2 * Math.sqrt(y)) / Math.sqrt(Math.PI) : y);
  for (; order < degreesOfFreedom / 2; order += 1) {
    tail += term;
    term *= y / (order + 1);
  }
  return tail;
}

/** Two-sided p of a standard normal statistic: the share of N(0, 1) beyond ±|z|. */
export const twoSidedNormal = (z: number): number => erfc(Math.abs(z) * Math.SQRT1_2);
