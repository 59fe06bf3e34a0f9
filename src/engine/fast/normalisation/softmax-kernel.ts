/** Softmax over the rows of a hidden layer, each example by itself; rows are added in order. */

import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import { type EmitContext, newVectors } from "../layers/dense-kernel.ts";
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
import { layerTile, type NormalisedSize, vectorAt } from "./row-statistics.ts";

/** From z at `z` to x̂ = e^z / Σ e^z in its place and y = γ·x̂ + β at `y`. */
export function emitShares(
  { mode, locals, math }: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: Readonly<Record<"z" | "y" | "gains" | "shifts", Pointer>>,
): Code {
  const rowBytes = vectors * vectorBytes;
  const bytes = parameterBytes(mode);
  const share = locals.new("v128");
  const gain = locals.new("v128");
  const shift = locals.new("v128");
  return forTiles(
    locals,
    vectors,
    layerTile,
    1,
    [at.z, at.y].map((pointer) => stream(pointer, vectorBytes)),
    (tile, z = at.z, y = at.y) => {
      const largest = newVectors(locals, tile);
      const sums = newVectors(locals, tile);
      return [
        largest.map((most, v) => set(most, loadVector(vectorAt(z, v)))),
        repeat(locals, rows, 8, [stream(z, rowBytes)], (from = z) =>
          largest.map((most, v) => set(most, f32x4.max(get(most), loadVector(vectorAt(from, v))))),
        ),
        sums.map((sum) => set(sum, f32x4.const(0))),
        repeat(locals, rows, 2, [stream(z, rowBytes)], (from = z) =>
          sums.map((sum, v) => [
            set(
              share,
              math.exp(f32x4.sub(loadVector(vectorAt(from, v)), get(largest[v] as Local))),
            ),
            storeVector(vectorAt(from, v), get(share)),
            set(sum, f32x4.add(get(sum), get(share))),
          ]),
        ),
        repeat(
          locals,
          rows,
          8,
          [
            stream(z, rowBytes),
            stream(y, rowBytes),
            stream(at.gains, bytes),
            stream(at.shifts, bytes),
          ],
          (from = z, to = y, gains = at.gains, shifts = at.shifts) => [
            set(gain, loadParameter(mode, gains)),
            set(shift, loadParameter(mode, shifts)),
            sums.map((sum, v) => [
              set(share, f32x4.div(loadVector(vectorAt(from, v)), get(sum))),
              storeVector(vectorAt(from, v), get(share)),
              storeVector(vectorAt(to, v), f32x4.add(f32x4.mul(get(share), get(gain)), get(shift))),
            ]),
          ],
        ),
      ];
    },
  );
}

/** From ∂L/∂y to ∂L/∂z = x̂·(g − Σ g·x̂), where g = γ·∂L/∂y, once the gains' gradients are taken. */
export function emitThroughShares(
  { mode, locals }: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: Pick<NormalisedGradients, "deltas" | "normalised" | "gains">,
): Code {
  const rowBytes = vectors * vectorBytes;
  const gain = locals.new("v128");
  return forTiles(
    locals,
    vectors,
    layerTile,
    1,
    [at.deltas, at.normalised].map((pointer) => stream(pointer, vectorBytes)),
    (tile, deltas = at.deltas, shares = at.normalised) => {
      const means = newVectors(locals, tile);
      const over = (body: (from: Pointer, share: Pointer, v: number, slope: Code) => Code): Code =>
        repeat(
          locals,
          rows,
          8,
          [
            stream(deltas, rowBytes),
            stream(shares, rowBytes),
            stream(at.gains, parameterBytes(mode)),
          ],
          (from = deltas, share = shares, gains = at.gains) => [
            set(gain, loadParameter(mode, gains)),
            Array.from({ length: tile }, (_, v) => {
              const slope = f32x4.mul(loadVector(vectorAt(from, v)), get(gain));
              return body(vectorAt(from, v), vectorAt(share, v), v, slope);
            }),
          ],
        );
      return [
        means.map((mean) => set(mean, f32x4.const(0))),
        over((_, share, v, slope) => {
          const mean = means[v] as Local;
          return set(mean, f32x4.add(get(mean), f32x4.mul(slope, loadVector(share))));
        }),
        over((from, share, v, slope) =>
          storeVector(from, f32x4.mul(loadVector(share), f32x4.sub(slope, get(means[v] as Local)))),
        ),
      ];
    },
  );
}
