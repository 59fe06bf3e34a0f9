import { type Expression, algebra as m } from "../../algebra/expression.ts";
import { type Condition, choose } from "./conditions.ts";

/** A function that a formula may call, with the names that languages give its values. */
export interface FormulaFunction {
  /** For each value in order, every name that it may be given by. */
  readonly values: readonly (readonly string[])[];
  readonly least: number;
  readonly most: number;
  /** The first value is a condition. */
  readonly byCondition?: boolean;
  /** What is missing at the end or between named values is undefined. */
  readonly build: (
    values: readonly (Expression | undefined)[],
    condition?: Condition,
  ) => Expression;
}

const at = (values: readonly (Expression | undefined)[], index: number): Expression => {
  const found = values[index];
  if (!found) throw new RangeError(`value ${index} is missing`);
  return found;
};

const input = ["x", "z", "input", "a", "features", "t"];

const one = (build: (x: Expression) => Expression): FormulaFunction => ({
  values: [input],
  least: 1,
  most: 1,
  build: (values) => build(at(values, 0)),
});

const two = (
  build: (a: Expression, b: Expression) => Expression,
  second: readonly string[] = ["y", "other", "x2"],
): FormulaFunction => ({
  values: [["x", "x1", "input", "a"], second],
  least: 2,
  most: 2,
  build: (values) => build(at(values, 0), at(values, 1)),
});

const several = (build: (a: Expression, b: Expression) => Expression): FormulaFunction => ({
  values: [["x", "x1", "input", "a"], ["y", "x2", "other"], [], [], [], [], [], []],
  least: 2,
  most: 8,
  build: (values) => values.filter((value) => value !== undefined).reduce(build),
});

const half = (x: Expression) => m.div(x, 2);
const square = (x: Expression) => m.pow(x, 2);
const sinh = (x: Expression) => half(m.sub(m.exp(x), m.exp(m.neg(x))));
const cosh = (x: Expression) => half(m.add(m.exp(x), m.exp(m.neg(x))));
const ceil = (x: Expression) => m.neg(m.floor(m.neg(x)));
const sign = (x: Expression) => m.where(x, ">", 0, 1, m.where(x, "<", 0, -1, 0));
/** ln(u + √(u² + 1)) for u ≥ 0, as log1p of a sum of positive terms. */
const asinhOfPositive = (u: Expression) =>
  m.log1p(m.add(u, m.div(square(u), m.add(1, m.sqrt(m.add(1, square(u)))))));
/** Odd, and cancelling for negative x in its plain form. */
const asinh = (x: Expression) =>
  m.where(x, ">", 0, asinhOfPositive(x), m.neg(asinhOfPositive(m.neg(x))));
/** 2/(eˣ + e⁻ˣ) without overflow of f′: e^x/(1 + e^2x) by its logarithm. */
const sech = (x: Expression) => m.mul(2, m.exp(m.sub(x, m.softplus(m.mul(2, x)))));

const clip: FormulaFunction = {
  values: [
    input,
    ["min", "a_min", "min_val", "clip_value_min", "x_min", "min_value"],
    ["max", "a_max", "max_val", "clip_value_max", "x_max", "max_value"],
  ],
  least: 2,
  most: 3,
  build: (values) => {
    const [x, low, high] = [at(values, 0), values[1], values[2]];
    const above = low ? m.max(x, low) : x;
    return high ? m.min(above, high) : above;
  },
};

const where: FormulaFunction = {
  values: [
    ["condition", "cond", "c"],
    ["x", "input", "a"],
    ["y", "other", "b"],
  ],
  least: 3,
  most: 3,
  byCondition: true,
  build: (values, condition) => {
    if (!condition) throw new RangeError("the condition is missing");
    return choose(condition, at(values, 1), at(values, 2));
  },
};

const filled: FormulaFunction = {
  values: [
    ["input", "a", "x", "z"],
    ["fill_value", "value"],
  ],
  least: 2,
  most: 2,
  build: (values) => at(values, 1),
};

const heaviside: FormulaFunction = {
  values: [
    ["x", "x1", "input"],
    ["x2", "values", "h0"],
  ],
  least: 1,
  most: 2,
  build: (values) => {
    const [x, atZero] = [at(values, 0), values[1]];
    return atZero ? m.where(x, ">", 0, 1, m.where(x, "<", 0, 0, atZero)) : m.where(x, ">", 0, 1, 0);
  },
};

const log: FormulaFunction = {
  values: [input, ["base"]],
  least: 1,
  most: 2,
  build: (values) =>
    values[1] ? m.div(m.log(at(values, 0)), m.log(values[1])) : m.log(at(values, 0)),
};

