import { symbolic } from "../../../functions/algebra/arithmetic.ts";
import { algebra, type Expression } from "../../../functions/algebra/expression.ts";
import { type Code, f32x4, get, type Local, set, v128 } from "../../../wasm/encoder.ts";
import type { OutputId } from "../../network/losses.ts";
import { outputKindById, predictedClass } from "../../network/losses.ts";
import {
  type EmittedExpressions,
  type ExpressionPlan,
  emitExpressions,
  planExpressions,
} from "../expressions/emit-expression.ts";
import { partialSums, vectorBytes } from "../layout/lanes.ts";
import {
  absolute,
  advance,
  forTiles,
  loadVector,
  type Pointer,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import type { EmitContext } from "./dense-kernel.ts";

/** Where the output layer's rows lie, all [unit][vector]. */
export interface OutputRows {
  readonly units: number;
  readonly vectors: number;
  readonly logits: Pointer;
  /** Targets, then one row of example weights: 0 for padding. */
  readonly targets: Pointer;
}

/** One vector of the output layer, all units: its logits and targets at these pointers. */
interface OutputVector {
  readonly logits: readonly Pointer[];
  readonly targets: readonly Pointer[];
}

function vectorAt(rows: OutputRows, logits: Pointer, targets: Pointer): OutputVector {
  const at = (start: Pointer): Pointer[] =>
    Array.from({ length: rows.units }, (_, unit) =>
      advance(start, unit * rows.vectors * vectorBytes),
    );
  return { logits: at(logits), targets: at(targets) };
}

/** An output layer as formulas in the parameters that `logitOf` and `targetOf` name. */
interface OutputFormulas {
  /** A prediction for each unit. */
  readonly predictions: ExpressionPlan;
  /** ∂L/∂z of each unit. */
  readonly deltas: ExpressionPlan;
  /** The loss, the class that the logits name, and the one that the targets name. */
  readonly verdict: ExpressionPlan;
}

const logitOf = (unit: number): string => `logit ${unit}`;
const targetOf = (unit: number): string => `target ${unit}`;

const formulasOf = new Map<string, OutputFormulas>();

/**
 * The output kind's definition, read as formulas once and kept: called with formulas again and
 * again, the same functions run slower in the reference engine, which calls them with numbers.
 */
function outputFormulas(output: OutputId, units: number): OutputFormulas {
  const key = `${output} ${units}`;
  const known = formulasOf.get(key);
  if (known) return known;
  const named = (nameOf: (unit: number) => string): Expression[] =>
    Array.from({ length: units }, (_, unit) => algebra.parameter(nameOf(unit)));
  const logits = named(logitOf);
  const targets = named(targetOf);
  const predictions: Expression[] = [];
  const deltas: Expression[] = [];
  const kind = outputKindById[output];
  kind.apply(symbolic, logits, predictions);
  kind.delta(symbolic, logits, targets, deltas);
  const plan = (expressions: readonly Expression[]): ExpressionPlan =>
    planExpressions(expressions, () => undefined);
  const formulas = {
    predictions: plan(predictions),
    deltas: plan(deltas),
    verdict: plan([
      kind.loss(symbolic, logits, targets),
      predictedClass(symbolic, logits),
      predictedClass(symbolic, targets),
    ]),
  };
  formulasOf.set(key, formulas);
  return formulas;
}

/** What these formulas give for one vector. */
function emitFormulas(
  { locals, math, rows }: EmitContext,
  { logits, targets }: OutputVector,
  plan: ExpressionPlan,
): EmittedExpressions {
  const codes: Record<string, Code> = {};
  // In locals, because predictions take the logits' places.
  const loads = logits.map((logit, unit) => {
    const local = locals.new("v128");
    codes[logitOf(unit)] = get(local);
    return set(local, rows.load(logit));
  });
  for (const [unit, target] of targets.entries()) codes[targetOf(unit)] = loadVector(target);
  const { prelude, values } = emitExpressions(plan, {
    locals,
    math,
    parameters: (name) => codes[name] as Code,
  });
  return { prelude: [loads, prelude], values };
}

const forVectors = (
  context: EmitContext,
  rows: OutputRows,
  body: (part: number, logits: Pointer, targets: Pointer) => Code,
): Code => {
  const parts = partialSums(context.mode);
  return forTiles(
    context.locals,
    rows.vectors,
    parts,
    context.straight ? Number.POSITIVE_INFINITY : 1,
    [stream(rows.logits, vectorBytes), stream(rows.targets, vectorBytes)],
    (tile, logits = rows.logits, targets = rows.targets) =>
      Array.from({ length: tile }, (_, part) =>
        body(part, advance(logits, part * vectorBytes), advance(targets, part * vectorBytes)),
      ),
  );
};

/** The example weights' row follows the targets. */
const weightOf = (rows: OutputRows, targets: Pointer): Code =>
  loadVector(advance(targets, rows.units * rows.vectors * vectorBytes));

/** ∂L/∂z of every output unit, times the example weight (1 / batch size, or 0 for padding). */
export function emitOutputDelta(
  context: EmitContext,
  output: OutputId,
  rows: OutputRows,
  deltas: Pointer,
): Code {
  // Deltas lie like the logits, at a constant distance.
  const toDelta = deltas.offset - rows.logits.offset;
  const { deltas: formulas } = outputFormulas(output, rows.units);
  return forVectors(context, rows, (_part, logits, targets) => {
    const vector = vectorAt(rows, logits, targets);
    const { prelude, values } = emitFormulas(context, vector, formulas);
    const weight = weightOf(rows, targets);
    return [
      prelude,
      values.map((delta, unit) =>
        context.rows.store(
          advance(vector.logits[unit] as Pointer, toDelta),
          f32x4.mul(delta, weight),
        ),
      ),
    ];
  });
}

/** Logits become predictions, in place. */
export function emitPrediction(context: EmitContext, output: OutputId, rows: OutputRows): Code {
  const { predictions } = outputFormulas(output, rows.units);
  return forVectors(context, rows, (_part, logits, targets) => {
    const vector = vectorAt(rows, logits, targets);
    const { prelude, values } = emitFormulas(context, vector, predictions);
    return [
      prelude,
      values.map((prediction, unit) => storeVector(vector.logits[unit] as Pointer, prediction)),
    ];
  });
}

/**
 * Adds each example's loss (summed over output units), and 1 where it is
 * classified right, to the partial sums at `results`: four vectors of loss,
 * then four of counts.
 */
export function emitLoss(
  context: EmitContext,
  output: OutputId,
  rows: OutputRows,
  results: Pointer,
): Code {
  const { locals } = context;
  const parts = partialSums(context.mode);
  const losses = Array.from({ length: parts }, () => locals.new("v128"));
  const counts = Array.from({ length: parts }, () => locals.new("v128"));
  const lossAt = (part: number): Pointer => advance(results, part * vectorBytes);
  const countAt = (part: number): Pointer => advance(results, (4 + part) * vectorBytes);
  const weight = locals.new("v128");
  const { verdict } = outputFormulas(output, rows.units);
  return [
    losses.map((local, part) => set(local, loadVector(lossAt(part)))),
    counts.map((local, part) => set(local, loadVector(countAt(part)))),
    forVectors(context, rows, (part, logits, targets) => {
      const vector = vectorAt(rows, logits, targets);
      const lossSum = losses[part] as Local;
      const count = counts[part] as Local;
      const { prelude, values } = emitFormulas(context, vector, verdict);
      const [loss, answer, truth] = values as [Code, Code, Code];
      // NaN equals nothing: no answer is never the right one.
      const isRight = f32x4.eq(answer, truth);
      return [
        set(weight, weightOf(rows, targets)),
        prelude,
        set(lossSum, f32x4.add(get(lossSum), f32x4.mul(loss, get(weight)))),
        set(count, f32x4.add(get(count), v128.and(isRight, get(weight)))),
      ];
    }),
    losses.map((local, part) => storeVector(lossAt(part), get(local))),
    counts.map((local, part) => storeVector(countAt(part), get(local))),
  ];
}

/** Rows of the output layer inside a block of examples and the kernel's buffers. */
export const outputRows = (
  units: number,
  vectors: number,
  logits: number,
  targets: Pointer,
): OutputRows => ({ units, vectors, logits: absolute(logits), targets });
