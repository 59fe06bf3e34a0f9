import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import { runningShare } from "../../network/normalisation.ts";
import { type EmitContext, newVectors } from "../layers/dense-kernel.ts";
import { loadParameter, parameterBytes, vectorBytes } from "../layout/lanes.ts";
import {
  advance,
  forTiles,
  loadVector,
  type Pointer,
  repeat,
  storeVector,
  stream,
} from "../layout/pointer.ts";
import {
  held,
  inverseDeviation,
  type NormalisedSize,
  overVectors,
  rowSums,
  spreadRow,
  tileRows,
} from "./row-statistics.ts";

/** Arrays of one number a row, laid out as parameters are, each from a whole vector on. */
export interface NormalisedRows {
  readonly gains: Pointer;
  readonly shifts: Pointer;
  readonly means: Pointer;
  readonly variances: Pointer;
}

/**
 * Batch normalisation in training: from z at `z` to x̂ in its place and y at `y`. Keeps
 * 1 / √(v + ε) at `inverses`, and renews the running averages where `keepsAverages`. The example
 * weights, 1 / batch size or 0 for padding, make sums of means.
 */
export function emitBatchForward(
  context: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: NormalisedRows & {
    readonly z: Pointer;
    readonly y: Pointer;
    readonly inverses: Pointer;
    readonly weights: Pointer;
  },
  keepsAverages: boolean,
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const rowBytes = vectors * vectorBytes;
  const perRow = [at.gains, at.shifts, at.means, at.variances, at.inverses];
  const z = locals.new("v128");
  const weight = locals.new("v128");
  return forTiles(
    locals,
    rows,
    tileRows(context),
    2,
    [
      ...[at.z, at.y].map((pointer) => stream(pointer, rowBytes)),
      ...perRow.map((pointer) => stream(pointer, bytes)),
    ],
    (tile, zAt = at.z, yAt = at.y, gains = at.gains, shifts = at.shifts, ...statistics) => {
      const [means = at.means, variances = at.variances, inverses = at.inverses] = statistics;
      const each = Array.from({ length: tile }, (_, row) => row);
      const meanSums = rowSums(context, tile);
      const squareSums = rowSums(context, tile);
      const mean = held(context, meanSums.totals());
      const variance = held(context, squareSums.totals());
      const inverse = held(
        context,
        variance.locals.map((local) => inverseDeviation(get(local))),
      );
      const average = (start: Pointer, values: readonly Local[]): Code =>
        values.map((value, index) => {
          const place = advance(start, index * vectorBytes);
          return storeVector(
            place,
            f32x4.add(
              f32x4.mul(loadVector(place), f32x4.const(1 - runningShare)),
              f32x4.mul(get(value), f32x4.const(runningShare)),
            ),
          );
        });
      return [
        meanSums.clear,
        overVectors(context, vectors, [zAt, at.weights], (part, from = zAt, w = at.weights) => [
          set(weight, loadVector(w)),
          each.map((row) =>
            meanSums.add(
              row,
              part,
              f32x4.mul(loadVector(advance(from, row * rowBytes)), get(weight)),
            ),
          ),
        ]),
        mean.setup,
        squareSums.clear,
        overVectors(context, vectors, [zAt, at.weights], (part, from = zAt, w = at.weights) => [
          set(weight, loadVector(w)),
          each.map((row) => {
            const place = advance(from, row * rowBytes);
            return [
              set(z, f32x4.sub(loadVector(place), spreadRow(context, mean.locals, row))),
              storeVector(place, get(z)),
              squareSums.add(row, part, f32x4.mul(f32x4.mul(get(z), get(z)), get(weight))),
            ];
          }),
        ]),
        variance.setup,
        inverse.setup,
        inverse.locals.map((local, index) =>
          storeVector(advance(inverses, index * vectorBytes), get(local)),
        ),
        keepsAverages ? [average(means, mean.locals), average(variances, variance.locals)] : [],
        each.map((row) => {
          const { locals: own, setup } = held(context, [
            spreadRow(context, inverse.locals, row),
            loadParameter(mode, advance(gains, row * bytes)),
            loadParameter(mode, advance(shifts, row * bytes)),
          ]);
          const [scale, gain, shift] = own as [Local, Local, Local];
          const start = advance(zAt, row * rowBytes);
          const target = advance(yAt, row * rowBytes);
          return [
            setup,
            overVectors(context, vectors, [start, target], (_part, from = start, to = target) => [
              set(z, f32x4.mul(loadVector(from), get(scale))),
              storeVector(from, get(z)),
              storeVector(to, f32x4.add(f32x4.mul(get(z), get(gain)), get(shift))),
            ]),
          ];
        }),
      ];
    },
  );
}

/** Batch normalisation where nobody trains, by the means and variances that are kept; `y` may be `z`. */
export function emitBatchEvaluation(
  context: EmitContext,
  { rows, vectors }: NormalisedSize,
  at: NormalisedRows & { readonly z: Pointer; readonly y: Pointer },
): Code {
  const { mode, locals } = context;
  const bytes = parameterBytes(mode);
  const rowBytes = vectors * vectorBytes;
  const [mean, inverse, gain, shift] = newVectors(locals, 4) as [Local, Local, Local, Local];
  return repeat(
    locals,
    rows,
    1,
    [
      ...[at.z, at.y].map((pointer) => stream(pointer, rowBytes)),
      ...[at.gains, at.shifts, at.means, at.variances].map((pointer) => stream(pointer, bytes)),
    ],
    (z = at.z, y = at.y, gains = at.gains, shifts = at.shifts, ...statistics) => {
      const [means = at.means, variances = at.variances] = statistics;
      return [
        set(mean, loadParameter(mode, means)),
        set(inverse, inverseDeviation(loadParameter(mode, variances))),
        set(gain, loadParameter(mode, gains)),
        set(shift, loadParameter(mode, shifts)),
        repeat(
          locals,
          vectors,
          4,
          [stream(z, vectorBytes), stream(y, vectorBytes)],
          (from = z, to = y) => {
            const standard = f32x4.mul(f32x4.sub(loadVector(from), get(mean)), get(inverse));
            return storeVector(to, f32x4.add(f32x4.mul(standard, get(gain)), get(shift)));
          },
        ),
      ];
    },
  );
}
