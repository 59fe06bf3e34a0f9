import { compile } from "../algebra/evaluate.ts";
import type { Expression, ParameterValues } from "../algebra/expression.ts";

/** Where pre-activations live in practice; the plots and the error bounds use the same range. */
const reach = 20;
const pointsPerUnit = 64;

/** Above it f′ may overflow where f does not yet, which says nothing about differentiability. */
const nearOverflow = 1e100;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Runs of neighbouring probes that satisfy `wrong`, in order. */
function stretches(wrong: (z: number) => boolean): Stretch[] {
  const found: Stretch[] = [];
  let from: number | undefined;
  for (let i = -reach * pointsPerUnit; i <= reach * pointsPerUnit + 1; i++) {
    const z = i / pointsPerUnit;
    const bad = z <= reach && wrong(z);
    if (bad && from === undefined) from = z;
    if (!bad && from !== undefined) {
      found.push({ from, to: z - 1 / pointsPerUnit });
      from = undefined;
    }
  }
  return found;
}

/** The border between a wrong and a right probe, to 10 digits. */
function border(wrong: (z: number) => boolean, inside: number, outside: number): number {
  let [bad, good] = [inside, outside];
  for (let i = 0; i < 48; i++) {
    const middle = (bad + good) / 2;
    if (wrong(middle)) bad = middle;
    else good = middle;
  }
  return Number(good.toPrecision(4)) + 0;
}

function describe(wrong: (z: number) => boolean): string | undefined {
  const found = stretches(wrong);
  const [first, second] = found;
  if (!first) return undefined;
  if (second) {
    const places = found.length === 2 ? "two places" : `${found.length} places`;
    return `at ${places}, the first near z = ${show(first.from)}`;
  }
  const step = 1 / pointsPerUnit;
  const atStart = first.from === -reach;
  const atEnd = first.to === reach;
  if (atStart && atEnd) return `for every z from ${show(-reach)} to ${show(reach)}`;
  if (atStart) return `for z below ${show(border(wrong, first.to, first.to + step))}`;
  if (atEnd) return `for z above ${show(border(wrong, first.from, first.from - step))}`;
  if (first.from === first.to) return `at z = ${show(first.from)}`;
  const from = border(wrong, first.from, first.from - step);
  return `for z between ${show(from)} and ${show(border(wrong, first.to, first.to + step))}`;
}

const show = (value: number): string => String(value).replace("-", "−");

/**
 * What a person should know before training with a formula, one sentence each,
 * found by computing f and f′ in float64 on [−20, 20] at the given parameters.
 */
export function probe(
  value: Expression,
  derivative: Expression,
  parameters: ParameterValues,
): readonly string[] {
  const [f, slope] = [compile(value), compile(derivative)];
  const fIsNaN = (z: number) => Number.isNaN(f(z, parameters));
  const fIsInfinite = (z: number) => Math.abs(f(z, parameters)) === Infinity;
  const slopeFails = (z: number) =>
    Math.abs(f(z, parameters)) < nearOverflow && !Number.isFinite(slope(z, parameters));
  const sentences: readonly (readonly [what: string, wrong: (z: number) => boolean])[] = [
    ["f is not a number", fIsNaN],
    ["f is infinite", fIsInfinite],
    ["f is not differentiable", slopeFails],
  ];
  const warnings = sentences.flatMap(([what, wrong]) => {
    const where = describe(wrong);
    return where ? [`${what} ${where}.`] : [];
  });
  if (describe((z) => slope(z, parameters) !== 0) === undefined) {
    warnings.push("f′ is 0 everywhere: layers below this function cannot learn.");
  }
  return warnings;
}
