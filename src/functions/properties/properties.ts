import { exp, power } from "../algebra/deterministic-math.ts";
import { differentiate } from "../algebra/differentiate.ts";
import { normalCdf } from "../algebra/error-function.ts";
import { compile, evaluate } from "../algebra/evaluate.ts";
import { type Expression, algebra as m, type ParameterValues } from "../algebra/expression.ts";
import { operandsOf } from "../algebra/operands.ts";
import type { ElementwiseActivation } from "../families/activation-function.ts";
import { derivativeOf, resolveParameters } from "../families/registry.ts";
import { computedOnRead, once } from "./computed-on-read.ts";
import {
  type Curve,
  changes,
  mapped,
  points,
  reach,
  type Sampled,
  sampled,
  spacing,
} from "./sampled-curve.ts";

/** A number found by calculation, with a bound on how far it may be off. */
export interface NumericEstimate {
  readonly value: number;
  readonly error: number;
}

export interface FunctionProperties {
  /** f far left and far right: a number, ±∞, or null where f settles on nothing. */
  readonly limits: { readonly left: number | null; readonly right: number | null };
  readonly valueAtZero: number;
  readonly slopeAtZero: number;
  /** Infimum and supremum of f; ±∞ where it is unbounded. */
  readonly range: { readonly lowest: number; readonly highest: number };
  /** Supremum of |f′|, and the z of smallest size where it is reached; ±∞ where it is only approached. */
  readonly steepest: { readonly slope: number; readonly at: number };
  readonly symmetry: "odd" | "even" | "none";
  readonly monotone: boolean;
  /** How many derivatives are continuous: −1 where f itself jumps, 0 at a kink, ∞ where smooth. */
  readonly continuousDerivatives: number;
  /** Single points where f′ passes through 0, of many the nearest; flat stretches are not among them. */
  readonly stationaryPoints: readonly number[];
  /** E f(Z) and Var f(Z) for Z ~ N(0, 1): what a layer passes on. */
  readonly mean: NumericEstimate;
  readonly variance: NumericEstimate;
}

/**
 * What can be said about a function with these parameters, computed from its
 * definition on z ∈ [−40, 40] and from its far tails. Positions are good to
 * about 1e-7, values to about 1e-12; the two averages state their own error.
 * Each is computed when it is first read, so that a reader short of time can stop in between.
 */
export function propertiesOf(
  activation: ElementwiseActivation,
  overrides: ParameterValues = {},
): FunctionProperties {
  const parameters = resolveParameters(activation, overrides);
  const value = compile(activation.value);
  const slope = compile(derivativeOf(activation));
  const f: Curve = (z) => value(z, parameters);
  const derivative: Curve = (z) => slope(z, parameters);
  const kinks = activation.kinks.map((kink) => evaluate(kink.at, 0, parameters));
  const values = once(() => sampled(f));
  const slopes = once(() => sampled(derivative));
  const limits = once(() => ({ left: limit(f, -1), right: limit(f, 1) }));
  const ends = () => [limits().left, limits().right].filter((end) => end !== null);
  const mean = once(() => normalAverage(f, kinks));
  return computedOnRead<FunctionProperties>({
    limits,
    valueAtZero: () => f(0),
    slopeAtZero: () => derivative(0),
    range: () => ({
      lowest: -supremum(
        mapped(values(), (one) => -one),
        ends().map((end) => -end),
      ),
      highest: supremum(values(), ends()),
    }),
    steepest: () => steepest(slopes(), kinks),
    symmetry: () => symmetry(values()),
    monotone: () => monotone(values()),
    continuousDerivatives: () => continuousDerivatives(activation, parameters),
    stationaryPoints: () => crossings(slopes(), kinks),
    mean,
    variance: () => normalAverage((z) => power(f(z) - mean().value, 2), kinks),
  });
}

/**
 * The share of Z ~ N(0, 1) with |f′(Z)| < threshold: how much of a
 * standardised signal meets a slope too small to learn by.
 */
export function saturatedShare(
  activation: ElementwiseActivation,
  threshold: number,
  overrides: ParameterValues = {},
): number {
  const parameters = resolveParameters(activation, overrides);
  const slope = compile(derivativeOf(activation));
  const excess: Curve = (z) => Math.abs(slope(z, parameters)) - threshold;
  const edges = [-reach, ...changes(sampled(excess), (one) => one < 0, points.length), reach];
  return edges.slice(1).reduce((share, to, index) => {
    const from = edges[index] ?? -reach;
    return excess((from + to) / 2) < 0 ? share + normalCdf(to) - normalCdf(from) : share;
  }, 0);
}

