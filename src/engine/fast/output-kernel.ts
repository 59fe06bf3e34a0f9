import { differentiate } from "../../functions/differentiate.ts";
import { type Expression, algebra as m } from "../../functions/expression.ts";
import { type Code, f32x4, get, type Local, set, v128 } from "../../wasm/encoder.ts";
import type { OutputId } from "../experiment/experiment.ts";
import type { EmitContext } from "./dense-kernel.ts";
import { emitExpressions } from "./emit-expression.ts";
import { partialSums, vectorBytes } from "./lanes.ts";
import {
  absolute,
  advance,
  forTiles,
  loadVector,
  type Pointer,
  storeVector,
  stream,
} from "./pointer.ts";

/** Where the output layer's rows lie, all [unit][vector]. */
export interface OutputRows {
  readonly units: number;
  readonly vectors: number;
  readonly logits: Pointer;
  /** Targets, then one row of example weights: 0 for padding. */
  readonly targets: Pointer;
}

/** An output unit that stands by itself: its value and its loss, in z and the target. */
interface UnitOutput {
  readonly prediction: Expression;
  readonly loss: Expression;
}

const target = m.parameter("target");
const halfSquare = (error: Expression): Expression => m.mul(0.5, m.mul(error, error));

/** As in `losses.ts`, in the algebra; ∂L/∂z is differentiated from them. */
const unitOutputs: Record<Exclude<OutputId, "softmax">, UnitOutput> = {
  tanh: { prediction: m.tanh(m.z), loss: halfSquare(m.sub(m.tanh(m.z), target)) },
  linear: { prediction: m.z, loss: halfSquare(m.sub(m.z, target)) },
  /** Cross-entropy fused with the sigmoid: −t log σ(z) − (1 − t) log(1 − σ(z)). */
  sigmoid: {
    prediction: m.sigmoid(m.z),
    loss: m.sub(m.softplus(m.z), m.mul(target, m.z)),
  },
};

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

/** The expressions' values for one unit, with its logit and target loaded. */
function emitUnit(
  { locals, math }: EmitContext,
  expressions: readonly Expression[],
  logit: Pointer,
  parameters: Readonly<Record<string, Code>>,
): { readonly prelude: Code; readonly values: readonly Code[] } {
  const z = locals.new("v128");
  const emitted = emitExpressions({
    locals,
    math,
    expressions,
    variable: z,
    parameters: (name) => parameters[name] ?? Number.NaN,
  });
  return { prelude: [set(z, loadVector(logit)), emitted.prelude], values: emitted.values };
}

/** Σ exp(z − max) over the units, with every exp kept: softmax without overflow. */
function emitSoftmax(
  context: EmitContext,
  logits: readonly Pointer[],
): {
  readonly prelude: Code;
  readonly max: Local;
  readonly sum: Local;
  readonly exps: readonly Local[];
} {
  const { locals } = context;
  const max = locals.new("v128");
  const sum = locals.new("v128");
  const exps = logits.map(() => locals.new("v128"));
  const shifted = m.exp(m.sub(m.z, m.parameter("max")));
  return {
    max,
    sum,
    exps,
    prelude: [
      set(
        max,
        logits
          .slice(1)
          .reduce<Code>(
            (best, logit) => f32x4.max(best, loadVector(logit)),
            loadVector(logits[0] as Pointer),
          ),
      ),
      set(sum, f32x4.const(0)),
      logits.map((logit, unit) => {
        const { prelude, values } = emitUnit(context, [shifted], logit, { max: get(max) });
        const exp = exps[unit] as Local;
        return [prelude, set(exp, values[0] as Code), set(sum, f32x4.add(get(sum), get(exp)))];
      }),
    ],
  };
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
  return forVectors(context, rows, (_part, logits, targets) => {
    const vector = vectorAt(rows, logits, targets);
    const store = (unit: number, delta: Code): Code =>
      storeVector(
        advance(vector.logits[unit] as Pointer, toDelta),
        f32x4.mul(delta, weightOf(rows, targets)),
      );
    if (output === "softmax") {
      const softmax = emitSoftmax(context, vector.logits);
      return [
        softmax.prelude,
        softmax.exps.map((exp, unit) =>
          store(
            unit,
            f32x4.sub(
              f32x4.div(get(exp), get(softmax.sum)),
              loadVector(vector.targets[unit] as Pointer),
            ),
          ),
        ),
      ];
    }
    const delta = differentiate(unitOutputs[output].loss, "z");
    return vector.logits.map((logit, unit) => {
      const emitted = emitUnit(context, [delta], logit, {
        target: loadVector(vector.targets[unit] as Pointer),
      });
      return [emitted.prelude, store(unit, emitted.values[0] as Code)];
    });
  });
}

