import { type Code, f32x4, get, set } from "../../../wasm/encoder.ts";
import { type DenseSize, type EmitContext, unrollOf } from "../layers/dense-kernel.ts";
import { hiddenKinds, isDrawn, isStepwise, type KernelSpec } from "../layout/kernel-spec.ts";
import { vectorBytes } from "../layout/lanes.ts";
import {
  advance,
  forTiles,
  loadSplat,
  loadVector,
  type Pointer,
  repeat,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import {
  columnsOf,
  floatBytes,
  forUnits,
  gathered,
  heldParameters,
  neighbours,
  spread,
  stepOf,
  type UnitValues,
  vectorsOf,
} from "./unit-lanes.ts";

/**
 * A dense layer over a mini-batch of one example: lanes over examples would leave three of four
 * empty, so they hold four neighbouring units. Each sum has the terms and the order that it has with
 * lanes over examples, and so the bits. The last lanes of a layer whose width is no multiple of four
 * hold numbers that nobody reads.
 */

/** Whether mini-batches are taken like this: plain layers, nothing learned or drawn beside weights. */
export const isSingleExample = (spec: KernelSpec): boolean =>
  spec.lanes === "samples" &&
  spec.batchSize === 1 &&
  !isStepwise(spec) &&
  hiddenKinds(spec).every(
    (hidden) => hidden.kind === "elementwise" && hidden.learnable.length === 0 && !isDrawn(hidden),
  );

/** z[row] = bias[row] + Σ weight[row][input] · x[input] of a hidden layer, inputs added in order. */
export function emitSingleForward(
  context: EmitContext,
  { inputs, rows }: DenseSize,
  at: { readonly weights: Pointer; readonly x: UnitValues; readonly z: Pointer },
): Code {
  const { locals } = context;
  const sum = locals.new("v128");
  const add = (column: Code, x: Code): Code => set(sum, f32x4.add(get(sum), f32x4.mul(column, x)));
  if (context.straight) {
    const held = heldParameters(context, at.weights, rows * (inputs + 1));
    return [
      held.setup,
      Array.from({ length: vectorsOf(rows) }, (_, vector) => {
        const [a, b, c, d] = neighbours(4 * vector, rows);
        const column = (input: number): Code => {
          const place = (row: number): number => row * inputs + input;
          return gathered(held.source, [place(a), place(b), place(c), place(d)]);
        };
        const bias = (row: number): number => rows * inputs + row;
        return [
          set(sum, gathered(held.source, [bias(a), bias(b), bias(c), bias(d)])),
          Array.from({ length: inputs }, (__, input) =>
            add(column(input), spread(context, at.x, input)),
          ),
          context.rows.store(advance(at.z, vector * vectorBytes), get(sum)),
        ];
      }),
    ];
  }
  const rowBytes = inputs * floatBytes;
  const biases = advance(at.weights, rows * rowBytes);
  return repeat(
    locals,
    vectorsOf(rows),
    1,
    [stream(at.weights, 4 * rowBytes), stream(biases, vectorBytes), stream(at.z, vectorBytes)],
    (weights = at.weights, bias = biases, z = at.z) => [
      set(sum, loadVector(bias)),
      forTiles(
        locals,
        inputs,
        4,
        1,
        [stream(weights, floatBytes), stream(at.x.pointer, stepOf(at.x))],
        (count, w = weights, x = at.x.pointer) => {
          const { setup, columns } = columnsOf(context, w, rowBytes, count);
          return [
            setup,
            columns.map((column, index) =>
              add(column, loadSplat(advance(x, index * stepOf(at.x)))),
            ),
          ];
        },
      ),
      storeVector(z, get(sum)),
    ],
  );
}

/** The same of the output layer, each row in all lanes of a vector of its own. */
export function emitSingleOutput(
  context: EmitContext,
  { inputs, rows }: DenseSize,
  at: { readonly weights: Pointer; readonly x: UnitValues; readonly z: Pointer },
): Code {
  const biases = advance(at.weights, rows * inputs * floatBytes);
  const sum = context.locals.new("v128");
  return Array.from({ length: rows }, (_, row) => [
    set(sum, loadSplat(advance(biases, row * floatBytes))),
    forUnits(
      context,
      at.x,
      inputs,
      [stream(advance(at.weights, row * inputs * floatBytes), floatBytes)],
      (x, weight = at.weights) => set(sum, f32x4.add(get(sum), f32x4.mul(loadSplat(weight), x))),
    ),
    context.rows.store(advance(at.z, row * vectorBytes), get(sum)),
  ]);
}

/** ∂L/∂z[input] of the layer below, from f′ in place: Σ weight[row][input] · δ[row], rows in order. */
export function emitSingleLowerDelta(
  context: EmitContext,
  { inputs, rows }: DenseSize,
  at: { readonly weights: Pointer; readonly deltas: UnitValues; readonly lower: Pointer },
): Code {
  const { locals } = context;
  const delta = locals.new("v128");
  return forTiles(
    locals,
    vectorsOf(inputs),
    2,
    unrollOf(context),
    [stream(at.weights, vectorBytes), stream(at.lower, vectorBytes)],
    (vectors, weights = at.weights, lower = at.lower) => {
      const sums = Array.from({ length: vectors }, () => locals.new("v128"));
      return [
        sums.map((sum) => set(sum, f32x4.const(0))),
        forUnits(
          context,
          at.deltas,
          rows,
          [stream(weights, inputs * floatBytes)],
          (value, w = weights) => [
            set(delta, value),
            sums.map((sum, index) => {
              const weight = loadVector(advance(w, index * vectorBytes));
              return set(sum, f32x4.add(get(sum), f32x4.mul(weight, get(delta))));
            }),
          ],
        ),
        sums.map((sum, index) => {
          const target = advance(lower, index * vectorBytes);
          return context.rows.store(target, f32x4.mul(get(sum), context.rows.load(target)));
        }),
      ];
    },
  );
}