/**
 * Follows f outwards: three samples that agree are a limit; three that keep
 * growing, be it as slowly as a logarithm, are ±∞, unless f oscillates there.
 */
function limit(f: Curve, side: -1 | 1): number | null {
  const [near, middle, far] = [f(side * 1e6), f(side * 1e9), f(side * 1e12)] as const;
  if (far === middle) return Number.isFinite(far) ? f(side * 1e30) : far;
  if (Math.abs(far - middle) <= 1e-8 * Math.max(1, Math.abs(far))) return f(side * 1e30);
  const oscillates = [1e6, 1e9].some(
    (distance) =>
      Math.abs(f(side * (distance + 2)) - f(side * distance)) > 0.1 * Math.abs(f(side * distance)),
  );
  const steps = [middle - near, far - middle] as const;
  const keepsGrowing = steps[0] * steps[1] > 0 && Math.abs(steps[1]) > 0.9 * Math.abs(steps[0]);
  return keepsGrowing && !oscillates ? Math.sign(far) * Number.POSITIVE_INFINITY : null;
}

/** Whether f far out passes every multiple of what it reaches on the points: z·cos z has no limit, and no bound. */
function outgrows(curve: Curve, reached: number): boolean {
  const far = Array.from({ length: 64 }, (_, index) => 1e6 + index / 8);
  return far.some((z) => Math.max(curve(z), curve(-z)) > 100 * Math.max(1, Math.abs(reached)));
}

/** The largest value on the points, refined between its neighbours; ties go to the smallest |z|. */
function largest({ at: curve, values }: Sampled): { readonly value: number; readonly at: number } {
  let at = 0;
  let top = curve(at);
  for (const [index, z] of points.entries()) {
    const value = values[index] as number;
    const gain = value - top;
    if (gain > 0 || (gain === 0 && Math.abs(z) < Math.abs(at))) [at, top] = [z, value];
  }
  // Golden-section search: the curve has one top between the neighbours.
  const ratio = (Math.sqrt(5) - 1) / 2;
  let from = at - spacing;
  let to = at + spacing;
  while (to - from > 1e-9) {
    const left = to - ratio * (to - from);
    const right = from + ratio * (to - from);
    if (curve(left) >= curve(right)) to = right;
    else from = left;
  }
  const refined = (from + to) / 2;
  const value = curve(refined);
  return value > top ? { value, at: refined } : { value: top, at };
}

/** The least number that the curve never passes, given its limits. */
function supremum(curve: Sampled, ends: readonly number[]): number {
  const { value } = largest(curve);
  return outgrows(curve.at, value) ? Number.POSITIVE_INFINITY : Math.max(value, ...ends);
}

/** The largest |f′|; a kink counts with both of its slopes, whichever the convention takes. */
function steepest(derivative: Sampled, kinks: readonly number[]): FunctionProperties["steepest"] {
  const sizes = mapped(derivative, Math.abs);
  const { at: size } = sizes;
  const found = largest(sizes);
  // At the end of the points, or where rounding has made f′ constant, the maximum is only
  // approached.
  if (Math.abs(found.at) > reach * 0.75) {
    const side = found.at < 0 ? -1 : 1;
    const unbounded = outgrows(size, found.value) ? Number.POSITIVE_INFINITY : found.value;
    const slope = limit(size, side) ?? unbounded;
    return { slope, at: side * Number.POSITIVE_INFINITY };
  }
  const sides = kinks.flatMap((at) =>
    [-1e-12, 1e-12].map((beside) => ({ value: size(at + beside), at })),
  );
  const best = sides.reduce(
    (top, side) =>
      side.value > top.value || (side.value === top.value && Math.abs(side.at) < Math.abs(top.at))
        ? side
        : top,
    found,
  );
  return { slope: best.value, at: best.at };
}

/** The points lie symmetrically about 0. */
function symmetry({ values }: Sampled): FunctionProperties["symmetry"] {
  const holds = (sign: 1 | -1) =>
    values.every((value, index) => {
      const opposite = values[values.length - 1 - index] as number;
      return Math.abs(opposite - sign * value) <= 1e-14 * Math.max(1, Math.abs(value));
    });
  if (holds(-1)) return "odd";
  return holds(1) ? "even" : "none";
}

/** Never falls or never rises, but for the rounding of values that are almost alike. */
function monotone({ values }: Sampled): boolean {
  const rises = values.slice(1).map((value, index) => {
    const rise = value - (values[index] as number);
    return Math.abs(rise) <= 1e-14 * Math.abs(value) ? 0 : rise;
  });
  return rises.every((rise) => rise >= 0) || rises.every((rise) => rise <= 0);
}

