import { compile } from "../algebra/evaluate.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import { type Expression, algebra as m } from "../algebra/expression.ts";
import { operandsOf } from "../algebra/operands.ts";
import { simplify } from "../algebra/simplify.ts";
import { dependsOnZ } from "../algebra/size.ts";
import type { Kink } from "../families/activation-function.ts";

/** The difference whose sign picks a piece of the function: it can only break where this is 0. */
function switchOf(node: Expression): Expression | undefined {
  if (node.kind === "conditional") return m.sub(node.left, node.right);
  if (node.kind === "unary" && node.operator === "abs") return node.operand;
  if (node.kind === "binary" && (node.operator === "min" || node.operator === "max")) {
    return m.sub(node.left, node.right);
  }
  return undefined;
}

interface Line {
  readonly slope: Expression;
  readonly offset: Expression;
}

/** A formula with more pieces is given up. */
const mostLines = 64;

/**
 * The lines slope·z + offset (both free of z) that an expression is made of: one
 * for a line, several for a piecewise one such as max(z, 0) − 6, undefined where
 * any piece bends. Not every line is reached; `judge` sorts that out.
 */
function linesOf(node: Expression): readonly Line[] | undefined {
  if (!dependsOnZ(node)) return [{ slope: m.constant(0), offset: node }];
  switch (node.kind) {
    case "variable":
      return [{ slope: m.constant(1), offset: m.constant(0) }];
    case "conditional":
      return either(linesOf(node.whenTrue), linesOf(node.whenFalse));
    case "unary": {
      if (node.operator !== "negate" && node.operator !== "abs") return undefined;
      const lines = linesOf(node.operand);
      const negative = scaled(lines, m.neg);
      return node.operator === "abs" ? either(lines, negative) : negative;
    }
    case "binary":
      return linesOfBinary(node);
    default:
      return undefined;
  }
}

function linesOfBinary(node: Extract<Expression, { kind: "binary" }>): readonly Line[] | undefined {
  const { left, right } = node;
  switch (node.operator) {
    case "min":
    case "max":
      return either(linesOf(left), linesOf(right));
    case "add":
    case "subtract": {
      const combine = node.operator === "add" ? m.add : m.sub;
      const [first, second] = [linesOf(left), linesOf(right)];
      if (!first || !second || first.length * second.length > mostLines) return undefined;
      return first.flatMap((a) =>
        second.map((b) => ({
          slope: combine(a.slope, b.slope),
          offset: combine(a.offset, b.offset),
        })),
      );
    }
    case "multiply":
      if (!dependsOnZ(left)) return scaled(linesOf(right), (part) => m.mul(left, part));
      return dependsOnZ(right) ? undefined : scaled(linesOf(left), (part) => m.mul(part, right));
    case "divide":
      return dependsOnZ(right) ? undefined : scaled(linesOf(left), (part) => m.div(part, right));
  }
}

function either(
  first: readonly Line[] | undefined,
  second: readonly Line[] | undefined,
): readonly Line[] | undefined {
  if (!first || !second || first.length + second.length > mostLines) return undefined;
  return [...first, ...second];
}

const scaled = (
  lines: readonly Line[] | undefined,
  by: (part: Expression) => Expression,
): readonly Line[] | undefined =>
  lines?.map(({ slope, offset }) => ({ slope: by(slope), offset: by(offset) }));

/** Where the line is 0; a constant −0 becomes 0, as people would see "−0". */
function zeroOf({ slope, offset }: Line): Expression {
  const at = simplify(m.neg(m.div(offset, slope)));
  return at.kind === "constant" ? m.constant(at.value + 0) : at;
}

export interface Breaks {
  readonly kinks: readonly Kink[];
  /** A place where pieces meet could not be solved for z, so a break there is not listed. */
  readonly unsolved: boolean;
}

/**
 * Where a formula's pieces meet and f or f′ breaks, solved exactly where the
 * switch is a line in z. Whether it breaks is judged from both sides at the
 * given parameters, and at others, as a kink may close for some (ELU at α = 1).
 */
export function findBreaks(
  value: Expression,
  derivative: Expression,
  parameters: ParameterValues,
): Breaks {
  const places = new Map<string, Expression>();
  let unsolved = false;
  const visit = (node: Expression): void => {
    const zero = switchOf(node);
    unsolved ||= node.kind === "unary" && node.operator === "floor" && dependsOnZ(node);
    if (zero && dependsOnZ(zero)) {
      const lines = linesOf(zero);
      unsolved ||= lines === undefined;
      for (const at of lines?.map(zeroOf) ?? []) places.set(JSON.stringify(at), at);
    }
    operandsOf(node).forEach(visit);
  };
  visit(value);

  const kinks = new Map<number, Kink>();
  for (const at of places.values()) {
    const kink = judge(at, value, derivative, parameters);
    const point = compile(at)(0, parameters);
    if (kink) kinks.set(point + 0, kink);
  }
  const inOrder = [...kinks].sort(([a], [b]) => a - b);
  return { kinks: inOrder.map(([, kink]) => kink), unsolved };
}

/** One-sided values are read this far from the point, relative to its size. */
const differenceStep = 1e-7;

/**
 * Far above what rounding and curvature cause over differenceStep, and below any kink that a plot
 * shows.
 */
const noticeable = 1e-4;

const differ = (a: number, b: number): boolean =>
  Math.abs(a - b) > noticeable * Math.max(1, Math.abs(a), Math.abs(b));

function judge(
  at: Expression,
  value: Expression,
  derivative: Expression,
  parameters: ParameterValues,
): Kink | undefined {
  const [place, f, slope] = [compile(at), compile(value), compile(derivative)];
  const sides = (p: ParameterValues) => {
    const point = place(0, p) + 0; // −0 would print as a place of its own
    const step = differenceStep * Math.max(1, Math.abs(point));
    const around = (of: typeof f) =>
      [of(point - step, p), of(point, p), of(point + step, p)] as const;
    return { point, f: around(f), slope: around(slope) };
  };
  const others = Object.fromEntries(
    Object.entries(parameters).map(([name, number], index) => [
      name,
      number * 1.37 + 0.1 * (index + 1),
    ]),
  );
  const here = sides(parameters);
  if (!Number.isFinite(here.point)) return undefined;
  const all = [here, sides(others)];
  if (all.some((side) => differ(side.f[0], side.f[2]))) {
    const [left, middle, right] = here.f.map(rounded);
    const convention = `f jumps from ${left} to ${right} and is ${middle} here; f′ = ${rounded(here.slope[1])}`;
    return { at, breaks: "value", convention };
  }
  if (all.some((side) => differ(side.slope[0], side.slope[2]))) {
    return { at, breaks: "slope", convention: slopeConvention(here.slope) };
  }
  return undefined;
}

function slopeConvention([left, middle, right]: readonly [number, number, number]): string {
  const taken = `f′ = ${rounded(middle)} here`;
  if (!differ(left, right)) return `${taken}; other parameters break the slope`;
  if (!differ(middle, left)) return `${taken}, the left slope; the right one is ${rounded(right)}`;
  if (!differ(middle, right)) return `${taken}, the right slope; the left one is ${rounded(left)}`;
  return `${taken}, between the slopes ${rounded(left)} and ${rounded(right)}`;
}

const rounded = (value: number): string =>
  String(Number(value.toPrecision(4)) + 0).replace("-", "−");
