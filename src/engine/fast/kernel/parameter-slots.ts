import { normalisedStarts } from "../../network/network-shape.ts";
import type { KernelSpec } from "../layout/kernel-spec.ts";
import type { MemoryMap } from "../layout/memory-map.ts";

/** For each of `FlatParameters`, its position in the kernel's padded arrays. */
export function parameterSlots({ shape }: KernelSpec, map: MemoryMap): Int32Array {
  const slots = new Int32Array(shape.parameterCount);
  for (const [index, layer] of shape.layers.entries()) {
    const first = map.layerSlots[index] as number;
    for (let own = 0; own < layer.rows * (layer.inputs + 1); own++) {
      slots[layer.weightOffset + own] = first + own;
    }
  }
  for (let index = shape.learnableOffset; index < shape.parameterCount; index++) {
    slots[index] = map.learnableSlot + index - shape.learnableOffset;
  }
  for (const [index, { rows, normalisation }] of shape.layers.entries()) {
    const own = map.normalisedSlots[index];
    if (!own || !normalisation) continue;
    for (const [name, offset] of normalisedStarts(normalisation)) {
      if (offset === undefined) continue;
      for (let row = 0; row < rows; row++) slots[offset + row] = own[name] + row;
    }
  }
  return slots;
}
