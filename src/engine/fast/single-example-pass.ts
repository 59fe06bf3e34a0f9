import type { Code } from "../../wasm/encoder.ts";
import type { LayerShape } from "../network/network-shape.ts";
import { type ActivationPlan, emitActivation } from "./activation-kernel.ts";
import type { EmitContext } from "./dense-kernel.ts";
import type { KernelSpec } from "./kernel-spec.ts";
import { parametersPerVector } from "./lanes.ts";
import type { EmitStep } from "./layer-surroundings.ts";
import type { HiddenBuffers, MemoryMap } from "./memory-map.ts";
import { absolute, type Pointer } from "./pointer.ts";
import { emitSingleGradient, emitSingleStraightGradient } from "./single-example-gradient.ts";
import {
  emitSingleForward,
  emitSingleLowerDelta,
  emitSingleOutput,
} from "./single-example-kernel.ts";
import { type UnitValues, vectorsOf } from "./unit-lanes.ts";
import type { UpdateKernel } from "./update-kernel.ts";

/** What the pass takes over from the rest of a kernel. */
export interface SingleExampleParts {
  readonly spec: KernelSpec;
  readonly map: MemoryMap;
  /** Of each hidden layer, with what training wants. */
  readonly plans: readonly ActivationPlan[];
  readonly step: EmitStep;
  /** The name of a step that layers of one function share. */
  readonly ofKind: (name: string, layer: number) => readonly unknown[];
  /** Of a layer's weights in the array of parameters that starts there. */
  readonly layerAddress: (start: number, layer: number) => Pointer;
  readonly outputDelta: () => Code;
}

/** A whole mini-batch of one example, with four units in the lanes: see `single-example-kernel.ts`. */
export function emitSingleExample(
  context: EmitContext,
  parts: SingleExampleParts,
  block: Pointer,
  update: UpdateKernel,
): Code {
  const { layers, hiddenLayerCount: last } = parts.spec.shape;
  const { map } = parts;
  return [
    update.prelude(),
    layers.slice(0, last).map((_, layer) => hiddenForward(context, parts, layer, block)),
    emitSingleOutput(context, sizeOf(parts, last), {
      weights: parts.layerAddress(map.parameters, last),
      x: inputsOf(parts, last, block),
      z: absolute(map.outputs),
    }),
    parts.outputDelta(),
    layers.map((_, index) => backward(context, parts, last - index, block, update)),
    update.allFrom(
      context.straight ? map.learnableSlot / parametersPerVector(parts.spec.lanes) : 0,
    ),
  ];
}

const sizeOf = ({ spec }: SingleExampleParts, layer: number) => {
  const { inputs, rows } = spec.shape.layers[layer] as LayerShape;
  return { inputs, rows, vectors: 1 };
};

const buffersOf = ({ map }: SingleExampleParts, layer: number): HiddenBuffers =>
  map.hidden[layer] as HiddenBuffers;

/** What a layer takes in: the activations below, or the block's features. */
const inputsOf = (parts: SingleExampleParts, layer: number, block: Pointer): UnitValues =>
  layer === 0
    ? { pointer: block, perVector: 1 }
    : { pointer: absolute(buffersOf(parts, layer - 1).activations), perVector: 4 };

/** ∂L/∂z of a layer. */
const deltasOf = (parts: SingleExampleParts, layer: number): UnitValues =>
  layer === parts.spec.shape.hiddenLayerCount
    ? { pointer: absolute(parts.map.outputDeltas), perVector: 1 }
    : { pointer: absolute(buffersOf(parts, layer).deltas), perVector: 4 };

function hiddenForward(
  context: EmitContext,
  parts: SingleExampleParts,
  index: number,
  block: Pointer,
): Code {
  const size = sizeOf(parts, index);
  const { pointer, perVector } = inputsOf(parts, index, block);
  const { activations, deltas } = buffersOf(parts, index);
  const layer: LayerShape = {
    ...(parts.spec.shape.layers[index] as LayerShape),
    units: vectorsOf(size.rows),
  };
  return parts.step(
    context,
    [...parts.ofKind("singleForward", index), size.inputs, size.rows, perVector],
    [
      parts.layerAddress(parts.map.parameters, index),
      pointer,
      absolute(activations),
      absolute(deltas),
    ],
    (inner, given) => {
      const [weights, from, a, slopes] = given as [Pointer, Pointer, Pointer, Pointer];
      const rows = { preActivations: a, activations: a, slopes };
      return [
        emitSingleForward(inner, size, { weights, x: { pointer: from, perVector }, z: a }),
        emitActivation(
          inner,
          parts.plans[index] as ActivationPlan,
          { layer, vectors: 1 },
          { ...rows, partials: [], learned: a, drawn: null },
        ),
      ];
    },
  );
}

/** The delta below, then a layer's gradients. */
function backward(
  context: EmitContext,
  parts: SingleExampleParts,
  index: number,
  block: Pointer,
  update: UpdateKernel,
): Code {
  const size = sizeOf(parts, index);
  const x = inputsOf(parts, index, block);
  const deltas = deltasOf(parts, index);
  const isFirst = index === 0;
  const lower = isFirst ? deltas.pointer : absolute(buffersOf(parts, index - 1).deltas);
  return parts.step(
    context,
    ["singleBackward", size.inputs, size.rows, x.perVector, deltas.perVector],
    [
      parts.layerAddress(parts.map.parameters, index),
      ...[x.pointer, deltas.pointer, lower],
      parts.layerAddress(parts.map.gradients, index),
    ],
    (inner, given) => {
      const [weights, from, own, below, gradients] = given as Five;
      const at = { x: { ...x, pointer: from }, deltas: { ...deltas, pointer: own } };
      const slot = parts.map.layerSlots[index] as number;
      const first = slot / parametersPerVector(parts.spec.lanes);
      return [
        isFirst
          ? []
          : emitSingleLowerDelta(inner, size, { weights, deltas: at.deltas, lower: below }),
        inner.straight
          ? emitSingleStraightGradient(inner, size, at, (vector, gradient) =>
              update.one(first + vector, gradient),
            )
          : emitSingleGradient(inner, size, { ...at, gradients }),
      ];
    },
  );
}

type Five = [Pointer, Pointer, Pointer, Pointer, Pointer];
