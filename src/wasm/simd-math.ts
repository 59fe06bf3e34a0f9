/**
 * Elementary functions of four float32 lanes, as code.
 *
 * A method takes the code of its argument and returns the code of its value.
 * Everything is inlined: no memory, no calls, and only + − × ÷ sqrt, comparison
 * and bits, which IEEE 754 fixes, so every machine computes the same bits.
 *
 * Shared conventions. NaN gives NaN, ±∞ give the limit, and no finite argument
 * gives NaN inside the domain. Results that would be denormal may be 0.
 * Polynomials and quotients are Horner sums whose coefficients were fitted for
 * this file (least maximum error by Lawson's iteration, in float64); the bounds
 * stated here were measured on dense sweeps and are held by test/wasm/simd-math.test.ts.
 * Errors are of the float32 result against the exact function of the float32 argument.
 */

import { type Code, convertI32x4, f32x4, get, i32x4, type Local, set, v128 } from "./encoder.ts";
import { halves, horner, pairs } from "./polynomial.ts";
import { roundingShift } from "./whole-number.ts";

/** ln 2 in two parts; the first has 9 significant bits, so that n · high is exact. */
const ln2High = 0.693359375;
const ln2Low = -2.1219444005469057e-4;

/**
 * The first float32 at which tanh's quotient, rounded as it is computed, is
 * exactly 1; below it is never more. Holding the argument here gives the limit
 * without a second clamp.
 */
const tanhReachesOne = 7.728997707366943;

/** By rising powers. */
const coefficients = {
  /** eʳ on |r| ≤ ½ ln 2, relative error 9·10⁻⁸. */
  exp: [
    1, 0.9999997065504693, 0.49999148298331564, 0.16667637604529317, 0.04189809731126579,
    0.008290283618732536,
  ],
  /**
   * tanh x = x · P(x²) / Q(x²) on |x| ≤ 8, absolute error 1.3·10⁻⁷; scaled so that
   * Q's highest coefficient is 1, which saves a product.
   */
  tanhP: [4125675.7967904783, 532775.3519471199, 12124.66202900739, 46.66238218323759],
  tanhQ: [4125678.428523919, 1907991.8167794144, 98041.9257926504, 977.9037666393375, 1],
  /** −ln(1 − w) = w · P(w) / Q(w) on 0 ≤ w ≤ ½, relative error 2·10⁻⁸. */
  minusLog1mP: [1, -1.130484982983988, 0.2551234069700914],
  minusLog1mQ: [1, -1.6304863609479294, 0.7370621516870531, -0.07522351893416107],
  /** ln(1 + r) = r + r² · P(r) on √½ ≤ 1 + r ≤ √2, relative error 3·10⁻⁸. */
  log: [
    -0.49999991161136875, 0.33333962655955923, -0.2500181839526018, 0.19961565025144803,
    -0.16568461163510032, 0.14921699962167312, -0.14325491075890526, 0.08746889275166783,
  ],
  /** erf x = x · P(x²) / Q(x²) on |x| ≤ 4, relative error 2·10⁻⁸; above 1 beyond. */
  erfP: [
    1.128379139311691, 0.1935457151961636, 0.05310182602626723, 0.003883370149304059,
    2.845662499131207e-4, 1.9867746614946025e-6,
  ],
  erfQ: [
    1, 0.5048579795928871, 0.11535026455381897, 0.015207303762812341, 0.0011855770175026124,
    3.742011222409858e-5,
  ],
  /** Φ(−a) · exp(a²/2) = P(a) / Q(a) on 0 ≤ a ≤ 13.5, relative error 5·10⁻⁹. */
  normalTailP: [
    0.5, 0.4354584720761647, 0.18111364265694804, 0.03991205493162071, 0.004007417005455576,
  ],
  normalTailQ: [
    1, 1.6688017541215718, 1.1937349622317583, 0.46386433975298264, 0.10005203861291927,
    0.01004496278596924,
  ],
  /** sin r = r · P(r²) and cos r = P(r²) on |r| ≤ ¼π, errors 4·10⁻⁹ and 5·10⁻¹¹. */
  sin: [1, -0.1666665460028626, 0.008332160163284174, -1.9515200312334843e-4],
  cos: [
    1, -0.49999999724829414, 0.041666623291390203, -0.0013886762718466415, 2.4390346888137737e-5,
  ],
  /** atan t = t · P(t²) on 0 ≤ t ≤ 1, relative error 2·10⁻⁸. */
  atan: [
    0.9999999847716993, -0.3333307337375563, 0.19992619796074393, -0.14203647021165783,
    0.10640942574606063, -0.07504310757278262, 0.04269169440201912, -0.016068729263696742,
    0.0028499132679193776,
  ],
} as const;

