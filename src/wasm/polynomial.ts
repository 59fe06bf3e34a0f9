import { type Code, f32x4 } from "./encoder.ts";

/** c₀ + x (c₁ + x (c₂ + …)) of coefficients by rising powers; `x` is read once for each power. */
export function horner(x: Code, polynomial: readonly number[]): Code {
  const highest = polynomial.length - 1;
  let sum = f32x4.const(polynomial[highest] ?? 0);
  for (let power = highest - 1; power >= 0; power--) {
    const isLeadingOne = power === highest - 1 && polynomial[highest] === 1;
    const product = isLeadingOne ? x : f32x4.mul(sum, x);
    sum = f32x4.add(product, f32x4.const(polynomial[power] ?? 0));
  }
  return sum;
}

/**
 * The same polynomial as (c₀ + c₁ x) + x² (c₂ + c₃ x + …): one product more, but
 * its halves do not wait for each other, which is what tiny networks do most.
 */
export const halves = (x: Code, square: Code, polynomial: readonly number[]): Code =>
  f32x4.add(horner(x, polynomial.slice(0, 2)), f32x4.mul(square, horner(x, polynomial.slice(2))));

/** (c₀ + c₁ x) + x² ((c₂ + c₃ x) + x² (…)): half as many steps wait for each other as in a Horner sum. */
export function pairs(x: Code, square: Code, polynomial: readonly number[]): Code {
  const first = horner(x, polynomial.slice(0, 2));
  return polynomial.length <= 2
    ? first
    : f32x4.add(first, f32x4.mul(square, pairs(x, square, polynomial.slice(2))));
}
