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

/** Where something is wrong; `from` and `to` are meant where the kind names them. */
interface Whereabouts {
  readonly where: "everywhere" | "below" | "above" | "at" | "between" | "places";
  readonly from: number;
  readonly to: number;
  /** Of separate places. */
  readonly count: number;
}

function whereabouts(wrong: (z: number) => boolean): Whereabouts | undefined {
  const found = stretches(wrong);
  const [first, second] = found;
  if (!first) return undefined;
  const { from, to } = first;
  const count = found.length;
  if (second) return { where: "places", from, to, count };
  const step = 1 / pointsPerUnit;
  const [atStart, atEnd] = [from === -reach, to === reach];
  if (atStart && atEnd) return { where: "everywhere", from, to, count };
  if (from === to) return { where: "at", from, to, count };
  const left = atStart ? from : border(wrong, from, from - step);
  const right = atEnd ? to : border(wrong, to, to + step);
  const where = atStart ? "below" : atEnd ? "above" : "between";
  return { where, from: left, to: right, count };
}

/** What a person should know before training with a formula. */
export type FormulaWarning =
  | ({ readonly code: "fails"; readonly what: "notANumber" | "infinite" | "slope" } & Whereabouts)
  /** f′ is 0 everywhere, so that no layer below learns. */
  | { readonly code: "flat" }
  /** Pieces meet where a condition is no line in z, or ⌊⌋ jumps; breaks there are not listed. */
  | { readonly code: "unsolvedBreaks" };

/** Found by computing f and f′ in float64 on [−20, 20] at the given parameters. */
export function probe(
  value: Expression,
  derivative: Expression,
  parameters: ParameterValues,
): readonly FormulaWarning[] {
  const [f, slope] = [compile(value), compile(derivative)];
  const fIsNaN = (z: number) => Number.isNaN(f(z, parameters));
  const fIsInfinite = (z: number) => Math.abs(f(z, parameters)) === Infinity;
  const slopeFails = (z: number) =>
    Math.abs(f(z, parameters)) < nearOverflow && !Number.isFinite(slope(z, parameters));
  const checks = [
    ["notANumber", fIsNaN],
    ["infinite", fIsInfinite],
    ["slope", slopeFails],
  ] as const;
  const warnings = checks.flatMap(([what, wrong]): FormulaWarning[] => {
    const found = whereabouts(wrong);
    return found ? [{ code: "fails", what, ...found }] : [];
  });
  const isFlat = whereabouts((z) => slope(z, parameters) !== 0) === undefined;
  return isFlat ? [...warnings, { code: "flat" }] : warnings;
}
