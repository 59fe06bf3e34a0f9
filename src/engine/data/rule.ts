import { compile } from "../../functions/algebra/evaluate.ts";
import type { FormulaProblem } from "../../functions/formula/problem.ts";
import { formulaReader } from "../../functions/formula/reader.ts";
import {
  type Dataset,
  fillGroups,
  type GenerationRequest,
  type LabelledPoint,
  type OwnData,
  type PointDraw,
  regression,
  twoClasses,
} from "./dataset.ts";

/** Points lie in the square from −6 to 6, as TensorFlow Playground's do. */
const edge = 6;

/** A rule is looked at on a grid of this many places each way before it is used. */
const gridSide = 60;
const gridPlaces = gridSide * gridSide;

/** Shares of the plane: of the smaller class of a condition, and of the places where a value is one. */
const smallest = { class: 0.01, values: 0.5 } as const;

/** With 1 % of the plane, one point in 500 million finds no place of its class and takes its last one. */
const mostTries = 2000;

/** A typed rule, ready to label points. */
export interface Rule {
  readonly isCondition: boolean;
  /** 0 or 1 of a condition; the value of others; not finite where it has none. */
  readonly valueAt: (x1: number, x2: number) => number;
  /** Values are divided by it, so that what is to be learned lies about −1 to 1. */
  readonly scale: number;
}

export type ReadRule =
  | ({ readonly ok: true } & Rule)
  | { readonly ok: false; readonly problem: FormulaProblem };

let last: { readonly text: string; readonly read: ReadRule } | null = null;

/** Reads a rule and judges whether points can be drawn by it; never throws. */
export function readRule(text: string): ReadRule {
  if (last?.text !== text) last = { text, read: judged(text) };
  return last.read;
}

function judged(text: string): ReadRule {
  const parsed = formulaReader().parseRule(text);
  if (!parsed.ok) return parsed;
  const compiled = compile(parsed.expression);
  const valueAt = (x1: number, x2: number): number => compiled(0, { x1, x2 });
  const values = gridValues(valueAt).filter(Number.isFinite);
  const refused = (
    code: "ruleOneSided" | "ruleWithoutValues",
    facts: Readonly<Record<string, string | number>> = {},
  ): ReadRule => ({
    ok: false,
    problem: { code, values: facts, position: 0, length: text.length },
  });
  if (values.length < smallest.values * gridPlaces) return refused("ruleWithoutValues");
  if (!parsed.isCondition) {
    return { ok: true, isCondition: false, valueAt, scale: scaleOf(values) };
  }
  const share = values.filter((value) => value === 1).length / values.length;
  const least = smallest.class;
  if (Math.min(share, 1 - share) < least) {
    const side = share > 0.5 ? "holds" : "fails";
    return refused("ruleOneSided", { side, most: 100 * (1 - least) });
  }
  return { ok: true, isCondition: true, valueAt, scale: 1 };
}

function gridValues(valueAt: Rule["valueAt"]): readonly number[] {
  const place = (index: number): number => ((index + 0.5) / gridSide) * 2 * edge - edge;
  return Array.from({ length: gridPlaces }, (_, index) =>
    valueAt(place(index % gridSide), place(Math.floor(index / gridSide))),
  );
}

/**
 * Values up to 2 stay as they are. Larger ones are divided by 1, 2 or 5 times a power of ten, so
 * that 99 of 100 places are within ±1: a pole such as that of 1/x1 does not decide it.
 */
function scaleOf(values: readonly number[]): number {
  const sizes = values.map(Math.abs).sort((left, right) => left - right);
  const size = sizes[Math.floor(0.99 * (sizes.length - 1))] ?? 0;
  if (size <= 2) return 1;
  let power = 1;
  while (power * 10 < size) power *= 10;
  return power * ([1, 2, 5, 10].find((step) => step * power >= size) ?? 10);
}

/**
 * The rule of an experiment, which has been read before.
 *
 * @throws RangeError where the rule cannot be used; a parsed experiment has no such rule.
 */
export function ruleOf({ rule }: OwnData): Rule {
  const read = readRule(rule ?? "");
  if (!read.ok) throw new RangeError(`no rule: ${read.problem.code}`);
  return read;
}

const anywhere = (draw: PointDraw): readonly [x1: number, x2: number] => [
  draw.uniform(-edge, edge),
  draw.uniform(-edge, edge),
];

/** The largest |target|, as for points given by value. */
const largestTarget = 10;

/** As many points on either side; noise moves the point that is judged, not the one that is shown. */
function ofTwoSides(request: GenerationRequest, { valueAt }: Rule): readonly LabelledPoint[] {
  return fillGroups(request, 2, (draw, group) => {
    let [x1, x2] = anywhere(draw);
    for (let tries = 1; valueAt(x1, x2) !== group && tries < mostTries; tries++) {
      [x1, x2] = anywhere(draw);
    }
    const label = valueAt(x1, x2) === 1 ? 1 : 0;
    const judged = valueAt(
      x1 + draw.uniform(-edge, edge) * request.noise,
      x2 + draw.uniform(-edge, edge) * request.noise,
    );
    return { x1, x2, label: Number.isFinite(judged) ? judged : label };
  });
}

/** Points over the whole square; noise takes each target from a place nearby. */
function ofValues(request: GenerationRequest, { valueAt, scale }: Rule): readonly LabelledPoint[] {
  const isTarget = (value: number): boolean => Math.abs(value) <= largestTarget;
  return fillGroups(request, 1, (draw) => {
    let [x1, x2] = anywhere(draw);
    for (let tries = 1; !isTarget(valueAt(x1, x2) / scale) && tries < mostTries; tries++) {
      [x1, x2] = anywhere(draw);
    }
    const there = valueAt(x1, x2) / scale;
    const nearby = valueAt(
      x1 + draw.uniform(-edge, edge) * request.noise,
      x2 + draw.uniform(-edge, edge) * request.noise,
    );
    const label = isTarget(nearby / scale) ? nearby / scale : there;
    return { x1, x2, label: isTarget(label) ? label : 0 };
  });
}

/** Points that a typed rule labels: a condition parts two classes, a value is the target. */
export const rule: Dataset = {
  label: "Your own rule",
  description: "Points above and below a curve, or by any condition or value that you type.",
  defaultSampleCount: 500,
  isOccasional: true,
  kind: (own) => (ruleOf(own).isCondition ? twoClasses : regression),
  generate: (request) => {
    const read = ruleOf(request);
    return read.isCondition ? ofTwoSides(request, read) : ofValues(request, read);
  },
};
