import { describe, expect, test } from "vitest";
import { erf, normalCdf } from "../../src/functions/algebra/error-function.ts";
import { type Code, get } from "../../src/wasm/encoder.ts";
import { SimdMath } from "../../src/wasm/simd-math.ts";
import { powerOfHalf, powerOfTwo } from "../../src/wasm/whole-number.ts";
import { mapLanes } from "./map-lanes.ts";

type Name =
  | "exp"
  | "tanh"
  | "log"
  | "log1p"
  | "minusLog1m"
  | "erf"
  | "normalTailScaled"
  | "sin"
  | "cos"
  | "atan";

const compiled = (name: Name) => {
  const run = mapLanes(1, (locals, x) => {
    const math = new SimdMath(locals);
    return { prelude: [], values: [math[name](get(x))] };
  });
  return (xs: Float32Array) => run(xs)[0] as Float32Array;
};

/** Evenly spaced over [from, to]; 200,001 points leave no gap wider than 2·10⁻⁴ on [−20, 20]. */
const sweep = (from: number, to: number, count = 200_001): Float32Array =>
  Float32Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));

/** Evenly spaced in the exponent, of both signs where wanted. */
const decades = (from: number, to: number, signs: readonly (1 | -1)[] = [1, -1]): Float32Array =>
  Float32Array.from(
    signs.flatMap((sign) =>
      Array.from({ length: 40_001 }, (_, i) => sign * 10 ** (from + ((to - from) * i) / 40_000)),
    ),
  );

/** The point where |actual − expected| / scale is largest, in words. */
function worst(
  xs: Float32Array,
  actual: Float32Array,
  expected: (x: number) => number,
  scale: (value: number) => number,
) {
  let error = 0;
  let at = "";
  xs.forEach((x, index) => {
    const value = expected(x);
    const here = Math.abs((actual[index] ?? Number.NaN) - value) / scale(value);
    if (here > error || Number.isNaN(here)) {
      error = here;
      at = `x = ${x}: ${actual[index]} for ${value}`;
    }
  });
  return { error, at };
}

const absolute = () => 1;
const relative = Math.abs;

/** e^(x²/2) · Φ(−|x|) grows with x² in error when taken from its parts, so the reference is its own. */
const normalTailScaled = (x: number) => Math.exp((x * x) / 2) * normalCdf(-Math.abs(x));

const minusLog1m = (x: number) => -Math.log1p(-x);

/**
 * The bounds stated in the docstrings. References are float64 (Math, and Cody's
 * erf), exact to 10⁻¹⁴ or better: nothing beside a float32's 6·10⁻⁸.
 */
const bounds: readonly {
  name: Name;
  reference: (x: number) => number;
  points: Float32Array;
  scale: (value: number) => number;
  bound: number;
}[] = [
  // From 2⁻¹²⁵ to the largest float32; below and above are the special cases further down.
  {
    name: "exp",
    reference: Math.exp,
    points: sweep(-86.6, 88.722),
    scale: relative,
    bound: 2.5e-7,
  },
  { name: "exp", reference: Math.exp, points: decades(-30, 0), scale: relative, bound: 2.5e-7 },
  { name: "tanh", reference: Math.tanh, points: sweep(-20, 20), scale: relative, bound: 1e-6 },
  { name: "tanh", reference: Math.tanh, points: sweep(-20, 20), scale: () => 1, bound: 5e-7 },
  { name: "tanh", reference: Math.tanh, points: decades(-30, 38), scale: relative, bound: 1e-6 },
  { name: "log", reference: Math.log, points: sweep(0.0001, 20), scale: relative, bound: 2e-7 },
  { name: "log", reference: Math.log, points: decades(-44, 38, [1]), scale: relative, bound: 2e-7 },
  {
    name: "log1p",
    reference: Math.log1p,
    points: sweep(-0.9999, 20),
    scale: relative,
    bound: 3e-7,
  },
  { name: "log1p", reference: Math.log1p, points: decades(-30, -1), scale: relative, bound: 3e-7 },
  {
    name: "log1p",
    reference: Math.log1p,
    points: decades(0, 38, [1]),
    scale: relative,
    bound: 3e-7,
  },
  {
    name: "minusLog1m",
    reference: minusLog1m,
    points: sweep(0, 0.5),
    scale: relative,
    bound: 4e-7,
  },
  {
    name: "minusLog1m",
    reference: minusLog1m,
    points: decades(-30, -0.302, [1]),
    scale: relative,
    bound: 4e-7,
  },
  { name: "erf", reference: erf, points: sweep(-20, 20), scale: relative, bound: 5e-7 },
  { name: "erf", reference: erf, points: decades(-30, 38), scale: relative, bound: 5e-7 },
  {
    name: "normalTailScaled",
    reference: normalTailScaled,
    points: sweep(-13, 13),
    scale: relative,
    bound: 4e-7,
  },
  { name: "sin", reference: Math.sin, points: sweep(-20, 20), scale: absolute, bound: 1.5e-7 },
  { name: "sin", reference: Math.sin, points: sweep(-8000, 8000), scale: absolute, bound: 2e-7 },
  { name: "sin", reference: Math.sin, points: decades(-30, 0), scale: relative, bound: 2e-7 },
  { name: "cos", reference: Math.cos, points: sweep(-20, 20), scale: absolute, bound: 1.5e-7 },
  { name: "cos", reference: Math.cos, points: sweep(-8000, 8000), scale: absolute, bound: 2e-7 },
  { name: "atan", reference: Math.atan, points: sweep(-20, 20), scale: relative, bound: 3e-7 },
  { name: "atan", reference: Math.atan, points: decades(-30, 38), scale: relative, bound: 3e-7 },
];

