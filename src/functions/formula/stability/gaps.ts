import { compile } from "../../algebra/evaluate.ts";
import { type Expression, algebra as m, type ParameterValues } from "../../algebra/expression.ts";
import { operandsOf } from "../../algebra/operands.ts";
import { simplify } from "../../algebra/simplify.ts";
import { dependsOnZ } from "../../algebra/size.ts";
import { quotient, seriesOf } from "./power-series.ts";

/** A point at which a formula is 0/0 and has a limit. */
export interface Gap {
  readonly at: number;
  readonly limit: number;
}

/** Where textbooks' quotients meet 0/0. */
const usualPlaces = [0, 1, -1, 2, -2, 0.5, -0.5, 3, -3];

/** Powers of z − z₀ in the series that stands for the quotient beside the gap. */
const order = 8;
/** A zero of the denominator of higher order is left alone. */
const mostZeros = 3;
/** Operators under which a formula has a Taylor series wherever it is finite. */
const isAnalytic = (node: Expression): boolean =>
  node.kind !== "conditional" &&
  !(node.kind === "unary" && (node.operator === "abs" || node.operator === "floor")) &&
  !(node.kind === "binary" && (node.operator === "min" || node.operator === "max")) &&
  operandsOf(node).every(isAnalytic);

/**
 * The formula with every quotient that is 0/0 at a point replaced, beside that
 * point, by its Taylor polynomial there: f and f′ are filled by their limits in
 * both engines, and lose no digits to cancellation near the point.
 */
export function fillGaps(
  expression: Expression,
  parameters: ParameterValues,
): { readonly expression: Expression; readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  const visit = (node: Expression): Expression => {
    const isQuotient = node.kind === "binary" && node.operator === "divide";
    const filled = isQuotient && dependsOnZ(node.right) ? fill(node, parameters, gaps) : undefined;
    if (filled) return filled;
    switch (node.kind) {
      case "unary":
        return { ...node, operand: visit(node.operand) };
      case "binary":
        return { ...node, left: visit(node.left), right: visit(node.right) };
      case "power":
        return { ...node, base: visit(node.base) };
      case "conditional":
        return { ...node, whenTrue: visit(node.whenTrue), whenFalse: visit(node.whenFalse) };
      default:
        return node;
    }
  };
  const filled = visit(expression);
  const places = [...new Map(gaps.map((gap) => [gap.at, gap])).values()];
  return gaps.length > 0 ? { expression: filled, gaps: places } : { expression, gaps };
}

function fill(
  ratio: Extract<Expression, { kind: "binary" }>,
  parameters: ParameterValues,
  gaps: Gap[],
): Expression | undefined {
  const { left, right } = ratio;
  if (!isAnalytic(ratio)) return undefined;
  const [u, v] = [compile(left), compile(right)];
  let filled: Expression = ratio;
  for (const at of usualPlaces) {
    if (u(at, parameters) !== 0 || v(at, parameters) !== 0) continue;
    const series = seriesAt(ratio, at, parameters);
    if (!series) continue;
    const { polynomial, radius, limit } = series;
    filled = m.where(m.abs(simplify(m.sub(m.z, at))), "<", radius, polynomial, filled);
    gaps.push({ at, limit });
  }
  return filled === ratio ? undefined : filled;
}

function seriesAt(
  { left, right }: Extract<Expression, { kind: "binary" }>,
  at: number,
  parameters: ParameterValues,
) {
  const length = order + 1 + mostZeros;
  const above = seriesOf(left, at, length);
  const below = seriesOf(right, at, length);
  if (!above || !below) return undefined;
  const number = (node: Expression) => compile(node)(at, parameters);
  const zeros = below.findIndex((node) => number(node) !== 0);
  if (zeros < 1 || zeros > mostZeros) return undefined;
  if (above.slice(0, zeros).some((node) => number(node) !== 0)) return undefined;
  const terms = quotient(above.slice(zeros), below.slice(zeros)).slice(0, order + 1);
  const polynomial = horner(terms, simplify(m.sub(m.z, at)));
  if (!terms.every((term) => Number.isFinite(number(term)))) return undefined;
  const radius = radiusOf(polynomial, m.div(left, right), at, parameters);
  return radius === undefined
    ? undefined
    : { polynomial, radius, limit: number(terms[0] ?? m.constant(0)) };
}

const horner = (terms: readonly Expression[], step: Expression): Expression =>
  terms.reduceRight<Expression>(
    (sum, term) => simplify(m.add(term, m.mul(step, sum))),
    m.constant(0),
  );

/** How far the polynomial holds to 12 digits; a tenth of it where parameters may change the curve. */
function radiusOf(
  polynomial: Expression,
  quotient: Expression,
  at: number,
  parameters: ParameterValues,
): number | undefined {
  const [p, q] = [compile(polynomial), compile(quotient)];
  const isFree = Object.keys(parameters).length === 0;
  for (let radius = 0.25; radius >= 2 ** -9; radius /= 2) {
    const fits = [at - radius, at + radius].every((z) => {
      const wanted = q(z, parameters);
      return Math.abs(p(z, parameters) - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));
    });
    if (fits) return isFree ? radius : radius / 8;
  }
  return undefined;
}
