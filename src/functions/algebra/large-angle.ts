/**
 * An angle as a whole number of right angles and a rest, for angles so large
 * that float64 has too few digits of π: with whole numbers of any length,
 * which are exact everywhere.
 */

// The largest angle is below 2¹⁰²⁴, and its rest may be as small as 2⁻⁶².
const fractionBits = 1200n;
const restBits = 120n;
const restUnit = 2 ** -120;

/** arctan(1/n) · 2^fractionBits, by its Taylor series. */
function arctanOfInverse(n: bigint): bigint {
  let sum = 0n;
  let sign = 1n;
  let power = (1n << fractionBits) / n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += (sign * power) / k;
    sign = -sign;
    power /= n * n;
  }
  return sum;
}

/** π/2 · 2^fractionBits, by Machin's formula (1706); made when first needed. */
let rightAngle: bigint | undefined;
const machin = (): bigint => 8n * arctanOfInverse(5n) - 2n * arctanOfInverse(239n);

export interface ReducedAngle {
  /** The nearest number of right angles, modulo 4. */
  readonly quarter: number;
  /** The remainder, in [−π/4, π/4]. */
  readonly rest: number;
}

/** Takes a finite angle of at least 1 apart. */
export function reduceLargeAngle(angle: number): ReducedAngle {
  rightAngle ??= machin();
  const whole = Math.floor(angle);
  // An angle of at least 1 has no digit below 2⁻⁵², so this loses none.
  const digits = (BigInt(whole) << 52n) + BigInt((angle - whole) * 2 ** 52);
  const scaled = digits << (fractionBits - 52n);
  const turns = (2n * scaled + rightAngle) / (2n * rightAngle);
  const rest = scaled - turns * rightAngle;
  return {
    quarter: Number(turns % 4n),
    rest: Number(rest >> (fractionBits - restBits)) * restUnit,
  };
}
