import { type Code, f32, f32x4, get, i32, type Local, set, v128 } from "../../../wasm/encoder.ts";
import type { DenseSize, EmitContext } from "../layers/dense-kernel.ts";
import { vectorBytes } from "../layout/lanes.ts";
import {
  advance,
  forTiles,
  loadVector,
  type Pointer,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import {
  type Four,
  floatBytes,
  forUnits,
  gathered,
  neighbours,
  sourceOf,
  type UnitValues,
  vectorsOf,
} from "./unit-lanes.ts";

/** The gradients of a dense layer over a mini-batch of one example: see `single-example-kernel.ts`. */

/** A sum from 0 on is never −0. */
const asSum = (term: Code): Code => f32x4.add(term, f32x4.const(0));

/** ∂L/∂weight[row][input] = δ[row] · x[input] and ∂L/∂bias[row] = δ[row], stored in loops. */
export function emitSingleGradient(
  context: EmitContext,
  { inputs, rows }: DenseSize,
  at: { readonly deltas: UnitValues; readonly x: UnitValues; readonly gradients: Pointer },
): Code {
  const { locals } = context;
  const delta = locals.new("v128");
  const biases = advance(at.gradients, rows * inputs * floatBytes);
  const features = sourceOf(context, at.x);
  return [
    forUnits(
      context,
      at.deltas,
      rows,
      [stream(at.gradients, inputs * floatBytes)],
      (value, target = at.gradients) => [
        set(delta, value),
        at.x.perVector === 4
          ? forTiles(
              locals,
              inputs,
              4,
              4,
              [stream(at.x.pointer, floatBytes), stream(target, floatBytes)],
              (count, x = at.x.pointer, to = target) =>
                storeFirst(context, to, count, asSum(f32x4.mul(get(delta), loadVector(x)))),
            )
          : Array.from({ length: vectorsOf(inputs) }, (_, vector) => {
              const x = gathered(features, neighbours(4 * vector, inputs));
              const to = advance(target, vector * vectorBytes);
              const count = Math.min(4, inputs - 4 * vector);
              return storeFirst(context, to, count, asSum(f32x4.mul(get(delta), x)));
            }),
      ],
    ),
    Array.from({ length: vectorsOf(rows) }, (_, vector) => {
      const sums = asSum(gathered(sourceOf(context, at.deltas), neighbours(4 * vector, rows)));
      const to = advance(biases, vector * vectorBytes);
      return storeFirst(context, to, Math.min(4, rows - 4 * vector), sums);
    }),
  ];
}

/** Stores a vector's first `count` numbers, and nothing beside them. */
function storeFirst({ locals }: EmitContext, to: Pointer, count: number, vector: Code): Code {
  if (count === 4) return storeVector(to, vector);
  const held = locals.new("v128");
  return [
    set(held, vector),
    Array.from({ length: count }, (_, lane) =>
      f32.store(
        to.base === null ? i32.const(0) : get(to.base),
        f32x4.extract(get(held), lane),
        to.offset + lane * floatBytes,
      ),
    ),
  ];
}

/** The same gradients a vector at a time, in the order of the parameters, each given to `use`. */
export function emitSingleStraightGradient(
  context: EmitContext,
  { inputs, rows }: DenseSize,
  at: { readonly deltas: UnitValues; readonly x: UnitValues },
  use: (vector: number, gradient: Local) => Code,
): Code {
  const weights = rows * inputs;
  const count = weights + rows;
  return Array.from({ length: vectorsOf(count) }, (_, vector) => {
    const places = neighbours(4 * vector, count);
    const rowOf = (place: number): number =>
      place < weights ? Math.floor(place / inputs) : place - weights;
    const [a, b, c, d] = places;
    const deltas = gathered(sourceOf(context, at.deltas), [rowOf(a), rowOf(b), rowOf(c), rowOf(d)]);
    const columnOf = (place: number): number => (place < weights ? place % inputs : 0);
    const x = gathered(sourceOf(context, at.x), [
      columnOf(a),
      columnOf(b),
      columnOf(c),
      columnOf(d),
    ]);
    const gradient = context.locals.new("v128");
    return [set(gradient, asSum(term(deltas, x, places, weights))), use(vector, gradient)];
  });
}

/** δ · x in the lanes of weights, δ in those of biases. */
function term(deltas: Code, x: Code, places: Four, weights: number): Code {
  const ones = places.filter((place) => place >= weights).length;
  if (ones === 4) return deltas;
  const factors =
    ones === 0
      ? x
      : v128.shuffle32(x, f32x4.const(1), [
          0,
          ones > 2 ? 5 : 1,
          ones > 1 ? 6 : 2,
          ones > 0 ? 7 : 3,
        ]);
  return f32x4.mul(deltas, factors);
}
