import { compile } from "../../algebra/evaluate.ts";
import { type Expression, algebra as m } from "../../algebra/expression.ts";
import { operandsOf } from "../../algebra/operands.ts";
import { simplify } from "../../algebra/simplify.ts";

/** Taylor coefficients at a point, as formulas of the parameters; numbers where there are none. */
export type PowerSeries = readonly Expression[];

/** A number where no parameter is left. */
function folded(node: Expression): Expression {
  const hasParameter = (part: Expression): boolean =>
    part.kind === "parameter" || operandsOf(part).some(hasParameter);
  return hasParameter(node) ? simplify(node) : m.constant(compile(node)(0, {}));
}

const zero = m.constant(0);
const isZero = (node: Expression): boolean => node.kind === "constant" && node.value === 0;
const at = (series: PowerSeries, power: number): Expression => series[power] ?? zero;

const add = (a: Expression, b: Expression): Expression => folded(m.add(a, b));
const subtract = (a: Expression, b: Expression): Expression => folded(m.sub(a, b));
const multiply = (a: Expression, b: Expression): Expression =>
  isZero(a) || isZero(b) ? zero : folded(m.mul(a, b));

/** Coefficient `power` of a product. */
function productAt(a: PowerSeries, b: PowerSeries, power: number): Expression {
  let sum: Expression = zero;
  for (let k = 0; k <= power; k++) sum = add(sum, multiply(at(a, k), at(b, power - k)));
  return sum;
}

const times = (a: PowerSeries, b: PowerSeries): PowerSeries =>
  a.map((_, power) => productAt(a, b, power));
const scaled = (a: PowerSeries, by: number): PowerSeries =>
  a.map((term) => multiply(m.constant(by), term));
const plus = (a: PowerSeries, by: number): PowerSeries =>
  a.map((term, power) => (power === 0 ? add(term, m.constant(by)) : term));

/** Of two series whose second starts with no zero. */
export function quotient(above: PowerSeries, below: PowerSeries): PowerSeries {
  const found: Expression[] = [];
  for (const [power, term] of above.entries()) {
    let rest = term;
    for (let k = 0; k < power; k++) {
      rest = subtract(rest, multiply(at(found, k), at(below, power - k)));
    }
    found.push(folded(m.div(rest, at(below, 0))));
  }
  return found;
}

const slopeOf = (u: PowerSeries): PowerSeries =>
  u.slice(1).map((term, power) => multiply(m.constant(power + 1), term));

/** y from y′ = g·u′, term by term; g may be made of the terms of y so far. */
function grown(first: Expression, u: PowerSeries, g: (y: PowerSeries) => PowerSeries): PowerSeries {
  const slope = slopeOf(u);
  const y: Expression[] = [folded(first)];
  for (let power = 1; power < u.length; power++) {
    y.push(multiply(m.constant(1 / power), productAt(g(y), slope, power - 1)));
  }
  return y;
}

type Unary = Extract<Expression, { kind: "unary" }>;

function unary({ operator }: Unary, u: PowerSeries): PowerSeries | undefined {
  const first: Expression = { kind: "unary", operator, operand: at(u, 0) };
  const fixed = (g: PowerSeries) => grown(first, u, () => g);
  const ones = u.map((_, power) => m.constant(power === 0 ? 1 : 0));
  const bell = (width: number) => {
    const exponent = scaled(times(u, u), width);
    return grown(m.exp(at(exponent, 0)), exponent, (y) => y);
  };
  switch (operator) {
    case "negate":
      return scaled(u, -1);
    case "exp":
      return grown(first, u, (y) => y);
    case "tanh":
      return grown(first, u, (y) => plus(scaled(times(y, y), -1), 1));
    case "sigmoid":
      return grown(first, u, (y) => times(y, plus(scaled(y, -1), 1)));
    case "softplus":
      return fixed(grown(m.sigmoid(at(u, 0)), u, (y) => times(y, plus(scaled(y, -1), 1))));
    case "log":
      return fixed(quotient(ones, u));
    case "log1p":
      return fixed(quotient(ones, plus(u, 1)));
    case "atan":
      return fixed(quotient(ones, plus(times(u, u), 1)));
    case "sqrt":
      return raised(u, 0.5);
    case "erf":
      return fixed(scaled(bell(-1), 2 / Math.sqrt(Math.PI)));
    case "normalCdf":
      return fixed(scaled(bell(-0.5), 1 / Math.sqrt(2 * Math.PI)));
    case "sin":
    case "cos":
      return circular(u)[operator];
    default:
      return undefined;
  }
}

function circular(u: PowerSeries): { readonly sin: PowerSeries; readonly cos: PowerSeries } {
  const slope = slopeOf(u);
  const sin = [folded(m.sin(at(u, 0)))];
  const cos = [folded(m.cos(at(u, 0)))];
  for (let power = 1; power < u.length; power++) {
    const [rise, fall] = [productAt(cos, slope, power - 1), productAt(sin, slope, power - 1)];
    sin.push(multiply(m.constant(1 / power), rise));
    cos.push(multiply(m.constant(-1 / power), fall));
  }
  return { sin, cos };
}

/** Whole powers as products; others by y′·u = p·y·u′, for which u must not start with 0. */
function raised(u: PowerSeries, exponent: number): PowerSeries | undefined {
  if (Number.isInteger(exponent) && exponent >= 0 && exponent <= 12) {
    let product: PowerSeries = u.map((_, power) => m.constant(power === 0 ? 1 : 0));
    for (let k = 0; k < exponent; k++) product = times(product, u);
    return product;
  }
  const first = m.pow(at(u, 0), exponent);
  return grown(first, u, (y) => quotient(scaled(y, exponent), u.slice(0, y.length)));
}

/** The first `length` Taylor coefficients; undefined where the formula has no series there. */
export function seriesOf(node: Expression, point: number, length: number): PowerSeries | undefined {
  const visit = (part: Expression): PowerSeries | undefined => seriesOf(part, point, length);
  const constant = (first: Expression, second: Expression = zero): PowerSeries =>
    Array.from({ length }, (_, power) => (power === 0 ? first : power === 1 ? second : zero));
  switch (node.kind) {
    case "constant":
    case "parameter":
      return constant(node);
    case "variable":
      return constant(m.constant(point), m.constant(1));
    case "unary": {
      const u = visit(node.operand);
      return u && unary(node, u);
    }
    case "power": {
      const u = visit(node.base);
      return u && raised(u, node.exponent);
    }
    case "binary":
      return binary(node, visit(node.left), visit(node.right));
    case "conditional":
      return undefined;
  }
}

function binary(
  { operator }: Extract<Expression, { kind: "binary" }>,
  a: PowerSeries | undefined,
  b: PowerSeries | undefined,
): PowerSeries | undefined {
  if (!a || !b) return undefined;
  switch (operator) {
    case "add":
      return a.map((term, power) => add(term, at(b, power)));
    case "subtract":
      return a.map((term, power) => subtract(term, at(b, power)));
    case "multiply":
      return times(a, b);
    case "divide":
      return quotient(a, b);
    default:
      return undefined;
  }
}