/** Logits become predictions, in place. */
export function emitPrediction(context: EmitContext, output: OutputId, rows: OutputRows): Code {
  return forVectors(context, rows, (_part, logits, targets) => {
    const vector = vectorAt(rows, logits, targets);
    if (output === "softmax") {
      const softmax = emitSoftmax(context, vector.logits);
      return [
        softmax.prelude,
        softmax.exps.map((exp, unit) =>
          storeVector(vector.logits[unit] as Pointer, f32x4.div(get(exp), get(softmax.sum))),
        ),
      ];
    }
    return vector.logits.map((logit) => {
      const emitted = emitUnit(context, [unitOutputs[output].prediction], logit, {});
      return [emitted.prelude, storeVector(logit, emitted.values[0] as Code)];
    });
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
  const loss = locals.new("v128");
  const weight = locals.new("v128");
  return [
    losses.map((local, part) => set(local, loadVector(lossAt(part)))),
    counts.map((local, part) => set(local, loadVector(countAt(part)))),
    forVectors(context, rows, (part, logits, targets) => {
      const vector = vectorAt(rows, logits, targets);
      const lossSum = losses[part] as Local;
      const count = counts[part] as Local;
      return [
        set(weight, weightOf(rows, targets)),
        output === "softmax"
          ? emitSoftmaxLoss(context, vector, loss)
          : emitUnitLosses(context, unitOutputs[output].loss, vector, loss),
        set(lossSum, f32x4.add(get(lossSum), f32x4.mul(get(loss), get(weight)))),
        set(count, f32x4.add(get(count), v128.and(emitCorrect(context, vector), get(weight)))),
      ];
    }),
    losses.map((local, part) => storeVector(lossAt(part), get(local))),
    counts.map((local, part) => storeVector(countAt(part), get(local))),
  ];
}

function emitUnitLosses(
  context: EmitContext,
  formula: Expression,
  vector: OutputVector,
  loss: Local,
): Code {
  return [
    set(loss, f32x4.const(0)),
    vector.logits.map((logit, unit) => {
      const emitted = emitUnit(context, [formula], logit, {
        target: loadVector(vector.targets[unit] as Pointer),
      });
      return [emitted.prelude, set(loss, f32x4.add(get(loss), emitted.values[0] as Code))];
    }),
  ];
}

/** Σ target · ((max − z) + log Σ exp(z − max)): a confident right answer keeps its small loss. */
function emitSoftmaxLoss(context: EmitContext, vector: OutputVector, loss: Local): Code {
  const softmax = emitSoftmax(context, vector.logits);
  const logSum = emitExpressions({
    locals: context.locals,
    math: context.math,
    expressions: [m.log(m.z)],
    variable: softmax.sum,
    parameters: () => Number.NaN,
  });
  return [
    softmax.prelude,
    logSum.prelude,
    set(loss, f32x4.const(0)),
    vector.logits.map((logit, unit) => {
      const surprise = f32x4.add(
        f32x4.sub(get(softmax.max), loadVector(logit)),
        logSum.values[0] as Code,
      );
      return set(
        loss,
        f32x4.add(get(loss), f32x4.mul(loadVector(vector.targets[unit] as Pointer), surprise)),
      );
    }),
  ];
}

/** A mask of the examples classified right: the sign agrees, or the target's logit is the largest. */
function emitCorrect({ locals }: EmitContext, { logits, targets }: OutputVector): Code {
  const isTarget = (unit: number): Code =>
    f32x4.gt(loadVector(targets[unit] as Pointer), f32x4.const(0.5));
  if (logits.length === 1) {
    return v128.not(
      v128.xor(f32x4.gt(loadVector(logits[0] as Pointer), f32x4.const(0)), isTarget(0)),
    );
  }
  const best = locals.new("v128");
  return [
    set(
      best,
      logits
        .slice(1)
        .reduce<Code>(
          (max, logit) => f32x4.max(max, loadVector(logit)),
          loadVector(logits[0] as Pointer),
        ),
    ),
    logits
      .map((logit, unit) => v128.and(isTarget(unit), f32x4.eq(loadVector(logit), get(best))))
      .reduce((left, right) => v128.or(left, right)),
  ];
}

/** Rows of the output layer inside a block of examples and the kernel's buffers. */
export const outputRows = (
  units: number,
  vectors: number,
  logits: number,
  targets: Pointer,
): OutputRows => ({ units, vectors, logits: absolute(logits), targets });
