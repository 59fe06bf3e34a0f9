import { type Code, f32, f32x4, get, i32, set, v128 } from "../../../wasm/encoder.ts";
import type { Locals } from "../../../wasm/module-builder.ts";
import { advance, loadSplat, loadVector, type Pointer, storeVector } from "./pointer.ts";

/**
 * What the four lanes of a vector hold.
 *
 * - `samples`: one network; vector v holds examples 4v … 4v + 3 of a mini-batch.
 * - `replicates`: four networks of the same shape and different seeds; vector s
 *   holds example s of each.
 *
 * Both add in one canonical order, so that a run has the same bits in either:
 * a sum over examples keeps four partial sums, example s going to partial sum
 * s mod 4, and ends as (p₀ + p₁) + (p₂ + p₃). With lanes over samples the
 * partial sums are the lanes of one accumulator; with lanes over replicates
 * they are four accumulators.
 */
export type LaneMode = "samples" | "replicates";

export const vectorBytes = 16;

/** Bytes from one parameter to the next: a scalar, or one vector with each network's own. */
export const parameterBytes = (mode: LaneMode): number => (mode === "samples" ? 4 : vectorBytes);

/** Neighbouring parameters in one vector. */
export const parametersPerVector = (mode: LaneMode): number => vectorBytes / parameterBytes(mode);

/** Examples in one vector. */
export const examplesPerVector = (mode: LaneMode): number => (mode === "samples" ? 4 : 1);

/** Accumulators of a sum over examples. */
export const partialSums = (mode: LaneMode): number => (mode === "samples" ? 1 : 4);

/** Writes a value of one network: into its lane, or into all four that are its own. */
export function writeVector(
  mode: LaneMode,
  memory: Float32Array | Uint32Array,
  address: number,
  lane: number,
  value: number,
): void {
  const first = address / 4;
  if (mode === "samples") memory.fill(value, first, first + 4);
  else memory[first + lane] = value;
}

/** A parameter in all lanes: one network's scalar spread, or each network's own. */
export const loadParameter = (mode: LaneMode, pointer: Pointer): Code =>
  mode === "samples" ? loadSplat(pointer) : loadVector(pointer);

/** (l₀ + l₁) + (l₂ + l₃) of up to four vectors, one result a lane. */
export function sumLanes(locals: Locals, vectors: readonly Code[]): Code {
  const [a, b = a, c = a, d = a] = vectors.map((vector) => {
    const local = locals.new("v128");
    return { local, setup: set(local, vector) };
  });
  if (!a || !b || !c || !d) throw new RangeError("Nothing to add");
  const even = [0, 2, 4, 6] as const;
  const odd = [1, 3, 5, 7] as const;
  const ab = locals.new("v128");
  const cd = locals.new("v128");
  const pairs = (left: Code, right: Code): Code =>
    f32x4.add(v128.shuffle32(left, right, even), v128.shuffle32(left, right, odd));
  return [
    [...new Set([a, b, c, d])].map(({ setup }) => setup),
    set(ab, pairs(get(a.local), get(b.local))),
    set(cd, pairs(get(c.local), get(d.local))),
    pairs(get(ab), get(cd)),
  ];
}

/**
 * Vectors of neighbouring parameters' sums over examples, each given by its
 * partial sums: one vector of up to four with lanes over samples, where lanes
 * without a parameter hold 0, and one for each with lanes over replicates.
 */
export function totals(
  mode: LaneMode,
  locals: Locals,
  sums: readonly (readonly Code[])[],
): readonly Code[] {
  const zero = f32x4.const(0);
  if (mode === "replicates") {
    return sums.map(([p0 = zero, p1 = zero, p2 = zero, p3 = zero]) =>
      f32x4.add(f32x4.add(p0, p1), f32x4.add(p2, p3)),
    );
  }
  const lanes = Array.from({ length: 4 }, (_, lane) => sums[lane]?.[0] ?? zero);
  return [sumLanes(locals, lanes)];
}

/** Stores such sums as neighbouring parameters at `pointer`, and nothing beside them. */
export function storeSums(
  mode: LaneMode,
  locals: Locals,
  pointer: Pointer,
  sums: readonly (readonly Code[])[],
): Code {
  const vectors = totals(mode, locals, sums);
  if (sums.length === vectors.length * parametersPerVector(mode)) {
    return vectors.map((total, index) => storeVector(advance(pointer, index * vectorBytes), total));
  }
  const result = locals.new("v128");
  return [
    set(result, vectors),
    sums.map((_, lane) =>
      f32.store(
        pointer.base === null ? i32.const(0) : get(pointer.base),
        f32x4.extract(get(result), lane),
        pointer.offset + 4 * lane,
      ),
    ),
  ];
}
