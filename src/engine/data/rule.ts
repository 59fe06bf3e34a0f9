import { compile } from "../../functions/algebra/evaluate.ts";
import { formulaReader } from "../../functions/formula/reader.ts";
import type { FormulaProblem } from "../../functions/formula/text/problem.ts";
import {
  type Dataset,
  fillGroups,
  type GenerationRequest,
  type InputCount,
  type LabelledPoint,
  type OwnData,
  type PointDraw,
  regression,
  twoClasses,
} from "./dataset.ts";
import { cellCentre, planeEdge } from "./plane.ts";

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
  /** 1 of a curve y = …, over x alone. */
  readonly inputCount: InputCount;
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

/** How a curve is begun, as in a textbook. */
const curveStart = /^\s*y\s*=(?!=)/;

/** What a curve may not be made of. */
const secondInput = /(?<![a-zA-Z])(?:y|x_?2)(?![a-zA-Z0-9_])/;

function judged(text: string): ReadRule {
  const [start] = curveStart.exec(text) ?? [""];
  const inputCount = start === "" ? 2 : 1;
  const parsed = formulaReader().parseRule(text.slice(start.length));
  if (!parsed.ok) {
    const { problem } = parsed;
    return { ok: false, problem: { ...problem, position: problem.position + start.length } };
  }
  const compiled = compile(parsed.expression);
  const valueAt = (x1: number, x2: number): number =>
    compiled(0, { x1, x2: inputCount === 1 ? 0 : x2 });
  if (inputCount === 1 && readsSecond(compiled)) {
    const found = secondInput.exec(text.slice(start.length));
    const position = start.length + (found?.index ?? 0);
    const length = found?.[0].length ?? text.length - start.length;
    return { ok: false, problem: { code: "notOfCurve", values: {}, position, length } };
  }
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
    return { ok: true, isCondition: false, inputCount, valueAt, scale: scaleOf(values) };
  }
  const share = values.filter((value) => value === 1).length / values.length;
  const least = smallest.class;
  if (Math.min(share, 1 - share) < least) {
    const side = share > 0.5 ? "holds" : "fails";
    return refused("ruleOneSided", { side, most: 100 * (1 - least) });
  }
  return { ok: true, isCondition: true, inputCount, valueAt, scale: 1 };
}

/** Whether some value changes with the second coordinate. */
const readsSecond = (compiled: ReturnType<typeof compile>): boolean =>
  Array.from({ length: gridSide }, (_, index) => cellCentre(index, gridSide)).some((x1) => {
    const values = [-3.7, 0.3, 4.1].map((x2) => compiled(0, { x1, x2 }));
    return values.some((value) => !Object.is(value, values[0]));
  });

function gridValues(valueAt: Rule["valueAt"]): readonly number[] {
  return Array.from({ length: gridPlaces }, (_, index) =>
    valueAt(
      cellCentre(index % gridSide, gridSide),
      cellCentre(Math.floor(index / gridSide), gridSide),
    ),
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

/** The points of a curve lie on the line x₂ = 0. */
const anywhere = (draw: PointDraw, { inputCount }: Rule): readonly [x1: number, x2: number] => {
  const place = [draw.uniform(-planeEdge, planeEdge), draw.uniform(-planeEdge, planeEdge)] as const;
  return inputCount === 1 ? [place[0], 0] : place;
};

/** The largest |target|, as for points given by value. */
const largestTarget = 10;

/** As many points on either side; noise moves the point that is judged, not the one that is shown. */
function ofTwoSides(request: GenerationRequest, rule: Rule): readonly LabelledPoint[] {
  const { valueAt } = rule;
  return fillGroups(request, 2, (draw, group) => {
    let [x1, x2] = anywhere(draw, rule);
    for (let tries = 1; valueAt(x1, x2) !== group && tries < mostTries; tries++) {
      [x1, x2] = anywhere(draw, rule);
    }
    const label = valueAt(x1, x2) === 1 ? 1 : 0;
    const judged = valueAt(
      x1 + draw.uniform(-planeEdge, planeEdge) * request.noise,
      x2 + draw.uniform(-planeEdge, planeEdge) * request.noise,
    );
    return { x1, x2, label: Number.isFinite(judged) ? judged : label };
  });
}

/** Points over the whole square; noise takes each target from a place nearby. */
function ofValues(request: GenerationRequest, rule: Rule): readonly LabelledPoint[] {
  const { valueAt, scale } = rule;
  const isTarget = (value: number): boolean => Math.abs(value) <= largestTarget;
  return fillGroups(request, 1, (draw) => {
    let [x1, x2] = anywhere(draw, rule);
    for (let tries = 1; !isTarget(valueAt(x1, x2) / scale) && tries < mostTries; tries++) {
      [x1, x2] = anywhere(draw, rule);
    }
    const there = valueAt(x1, x2) / scale;
    const nearby = valueAt(
      x1 + draw.uniform(-planeEdge, planeEdge) * request.noise,
      x2 + draw.uniform(-planeEdge, planeEdge) * request.noise,
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
  // Whether there is a rule at all is asked elsewhere.
  inputs: (own) => (own.rule === undefined ? 2 : ruleOf(own).inputCount),
  target: (own) => {
    const { isCondition, inputCount, valueAt, scale } = ruleOf(own);
    const isCurve = inputCount === 1 && !isCondition;
    return isCurve ? (x) => valueAt(x, 0) / scale : null;
  },
  generate: (request) => {
    const read = ruleOf(request);
    return read.isCondition ? ofTwoSides(request, read) : ofValues(request, read);
  },
};
