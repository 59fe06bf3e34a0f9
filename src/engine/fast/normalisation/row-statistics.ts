/** What normalisation makes its sums and means of each row with. */

import { type Code, f32x4, get, type Local, set, v128 } from "../../../wasm/encoder.ts";
import { normalisationEpsilon } from "../../network/normalisation.ts";
import { type EmitContext, newVectors } from "../layers/dense-kernel.ts";
import { parametersPerVector, partialSums, totals, vectorBytes } from "../layout/lanes.ts";
import { advance, forTiles, type Pointer, stream } from "../layout/pointer.ts";

/** One layer's rows over one mini-batch; all buffers are [row][vector]. */
export interface NormalisedSize {
  readonly rows: number;
  readonly vectors: number;
}

/** Vectors of examples that go through a layer's rows together, where each example is by itself. */
export const layerTile = 3;

/** One of the neighbouring vectors of such a tile. */
export const vectorAt = (start: Pointer, index: number): Pointer =>
  advance(start, index * vectorBytes);

/** One lane of a vector of neighbouring rows' numbers, in all lanes; with lanes over replicates each row has its own vector. */
export const spreadRow = ({ mode }: EmitContext, vectors: readonly Local[], row: number): Code => {
  if (mode === "replicates") return get(vectors[row] as Local);
  const [all] = vectors as [Local];
  const lane = row as 0 | 1 | 2 | 3;
  return v128.shuffle32(get(all), get(all), [lane, lane, lane, lane]);
};

/** Rows whose numbers fill a vector. */
export const tileRows = ({ mode }: EmitContext): number => parametersPerVector(mode);

/** 1 / √(v + ε) */
export const inverseDeviation = (variance: Code): Code =>
  f32x4.div(f32x4.const(1), f32x4.sqrt(f32x4.add(variance, f32x4.const(normalisationEpsilon))));

/** Runs `body` for every vector, in steps that take each partial sum's in turn. */
export function overVectors(
  { mode, locals }: EmitContext,
  vectors: number,
  pointers: readonly Pointer[],
  body: (part: number, ...pointers: Pointer[]) => Code,
): Code {
  const parts = partialSums(mode);
  return forTiles(
    locals,
    vectors,
    parts,
    4 / parts,
    pointers.map((pointer) => stream(pointer, vectorBytes)),
    (tile, ...moving) =>
      Array.from({ length: tile }, (_, part) =>
        body(part, ...moving.map((pointer) => advance(pointer, part * vectorBytes))),
      ),
  );
}

/** Sums over examples, [row of a tile][partial sum]. */
export function rowSums(context: EmitContext, rows: number) {
  const sums = Array.from({ length: rows }, () =>
    newVectors(context.locals, partialSums(context.mode)),
  );
  return {
    clear: sums.flat().map((sum) => set(sum, f32x4.const(0))),
    add: (row: number, part: number, term: Code): Code => {
      const sum = sums[row]?.[part] as Local;
      return set(sum, f32x4.add(get(sum), term));
    },
    /** The totals, of neighbouring rows in one vector. */
    totals: (): readonly Code[] =>
      totals(
        context.mode,
        context.locals,
        sums.map((row) => row.map((sum) => get(sum))),
      ),
  };
}

/** Puts `codes` into locals, one each. */
export function held(context: EmitContext, codes: readonly Code[]) {
  const locals = newVectors(context.locals, codes.length);
  return { locals, setup: locals.map((local, index) => set(local, codes[index] as Code)) };
}
