import { type Code, f32x4, get, type Local, set, v128 } from "../../wasm/encoder.ts";
import type { LayerShape } from "../network/network-shape.ts";
import type { EmitContext } from "./dense-kernel.ts";
import { type ExpressionPlan, emitExpressions, planExpressions } from "./emit-expression.ts";
import type { HiddenKind } from "./kernel-spec.ts";
import { loadParameter, parameterBytes, partialSums, storeSums, vectorBytes } from "./lanes.ts";
import { advance, forTiles, type Pointer, repeat, stream } from "./pointer.ts";

/** Vectors of a layer up to which its activation is written out without a loop. */
const straightVectors = 24;

/** One layer's activation over one mini-batch; all buffers are [row or unit][vector]. */
export interface ActivationSize {
  readonly layer: LayerShape;
  readonly vectors: number;
}

/** Where a layer's values lie. */
export interface ActivationRows {
  /** z of each row; the same as `activations` where a unit's value is computed in place. */
  readonly preActivations: Pointer;
  readonly activations: Pointer;
  /** f′(z) of each row after the forward pass, ∂L/∂z after the backward pass. */
  readonly slopes: Pointer;
  /** ∂f/∂parameter of each unit, one buffer per learned parameter. */
  readonly partials: readonly Pointer[];
  /** The layer's learned activation parameters in the forward pass, their gradients in the backward pass. */
  readonly learned: Pointer;
}

/** What hidden units compute, to be emitted for any layer. */
export type ActivationPlan =
  | {
      readonly kind: "elementwise";
      readonly learnable: readonly string[];
      /** f, and where they are wanted f′ and each ∂f/∂parameter. */
      readonly expressions: ExpressionPlan;
    }
  | { readonly kind: "maxout"; readonly withDerivatives: boolean };

/** Training wants f′ (and ∂f/∂parameter), evaluation does not. */
export function planActivation(hidden: HiddenKind, withDerivatives: boolean): ActivationPlan {
  if (hidden.kind === "maxout") return { kind: "maxout", withDerivatives };
  const learnable = hidden.learnable.map(({ name }) => name);
  const derivatives = [hidden.derivative, ...hidden.learnable.map(({ derivative }) => derivative)];
  const expressions = planExpressions(
    [hidden.value, ...(withDerivatives ? derivatives : [])],
    (name) => (learnable.includes(name) ? undefined : (hidden.constants[name] ?? Number.NaN)),
  );
  return { kind: "elementwise", learnable, expressions };
}

/** Activations from pre-activations, and what the backward pass will need of f′. */
export function emitActivation(
  context: EmitContext,
  plan: ActivationPlan,
  size: ActivationSize,
  at: ActivationRows,
): Code {
  return plan.kind === "maxout"
    ? emitMaxout(context, size, at, plan.withDerivatives)
    : emitElementwise(context, plan, size, at);
}

function emitElementwise(
  { mode, locals, math, rows, straight }: EmitContext,
  { learnable, expressions }: ActivationPlan & { kind: "elementwise" },
  { layer, vectors }: ActivationSize,
  at: ActivationRows,
): Code {
  const parameters = new Map<string, Local>(learnable.map((name) => [name, locals.new("v128")]));
  const targets = [at.activations, at.slopes, ...at.partials].slice(0, expressions.roots.length);
  const step = (...pointers: Pointer[]): Code => {
    const z = locals.new("v128");
    const emitted = emitExpressions(expressions, {
      locals,
      math,
      variable: z,
      parameters: (name) => get(parameters.get(name) as Local),
    });
    return [
      set(z, rows.load(pointers[0] as Pointer)),
      emitted.prelude,
      emitted.values.map((value, index) => rows.store(pointers[index] as Pointer, value)),
    ];
  };
  const count = layer.units * vectors;
  const rowBytes = vectors * vectorBytes;
  const streams = (starts: readonly Pointer[], stride: number) =>
    starts.map((start) => stream(start, stride));
  return [
    [...parameters.values()].map((local, index) =>
      set(local, loadParameter(mode, advance(at.learned, index * parameterBytes(mode)))),
    ),
    straight || count <= straightVectors
      ? // All units' first vectors first: with them the next layer can begin.
        repeat(locals, vectors, vectors, streams(targets, vectorBytes), (...column) =>
          repeat(locals, layer.units, layer.units, streams(column, rowBytes), step),
        )
      : repeat(locals, count, 2, streams(targets, vectorBytes), step),
  ];
}

