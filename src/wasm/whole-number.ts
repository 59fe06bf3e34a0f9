import { type Code, i32x4 } from "./encoder.ts";

/** Adding 1.5 · 2²³ rounds |x| < 2²² to a whole number, which is then found in the low bits. */
export const roundingShift = 12582912;

/** 2ⁿ, |n| ≤ 126, of a whole number n that is given as 1.5 · 2²³ + n. */
export const powerOfTwo = (shifted: Code): Code =>
  i32x4.add(i32x4.shl(shifted, 23), i32x4.const(127 << 23));

/** 2⁻ⁿ of the same. */
export const powerOfHalf = (shifted: Code): Code =>
  i32x4.sub(i32x4.const(127 << 23), i32x4.shl(shifted, 23));
