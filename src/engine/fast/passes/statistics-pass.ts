import { type Code, doWhile, get, i32, type Local, set } from "../../../wasm/encoder.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import type { DenseSize, EmitContext } from "../layers/dense-kernel.ts";
import type { KernelSpec } from "../layout/kernel-spec.ts";
import type { MemoryMap } from "../layout/memory-map.ts";
import { absolute, type Pointer, relative } from "../layout/pointer.ts";
import { emitGather, emitSettled } from "../normalisation/statistics-kernel.ts";
import type { EmitStep, LayerSurroundings } from "./layer-surroundings.ts";

/** What the pass takes from the kernel that it belongs to. */
export interface StatisticsParts {
  readonly spec: KernelSpec;
  readonly map: MemoryMap;
  readonly around: LayerSurroundings;
  readonly step: EmitStep;
  /** z of a layer from its inputs. */
  readonly linear: (
    context: EmitContext,
    layer: number,
    size: DenseSize,
    x: Pointer,
    z: Pointer,
  ) => Code;
  /** a of a hidden layer from what its function sees. */
  readonly activation: (
    context: EmitContext,
    layer: number,
    vectors: number,
    y: Pointer,
    a: Pointer,
  ) => Code;
}

/**
 * The mean and variance of every row of one hidden layer over blocks of examples, for a function of
 * (block, count, scratch); then the layer's activations, which stay in the scratch for the next.
 */
export function emitLayerStatistics(
  context: EmitContext,
  { spec, map, around, step, linear, activation }: StatisticsParts,
  index: number,
): Code {
  const { locals } = context;
  const layer = spec.shape.layers[index] as LayerShape;
  const { inputs, rows, units, skips } = layer;
  const vectors = map.evaluationVectors;
  const { statistics, evaluationBlockBytes, parameters } = map;
  const [first, count, scratch] = [0, 1, 2].map((place) => locals.parameter(place)) as [
    Local,
    Local,
    Local,
  ];
  const [block, room, left] = [0, 1, 2].map(() => locals.new("i32")) as [Local, Local, Local];
  const size = { rows, vectors };
  const perRow = around.normalisedRows(index, parameters);
  const [, , means, variances] = perRow as [Pointer, Pointer, Pointer, Pointer];
  const sums = absolute(statistics.sums);
  const halves = [0, statistics.unitBytes].map((bytes) => relative(room, bytes)) as [
    Pointer,
    Pointer,
  ];
  const x = index === 0 ? relative(block) : (halves[index % 2] as Pointer);
  const a = halves[(index + 1) % 2] as Pointer;
  // A unit of one linear map is computed in place.
  const z = layer.maps > 1 ? relative(room, 2 * statistics.unitBytes) : a;
  const weights = around.weights(vectors, relative(block));
  const overBlocks = (body: Code): Code => [
    set(block, get(first)),
    set(room, get(scratch)),
    set(left, get(count)),
    doWhile(
      [
        body,
        set(block, i32.add(get(block), i32.const(evaluationBlockBytes))),
        set(room, i32.add(get(room), i32.const(statistics.blockBytes))),
        set(left, i32.sub(get(left), i32.const(1))),
      ],
      i32.ne(get(left), i32.const(0)),
    ),
  ];
  const gather = (from: Pointer | null): Code =>
    step(
      context,
      ["gather", rows, vectors, from !== null],
      [z, weights, sums, from ?? z],
      (inner, pointers) => {
        const [values, shares, target, mean] = pointers as [Pointer, Pointer, Pointer, Pointer];
        return emitGather(inner, size, {
          z: values,
          weights: shares,
          sums: target,
          means: from && mean,
        });
      },
    );
  const settle = (target: Pointer): Code =>
    step(context, ["settle", rows], [sums, target], (inner, pointers) => {
      const [from, to] = pointers as [Pointer, Pointer];
      const count = absolute(statistics.count);
      return emitSettled(inner, rows, { sums: from, count, target: to });
    });
  return [
    overBlocks([linear(context, index, { inputs, ...size }, x, z), gather(null)]),
    settle(means),
    overBlocks(gather(means)),
    settle(variances),
    overBlocks([
      around.normalise(context, index, vectors, null, { z, y: z }),
      activation(context, index, vectors, z, a),
      skips ? around.added(context, { units, vectors }, [x, a]) : [],
    ]),
  ];
}
