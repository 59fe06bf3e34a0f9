import { reduceLargeAngle } from "./large-angle.ts";

/**
 * Elementary functions made of + − × ÷, square roots and exponent bits only.
 *
 * ECMAScript leaves the rounding of Math.sin, exp, log … open, so two browsers
 * may draw different points from the same seed, and train differently on them.
 * These give the same bits everywhere. Where nothing else is said, argument
 * reductions and coefficients are those of fdlibm (Sun Microsystems, 1993;
 * k_sin.c, k_cos.c, e_exp.c, e_log.c, s_log1p.c, s_atan.c).
 */

const bits = new DataView(new ArrayBuffer(8));

/** 2^(index − 1022) for whole exponents from −1022 to 1023, each twice the one before. */
const powersOfTwo = new Float64Array(2046);
for (let index = 0, power = 2.2250738585072014e-308; index < 2046; index++, power *= 2) {
  powersOfTwo[index] = power;
}

/** value · 2^exponent, rounded once; exponent in [−2044, 2046]. */
function scale(value: number, exponent: number): number {
  const whole = powersOfTwo[exponent + 1022];
  if (whole !== undefined) return value * whole;
  // Two factors, so that neither leaves the exponent's range.
  const half = Math.floor(exponent / 2);
  return scale(scale(value, half), exponent - half);
}

// π/2 in three parts; the first two have 33 bits, so n · part is exact for n < 2²⁰.
const halfPiHigh = 1.5707963267341256;
const halfPiMiddle = 6.077100506303966e-11;
const halfPiLow = 2.0222662487959506e-21;
const largestProductAngle = 1.6e6;

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
  const size = Math.abs(x);
  if (!(size < Infinity)) return NaN;
  if (size > largestProductAngle) {
    const { quarter, rest } = reduceLargeAngle(size);
    // sin(−x + q·π/2) = −sin(x − q·π/2)
    return x < 0
      ? -sinOfQuarter(quarter - quarterTurns, rest)
      : sinOfQuarter(quarter + quarterTurns, rest);
  }
  const turns = Math.floor(x / (halfPiHigh + halfPiMiddle) + 0.5);
  const rest = x - turns * halfPiHigh - turns * halfPiMiddle - turns * halfPiLow;
  return sinOfQuarter(turns + quarterTurns, rest);
}

/** sin(rest + quarters · π/2) for |rest| ≤ π/4. */
function sinOfQuarter(quarters: number, rest: number): number {
  // The two lowest bits, of negative numbers too, are the remainder by 4.
  const quadrant = quarters & 3;
  const value = quadrant % 2 === 0 ? sinKernel(rest) : cosKernel(rest);
  return quadrant < 2 ? value : -value;
}

/** sin x; relative error ≤ 3e−16, or absolute ≤ 1e−20 beside a multiple of π. NaN at ±∞. */
export const sin = (x: number): number => sinShifted(x, 0);

/** cos x, as exact as `sin`. */
export const cos = (x: number): number => sinShifted(x, 1);

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** eˣ; relative error ≤ 2.3e−16, 0 below −745.2 and Infinity above 709.8. */
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
  return scale(fraction, power);
}

/** A positive finite number as mantissa · 2^exponent, mantissa in (√½, √2]: read at once. */
const split = { mantissa: 1, exponent: 0 };

function splitNumber(x: number): void {
  // Subnormals are lifted first: their exponent field says nothing.
  const lifted = x < 2.2250738585072014e-308 ? x * 18014398509481984 : x;
  bits.setFloat64(0, lifted);
  const top = bits.getUint32(0);
  split.exponent = (top >>> 20) - 1023 - (lifted === x ? 0 : 54);
  bits.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  split.mantissa = bits.getFloat64(0);
  if (split.mantissa > Math.SQRT2) {
    split.mantissa *= 0.5;
    split.exponent += 1;
  }
}

/** ln(1 + f) + exponent · ln 2 + correction, for 1 + f in [√½, √2] and a tiny correction. */
function logNear(f: number, exponent: number, correction: number): number {
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
  const low = exponent * ln2Low + correction;
  return exponent * ln2High - (halfSquare - (s * (halfSquare + tail) + low) - f);
}

