import { log } from "../../functions/algebra/deterministic-math.ts";
import { toUnit } from "./draw.ts";

/** c₀ + c₁x + c₂x² + … */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

const centreTop = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const centreBottom = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const tailTop = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const tailBottom = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];

/**
 * Inverse of the normal distribution function, for p in [10⁻¹⁰, 1 − 10⁻¹⁰].
 * Relative error about 1e−15. Source: Wichura (1988), algorithm AS 241
 * (PPND16), Applied Statistics 37(3); its far tail is left out, because the
 * 32 bits of a draw end at p = 2⁻³³.
 */
export function inverseNormal(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centreTop, r)) / polynomial(centreBottom, r);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p)) - 1.6;
  const magnitude = polynomial(tailTop, r) / polynomial(tailBottom, r);
  return q < 0 ? -magnitude : magnitude;
}

/** Those bits as a draw from N(0, 1); grows with `toSymmetric` of the same bits. */
export const toNormal = (bits: number): number => inverseNormal(toUnit(bits));
