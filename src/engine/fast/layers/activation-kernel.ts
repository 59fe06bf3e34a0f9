import { drawnParameter } from "../../../functions/families/activation-function.ts";
import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import {
  type ExpressionPlan,
  emitExpressions,
  planExpressions,
} from "../expressions/emit-expression.ts";
import type { HiddenKind } from "../layout/kernel-spec.ts";
import {
  loadParameter,
  parameterBytes,
  partialSums,
  storeSums,
  vectorBytes,
} from "../layout/lanes.ts";
import { advance, forTiles, type Pointer, repeat, stream } from "../layout/pointer.ts";
import type { EmitContext } from "./dense-kernel.ts";
import { emitUnitSpread, emitUnits, gatedUnit, maxoutUnit } from "./unit-kernel.ts";

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
  /** In training, the drawn number of each unit and example. */
  readonly drawn: Pointer | null;
}

/** What hidden units compute, to be emitted for any layer. */
export type ActivationPlan =
  | {
      readonly kind: "elementwise" | "gated";
      readonly learnable: readonly string[];
      /** f, and where they are wanted f′ and each ∂f/∂parameter. */
      readonly expressions: ExpressionPlan;
    }
  | { readonly kind: "maxout"; readonly withDerivatives: boolean };

/** Training wants f′ (and ∂f/∂parameter), evaluation does not. */
export function planActivation(hidden: HiddenKind, withDerivatives: boolean): ActivationPlan {
  if (hidden.kind === "maxout") return { kind: "maxout", withDerivatives };
  const learnable = hidden.learnable.map(({ name }) => name);
  const { value, derivative } = (withDerivatives && hidden.drawn) || hidden;
  const derivatives = [derivative, ...hidden.learnable.map(({ derivative: slope }) => slope)];
  const isRead = (name: string): boolean => learnable.includes(name) || name === drawnParameter;
  const expressions = planExpressions([value, ...(withDerivatives ? derivatives : [])], (name) =>
    isRead(name) ? undefined : (hidden.constants[name] ?? Number.NaN),
  );
  return { kind: hidden.kind, learnable, expressions };
}

/** Activations from pre-activations, and what the backward pass will need of f′. */
export function emitActivation(
  context: EmitContext,
  plan: ActivationPlan,
  size: ActivationSize,
  at: ActivationRows,
): Code {
  if (plan.kind === "maxout") {
    return emitUnits(context, size, at, maxoutUnit(context, size.layer.maps, plan.withDerivatives));
  }
  return plan.kind === "gated"
    ? emitUnits(context, size, at, gatedUnit(context, plan.expressions))
    : emitElementwise(context, plan, size, at);
}

function emitElementwise(
  { mode, locals, math, rows, straight }: EmitContext,
  { learnable, expressions }: Exclude<ActivationPlan, { kind: "maxout" }>,
  { layer, vectors }: ActivationSize,
  at: ActivationRows,
): Code {
  const parameters = new Map<string, Local>(learnable.map((name) => [name, locals.new("v128")]));
  const targets = [at.activations, at.slopes, ...at.partials].slice(0, expressions.roots.length);
  const sources = at.drawn ? [at.drawn] : [];
  const drawn = at.drawn ? locals.new("v128") : null;
  if (drawn) parameters.set(drawnParameter, drawn);
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
      drawn ? set(drawn, rows.load(pointers[targets.length] as Pointer)) : [],
      emitted.prelude,
      emitted.values.map((value, index) => rows.store(pointers[index] as Pointer, value)),
    ];
  };
  const count = layer.units * vectors;
  const rowBytes = vectors * vectorBytes;
  const streams = (starts: readonly Pointer[], stride: number) =>
    starts.map((start) => stream(start, stride));
  return [
    learnable.map((name, index) =>
      set(
        parameters.get(name) as Local,
        loadParameter(mode, advance(at.learned, index * parameterBytes(mode))),
      ),
    ),
    straight || count <= straightVectors
      ? // All units' first vectors first: with them the next layer can begin.
        repeat(
          locals,
          vectors,
          vectors,
          streams([...targets, ...sources], vectorBytes),
          (...column) => repeat(locals, layer.units, layer.units, streams(column, rowBytes), step),
        )
      : repeat(locals, count, 2, streams([...targets, ...sources], vectorBytes), step),
  ];
}

/** Whether ∂L/∂a needs a pass of its own on its way to ∂L/∂z. */
export const needsSpread = (hidden: HiddenKind): boolean =>
  hidden.kind !== "elementwise" || hidden.learnable.length > 0;

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
  if (hidden.kind !== "elementwise")
    return emitUnitSpread(context, { layer, vectors }, upstream, at);
  const { mode, locals, rows, straight } = context;
  const rowBytes = vectors * vectorBytes;
  const given = locals.new("v128");
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
