import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import { type EmitContext, newVectors, unrollOf } from "../layers/dense-kernel.ts";
import { loadParameter, parameterBytes, vectorBytes } from "../layout/lanes.ts";
import {
  forTiles,
  loadVector,
  type Pointer,
  repeat,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import type { NormalisedGradients } from "./gain-gradient-kernel.ts";
import { inverseDeviation, layerTile, type NormalisedSize, vectorAt } from "./row-statistics.ts";

/**
 * Layer normalisation (or by the root mean square, where it is not `centred`), each example by
 * itself, rows added in order: from z at `z` to x̂ in its place and y at `y`. Keeps 1 / √(v + ε) of
 * each vector at `inverses`.
 */
export function emitLayerForward(
  context: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: {
    readonly z: Pointer;
    readonly y: Pointer;
    readonly gains: Pointer;
    readonly shifts: Pointer;
    readonly inverses: Pointer;
  },
  isCentred: boolean,
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const rowBytes = vectors * vectorBytes;
  const z = locals.new("v128");
  const gain = locals.new("v128");
  const shift = locals.new("v128");
  return forTiles(
    locals,
    vectors,
    layerTile,
    1,
    [at.z, at.y, at.inverses].map((pointer) => stream(pointer, vectorBytes)),
    (tile, zAt = at.z, yAt = at.y, inverses = at.inverses) => {
      const means = newVectors(locals, tile);
      const squares = newVectors(locals, tile);
      const over = (body: (...pointers: Pointer[]) => Code): Code =>
        repeat(
          locals,
          rows,
          unrollOf(context),
          [
            ...[zAt, yAt].map((pointer) => stream(pointer, rowBytes)),
            ...[at.gains, at.shifts].map((pointer) => stream(pointer, bytes)),
          ],
          body,
        );
      const centred = (from: Pointer, v: number): Code =>
        isCentred
          ? f32x4.sub(loadVector(vectorAt(from, v)), get(means[v] as Local))
          : loadVector(vectorAt(from, v));
      const average = (sum: Local): Code => f32x4.mul(get(sum), f32x4.const(1 / rows));
      return [
        isCentred
          ? [
              means.map((mean) => set(mean, f32x4.const(0))),
              over((from = zAt) =>
                means.map((mean, v) =>
                  set(mean, f32x4.add(get(mean), loadVector(vectorAt(from, v)))),
                ),
              ),
              means.map((mean) => set(mean, average(mean))),
            ]
          : [],
        squares.map((square) => set(square, f32x4.const(0))),
        over((from = zAt) =>
          squares.map((square, v) => [
            set(z, centred(from, v)),
            set(square, f32x4.add(get(square), f32x4.mul(get(z), get(z)))),
          ]),
        ),
        squares.map((square, v) => [
          set(square, inverseDeviation(average(square))),
          storeVector(vectorAt(inverses, v), get(square)),
        ]),
        over((from = zAt, to = yAt, gains = at.gains, shifts = at.shifts) => [
          set(gain, loadParameter(mode, gains)),
          set(shift, loadParameter(mode, shifts)),
          squares.map((inverse, v) => [
            set(z, f32x4.mul(centred(from, v), get(inverse))),
            storeVector(vectorAt(from, v), get(z)),
            storeVector(vectorAt(to, v), f32x4.add(f32x4.mul(get(z), get(gain)), get(shift))),
          ]),
        ]),
      ];
    },
  );
}

/** From ∂L/∂y to ∂L/∂z of each example, once the gains' gradients are taken. */
export function emitThroughLayer(
  context: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: Pick<NormalisedGradients, "deltas" | "normalised" | "gains" | "inverses">,
  isCentred: boolean,
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const rowBytes = vectors * vectorBytes;
  const slope = locals.new("v128");
  const gain = locals.new("v128");
  return forTiles(
    locals,
    vectors,
    layerTile,
    1,
    [at.deltas, at.normalised, at.inverses].map((pointer) => stream(pointer, vectorBytes)),
    (tile, deltas = at.deltas, normalised = at.normalised, inverses = at.inverses) => {
      const means = newVectors(locals, tile);
      const shares = newVectors(locals, tile);
      const over = (body: (from: Pointer, x: Pointer, v: number) => Code): Code =>
        repeat(
          locals,
          rows,
          unrollOf(context),
          [stream(deltas, rowBytes), stream(normalised, rowBytes), stream(at.gains, bytes)],
          (from = deltas, x = normalised, gains = at.gains) => [
            set(gain, loadParameter(mode, gains)),
            Array.from({ length: tile }, (_, v) => [
              set(slope, f32x4.mul(loadVector(vectorAt(from, v)), get(gain))),
              body(vectorAt(from, v), vectorAt(x, v), v),
            ]),
          ],
        );
      const average = (sum: Local): Code => set(sum, f32x4.mul(get(sum), f32x4.const(1 / rows)));
      return [
        [...means, ...shares].map((sum) => set(sum, f32x4.const(0))),
        over((_from, x, v) => {
          const [mean, share] = [means[v], shares[v]] as [Local, Local];
          return [
            isCentred ? set(mean, f32x4.add(get(mean), get(slope))) : [],
            set(share, f32x4.add(get(share), f32x4.mul(get(slope), loadVector(x)))),
          ];
        }),
        isCentred ? means.map(average) : [],
        shares.map(average),
        over((from, x, v) => {
          const [mean, share] = [means[v], shares[v]] as [Local, Local];
          const shifted = isCentred ? f32x4.sub(get(slope), get(mean)) : get(slope);
          return storeVector(
            from,
            f32x4.mul(
              f32x4.sub(shifted, f32x4.mul(loadVector(x), get(share))),
              loadVector(vectorAt(inverses, v)),
            ),
          );
        }),
      ];
    },
  );
}