describe("each function stays within its stated bound", () => {
  for (const { name, reference, points, scale, bound } of bounds) {
    const kind = scale === absolute ? "absolute" : "relative";
    test(`${name}, ${kind}, from ${points[0]?.toPrecision(3)} to ${points.at(-1)?.toPrecision(3)}`, () => {
      const xs = points.filter((x) => scale(reference(x)) > 0);
      const { error, at } = worst(xs, compiled(name)(xs), reference, scale);
      expect(error, at).toBeLessThanOrEqual(bound);
    });
  }
});

/** The largest magnitude; NaN if there is one. */
const largest = (values: Float32Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe("special arguments", () => {
  const inf = Number.POSITIVE_INFINITY;
  const nan = Number.NaN;
  const halfPi = Math.fround(Math.PI / 2);
  /** Argument → exact result, as mathematics (not the code) has it in the limit. */
  const specials: Record<Name, readonly (readonly [number, number])[]> = {
    exp: [
      [0, 1],
      [-0, 1],
      [inf, inf],
      [-inf, 0],
      [88.73, inf],
      [1e30, inf],
      [-88, 0],
      [-1e30, 0],
      [1e-40, 1],
    ],
    tanh: [
      [0, 0],
      [-0, -0],
      [inf, 1],
      [-inf, -1],
      [1e30, 1],
      [-1e30, -1],
      [10, 1],
      [-10, -1],
    ],
    log: [
      [0, -inf],
      [-0, -inf],
      [1, 0],
      [inf, inf],
      [-1, nan],
      [-inf, nan],
      [-1e-40, nan],
    ],
    log1p: [
      [0, 0],
      [-1, -inf],
      [inf, inf],
      [-1.5, nan],
      [-inf, nan],
      [1e-40, Math.fround(1e-40)],
    ],
    minusLog1m: [[0, 0]],
    erf: [
      [0, 0],
      [-0, -0],
      [inf, 1],
      [-inf, -1],
      [1e30, 1],
      [-1e30, -1],
      [5, 1],
      [-5, -1],
    ],
    normalTailScaled: [
      [0, 0.5],
      [-0, 0.5],
    ],
    sin: [
      [0, 0],
      [-0, -0],
      [inf, nan],
      [-inf, nan],
    ],
    cos: [
      [0, 1],
      [-0, 1],
      [inf, nan],
      [-inf, nan],
    ],
    atan: [
      [0, 0],
      [-0, -0],
      [inf, halfPi],
      [-inf, -halfPi],
      [1e30, halfPi],
    ],
  };

  for (const [name, cases] of Object.entries(specials) as [Name, (typeof specials)[Name]][]) {
    test(`${name} gives its limits, and NaN for NaN`, () => {
      const all = [...cases, [nan, nan] as const];
      const actual = compiled(name)(Float32Array.from(all, ([x]) => x));
      expect([...actual]).toEqual(all.map(([, value]) => value));
    });
  }

  test("sine and cosine stay within ±1 however large the argument", () => {
    const xs = decades(4, 38);
    for (const name of ["sin", "cos"] as const)
      expect(largest(compiled(name)(xs)), name).toBeLessThanOrEqual(1);
  });

  test("functions that approach 1 never pass it", () => {
    const xs = sweep(3, 12);
    for (const name of ["tanh", "erf"] as const) expect(largest(compiled(name)(xs)), name).toBe(1);
  });
});

test("calls nest, although the functions share their scratch locals", () => {
  type Unary = (math: SimdMath, x: Code) => Code;
  const functions: readonly (readonly [Unary, (x: number) => number])[] = [
    [(math, x) => math.exp(x), Math.exp],
    [(math, x) => math.tanh(x), Math.tanh],
    [(math, x) => math.log(x), Math.log],
    [(math, x) => math.log1p(x), Math.log1p],
    [(math, x) => math.erf(x), erf],
    [(math, x) => math.sin(x), Math.sin],
    [(math, x) => math.cos(x), Math.cos],
    [(math, x) => math.atan(x), Math.atan],
  ];
  const xs = Float32Array.of(0.3, 0.5, 0.7, 0.9);
  for (const [outer, outerReference] of functions)
    for (const [inner, innerReference] of functions) {
      const [actual] = mapLanes(1, (locals, x) => {
        const math = new SimdMath(locals);
        return { prelude: [], values: [outer(math, inner(math, get(x)))] };
      })(xs);
      xs.forEach((x, index) => {
        const expected = outerReference(innerReference(x));
        if (Number.isNaN(expected)) expect(actual?.[index]).toBeNaN();
        // Two roundings, and no function here has a slope above 10 at these points.
        else expect(actual?.[index]).toBeCloseTo(expected, 5);
      });
    }
});

test("powers of two are exact", () => {
  const exponents = Float32Array.from({ length: 253 }, (_, index) => index - 126);
  const [powers, inverses] = mapLanes(1, (_locals, n) => ({
    prelude: [],
    values: [powerOfTwo(get(n)), powerOfHalf(get(n))],
  }))(exponents.map((n) => 1.5 * 2 ** 23 + n));
  expect(powers).toEqual(exponents.map((n) => 2 ** n));
  expect(inverses).toEqual(exponents.map((n) => 2 ** -n));
});
