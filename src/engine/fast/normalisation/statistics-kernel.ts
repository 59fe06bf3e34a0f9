import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import type { EmitContext } from "../layers/dense-kernel.ts";
import {
  loadParameter,
  parameterBytes,
  parametersPerVector,
  partialSums,
  totals,
  vectorBytes,
} from "../layout/lanes.ts";
import {
  advance,
  forTiles,
  loadVector,
  type Pointer,
  repeat,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import type { NormalisedSize } from "./row-statistics.ts";

/** Four partial sums of each row, in the canonical order of `lanes.ts`: [row][part]. */
const partsBytes = 4 * vectorBytes;

/**
 * Adds one block's examples to the partial sums of each row: z, or with `means` (z − mean)². The
 * example weights are 1, or 0 for padding.
 */
export function emitGather(
  { mode, locals }: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: {
    readonly z: Pointer;
    readonly weights: Pointer;
    readonly sums: Pointer;
    readonly means: Pointer | null;
  },
): Code {
  const parts = partialSums(mode);
  const sums = Array.from({ length: parts }, () => locals.new("v128"));
  const mean = locals.new("v128");
  const term = locals.new("v128");
  const place = (start: Pointer, part: number): Pointer => advance(start, part * vectorBytes);
  const moving = at.means ? [stream(at.means, parameterBytes(mode))] : [];
  return repeat(
    locals,
    rows,
    1,
    [stream(at.z, vectors * vectorBytes), stream(at.sums, partsBytes), ...moving],
    (z = at.z, kept = at.sums, means = null as unknown as Pointer) => [
      sums.map((sum, part) => set(sum, loadVector(place(kept, part)))),
      at.means ? set(mean, loadParameter(mode, means)) : [],
      forTiles(
        locals,
        vectors,
        parts,
        1,
        [stream(z, vectorBytes), stream(at.weights, vectorBytes)],
        (tile, from = z, weights = at.weights) =>
          Array.from({ length: tile }, (_, part) => {
            const value = loadVector(place(from, part));
            const sum = sums[part] as Local;
            const own = f32x4.mul(get(term), get(term));
            return [
              set(term, at.means ? f32x4.sub(value, get(mean)) : value),
              set(
                sum,
                f32x4.add(
                  get(sum),
                  f32x4.mul(at.means ? own : get(term), loadVector(place(weights, part))),
                ),
              ),
            ];
          }),
      ),
      sums.map((sum, part) => storeVector(place(kept, part), get(sum))),
    ],
  );
}

/** The sums over their count, stored as the parameters of neighbouring rows; the sums are cleared. */
export function emitSettled(
  { mode, locals }: EmitContext,
  rows: number,
  at: { readonly sums: Pointer; readonly count: Pointer; readonly target: Pointer },
): Code {
  const parts = partialSums(mode);
  return forTiles(
    locals,
    rows,
    parametersPerVector(mode),
    1,
    [stream(at.sums, partsBytes), stream(at.target, parameterBytes(mode))],
    (tile, sums = at.sums, target = at.target) => {
      const each = Array.from({ length: tile }, (_, row) =>
        Array.from({ length: parts }, (__, part) =>
          advance(sums, row * partsBytes + part * vectorBytes),
        ),
      );
      const found = totals(
        mode,
        locals,
        each.map((places) => places.map((place) => loadVector(place))),
      );
      return [
        found.map((total, index) =>
          storeVector(advance(target, index * vectorBytes), f32x4.div(total, loadVector(at.count))),
        ),
        each.flat().map((place) => storeVector(place, f32x4.const(0))),
      ];
    },
  );
}
