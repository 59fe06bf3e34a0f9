import type { Code } from "../../../wasm/encoder.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import { type ActivationPlan, emitActivation } from "../layers/activation-kernel.ts";
import { type DenseSize, type EmitContext, emitForward } from "../layers/dense-kernel.ts";
import { hiddenOf, isStepwise } from "../layout/kernel-spec.ts";
import type { HiddenBuffers } from "../layout/memory-map.ts";
import { absolute, type Pointer } from "../layout/pointer.ts";
import { activationPointers, activationRows } from "./activation-pointers.ts";
import type { KernelSteps } from "./kernel-steps.ts";

export function emitForwardPass(
  steps: KernelSteps,
  context: EmitContext,
  vectors: number,
  block: Pointer,
  withDerivatives: boolean,
): Code {
  return steps.sizes(vectors).map((size, index) => {
    const buffers = steps.map.hidden[index];
    const weights = steps.layerAddress(steps.map.parameters, index);
    const x = steps.inputsOf(index, block);
    if (buffers && isStepwise(steps.spec)) {
      return stepwiseForward(steps, context, index, vectors, block, buffers, withDerivatives);
    }
    const z = absolute(buffers ? buffers.preActivations : steps.map.outputs);
    return [
      emitLinear(steps, context, size, [weights, x, z]),
      buffers ? activation(steps, context, index, vectors, buffers, withDerivatives) : [],
    ];
  });
}

export function emitLinear(
  steps: KernelSteps,
  context: EmitContext,
  size: DenseSize,
  pointers: readonly Pointer[],
): Code {
  return steps.dense(context, "forward", size, pointers, (inner, given) => {
    const [w, from, to] = given as [Pointer, Pointer, Pointer];
    return emitForward(inner, size, { weights: w, x: from, z: to });
  });
}

/** A hidden layer with what stands around it: linear maps, normalisation, function, dropout, skip connection. */
function stepwiseForward(
  steps: KernelSteps,
  context: EmitContext,
  index: number,
  vectors: number,
  block: Pointer,
  buffers: HiddenBuffers,
  isTraining: boolean,
): Code {
  const layer = steps.spec.shape.layers[index] as LayerShape;
  const { rows, units, inputs, normalisation, skips } = layer;
  const x = steps.inputsOf(index, block);
  const y = absolute(buffers.preActivations);
  const z = normalisation ? absolute(buffers.normalised) : y;
  const a = absolute(buffers.activations);
  const size = { units, vectors };
  return [
    emitLinear(steps, context, { inputs, rows, vectors }, [
      steps.layerAddress(steps.map.parameters, index),
      x,
      z,
    ]),
    normalisation
      ? steps.around.normalise(context, index, vectors, isTraining ? block : null, { z, y })
      : [],
    activation(steps, context, index, vectors, buffers, isTraining),
    isTraining ? steps.around.dropped(context, index, vectors) : [],
    skips ? steps.around.added(context, size, [x, a]) : [],
  ];
}

function activation(
  steps: KernelSteps,
  context: EmitContext,
  index: number,
  vectors: number,
  buffers: HiddenBuffers,
  withDerivatives: boolean,
): Code {
  const size = { layer: steps.spec.shape.layers[index] as LayerShape, vectors };
  const hidden = hiddenOf(steps.spec, index);
  const plan = (withDerivatives ? steps.training : steps.evaluation)[index] as ActivationPlan;
  return [
    withDerivatives ? steps.around.drawnNumbers(context, index, vectors) : [],
    steps.step(
      context,
      [...steps.ofKind("activation", index), size.layer.units, vectors, withDerivatives],
      activationPointers(buffers, steps.learnedAddress(steps.map.parameters, index)),
      (inner, pointers) => emitActivation(inner, plan, size, activationRows(hidden, pointers)),
    ),
  ];
}
