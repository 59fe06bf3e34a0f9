import { type Code, f32x4, get, type Local, set, v128 } from "../../wasm/encoder.ts";
import { normalisationEpsilon, runningShare } from "../network/normalisation.ts";
import type { EmitContext } from "./dense-kernel.ts";
import {
  loadParameter,
  parameterBytes,
  parametersPerVector,
  partialSums,
  totals,
  vectorBytes,
} from "./lanes.ts";
import {
  advance,
  forTiles,
  loadVector,
  type Pointer,
  repeat,
  storeVector,
  stream,
} from "./pointer.ts";

/** One layer's rows over one mini-batch; all buffers are [row][vector]. */
export interface NormalisedSize {
  readonly rows: number;
  readonly vectors: number;
}

/** Arrays of one number a row, laid out as parameters are, each from a whole vector on. */
export interface NormalisedRows {
  readonly gains: Pointer;
  readonly shifts: Pointer;
  readonly means: Pointer;
  readonly variances: Pointer;
}

const newVectors = (locals: EmitContext["locals"], count: number): Local[] =>
  Array.from({ length: count }, () => locals.new("v128"));

/** One lane of a vector of neighbouring rows' numbers, in all lanes; with lanes over replicates each row has its own vector. */
const spreadRow = ({ mode }: EmitContext, vectors: readonly Local[], row: number): Code => {
  if (mode === "replicates") return get(vectors[row] as Local);
  const [all] = vectors as [Local];
  const lane = row as 0 | 1 | 2 | 3;
  return v128.shuffle32(get(all), get(all), [lane, lane, lane, lane]);
};

/** Rows whose numbers fill a vector. */
const tileRows = ({ mode }: EmitContext): number => parametersPerVector(mode);

/** 1 / √(v + ε) */
const inverseDeviation = (variance: Code): Code =>
  f32x4.div(f32x4.const(1), f32x4.sqrt(f32x4.add(variance, f32x4.const(normalisationEpsilon))));

/** Runs `body` for every vector, in steps that take each partial sum's in turn. */
function overVectors(
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
function rowSums(context: EmitContext, rows: number) {
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
function held(context: EmitContext, codes: readonly Code[]) {
  const locals = newVectors(context.locals, codes.length);
  return { locals, setup: locals.map((local, index) => set(local, codes[index] as Code)) };
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
    1,
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
    1,
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

/** Vectors of examples that go through a layer's rows together. */
const layerTile = 3;

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
          8,
          [
            ...[zAt, yAt].map((pointer) => stream(pointer, rowBytes)),
            ...[at.gains, at.shifts].map((pointer) => stream(pointer, bytes)),
          ],
          body,
        );
      const place = (start: Pointer, v: number): Pointer => advance(start, v * vectorBytes);
      const centred = (from: Pointer, v: number): Code =>
        isCentred
          ? f32x4.sub(loadVector(place(from, v)), get(means[v] as Local))
          : loadVector(place(from, v));
      const average = (sum: Local): Code => f32x4.mul(get(sum), f32x4.const(1 / rows));
      return [
        isCentred
          ? [
              means.map((mean) => set(mean, f32x4.const(0))),
              over((from = zAt) =>
                means.map((mean, v) => set(mean, f32x4.add(get(mean), loadVector(place(from, v))))),
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
          storeVector(place(inverses, v), get(square)),
        ]),
        over((from = zAt, to = yAt, gains = at.gains, shifts = at.shifts) => [
          set(gain, loadParameter(mode, gains)),
          set(shift, loadParameter(mode, shifts)),
          squares.map((inverse, v) => [
            set(z, f32x4.mul(centred(from, v), get(inverse))),
            storeVector(place(from, v), get(z)),
            storeVector(place(to, v), f32x4.add(f32x4.mul(get(z), get(gain)), get(shift))),
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
      const place = (start: Pointer, v: number): Pointer => advance(start, v * vectorBytes);
      const over = (body: (from: Pointer, x: Pointer, v: number) => Code): Code =>
        repeat(
          locals,
          rows,
          8,
          [stream(deltas, rowBytes), stream(normalised, rowBytes), stream(at.gains, bytes)],
          (from = deltas, x = normalised, gains = at.gains) => [
            set(gain, loadParameter(mode, gains)),
            Array.from({ length: tile }, (_, v) => [
              set(slope, f32x4.mul(loadVector(place(from, v)), get(gain))),
              body(place(from, v), place(x, v), v),
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
              loadVector(advance(inverses, v * vectorBytes)),
            ),
          );
        }),
      ];
    },
  );
}
