import type { Code } from "../../../wasm/encoder.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import { emitSpread, needsSpread } from "../layers/activation-kernel.ts";
import { emitGradient } from "../layers/dense-gradient.ts";
import { type DenseSize, type EmitContext, emitLowerDelta } from "../layers/dense-kernel.ts";
import { emitStraightGradient } from "../layers/straight-gradient.ts";
import { hiddenOf, isBranched } from "../layout/kernel-spec.ts";
import type { HiddenBuffers } from "../layout/memory-map.ts";
import { absolute, type Pointer } from "../layout/pointer.ts";
import { activationPointers, activationRows } from "./activation-pointers.ts";
import type { KernelSteps } from "./kernel-steps.ts";
import type { UpdateKernel } from "./update-kernel.ts";

/** From the last layer to the first: the delta below, then gradients and their steps. */
export function emitBackwardPass(
  steps: KernelSteps,
  context: EmitContext,
  block: Pointer,
  update: UpdateKernel,
): Code {
  const layers: Code[] = [];
  for (const [index, size] of [...steps.sizes(steps.map.trainVectors).entries()].reverse()) {
    const own = steps.map.hidden[index];
    const deltas = absolute(own ? own.deltas : steps.map.outputDeltas);
    const below = steps.map.hidden[index - 1];
    if (below && isBranched(steps.spec)) {
      layers.push(stepDown(steps, context, size, index, deltas, below));
    } else if (below) layers.push(lowerDelta(steps, context, size, index, deltas, below));
    layers.push(gradient(steps, context, size, index, deltas, block, update));
    if (!below) continue;
    if (isBranched(steps.spec)) {
      layers.push(throughBranch(steps, context, index - 1, size.vectors));
    }
    layers.push(steps.around.normaliseBack(context, index - 1, size.vectors, block));
  }
  return [layers, update.allFrom(context.straight ? steps.vectorOf(steps.map.learnableSlot) : 0)];
}

/** Straight lines step as soon as a gradient is there; others when all are. */
function gradient(
  steps: KernelSteps,
  context: EmitContext,
  size: DenseSize,
  index: number,
  deltas: Pointer,
  block: Pointer,
  update: UpdateKernel,
): Code {
  const x = steps.inputsOf(index, block);
  if (context.straight) {
    const first = steps.vectorOf(steps.map.layerSlots[index] as number);
    return emitStraightGradient(context, size, { deltas, x }, (vector, gradient) =>
      update.one(first + vector, gradient),
    );
  }
  // Batch normalisation takes off whatever a bias adds: no gradient arrives there.
  const isHidden = index < steps.spec.shape.hiddenLayerCount;
  const trainsBias = !(isHidden && steps.spec.normalisation?.kind === "batch");
  return steps.dense(
    context,
    trainsBias ? "gradient" : "weightGradient",
    size,
    [deltas, x, steps.layerAddress(steps.map.gradients, index)],
    (inner, pointers) => {
      const [delta, from, gradients] = pointers as [Pointer, Pointer, Pointer];
      return emitGradient(inner, size, { deltas: delta, x: from, gradients }, trainsBias);
    },
  );
}

/** From ∂L/∂z of layer `index` to ∂L/∂a of the hidden layer below it. */
function stepDown(
  steps: KernelSteps,
  context: EmitContext,
  size: DenseSize,
  index: number,
  deltas: Pointer,
  below: HiddenBuffers,
): Code {
  const { skips, inputs } = steps.spec.shape.layers[index] as LayerShape;
  const lower = absolute(below.upstream);
  const own = steps.map.hidden[index];
  return [
    steps.dense(
      context,
      "unscaledDelta",
      size,
      [steps.layerAddress(steps.map.parameters, index), deltas, lower],
      (inner, pointers) => {
        const [weights, delta, target] = pointers as [Pointer, Pointer, Pointer];
        const at = { weights, deltas: delta, lower: target, derivatives: null };
        return emitLowerDelta(inner, size, at);
      },
    ),
    skips && own
      ? steps.around.added(context, { units: inputs, vectors: size.vectors }, [
          absolute(own.upstream),
          lower,
        ])
      : [],
  ];
}

/** From ∂L/∂z of layer `index` to ∂L/∂z of the hidden layer below it. */
function lowerDelta(
  steps: KernelSteps,
  context: EmitContext,
  size: DenseSize,
  index: number,
  deltas: Pointer,
  below: HiddenBuffers,
): Code {
  const isSpread = needsSpread(hiddenOf(steps.spec, index - 1));
  const lower = absolute(isSpread ? steps.map.upstream : below.deltas);
  return [
    steps.dense(
      context,
      isSpread && steps.spec.laterHidden ? "unscaledDelta" : "lowerDelta",
      size,
      [steps.layerAddress(steps.map.parameters, index), deltas, lower],
      (inner, pointers) => {
        const [weights, delta, target] = pointers as [Pointer, Pointer, Pointer];
        return emitLowerDelta(inner, size, {
          weights,
          deltas: delta,
          lower: target,
          derivatives: isSpread ? null : target,
        });
      },
    ),
    isSpread ? spread(steps, context, index - 1, size.vectors, lower, below) : [],
  ];
}

/** From ∂L/∂a of a hidden layer, in its `upstream`, to ∂L/∂y in its `deltas`. */
function throughBranch(
  steps: KernelSteps,
  context: EmitContext,
  index: number,
  vectors: number,
): Code {
  const { units } = steps.spec.shape.layers[index] as LayerShape;
  const buffers = steps.map.hidden[index] as HiddenBuffers;
  const upstream = absolute(buffers.upstream);
  const isDropped = steps.spec.dropout !== undefined;
  const branch = isDropped ? absolute(steps.map.upstream) : upstream;
  return [
    isDropped
      ? steps.around.scaled(context, { units, vectors }, [
          upstream,
          absolute(buffers.factors),
          branch,
        ])
      : [],
    spread(steps, context, index, vectors, branch, buffers),
  ];
}

function spread(
  steps: KernelSteps,
  context: EmitContext,
  index: number,
  vectors: number,
  upstream: Pointer,
  buffers: HiddenBuffers,
): Code {
  const hidden = hiddenOf(steps.spec, index);
  const size = { layer: steps.spec.shape.layers[index] as LayerShape, vectors };
  return steps.step(
    context,
    [...steps.ofKind("spread", index), size.layer.units, vectors],
    [upstream, ...activationPointers(buffers, steps.learnedAddress(steps.map.gradients, index))],
    (inner, [from = upstream, ...pointers]) =>
      emitSpread(inner, hidden, size, from, activationRows(hidden, pointers)),
  );
}
