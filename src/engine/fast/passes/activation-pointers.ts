import type { ActivationRows } from "../layers/activation-kernel.ts";
import type { HiddenKind } from "../layout/kernel-spec.ts";
import type { HiddenBuffers } from "../layout/memory-map.ts";
import { absolute, type Pointer } from "../layout/pointer.ts";

/** A layer's buffers, for a function that several layers share. */
export const activationPointers = (
  buffers: HiddenBuffers,
  learned: Pointer,
): readonly Pointer[] => [
  ...[buffers.preActivations, buffers.activations, buffers.deltas].map(absolute),
  learned,
  ...buffers.partials.map(absolute),
  ...(buffers.drawn === 0 ? [] : [absolute(buffers.drawn)]),
];

export function activationRows(hidden: HiddenKind, pointers: readonly Pointer[]): ActivationRows {
  const [preActivations, activations, slopes, learned, ...others] = pointers as [
    Pointer,
    Pointer,
    Pointer,
    Pointer,
    ...Pointer[],
  ];
  const partials = hidden.kind === "maxout" ? others : others.slice(0, hidden.learnable.length);
  const [drawn = null] = others.slice(partials.length);
  return { preActivations, activations, slopes, partials, learned, drawn };
}
