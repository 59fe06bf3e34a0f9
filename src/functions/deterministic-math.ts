/**
 * Elementary functions made of + − × ÷ and exponent bits only.
 *
 * ECMAScript leaves the rounding of Math.sin, exp, log … open, so two browsers
 * may draw different points from the same seed. These give the same bits
 * everywhere. Argument reductions and coefficients are those of fdlibm
 * (Sun Microsystems, 1993; k_sin.c, k_cos.c, e_exp.c, e_log.c).
 */

const bits = new DataView(new ArrayBuffer(8));

/** 2^exponent for a whole exponent in [−1022, 1023]. */
function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

// π/2 in three parts; the first two have 33 bits, so n · part is exact for n < 2²⁰.
const halfPiHigh = 1.5707963267341256;
const halfPiMiddle = 6.077100506303966e-11;
const halfPiLow = 2.0222662487959506e-21;

/** sin on [−π/4, π/4]. */
function sinKernel(x: number): number {
  const z = x * x;
  const tail =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x + x * z * (-0.16666666666666632 + z * tail);
}

/** cos on [−π/4, π/4]. */
function cosKernel(x: number): number {
  const z = x * x;
  const tail =
    0.0416666666666666 +
    z *
      (-0.001388888888887411 +
        z *
          (2.480158728947673e-5 +
            z *
              (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11))));
  return 1 - 0.5 * z + z * z * tail;
}

/** sin(x + quarterTurns · π/2), by reduction to the nearest multiple of π/2. */
function sinShifted(x: number, quarterTurns: number): number {
  const turns = Math.floor(x / (halfPiHigh + halfPiMiddle) + 0.5);
  const rest = x - turns * halfPiHigh - turns * halfPiMiddle - turns * halfPiLow;
  const quadrant = (((turns + quarterTurns) % 4) + 4) % 4;
  const value = quadrant % 2 === 0 ? sinKernel(rest) : cosKernel(rest);
  return quadrant < 2 ? value : -value;
}

/** sin x; absolute error ≤ 1e−15 for |x| ≤ 10⁶. */
export const sin = (x: number): number => sinShifted(x, 0);

/** cos x; absolute error ≤ 1e−15 for |x| ≤ 10⁶. */
export const cos = (x: number): number => sinShifted(x, 1);

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** eˣ; relative error ≤ 1e−15, 0 below −745.2 and Infinity above 709.8. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const power = Math.floor(x / (ln2High + ln2Low) + 0.5);
  const high = x - power * ln2High;
  const low = power * ln2Low;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const fraction = 1 - (low - (r * c) / (2 - c) - high);
  // Two factors, so that neither leaves the exponent's range.
  const half = Math.floor(power / 2);
  return fraction * powerOfTwo(half) * powerOfTwo(power - half);
}

/** Natural logarithm; relative error ≤ 1e−15. log 0 = −∞, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  // Subnormals are lifted first: their exponent field says nothing.
  const lifted = x < 2.2250738585072014e-308 ? x * 18014398509481984 : x;
  bits.setFloat64(0, lifted);
  const top = bits.getUint32(0);
  let exponent = (top >>> 20) - 1023 - (lifted === x ? 0 : 54);
  bits.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const tail =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z *
                    (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const halfSquare = 0.5 * f * f;
  return exponent * ln2High - (halfSquare - (s * (halfSquare + tail) + exponent * ln2Low) - f);
}

/** log(1 + x) without cancellation near 0 (Kahan's correction); relative error ≤ 2e−15. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1 || u === Infinity) return x;
  return (log(u) * x) / (u - 1);
}

/** tanh x; absolute error ≤ 1e−15, no overflow at either end. */
export function tanh(x: number): number {
  const e = exp(-2 * Math.abs(x));
  const magnitude = (1 - e) / (1 + e);
  return x < 0 ? -magnitude : magnitude;
}

/** 1 / (1 + e⁻ˣ); relative error ≤ 2e−15 in both tails. */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}
