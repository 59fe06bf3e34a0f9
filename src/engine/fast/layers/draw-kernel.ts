import { type Code, convertI32x4, f32x4, get, i32x4, set, v128 } from "../../../wasm/encoder.ts";
import type { Locals } from "../../../wasm/module-builder.ts";
import { absorbed, type WordArithmetic } from "../../random/draw.ts";
import type { DrawnRange } from "../../training/drawn-number.ts";
import { dropoutLimits } from "../../training/dropout.ts";
import { vectorBytes } from "../layout/lanes.ts";
import {
  advance,
  loadVector,
  type Pointer,
  repeat,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import type { BranchSize } from "./branch-kernel.ts";
import type { EmitContext } from "./dense-kernel.ts";

/** Code for four draws at a time, with the bits of `random/draw.ts`. */
function wordLanes(locals: Locals): WordArithmetic<Code> {
  const word = locals.new("v128");
  return {
    add: (left, right) => i32x4.add(left, i32x4.const(right)),
    xor: v128.xor,
    multiply: (left, right) => i32x4.mul(left, i32x4.const(right)),
    foldRight: (x, bits) => [set(word, x), v128.xor(get(word), i32x4.shrU(get(word), bits))],
  };
}

/**
 * From what the draws of an epoch go on from (one vector) to the same of each
 * hidden layer and example of a mini-batch: `states` [layer][vector].
 */
export function emitLayerDraws(
  { locals }: EmitContext,
  { layers, vectors }: { readonly layers: number; readonly vectors: number },
  at: { readonly epoch: Pointer; readonly examples: Pointer; readonly states: Pointer },
): Code {
  const m = wordLanes(locals);
  const state = locals.new("v128");
  return repeat(
    locals,
    vectors,
    3,
    [stream(at.examples, vectorBytes), stream(at.states, vectorBytes)],
    (example = at.examples, states = at.states) => [
      set(state, absorbed(m, loadVector(at.epoch), loadVector(example))),
      Array.from({ length: layers }, (_, layer) =>
        storeVector(
          advance(states, layer * vectors * vectorBytes),
          absorbed(m, get(state), i32x4.const(layer)),
        ),
      ),
    ],
  );
}

/** Of each unit and example of a layer the draw's bits, given to `use` with the places in `rows`. */
function emitUnitDraws(
  { locals }: EmitContext,
  { units, vectors }: BranchSize,
  states: Pointer,
  rows: readonly Pointer[],
  use: (bits: Code, ...rows: Pointer[]) => Code,
): Code {
  const m = wordLanes(locals);
  const unit = locals.new("v128");
  return [
    set(unit, i32x4.const(0)),
    repeat(
      locals,
      units,
      1,
      rows.map((row) => stream(row, vectors * vectorBytes)),
      (...ofUnit) => [
        repeat(
          locals,
          vectors,
          4,
          [states, ...ofUnit].map((pointer) => stream(pointer, vectorBytes)),
          (state = states, ...places) => use(absorbed(m, loadVector(state), get(unit)), ...places),
        ),
        set(unit, i32x4.add(get(unit), i32x4.const(1))),
      ],
    ),
  ];
}

/** `drawnNumber` of each unit and example of a layer; a number has the draw's first 23 bits. */
export function emitDrawnNumbers(
  context: EmitContext,
  size: BranchSize,
  { low, high }: DrawnRange,
  at: { readonly states: Pointer; readonly numbers: Pointer },
): Code {
  // Half a cell of 2⁻²³: with it the middle of a cell is exact in float32.
  const middle = (bits: Code): Code =>
    f32x4.add(convertI32x4(i32x4.shrU(bits, 9)), f32x4.const(0.5));
  return emitUnitDraws(context, size, at.states, [at.numbers], (bits, numbers = at.numbers) =>
    storeVector(
      numbers,
      f32x4.add(f32x4.mul(middle(bits), f32x4.const((high - low) / 2 ** 23)), f32x4.const(low)),
    ),
  );
}

/**
 * Dropout of one layer in training: draws each unit's factor, keeps it for the
 * backward pass and multiplies the activation by it. See `training/dropout.ts`.
 */
export function emitDropout(
  context: EmitContext,
  size: BranchSize,
  rate: number,
  at: { readonly states: Pointer; readonly activations: Pointer; readonly factors: Pointer },
): Code {
  const factor = context.locals.new("v128");
  const { firstKept, keptFactor } = dropoutLimits(rate);
  return emitUnitDraws(
    context,
    size,
    at.states,
    [at.activations, at.factors],
    (bits, activations = at.activations, factors = at.factors) => [
      set(factor, v128.and(i32x4.geU(bits, i32x4.const(firstKept)), f32x4.const(keptFactor))),
      storeVector(factors, get(factor)),
      storeVector(activations, f32x4.mul(loadVector(activations), get(factor))),
    ],
  );
}