/** Anything that hands out locals: `Locals` of a function, or a pool over it. */
export interface LocalSource {
  new: (type: "v128") => Local;
}

/**
 * The functions for one WebAssembly function body. They share a few scratch
 * locals, taken when first needed: each method reads its argument before it
 * writes any of them, so calls may be nested.
 */
export class SimdMath {
  readonly #locals: LocalSource;
  readonly #scratch: Local[] = [];

  constructor(locals: LocalSource) {
    this.#locals = locals;
  }

  #temporary(position: number): Local {
    let local = this.#scratch[position];
    if (local === undefined) {
      for (let next = this.#scratch.length; next <= position; next++)
        this.#scratch.push(this.#locals.new("v128"));
      local = this.#scratch[position] as Local;
    }
    return local;
  }

  /** eˣ, relative error ≤ 2.5·10⁻⁷; 0 below −86.99, ∞ above 88.7228. */
  exp(x: Code): Code {
    const r = this.#temporary(0);
    const shifted = this.#temporary(1);
    const n = this.#temporary(2);
    const square = this.#temporary(3);
    const clamped = f32x4.pmax(f32x4.pmin(x, f32x4.const(89)), f32x4.const(-87.3365));
    return [
      set(r, clamped),
      set(
        shifted,
        f32x4.add(f32x4.mul(get(r), f32x4.const(Math.LOG2E)), f32x4.const(roundingShift)),
      ),
      set(n, f32x4.sub(get(shifted), f32x4.const(roundingShift))),
      set(
        r,
        f32x4.sub(
          f32x4.sub(get(r), f32x4.mul(get(n), f32x4.const(ln2High))),
          f32x4.mul(get(n), f32x4.const(ln2Low)),
        ),
      ),
      set(square, f32x4.mul(get(r), get(r))),
      // One factor 2 sits in the polynomial, the rest of 2ⁿ is made from exponent
      // bits: n = 128 then overflows to ∞ and n = −126 comes out as 0.
      f32x4.mul(
        pairs(
          get(r),
          get(square),
          coefficients.exp.map((c) => 2 * c),
        ),
        i32x4.add(i32x4.shl(get(shifted), 23), i32x4.const(126 << 23)),
      ),
    ];
  }

  /**
   * tanh x, absolute error ≤ 5·10⁻⁷, relative error ≤ 10⁻⁶; ±1 from |x| = 7.73 on, never
   * beyond: where the quotient reaches 1 in float32, the argument is held.
   */
  tanh(x: Code): Code {
    const a = this.#temporary(0);
    const square = this.#temporary(1);
    const fourth = this.#temporary(2);
    const { tanhP, tanhQ } = coefficients;
    return [
      set(a, clamp(x, tanhReachesOne)),
      set(square, f32x4.mul(get(a), get(a))),
      set(fourth, f32x4.mul(get(square), get(square))),
      f32x4.div(
        f32x4.mul(get(a), halves(get(square), get(fourth), tanhP)),
        halves(get(square), get(fourth), tanhQ),
      ),
    ];
  }

