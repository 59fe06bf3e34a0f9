import { type Code, f32x4 } from "../../../wasm/encoder.ts";
import { vectorBytes } from "../layout/lanes.ts";
import { loadVector, type Pointer, repeat, storeVector, stream } from "../layout/pointer.ts";
import type { EmitContext } from "./dense-kernel.ts";

/** A layer's units over one mini-batch, all buffers [unit][vector]. */
export interface BranchSize {
  readonly units: number;
  readonly vectors: number;
}

/** target = source · factor, vector by vector: dropout, forward and back. */
export function emitScaled(
  { locals }: EmitContext,
  { units, vectors }: BranchSize,
  at: { readonly source: Pointer; readonly factors: Pointer; readonly target: Pointer },
): Code {
  return repeat(
    locals,
    units * vectors,
    4,
    [at.source, at.factors, at.target].map((pointer) => stream(pointer, vectorBytes)),
    (source = at.source, factors = at.factors, target = at.target) =>
      storeVector(target, f32x4.mul(loadVector(source), loadVector(factors))),
  );
}

/** target = other + target: a skip connection, forward and back. */
export function emitAdded(
  { locals }: EmitContext,
  { units, vectors }: BranchSize,
  at: { readonly other: Pointer; readonly target: Pointer },
): Code {
  return repeat(
    locals,
    units * vectors,
    4,
    [at.other, at.target].map((pointer) => stream(pointer, vectorBytes)),
    (other = at.other, target = at.target) =>
      storeVector(target, f32x4.add(loadVector(other), loadVector(target))),
  );
}
