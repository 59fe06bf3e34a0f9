import { type CompiledExpression, compile, evaluate, holds } from "../algebra/evaluate.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import { type Expression, algebra as m } from "../algebra/expression.ts";
import { withOperands } from "../algebra/operands.ts";
import { simplify } from "../algebra/simplify.ts";
import type { ElementwiseActivation, Kink } from "../families/activation-function.ts";
import { derivativeOf, resolveParameters } from "../families/registry.ts";

/** A stretch of the z axis; its ends may be ±∞. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

/** A straight line that f approaches: slope · z + offset, level where the slope is 0. */
export interface Asymptote {
  readonly side: "left" | "right";
  readonly slope: number;
  readonly offset: number;
}

/** A place where f or f′ breaks, with what stands on both sides and what the engine takes there. */
export interface Break {
  readonly z: number;
  readonly breaks: Kink["breaks"];
  /** Of f where f breaks, of f′ where only the slope does. */
  readonly left: number;
  readonly here: number;
  readonly right: number;
}

const reach = 40;
const spacing = 1 / 8;
/** Stands for infinity: beyond every corner of a formula of one line. */
const veryFar = 1e6;

/** How far from a kink its sides are read. */
const beside = 1e-9;

/** The kinks that are there with these parameters: ELU's closes at α = 1, PReLU's at α near 1. */
export function breaksOf(
  activation: ElementwiseActivation,
  overrides: ParameterValues = {},
): readonly Break[] {
  const parameters = resolveParameters(activation, overrides);
  const curves = { value: compile(activation.value), slope: compile(derivativeOf(activation)) };
  return activation.kinks.flatMap((kink) => {
    const z = evaluate(kink.at, 0, parameters) + 0;
    const sides = (breaks: Kink["breaks"]): readonly Break[] => {
      const [left = 0, here = 0, right = 0] = [z - beside, z, z + beside].map((at) =>
        tidy(curves[breaks](at, parameters)),
      );
      const isOpen = Math.max(Math.abs(right - left), Math.abs(here - left)) > 1e-6;
      return isOpen ? [{ z, breaks, left, here, right }] : [];
    };
    const jump = sides("value");
    return jump.length > 0 ? jump : sides("slope");
  });
}

/**
 * Where f′ is 0 by the formula itself, not merely too small for a number to hold:
 * a unit there learns nothing. Edges are good to about 1e-9.
 */
export function deadZones(
  activation: ElementwiseActivation,
  overrides: ParameterValues = {},
): readonly Region[] {
  const parameters = resolveParameters(activation, overrides);
  const derivative = simplify(derivativeOf(activation));
  const slope = compile(derivative);
  const branchAt = branches(derivative, parameters);
  const isDead = (z: number): boolean => {
    const number = slope(z, parameters);
    if (number !== 0 && !Number.isNaN(number)) return false;
    const here = branchAt(z);
    return here.kind === "constant" && here.value === 0;
  };
  return regionsWhere(isDead, -reach, reach, spacing).map(({ from, to }) => ({
    from: from === -reach && isDead(-veryFar) ? Number.NEGATIVE_INFINITY : from,
    to: to === reach && isDead(veryFar) ? Number.POSITIVE_INFINITY : to,
  }));
}

/** Where |f′| is below a threshold, between two z. */
export function saturatedRegions(
  activation: ElementwiseActivation,
  threshold: number,
  from: number,
  to: number,
  overrides: ParameterValues = {},
): readonly Region[] {
  const parameters = resolveParameters(activation, overrides);
  const slope = compile(derivativeOf(activation));
  const isFlat = (z: number) => Math.abs(slope(z, parameters)) < threshold;
  return regionsWhere(isFlat, from, to, (to - from) / 512);
}

/** The lines that f approaches far left and far right; none where it settles on no line. */
export function asymptotes(
  activation: ElementwiseActivation,
  overrides: ParameterValues = {},
): readonly Asymptote[] {
  const parameters = resolveParameters(activation, overrides);
  const value = compile(activation.value);
  return (["left", "right"] as const).flatMap((side) => {
    const sign = side === "left" ? -1 : 1;
    const f = (distance: number) => value(sign * distance, parameters);
    const slope = tidy((sign * (f(2 * veryFar) - f(veryFar))) / veryFar, 1e-9);
    const offset = tidy(f(veryFar) - slope * sign * veryFar);
    const missed = (distance: number) =>
      Math.abs(f(distance) - (slope * sign * distance + offset)) / Math.max(1, Math.abs(slope));
    // A line once found must still hold ten times further out.
    const isApproached = missed(10 * veryFar) < 1e-3 && missed(veryFar) < 1e-3;
    return isApproached ? [{ side, slope, offset }] : [];
  });
}

/**
 * Rounds away the error of reading at a distance: 0.99999999 is 1 and 1e-7 is 0, but 1.0507009
 * stays.
 */
function tidy(value: number, error = 1e-5): number {
  const rounded = Math.round(value * 1e4) / 1e4;
  return (Math.abs(value - rounded) < error ? rounded : value) + 0;
}

/** The formula near one z: its conditions decided there, its parameters as numbers. */
function branches(formula: Expression, parameters: ParameterValues): (z: number) => Expression {
  const curves = new Map<Expression, CompiledExpression>();
  const valueAt = (part: Expression, z: number): number => {
    const curve = curves.get(part) ?? compile(part);
    curves.set(part, curve);
    return curve(z, parameters);
  };
  const decide = (node: Expression, z: number): Expression | undefined => {
    if (node.kind === "conditional") {
      const { left, relation, right, whenTrue, whenFalse } = node;
      return holds(valueAt(left, z), relation, valueAt(right, z)) ? whenTrue : whenFalse;
    }
    if (node.kind !== "binary" || (node.operator !== "min" && node.operator !== "max")) {
      return undefined;
    }
    const { left, right } = node;
    const relation = node.operator === "min" ? "<=" : ">=";
    return holds(valueAt(left, z), relation, valueAt(right, z)) ? left : right;
  };
  return (z) => {
    const known = new Map<Expression, Expression>();
    const resolve = (node: Expression): Expression => {
      const before = known.get(node);
      if (before) return before;
      const decided = decide(node, z);
      const after = decided
        ? resolve(decided)
        : node.kind === "parameter"
          ? m.constant(parameters[node.name] ?? Number.NaN)
          : simplify(withOperands(node, resolve));
      known.set(node, after);
      return after;
    };
    return resolve(formula);
  };
}

/** The stretches on which something holds, their edges found by bisection. */
function regionsWhere(
  isInside: (z: number) => boolean,
  from: number,
  to: number,
  step: number,
): readonly Region[] {
  const regions: Region[] = [];
  let start: number | null = isInside(from) ? from : null;
  const count = Math.round((to - from) / step);
  for (let index = 1; index <= count; index++) {
    const [left, right] = [from + (index - 1) * step, from + index * step];
    const inside = isInside(right);
    if (inside === (start !== null)) continue;
    const edge = edgeBetween(isInside, left, right);
    if (start !== null) regions.push({ from: start, to: edge });
    start = inside ? edge : null;
  }
  if (start !== null) regions.push({ from: start, to });
  // A single point where f′ passes through 0 is no stretch.
  return regions.filter((region) => region.to - region.from > step / 4);
}

function edgeBetween(isInside: (z: number) => boolean, left: number, right: number): number {
  const atLeft = isInside(left);
  let [near, far] = [left, right];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (near + far) / 2;
    if (isInside(middle) === atLeft) near = middle;
    else far = middle;
  }
  return Math.round(((near + far) / 2) * 1e9) / 1e9 + 0;
}