  /** −ln(1 − w) for 0 ≤ w ≤ ½ only, relative error ≤ 4·10⁻⁷. */
  minusLog1m(w: Code): Code {
    const a = this.#temporary(0);
    return [
      set(a, w),
      f32x4.div(
        f32x4.mul(get(a), horner(get(a), coefficients.minusLog1mP)),
        horner(get(a), coefficients.minusLog1mQ),
      ),
    ];
  }

  /** ln x, relative error ≤ 2·10⁻⁷; −∞ at 0, NaN below, denormals included. */
  log(x: Code): Code {
    const r = this.#temporary(0);
    const bits = this.#temporary(1);
    const exponent = this.#temporary(2);
    const tiny = this.#temporary(4);
    const value = this.#temporary(5);
    const smallestNormal = 2 ** -126;
    const squareRootOfHalfBits = 0x3f3504f3;
    return [
      set(value, x),
      // Denormals are scaled into the normal range first.
      set(tiny, f32x4.lt(get(value), f32x4.const(smallestNormal))),
      set(bits, v128.bitselect(f32x4.mul(get(value), f32x4.const(2 ** 23)), get(value), get(tiny))),
      set(exponent, i32x4.shrS(i32x4.sub(get(bits), i32x4.const(squareRootOfHalfBits)), 23)),
      set(r, f32x4.sub(i32x4.sub(get(bits), i32x4.shl(get(exponent), 23)), f32x4.const(1))),
      set(exponent, f32x4.sub(convertI32x4(get(exponent)), v128.and(get(tiny), f32x4.const(23)))),
      v128.bitselect(
        f32x4.add(
          f32x4.add(
            get(r),
            f32x4.add(
              f32x4.mul(f32x4.mul(get(r), get(r)), horner(get(r), coefficients.log)),
              f32x4.mul(get(exponent), f32x4.const(ln2Low)),
            ),
          ),
          f32x4.mul(get(exponent), f32x4.const(ln2High)),
        ),
        // √∞ = ∞ and √ of a negative number is NaN, just as the logarithm.
        v128.bitselect(
          f32x4.const(Number.NEGATIVE_INFINITY),
          f32x4.sqrt(get(value)),
          f32x4.eq(get(value), f32x4.const(0)),
        ),
        positiveFinite(get(value)),
      ),
    ];
  }

  /** ln(1 + x), relative error ≤ 3·10⁻⁷; −∞ at −1, NaN below. */
  log1p(x: Code): Code {
    const a = this.#temporary(6);
    const u = this.#temporary(7);
    return [
      set(a, x),
      set(u, f32x4.add(get(a), f32x4.const(1))),
      f32x4.add(
        this.log(get(u)),
        // What rounding 1 + x lost, to first order.
        v128.and(
          f32x4.div(f32x4.sub(get(a), f32x4.sub(get(u), f32x4.const(1))), get(u)),
          positiveFinite(get(u)),
        ),
      ),
    ];
  }

  /** erf x, absolute and relative error ≤ 5·10⁻⁷; ±1 from |x| = 4.2 on, never beyond. */
  erf(x: Code): Code {
    const a = this.#temporary(0);
    const square = this.#temporary(1);
    return clamp(
      [
        set(a, clamp(x, 4.2)),
        set(square, f32x4.mul(get(a), get(a))),
        f32x4.div(
          f32x4.mul(get(a), horner(get(square), coefficients.erfP)),
          horner(get(square), coefficients.erfQ),
        ),
      ],
      1,
    );
  }

  /**
   * Φ(−|x|) · exp(x²/2) for |x| ≤ 13.5 (larger ones count as 13.5), relative error
   * ≤ 4·10⁻⁷. Times exp(−x²/2) it is the normal distribution's tail, of which
   * erf is made too, and exp(−x²/2) is what their derivatives need as well.
   */
  normalTailScaled(x: Code): Code {
    const a = this.#temporary(0);
    return [
      set(a, f32x4.pmin(f32x4.abs(x), f32x4.const(13.5))),
      f32x4.div(horner(get(a), coefficients.normalTailP), horner(get(a), coefficients.normalTailQ)),
    ];
  }