/** Natural logarithm; relative error ≤ 2.3e−16. log 0 = −∞, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  splitNumber(x);
  return logNear(split.mantissa - 1, split.exponent, 0);
}

/** log(1 + x) without cancellation near 0; relative error ≤ 2.3e−16. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return logNear(x, 0, 0);
  const u = 1 + x;
  if (!(u > 0) || u === Infinity) return log(u);
  splitNumber(u);
  // What rounding 1 + x lost.
  const lost = x > 1 ? 1 - (u - x) : x - (u - 1);
  return logNear(split.mantissa - 1, split.exponent, lost / u);
}

/** ln(1 + eˣ) without overflow; relative error ≤ 3.5e−16. */
export const softplus = (x: number): number => Math.max(x, 0) + log1p(exp(-Math.abs(x)));

/**
 * tanh x; relative error ≤ 3.5e−16, no overflow at either end.
 * The quotient near 0 is that of Cephes (S. Moshier, 1984; tanh.c).
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.625) {
    const z = x * x;
    const top = -1614.6876844170845 + z * (-99.28772310019185 + z * -0.9643991794250523);
    const bottom = 4844.063053251255 + z * (2235.4883906010045 + z * (112.81167849163293 + z));
    return x + x * z * (top / bottom);
  }
  const magnitude = 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -magnitude : magnitude;
}

/** 1 / (1 + e⁻ˣ); relative error ≤ 3.5e−16 in both tails. */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

/** arctan of ½, 1, 1½ and ∞, and what rounding took from each. */
const arctanHigh = [0.4636476090008061, 0.7853981633974483, 0.982793723247329, 1.5707963267948966];
const arctanLow = [
  2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, 6.123233995736766e-17,
];

/** arctan x; relative error ≤ 2.3e−16. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 0.4375) return x - arctanDefect(x);
  if (size < 0.6875) return arctanBeside(0, x, (2 * size - 1) / (2 + size));
  if (size < 1.1875) return arctanBeside(1, x, (size - 1) / (size + 1));
  if (size < 2.4375) return arctanBeside(2, x, (size - 1.5) / (1 + 1.5 * size));
  return arctanBeside(3, x, -1 / size);
}

/** ± the place's arctan plus arctan t, with the sign of x. */
function arctanBeside(place: number, x: number, t: number): number {
  const low = arctanLow[place] as number;
  const magnitude = (arctanHigh[place] as number) - (arctanDefect(t) - low - t);
  return x < 0 ? -magnitude : magnitude;
}

/** t − arctan t for |t| < 0.4375. */
function arctanDefect(t: number): number {
  const z = t * t;
  const w = z * z;
  const odd =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 +
              w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
  const even =
    w *
    (-0.19999999999876483 +
      w *
        (-0.11111110405462356 +
          w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
  return t * (odd + even);
}

/**
 * base^exponent. A whole power is a product, by repeated squaring, of a negative
 * base too; any other needs base ≥ 0 and is that product times the rest's power,
 * of relative error ≤ 7e−16 (a square root is exact).
 */
export function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent)) return wholePower(base, exponent);
  if (!(base > 0 && base < Infinity && Math.abs(exponent) < Infinity)) {
    return exp(exponent * log(base));
  }
  const whole = Math.trunc(exponent);
  const rest = exponent - whole;
  const product = wholePower(base, whole);
  if (rest === 0.5) return product * Math.sqrt(base);
  if (rest === -0.5) return product / Math.sqrt(base);
  return product * fractionalPower(base, rest);
}

function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}

/** base^exponent for |exponent| < 1: base is m·2ᵏ, and 2^(k·exponent) is rounded as late as can be. */
function fractionalPower(base: number, exponent: number): number {
  splitNumber(base);
  // Of 40 binary digits, so that its product with k is exact.
  const coarse = Math.floor(exponent * 1099511627776) / 1099511627776;
  const twos = split.exponent * coarse;
  const nearest = Math.floor(twos + 0.5);
  const rest = twos - nearest + split.exponent * (exponent - coarse);
  return scale(exp(rest * Math.LN2 + exponent * logNear(split.mantissa - 1, 0, 0)), nearest);
}
