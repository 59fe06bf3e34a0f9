import { type OutputId, outputKindById } from "../../engine/network/losses.ts";
import { compile } from "../../functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import type { ValueRange } from "./signed-scale.ts";

/** Where a function's values end on each side; null where they do not. */
export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Every twentieth up to |z| = 12, where functions bend, then far out, where only their limits
 * matter.
 */
const near = Array.from({ length: 481 }, (_, step) => (step - 240) / 20);
const far = [-1e6, -1e4, -100, -50, -25, 25, 50, 100, 1e4, 1e6];

/** A function that exceeds this is taken to be unbounded. */
const endless = 90;

/** Found by looking, to the third digit; all that a colour scale needs. Layers of several linear maps have none. */
export function activationBounds(
  activation: ActivationFunction,
  parameters: ParameterValues,
): Bounds {
  if (activation.kind !== "elementwise") return { lower: null, upper: null };
  const f = compile(activation.value);
  const values = [...near, ...far].map((z) => f(z, parameters)).filter(Number.isFinite);
  if (values.length === 0) return { lower: null, upper: null };
  const lower = Math.min(...values);
  const upper = Math.max(...values);
  const tidy = (value: number) => Math.round(value * 1000) / 1000 + 0;
  return {
    lower: lower < -endless ? null : tidy(lower),
    upper: upper > endless ? null : tidy(upper),
  };
}

const niceSteps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10] as const;

/** The smallest of a few round numbers (1, 1.5, 2, 3 … times a power of ten) that is at least `value`. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  // Floating point may leave 5 as 5.000000001 powers; that is still 5.
  const step = niceSteps.find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(2));
}

/** The size that 95 % of the values stay within: a few large ones must not make all others pale. */
export function robustSize(values: ArrayLike<number>): number {
  const stride = Math.max(1, Math.floor(values.length / 2000));
  const sizes: number[] = [];
  for (let at = 0; at < values.length; at += stride) {
    const size = Math.abs(values[at] ?? 0);
    if (Number.isFinite(size)) sizes.push(size);
  }
  sizes.sort((a, b) => a - b);
  return sizes[Math.floor(0.95 * (sizes.length - 1))] ?? 0;
}

/**
 * A size that pictures can keep: rounded up, and changed only when the measured
 * one outgrows it or falls under two fifths of it. Between those it stays, so
 * colours do not flicker while a network trains.
 */
export function stableSize(before: number | null, measured: number): number {
  if (before !== null && measured <= before && measured >= 0.4 * before) return before;
  return roundUp(measured);
}

/** The range of a hidden unit's heat map: what the function can give, else what it does give. */
export function valueRange(bounds: Bounds, size: number): ValueRange {
  return { min: bounds.lower ?? -size, max: bounds.upper ?? size, centre: 0 };
}

/** The range of the output's picture; 0.5 is where a sigmoid decides. */
export function outputRange(output: OutputId, size = 1): ValueRange {
  const { isBounded, targetRange } = outputKindById[output];
  const [min, max] = isBounded ? targetRange : ([-size, size] as const);
  return { min, max, centre: (min + max) / 2 };
}