  /**
   * sin x, absolute error ≤ 1.5·10⁻⁷ on [−20, 20] and ≤ 2·10⁻⁷ up to |x| = 8000;
   * beyond that within ±1 but not accurate. NaN at ±∞.
   */
  sin(x: Code): Code {
    return this.#sine(x, 0);
  }

  /** cos x, as exact as `sin`. */
  cos(x: Code): Code {
    return this.#sine(x, 1);
  }

  /** sin(x + quarterTurns · π/2), by reduction to |r| ≤ ¼π with π/2 in three parts. */
  #sine(x: Code, quarterTurns: number): Code {
    const r = this.#temporary(0);
    const quarter = this.#temporary(1);
    const n = this.#temporary(2);
    const square = this.#temporary(4);
    // Cephes' sinf (S. Moshier) splits ¼π like this; doubled here.
    const halfPi = [1.5703125, 4.837512969970703e-4, 7.549789954891882e-8];
    return [
      set(r, x),
      set(
        quarter,
        f32x4.add(f32x4.mul(get(r), f32x4.const(2 / Math.PI)), f32x4.const(roundingShift)),
      ),
      set(n, f32x4.sub(get(quarter), f32x4.const(roundingShift))),
      set(
        r,
        clamp(
          halfPi.reduce<Code>(
            (rest, part) => f32x4.sub(rest, f32x4.mul(get(n), f32x4.const(part))),
            get(r),
          ),
          0.79,
        ),
      ),
      quarterTurns === 0 ? [] : set(quarter, i32x4.add(get(quarter), i32x4.const(quarterTurns))),
      set(square, f32x4.mul(get(r), get(r))),
      v128.xor(
        v128.bitselect(
          horner(get(square), coefficients.cos),
          f32x4.mul(get(r), horner(get(square), coefficients.sin)),
          // Odd quarters: the lowest bit, spread over the lane.
          i32x4.shrS(i32x4.shl(get(quarter), 31), 31),
        ),
        // Quarters 2 and 3: the second bit becomes the sign.
        v128.and(i32x4.shl(get(quarter), 30), f32x4.const(-0)),
      ),
    ];
  }

  /** atan x, relative error ≤ 3·10⁻⁷. */
  atan(x: Code): Code {
    const a = this.#temporary(0);
    const t = this.#temporary(1);
    const square = this.#temporary(2);
    const result = this.#temporary(4);
    const sign = this.#temporary(5);
    return [
      set(sign, x),
      set(a, f32x4.abs(get(sign))),
      set(t, f32x4.div(f32x4.pmin(get(a), f32x4.const(1)), f32x4.pmax(get(a), f32x4.const(1)))),
      set(square, f32x4.mul(get(t), get(t))),
      set(result, f32x4.mul(get(t), horner(get(square), coefficients.atan))),
      v128.or(
        v128.bitselect(
          f32x4.sub(f32x4.const(Math.PI / 2), get(result)),
          get(result),
          f32x4.gt(get(a), f32x4.const(1)),
        ),
        v128.and(get(sign), f32x4.const(-0)),
      ),
    ];
  }
}

/** Limits to [−limit, limit]. NaN passes: pmin and pmax return their first operand for it. */
const clamp = (x: Code, limit: number): Code =>
  f32x4.pmax(f32x4.pmin(x, f32x4.const(limit)), f32x4.const(-limit));

const positiveFinite = (x: Code): Code =>
  v128.and(f32x4.gt(x, f32x4.const(0)), f32x4.lt(x, f32x4.const(Number.POSITIVE_INFINITY)));