/** Names that may stand before "(", in lower case and without "_"; what the algebra lacks is composed. */
export const elementaryFunctions: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({
    "abs absolute fabs": one(m.abs),
    sqrt: one(m.sqrt),
    rsqrt: one((x) => m.div(1, m.sqrt(x))),
    cbrt: one((x) => m.where(x, ">", 0, m.pow(x, 1 / 3), m.neg(m.pow(m.neg(x), 1 / 3)))),
    square: one(square),
    reciprocal: one((x) => m.div(1, x)),
    exp: one(m.exp),
    exp2: one((x) => m.exp(m.mul(Math.LN2, x))),
    expm1: one((x) => m.sub(m.exp(x), 1)),
    "log ln": log,
    log1p: one(m.log1p),
    "log2 ld lb": one((x) => m.div(m.log(x), Math.LN2)),
    "log10 lg": one((x) => m.div(m.log(x), Math.LN10)),
    sin: one(m.sin),
    cos: one(m.cos),
    tan: one((x) => m.div(m.sin(x), m.cos(x))),
    cot: one((x) => m.div(m.cos(x), m.sin(x))),
    sec: one((x) => m.div(1, m.cos(x))),
    "atan arctan": one(m.atan),
    "asin arcsin": one((x) => m.atan(m.div(x, m.sqrt(m.sub(1, square(x)))))),
    "acos arccos": one((x) => m.sub(Math.PI / 2, m.atan(m.div(x, m.sqrt(m.sub(1, square(x))))))),
    sinh: one(sinh),
    cosh: one(cosh),
    tanh: one(m.tanh),
    coth: one((x) => m.div(1, m.tanh(x))),
    sech: one(sech),
    csch: one((x) => m.div(1, sinh(x))),
    "asinh arcsinh arsinh": one(asinh),
    "acosh arccosh arcosh": one((x) => m.log(m.add(x, m.sqrt(m.sub(square(x), 1))))),
    "atanh arctanh artanh": one((x) => half(m.sub(m.log1p(x), m.log1p(m.neg(x))))),
    "sigmoid expit logistic sigma": one(m.sigmoid),
    logit: one((x) => m.sub(m.log(x), m.log1p(m.neg(x)))),
    log1pexp: one(m.softplus),
    logaddexp: two((a, b) => {
      const isZero = a.kind === "constant" && a.value === 0;
      return isZero ? m.softplus(b) : m.add(a, m.softplus(m.sub(b, a)));
    }),
    "erf errorfunction": one(m.erf),
    erfc: one((x) => m.mul(2, m.normalCdf(m.mul(-Math.SQRT2, x)))),
    "normcdf ndtr normalcdf normaldistribution Phi": one(m.normalCdf),
    "normpdf normalpdf": one((x) =>
      m.mul(1 / Math.sqrt(2 * Math.PI), m.exp(m.mul(-0.5, square(x)))),
    ),
    sign: one(sign),
    sgn: one(sign),
    signum: one(sign),
    floor: one(m.floor),
    ceil: one(ceil),
    "round rint": one((x) => m.floor(m.add(x, 0.5))),
    "trunc fix": one((x) => m.where(x, ">", 0, m.floor(x), ceil(x))),
    "fract frac": one((x) => m.sub(x, m.floor(x))),
    "mod fmod remainder": two((a, b) => m.sub(a, m.mul(b, m.floor(m.div(a, b))))),
    heaviside: heaviside,
    "min minimum fmin": several(m.min),
    "max maximum fmax": several(m.max),
    add: two(m.add),
    "subtract sub": two(m.sub),
    "multiply mul": two(m.mul),
    "divide div truedivide": two(m.div),
    "negative neg": one(m.neg),
    hypot: two((a, b) => m.sqrt(m.add(square(a), square(b)))),
    "clip clamp clipbyvalue": clip,
    "where if iif ifelse select": where,
    fulllike: filled,
    oneslike: one(() => m.constant(1)),
    zeroslike: one(() => m.constant(0)),
    identity: one((x) => x),
  }).flatMap(([names, called]) =>
    names.split(" ").map((name): [string, FormulaFunction] => [name, called]),
  ),
);

/** Inverses, for names raised to −1 as in tan⁻¹ x. */
export const inverseNames: ReadonlyMap<string, string> = new Map([
  ["sin", "asin"],
  ["cos", "acos"],
  ["tan", "atan"],
  ["sinh", "asinh"],
  ["cosh", "acosh"],
  ["tanh", "atanh"],
  ["sigmoid", "logit"],
  ["sigma", "logit"],
  ["exp", "log"],
  ["log", "exp"],
  ["ln", "exp"],
]);

export const constantsByName: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

/** Names under which languages and libraries keep constants: `Math.SQRT2`, `np.e`. */
export const libraryConstants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["PI", Math.PI],
  ["e", Math.E],
  ["E", Math.E],
  ["SQRT2", Math.SQRT2],
  ["SQRT1_2", Math.SQRT1_2],
  ["LN2", Math.LN2],
  ["LN10", Math.LN10],
  ["LOG2E", Math.LOG2E],
  ["LOG10E", Math.LOG10E],
  ["tau", 2 * Math.PI],
]);
