import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import type { Locals } from "../../../wasm/module-builder.ts";
import type { SimdMath } from "../../../wasm/simd-math.ts";
import { type LaneMode, loadParameter, parameterBytes, vectorBytes } from "../layout/lanes.ts";
import { advance, forTiles, type Pointer, repeat, stream } from "../layout/pointer.ts";
import type { RowAccess } from "../layout/row-access.ts";

/** One dense layer over one mini-batch; all buffers are [row][vector]. */
export interface DenseSize {
  readonly inputs: number;
  readonly rows: number;
  readonly vectors: number;
}

/** How the code of a kernel is laid out. */
export interface EmitContext {
  readonly mode: LaneMode;
  readonly locals: Locals;
  readonly math: SimdMath;
  /** Tiny networks are one straight line: no loops at all. */
  readonly straight: boolean;
  readonly rows: RowAccess;
}

/** Weight × vector products of one pass: what decides between a straight line and loops. */
export const denseWork = ({ inputs, rows, vectors }: DenseSize): number => inputs * rows * vectors;

/**
 * Copies of a loop's body: one. Node 20's compiler takes all loads of a body before its products and
 * those before its sums, so that what several copies load and multiply leaves the registers: four
 * copies took a third to a half longer. Chromium's does as well either way.
 */
export const unrollOf = (context: EmitContext): number =>
  context.straight ? Number.POSITIVE_INFINITY : 1;

/**
 * Register tiles of `outer` rows × `vectors` vectors, as measured: outer · vectors
 * accumulators and as many products are what the 15 vector registers that x86-64
 * leaves have to hold.
 */
function tileSize(vectors: number): { readonly outer: number; readonly vectors: number } {
  if (vectors === 1) return { outer: 6, vectors: 1 };
  if (vectors === 2 || vectors === 4) return { outer: 4, vectors: 2 };
  return { outer: 2, vectors: 3 };
}

export const newVectors = (locals: Locals, count: number): Local[] =>
  Array.from({ length: count }, () => locals.new("v128"));

export const range = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => index);

/** acc ← acc + a · b, in that order and rounding: the canonical multiply-add. */
export const multiplyAdd = (accumulator: Local, a: Code, b: Code): Code =>
  set(accumulator, f32x4.add(get(accumulator), f32x4.mul(a, b)));

/** z[row] = bias[row] + Σ weight[row][input] · x[input], inputs added in order. */
export function emitForward(
  context: EmitContext,
  size: DenseSize,
  at: { readonly weights: Pointer; readonly x: Pointer; readonly z: Pointer },
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const biases = advance(at.weights, size.rows * size.inputs * bytes);
  const rowBytes = size.vectors * vectorBytes;
  const tile = tileSize(size.vectors);
  return forTiles(
    locals,
    size.vectors,
    tile.vectors,
    unrollOf(context),
    [stream(at.x, vectorBytes), stream(at.z, vectorBytes)],
    (vectors, x = at.x, z = at.z) =>
      forTiles(
        locals,
        size.rows,
        tile.outer,
        unrollOf(context),
        [stream(at.weights, size.inputs * bytes), stream(biases, bytes), stream(z, rowBytes)],
        (rows, weights = at.weights, bias = biases, zTile = z) => {
          const sums = range(rows).map(() => newVectors(locals, vectors));
          const inputs = newVectors(locals, vectors);
          const weight = locals.new("v128");
          return [
            sums.map((row, index) => {
              const [first, ...others] = row as [Local, ...Local[]];
              return [
                set(first, loadParameter(mode, advance(bias, index * bytes))),
                others.map((sum) => set(sum, get(first))),
              ];
            }),
            repeat(
              locals,
              size.inputs,
              unrollOf(context),
              [stream(weights, bytes), stream(x, rowBytes)],
              (w = weights, input = x) => [
                inputs.map((local, v) =>
                  set(local, context.rows.load(advance(input, v * vectorBytes))),
                ),
                sums.map((row, index) => [
                  set(weight, loadParameter(mode, advance(w, index * size.inputs * bytes))),
                  row.map((sum, v) => multiplyAdd(sum, get(weight), get(inputs[v] as Local))),
                ]),
              ],
            ),
            sums.map((row, index) =>
              row.map((sum, v) =>
                context.rows.store(advance(zTile, index * rowBytes + v * vectorBytes), get(sum)),
              ),
            ),
          ];
        },
      ),
  );
}

/**
 * ∂L/∂a[input] = Σ weight[row][input] · δ[row], rows added in order. Where
 * `derivatives` is given, the result is multiplied by it: ∂L/∂z of the layer below.
 */
export function emitLowerDelta(
  context: EmitContext,
  size: DenseSize,
  at: {
    readonly weights: Pointer;
    readonly deltas: Pointer;
    readonly lower: Pointer;
    readonly derivatives: Pointer | null;
  },
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const rowBytes = size.vectors * vectorBytes;
  const tile = tileSize(size.vectors);
  const scaled = at.derivatives !== null;
  const derivatives = at.derivatives ?? at.lower;
  return forTiles(
    locals,
    size.vectors,
    tile.vectors,
    unrollOf(context),
    [
      stream(at.deltas, vectorBytes),
      stream(at.lower, vectorBytes),
      stream(derivatives, vectorBytes),
    ],
    (vectors, deltas = at.deltas, lower = at.lower, slopes = derivatives) =>
      forTiles(
        locals,
        size.inputs,
        tile.outer,
        unrollOf(context),
        [stream(at.weights, bytes), stream(lower, rowBytes), stream(slopes, rowBytes)],
        (units, weights = at.weights, lowerTile = lower, slopeTile = slopes) => {
          const sums = range(units).map(() => newVectors(locals, vectors));
          const upper = newVectors(locals, vectors);
          const weight = locals.new("v128");
          return [
            sums.flat().map((sum) => set(sum, f32x4.const(0))),
            repeat(
              locals,
              size.rows,
              unrollOf(context),
              [stream(weights, size.inputs * bytes), stream(deltas, rowBytes)],
              (w = weights, delta = deltas) => [
                upper.map((local, v) =>
                  set(local, context.rows.load(advance(delta, v * vectorBytes))),
                ),
                sums.map((row, index) => [
                  set(weight, loadParameter(mode, advance(w, index * bytes))),
                  row.map((sum, v) => multiplyAdd(sum, get(weight), get(upper[v] as Local))),
                ]),
              ],
            ),
            sums.map((row, index) =>
              row.map((sum, v) => {
                const bytesIn = index * rowBytes + v * vectorBytes;
                return context.rows.store(
                  advance(lowerTile, bytesIn),
                  scaled
                    ? f32x4.mul(get(sum), context.rows.load(advance(slopeTile, bytesIn)))
                    : get(sum),
                );
              }),
            ),
          ];
        },
      ),
  );
}
