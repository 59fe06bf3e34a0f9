import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import { parameterBytes, partialSums, storeSums, vectorBytes } from "../layout/lanes.ts";
import { advance, forTiles, loadVector, type Pointer, stream } from "../layout/pointer.ts";
import {
  type DenseSize,
  type EmitContext,
  multiplyAdd,
  newVectors,
  range,
} from "./dense-kernel.ts";

/**
 * ∂L/∂weight[row][input] = Σ δ[row] · x[input] over the mini-batch, and
 * ∂L/∂bias[row] = Σ δ[row], in loops; straight lines have `emitStraightGradient`.
 */
export function emitGradient(
  context: EmitContext,
  size: DenseSize,
  at: { readonly deltas: Pointer; readonly x: Pointer; readonly gradients: Pointer },
  trainsBias = true,
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const rowBytes = size.vectors * vectorBytes;
  const tile = mode === "samples" ? { rows: 2, inputs: 4 } : { rows: 1, inputs: 2 };
  const biases = advance(at.gradients, size.rows * size.inputs * bytes);
  return [
    forTiles(
      locals,
      size.rows,
      tile.rows,
      1,
      [stream(at.deltas, rowBytes), stream(at.gradients, size.inputs * bytes)],
      (rows, deltas = at.deltas, gradients = at.gradients) =>
        forTiles(
          locals,
          size.inputs,
          tile.inputs,
          1,
          [stream(at.x, rowBytes), stream(gradients, bytes)],
          (inputs, x = at.x, target = gradients) =>
            emitSums(context, size, {
              rows,
              columns: inputs,
              deltas,
              term: (column, pointer) => loadVector(advance(pointer, column * rowBytes)),
              moving: x,
              store: (row) => advance(target, row * size.inputs * bytes),
            }),
        ),
    ),
    !trainsBias
      ? []
      : forTiles(
          locals,
          size.rows,
          4,
          1,
          [stream(at.deltas, rowBytes), stream(biases, bytes)],
          (rows, deltas = at.deltas, target = biases) =>
            emitSums(context, size, {
              rows: 1,
              columns: rows,
              deltas: null,
              term: (column, pointer) => loadVector(advance(pointer, column * rowBytes)),
              moving: deltas,
              store: () => target,
            }),
        ),
  ];
}

/**
 * A tile of sums over the mini-batch in the canonical order (see `lanes.ts`):
 * Σ δ[row] · term[column], or Σ term[column] where there are no deltas.
 */
function emitSums(
  context: EmitContext,
  size: DenseSize,
  sums: {
    readonly rows: number;
    readonly columns: number;
    readonly deltas: Pointer | null;
    readonly moving: Pointer;
    readonly term: (column: number, pointer: Pointer) => Code;
    readonly store: (row: number) => Pointer;
  },
): Code {
  const { mode, locals } = context;
  const parts = partialSums(mode);
  const rowBytes = size.vectors * vectorBytes;
  const accumulators = range(sums.rows).map(() =>
    range(sums.columns).map(() => newVectors(locals, parts)),
  );
  const deltas = newVectors(locals, sums.rows);
  const term = locals.new("v128");
  const addVector = (part: number, delta: Pointer | null, moving: Pointer): Code => [
    delta === null
      ? []
      : deltas.map((local, row) => set(local, loadVector(advance(delta, row * rowBytes)))),
    range(sums.columns).map((column) => [
      set(term, sums.term(column, moving)),
      accumulators.map((row, index) => {
        const sum = row[column]?.[part] as Local;
        return delta === null
          ? set(sum, f32x4.add(get(sum), get(term)))
          : multiplyAdd(sum, get(deltas[index] as Local), get(term));
      }),
    ]),
  ];
  // One step covers `parts` vectors, so that each goes to its own partial sum.
  const addStep = (vectors: number, delta: Pointer | null, moving: Pointer): Code =>
    range(vectors).map((part) =>
      addVector(
        part,
        delta === null ? null : advance(delta, part * vectorBytes),
        advance(moving, part * vectorBytes),
      ),
    );
  return [
    accumulators.flat(2).map((sum) => set(sum, f32x4.const(0))),
    forTiles(
      locals,
      size.vectors,
      parts,
      1,
      [stream(sums.moving, vectorBytes), stream(sums.deltas ?? sums.moving, vectorBytes)],
      (vectors, moving = sums.moving, delta = sums.moving) =>
        addStep(vectors, sums.deltas === null ? null : delta, moving),
    ),
    accumulators.map((row, index) =>
      storeSums(
        mode,
        locals,
        sums.store(index),
        row.map((column) => column.map((sum) => get(sum))),
      ),
    ),
  ];
}
