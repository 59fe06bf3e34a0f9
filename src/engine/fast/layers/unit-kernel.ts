import { type Code, f32x4, get, type Local, set, v128 } from "../../../wasm/encoder.ts";
import { type ExpressionPlan, emitExpressions } from "../expressions/emit-expression.ts";
import { vectorBytes } from "../layout/lanes.ts";
import { advance, type Pointer, repeat, stream } from "../layout/pointer.ts";
import type { ActivationRows, ActivationSize } from "./activation-kernel.ts";
import type { EmitContext } from "./dense-kernel.ts";

/** What a unit of several linear maps makes of one vector of examples. */
interface UnitCode {
  readonly prelude: Code;
  /** a. */
  readonly value: Code;
  /** ∂a/∂z of each of its rows, in turn; run after `value`. Empty where nobody trains. */
  readonly slopes: readonly { readonly before: Code; readonly value: Code }[];
}

/** Takes the z of one of the unit's rows. */
type LoadRow = (map: number) => Code;

/** Activations of units of several linear maps, and of each row the slope that the backward pass needs. */
export function emitUnits(
  { locals, rows, straight }: EmitContext,
  { layer, vectors }: ActivationSize,
  at: ActivationRows,
  unitOf: (load: LoadRow) => UnitCode,
): Code {
  const rowBytes = vectors * vectorBytes;
  return repeat(
    locals,
    layer.units,
    straight ? layer.units : 1,
    [
      stream(at.preActivations, layer.maps * rowBytes),
      stream(at.slopes, layer.maps * rowBytes),
      stream(at.activations, rowBytes),
    ],
    (z = at.preActivations, slopes = at.slopes, a = at.activations) =>
      repeat(
        locals,
        vectors,
        straight ? vectors : 2,
        [stream(z, vectorBytes), stream(slopes, vectorBytes), stream(a, vectorBytes)],
        (zAt = z, slopesAt = slopes, aAt = a) => {
          const unit = unitOf((map) => rows.load(advance(zAt, map * rowBytes)));
          return [
            unit.prelude,
            rows.store(aAt, unit.value),
            unit.slopes.map(({ before, value }, map) => [
              before,
              rows.store(advance(slopesAt, map * rowBytes), value),
            ]),
          ];
        },
      ),
  );
}

/** a = the largest piece; the first of tied pieces is the one that learns. */
export function maxoutUnit(
  { locals }: EmitContext,
  maps: number,
  withDerivatives: boolean,
): (load: LoadRow) => UnitCode {
  const pieces = Array.from({ length: maps }, () => locals.new("v128"));
  const largest = locals.new("v128");
  const free = locals.new("v128");
  const chosen = locals.new("v128");
  const marked = pieces.map((piece, index) => ({
    before: [
      index === 0 ? set(free, f32x4.eq(get(largest), get(largest))) : [],
      set(chosen, v128.and(f32x4.eq(get(piece), get(largest)), get(free))),
      set(free, v128.andNot(get(free), get(chosen))),
    ],
    value: v128.and(get(chosen), f32x4.const(1)),
  }));
  return (load) => ({
    prelude: [
      pieces.map((piece, index) => set(piece, load(index))),
      set(
        largest,
        pieces
          .slice(1)
          .reduce<Code>((best, piece) => f32x4.max(best, get(piece)), get(pieces[0] as Local)),
      ),
    ],
    value: get(largest),
    slopes: withDerivatives ? marked : [],
  });
}

/** a = u·f(z), with ∂a/∂u = f(z) and ∂a/∂z = u·f′(z). */
export function gatedUnit(
  { locals, math }: EmitContext,
  expressions: ExpressionPlan,
): (load: LoadRow) => UnitCode {
  const u = locals.new("v128");
  const f = locals.new("v128");
  return (load) => {
    const z = locals.new("v128");
    const { prelude, values } = emitExpressions(expressions, { locals, math, variable: z });
    const [value = [], slope] = values;
    return {
      prelude: [set(u, load(0)), set(z, load(1)), prelude, set(f, value)],
      value: f32x4.mul(get(u), get(f)),
      slopes: slope
        ? [
            { before: [], value: get(f) },
            { before: [], value: f32x4.mul(get(u), slope) },
          ]
        : [],
    };
  };
}

/** From ∂L/∂a of each unit to ∂L/∂z of its rows, in place of their slopes. */
export function emitUnitSpread(
  { locals, rows, straight }: EmitContext,
  { layer, vectors }: ActivationSize,
  upstream: Pointer,
  at: ActivationRows,
): Code {
  const rowBytes = vectors * vectorBytes;
  const given = locals.new("v128");
  return repeat(
    locals,
    layer.units,
    straight ? layer.units : 1,
    [stream(upstream, rowBytes), stream(at.slopes, layer.maps * rowBytes)],
    (unit = upstream, slopes = at.slopes) =>
      repeat(
        locals,
        vectors,
        straight ? vectors : 2,
        [stream(unit, vectorBytes), stream(slopes, vectorBytes)],
        (from = unit, to = slopes) => [
          set(given, rows.load(from)),
          Array.from({ length: layer.maps }, (_, map) => {
            const row = advance(to, map * rowBytes);
            return rows.store(row, f32x4.mul(get(given), rows.load(row)));
          }),
        ],
      ),
  );
}