/** a = the largest piece; the first of tied pieces is the one that learns. */
function emitMaxout(
  { locals, rows, straight }: EmitContext,
  { layer, vectors }: ActivationSize,
  at: ActivationRows,
  withDerivatives: boolean,
): Code {
  const rowBytes = vectors * vectorBytes;
  const pieces = Array.from({ length: layer.pieces }, () => locals.new("v128"));
  const largest = locals.new("v128");
  const free = locals.new("v128");
  const chosen = locals.new("v128");
  return repeat(
    locals,
    layer.units,
    straight ? layer.units : 1,
    [
      stream(at.preActivations, layer.pieces * rowBytes),
      stream(at.slopes, layer.pieces * rowBytes),
      stream(at.activations, rowBytes),
    ],
    (z = at.preActivations, mask = at.slopes, a = at.activations) =>
      repeat(
        locals,
        vectors,
        straight ? vectors : 2,
        [stream(z, vectorBytes), stream(mask, vectorBytes), stream(a, vectorBytes)],
        (zAt = z, maskAt = mask, aAt = a) => [
          pieces.map((piece, index) => set(piece, rows.load(advance(zAt, index * rowBytes)))),
          set(
            largest,
            pieces
              .slice(1)
              .reduce<Code>((best, piece) => f32x4.max(best, get(piece)), get(pieces[0] as Local)),
          ),
          rows.store(aAt, get(largest)),
          withDerivatives
            ? [
                set(free, f32x4.eq(get(largest), get(largest))),
                pieces.map((piece, index) => [
                  set(chosen, v128.and(f32x4.eq(get(piece), get(largest)), get(free))),
                  set(free, v128.andNot(get(free), get(chosen))),
                  rows.store(
                    advance(maskAt, index * rowBytes),
                    v128.and(get(chosen), f32x4.const(1)),
                  ),
                ]),
              ]
            : [],
        ],
      ),
  );
}

/** Whether ∂L/∂a needs a pass of its own on its way to ∂L/∂z. */
export const needsSpread = (hidden: HiddenKind): boolean =>
  hidden.kind === "maxout" || hidden.learnable.length > 0;

/**
 * From ∂L/∂a of a layer (`upstream`) to ∂L/∂z of its rows, in place of f′, and
 * to the gradients of its learned activation parameters.
 */
export function emitSpread(
  context: EmitContext,
  hidden: HiddenKind,
  { layer, vectors }: ActivationSize,
  upstream: Pointer,
  at: ActivationRows,
): Code {
  const { mode, locals, rows, straight } = context;
  const rowBytes = vectors * vectorBytes;
  const given = locals.new("v128");
  if (hidden.kind === "maxout") {
    return repeat(
      locals,
      layer.units,
      straight ? layer.units : 1,
      [stream(upstream, rowBytes), stream(at.slopes, layer.pieces * rowBytes)],
      (unit = upstream, slopes = at.slopes) =>
        repeat(
          locals,
          vectors,
          straight ? vectors : 2,
          [stream(unit, vectorBytes), stream(slopes, vectorBytes)],
          (from = unit, to = slopes) => [
            set(given, rows.load(from)),
            Array.from({ length: layer.pieces }, (_, piece) => {
              const row = advance(to, piece * rowBytes);
              return rows.store(row, f32x4.mul(get(given), rows.load(row)));
            }),
          ],
        ),
    );
  }
  const parts = partialSums(mode);
  const sums = hidden.learnable.map(() => Array.from({ length: parts }, () => locals.new("v128")));
  return [
    sums.flat().map((sum) => set(sum, f32x4.const(0))),
    repeat(
      locals,
      layer.units,
      straight ? layer.units : 1,
      [upstream, at.slopes, ...at.partials].map((start) => stream(start, rowBytes)),
      (...unit) =>
        forTiles(
          locals,
          vectors,
          parts,
          straight ? vectors : 1,
          unit.map((start) => stream(start, vectorBytes)),
          (tile, ...pointers) =>
            Array.from({ length: tile }, (_, part) => {
              const [from, slope, ...slopes] = pointers.map((pointer) =>
                advance(pointer, part * vectorBytes),
              ) as [Pointer, Pointer, ...Pointer[]];
              return [
                set(given, rows.load(from)),
                rows.store(slope, f32x4.mul(get(given), rows.load(slope))),
                slopes.map((pointer, index) => {
                  const sum = sums[index]?.[part] as Local;
                  return set(sum, f32x4.add(get(sum), f32x4.mul(get(given), rows.load(pointer))));
                }),
              ];
            }),
        ),
    ),
    sums.map((sum, index) =>
      storeSums(mode, locals, advance(at.learned, index * parameterBytes(mode)), [
        sum.map((local) => get(local)),
      ]),
    ),
  ];
}