/** What passes through 0 where a node may break: a switch changes hands, a denominator vanishes. */
function switchOf(node: Expression): Expression | null {
  switch (node.kind) {
    case "constant":
    case "variable":
    case "parameter":
      return null;
    case "unary":
      if (node.operator === "log1p") return m.add(1, node.operand);
      // Its steps, and the middles between them.
      if (node.operator === "floor") return m.sub(m.sub(node.operand, node), 0.5);
      return ["abs", "sqrt", "log"].includes(node.operator) ? node.operand : null;
    case "binary":
      if (node.operator === "divide") return node.right;
      return node.operator === "min" || node.operator === "max"
        ? m.sub(node.left, node.right)
        : null;
    case "power":
      return Number.isInteger(node.exponent) && node.exponent > 0 ? null : node.base;
    case "conditional":
      return m.sub(node.left, node.right);
  }
}

/** The only places where a formula can break: √(z²) is |z|, and a quotient may pass through 1/0. */
function breakable(formula: Expression, parameters: ParameterValues): readonly number[] {
  const nodes = new Set<Expression>();
  const collect = (node: Expression): void => {
    if (nodes.has(node)) return;
    nodes.add(node);
    operandsOf(node).forEach(collect);
  };
  collect(formula);
  const places = [...nodes].flatMap((node) => {
    const decides = switchOf(node);
    if (!decides) return [];
    const compiled = compile(decides);
    const curve = sampled((z) => compiled(z, parameters));
    const zeros = points.filter((_, index) => curve.values[index] === 0);
    return [...zeros, ...changes(curve, (value) => value > 0)];
  });
  return [...new Set(places)];
}

/** Differentiates until a derivative jumps where the formula may break. */
function continuousDerivatives(
  activation: ElementwiseActivation,
  parameters: ParameterValues,
): number {
  const places = breakable(activation.value, parameters);
  if (places.length === 0) return Number.POSITIVE_INFINITY;
  let formula = activation.value;
  // Every corner of the algebra that a formula of one page can hide shows within three derivatives.
  for (let order = -1; order < 3; order++) {
    const curve = compile(formula);
    const beside = 1e-9;
    const jumps = places.some(
      // A steep slope changes a value by 1e-6 of its size over this distance, a jump by far more.
      (z) => {
        const [left, right] = [curve(z - beside, parameters), curve(z + beside, parameters)];
        return Math.abs(right - left) > 1e-4 * Math.max(1, Math.abs(left));
      },
    );
    if (jumps) return order;
    formula = order === -1 ? derivativeOf(activation) : differentiate(formula, "z");
  }
  return Number.POSITIVE_INFINITY;
}

/** Where f′ passes through 0 with a change of sign, kinks left out: there it jumps over it. */
const crossings = (derivative: Sampled, kinks: readonly number[]): readonly number[] =>
  changes(derivative, (slope) => slope > 0).filter(
    (at) =>
      kinks.every((kink) => Math.abs(kink - at) > 1e-9) &&
      derivative.at(at - 1e-7) * derivative.at(at + 1e-7) < 0,
  );

/** Nodes and weights of four-point Gauss–Legendre quadrature on [−1, 1]. */
const nodes = [-1, 1].flatMap((sign) =>
  [-1, 1].map((inner) => ({
    at: sign * Math.sqrt(3 / 7 + inner * (2 / 7) * Math.sqrt(6 / 5)),
    weight: (18 - inner * Math.sqrt(30)) / 36,
  })),
);

/**
 * E curve(Z) for Z ~ N(0, 1), over cells that end at every kink. The error is
 * the difference from cells of twice the size, which far overstates it.
 */
function normalAverage(curve: Curve, kinks: readonly number[]): NumericEstimate {
  const density = (z: number) => exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  const over = (width: number): number => {
    const regular = Array.from({ length: 24 / width + 1 }, (_, index) => index * width - 12);
    const edges = [...new Set([...regular, ...kinks])].sort((a, b) => a - b);
    return edges.slice(1).reduce((sum, to, index) => {
      const from = edges[index] ?? to;
      const half = (to - from) / 2;
      return nodes.reduce((cell, { at, weight }) => {
        const z = from + half * (1 + at);
        return cell + half * weight * curve(z) * density(z);
      }, sum);
    }, 0);
  };
  const value = over(1 / 16);
  return { value, error: Math.abs(value - over(1 / 8)) + 1e-14 };
}
