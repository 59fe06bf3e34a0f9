import type { Code } from "../../../wasm/encoder.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import { type ActivationPlan, emitActivation } from "../layers/activation-kernel.ts";
import type { EmitContext } from "../layers/dense-kernel.ts";
import type { HiddenBuffers } from "../layout/memory-map.ts";
import { absolute, type Pointer } from "../layout/pointer.ts";
import type { KernelSteps } from "../passes/kernel-steps.ts";
import type { UpdateKernel } from "../passes/update-kernel.ts";
import { emitSingleGradient, emitSingleStraightGradient } from "./single-example-gradient.ts";
import {
  emitSingleForward,
  emitSingleLowerDelta,
  emitSingleOutput,
} from "./single-example-kernel.ts";
import { type UnitValues, vectorsOf } from "./unit-lanes.ts";

/** What the pass meets outside of the layers. */
interface SingleExampleUse {
  readonly block: Pointer;
  /** ∂L/∂z of the output layer, to be emitted when its logits are there. */
  readonly outputDelta: () => Code;
  readonly update: UpdateKernel;
}

/** A whole mini-batch of one example, with four units in the lanes: see `single-example-kernel.ts`. */
export function emitSingleExample(
  context: EmitContext,
  steps: KernelSteps,
  { block, outputDelta, update }: SingleExampleUse,
): Code {
  const { layers, hiddenLayerCount: last } = steps.spec.shape;
  const { map } = steps;
  return [
    update.prelude(),
    layers.slice(0, last).map((_, layer) => hiddenForward(context, steps, layer, block)),
    emitSingleOutput(context, sizeOf(steps, last), {
      weights: steps.layerAddress(map.parameters, last),
      x: inputsOf(steps, last, block),
      z: absolute(map.outputs),
    }),
    outputDelta(),
    layers.map((_, index) => backward(context, steps, last - index, block, update)),
    update.allFrom(context.straight ? steps.vectorOf(map.learnableSlot) : 0),
  ];
}

const sizeOf = ({ spec }: KernelSteps, layer: number) => {
  const { inputs, rows } = spec.shape.layers[layer] as LayerShape;
  return { inputs, rows, vectors: 1 };
};

const buffersOf = ({ map }: KernelSteps, layer: number): HiddenBuffers =>
  map.hidden[layer] as HiddenBuffers;

/** What a layer takes in: features one by one, activations by four. */
const inputsOf = (steps: KernelSteps, layer: number, block: Pointer): UnitValues => ({
  pointer: steps.inputsOf(layer, block),
  perVector: layer === 0 ? 1 : 4,
});

/** ∂L/∂z of a layer. */
const deltasOf = (steps: KernelSteps, layer: number): UnitValues =>
  layer === steps.spec.shape.hiddenLayerCount
    ? { pointer: absolute(steps.map.outputDeltas), perVector: 1 }
    : { pointer: absolute(buffersOf(steps, layer).deltas), perVector: 4 };

function hiddenForward(
  context: EmitContext,
  steps: KernelSteps,
  index: number,
  block: Pointer,
): Code {
  const size = sizeOf(steps, index);
  const { pointer, perVector } = inputsOf(steps, index, block);
  const { activations, deltas } = buffersOf(steps, index);
  const layer: LayerShape = {
    ...(steps.spec.shape.layers[index] as LayerShape),
    units: vectorsOf(size.rows),
  };
  return steps.step(
    context,
    [...steps.ofKind("singleForward", index), size.inputs, size.rows, perVector],
    [
      steps.layerAddress(steps.map.parameters, index),
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
          steps.training[index] as ActivationPlan,
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
  steps: KernelSteps,
  index: number,
  block: Pointer,
  update: UpdateKernel,
): Code {
  const size = sizeOf(steps, index);
  const x = inputsOf(steps, index, block);
  const deltas = deltasOf(steps, index);
  const isFirst = index === 0;
  const lower = isFirst ? deltas.pointer : absolute(buffersOf(steps, index - 1).deltas);
  return steps.step(
    context,
    ["singleBackward", size.inputs, size.rows, x.perVector, deltas.perVector],
    [
      steps.layerAddress(steps.map.parameters, index),
      ...[x.pointer, deltas.pointer, lower],
      steps.layerAddress(steps.map.gradients, index),
    ],
    (inner, given) => {
      const [weights, from, own, below, gradients] = given as Five;
      const at = { x: { ...x, pointer: from }, deltas: { ...deltas, pointer: own } };
      const first = steps.vectorOf(steps.map.layerSlots[index] as number);
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
