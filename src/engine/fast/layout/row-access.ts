import { type Code, get, type Local, set } from "../../../wasm/encoder.ts";
import type { Locals } from "../../../wasm/module-builder.ts";
import { loadVector, type Pointer, storeVector } from "./pointer.ts";

/** How a mini-batch's rows (activations, slopes, deltas) pass from one step to the next. */
export interface RowAccess {
  readonly load: (pointer: Pointer) => Code;
  readonly store: (pointer: Pointer, value: Code) => Code;
}

export const throughMemory: RowAccess = { load: loadVector, store: storeVector };

/**
 * Rows of a straight line are read from locals: out of memory, what has just been
 * stored takes as long as two sums. What was not stored before comes from
 * memory. Steps must be emitted in the order in which they run.
 */
export function throughLocals(locals: Locals): RowAccess {
  const held = new Map<string, Local>();
  const keyOf = ({ base, offset }: Pointer): string => `${base?.index} ${offset}`;
  return {
    load: (pointer) => {
      const local = held.get(keyOf(pointer));
      return local ? get(local) : loadVector(pointer);
    },
    store: (pointer, value) => {
      const local = locals.new("v128");
      held.set(keyOf(pointer), local);
      // Into memory as well, though nobody reads it: V8's code is a quarter slower without.
      return [set(local, value), storeVector(pointer, get(local))];
    },
  };
}
