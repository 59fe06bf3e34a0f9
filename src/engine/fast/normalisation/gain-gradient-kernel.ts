import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import type { EmitContext } from "../layers/dense-kernel.ts";
import { parameterBytes, vectorBytes } from "../layout/lanes.ts";
import {
  advance,
  forTiles,
  loadVector,
  type Pointer,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import {
  held,
  type NormalisedSize,
  overVectors,
  rowSums,
  spreadRow,
  tileRows,
} from "./row-statistics.ts";

/** What backward passes read and write. */
export interface NormalisedGradients {
  /** ∂L/∂y before, ∂L/∂z after. */
  readonly deltas: Pointer;
  readonly normalised: Pointer;
  readonly gains: Pointer;
  readonly inverses: Pointer;
  readonly gainGradients: Pointer;
  readonly shiftGradients: Pointer;
}

/** ∂L/∂γ and ∂L/∂β, sums over the examples; then, where examples depend on each other, ∂L/∂z. */
export function emitGainGradients(
  context: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: NormalisedGradients,
  weights: Pointer | null,
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const rowBytes = vectors * vectorBytes;
  const delta = locals.new("v128");
  return forTiles(
    locals,
    rows,
    tileRows(context),
    2,
    [
      ...[at.deltas, at.normalised].map((pointer) => stream(pointer, rowBytes)),
      ...[at.gains, at.inverses, at.gainGradients, at.shiftGradients].map((pointer) =>
        stream(pointer, bytes),
      ),
    ],
    (tile, deltas = at.deltas, normalised = at.normalised, ...perRow) => {
      const [gains, inverses, gainGradients, shiftGradients] = perRow as [
        Pointer,
        Pointer,
        Pointer,
        Pointer,
      ];
      const each = Array.from({ length: tile }, (_, row) => row);
      const gainSums = rowSums(context, tile);
      const shiftSums = rowSums(context, tile);
      const gain = held(context, gainSums.totals());
      const shift = held(context, shiftSums.totals());
      const store = (start: Pointer, values: readonly Local[]): Code =>
        values.map((value, index) => storeVector(advance(start, index * vectorBytes), get(value)));
      return [
        gainSums.clear,
        shiftSums.clear,
        overVectors(context, vectors, [deltas, normalised], (part, from = deltas, x = normalised) =>
          each.map((row) => [
            set(delta, loadVector(advance(from, row * rowBytes))),
            gainSums.add(row, part, f32x4.mul(get(delta), loadVector(advance(x, row * rowBytes)))),
            shiftSums.add(row, part, get(delta)),
          ]),
        ),
        gain.setup,
        shift.setup,
        store(gainGradients, gain.locals),
        store(shiftGradients, shift.locals),
        weights === null
          ? []
          : emitThroughBatch(
              context,
              { vectors, tile },
              {
                deltas,
                normalised,
                weights,
                gain: gain.locals,
                shift: shift.locals,
                scales: gain.locals.map((_, index) =>
                  f32x4.mul(
                    loadVector(advance(gains, index * vectorBytes)),
                    loadVector(advance(inverses, index * vectorBytes)),
                  ),
                ),
              },
            ),
      ];
    },
  );
}

/** ∂L/∂z = γ / √(v + ε) · (∂L/∂y − w (∂L/∂β + x̂ ∂L/∂γ)), w the example weight, for a tile of rows. */
function emitThroughBatch(
  context: EmitContext,
  { vectors, tile }: { readonly vectors: number; readonly tile: number },
  at: {
    readonly deltas: Pointer;
    readonly normalised: Pointer;
    readonly weights: Pointer;
    readonly gain: readonly Local[];
    readonly shift: readonly Local[];
    readonly scales: readonly Code[];
  },
): Code {
  const rowBytes = vectors * vectorBytes;
  const scales = held(context, at.scales);
  return [
    scales.setup,
    Array.from({ length: tile }, (_, row) => {
      const { locals: own, setup } = held(
        context,
        [at.gain, at.shift, scales.locals].map((values) => spreadRow(context, values, row)),
      );
      const [gain, shift, scale] = own as [Local, Local, Local];
      const deltas = advance(at.deltas, row * rowBytes);
      const normalised = advance(at.normalised, row * rowBytes);
      return [
        setup,
        overVectors(
          context,
          vectors,
          [deltas, normalised, at.weights],
          (_part, place = deltas, x = normalised, w = at.weights) => {
            const share = f32x4.add(get(shift), f32x4.mul(loadVector(x), get(gain)));
            const slope = f32x4.sub(loadVector(place), f32x4.mul(loadVector(w), share));
            return storeVector(place, f32x4.mul(get(scale), slope));
          },
        ),
      ];
    }),
  ];
}
