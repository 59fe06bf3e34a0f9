import { type Code, f32x4, get, type Local, set } from "../../../wasm/encoder.ts";
import {
  type LaneMode,
  parametersPerVector,
  partialSums,
  totals,
  vectorBytes,
} from "../layout/lanes.ts";
import { advance, type Pointer } from "../layout/pointer.ts";
import type { DenseSize, EmitContext } from "./dense-kernel.ts";

/**
 * Parameters whose sums are taken together: a whole vector of them with lanes
 * over samples; with lanes over replicates as many as leave their four partial
 * sums, and the terms, in registers.
 */
const groupSize = (mode: LaneMode): number => (mode === "samples" ? parametersPerVector(mode) : 3);

/**
 * The gradients that `emitGradient` stores, to the bit, but in the order of the
 * parameters: weights [row][input], then biases, whatever rows they belong to.
 * Each vector of them goes straight from its sum to `use`, and none waits for a
 * store of parts of it. For networks that are written without loops.
 */
export function emitStraightGradient(
  context: EmitContext,
  size: DenseSize,
  at: { readonly deltas: Pointer; readonly x: Pointer },
  use: (vector: number, gradient: Local) => Code,
): Code {
  const { mode, locals } = context;
  const { rows, inputs, vectors } = size;
  const weights = rows * inputs;
  const count = weights + rows;
  const group = groupSize(mode);

  const sumsOf = (parameters: readonly number[]): Code[] => {
    const parts = Math.min(partialSums(mode), vectors);
    const sums = parameters.map(() => Array.from({ length: parts }, () => locals.new("v128")));
    const code: Code[] = [];
    for (let vector = 0; vector < vectors; vector++) {
      const load = loadOnce(context, code);
      const delta = (row: number): Code =>
        load(advance(at.deltas, (row * vectors + vector) * vectorBytes));
      const x = (input: number): Code =>
        load(advance(at.x, (input * vectors + vector) * vectorBytes));
      for (const [index, parameter] of parameters.entries()) {
        const sum = sums[index]?.[vector % parts] as Local;
        const term =
          parameter < weights
            ? f32x4.mul(delta(Math.floor(parameter / inputs)), x(parameter % inputs))
            : delta(parameter - weights);
        code.push(set(sum, vector < parts ? term : f32x4.add(get(sum), term)));
      }
    }
    const gradients = totals(
      mode,
      locals,
      sums.map((partial) => partial.map((sum) => get(sum))),
    );
    const first = (parameters[0] as number) / parametersPerVector(mode);
    return [
      ...code,
      ...gradients.flatMap((total, index) => {
        const gradient = locals.new("v128");
        // A sum from its first term on can be −0 where one from 0 on is 0.
        return [set(gradient, f32x4.add(total, f32x4.const(0))), use(first + index, gradient)];
      }),
    ];
  };

  const groups = Array.from({ length: Math.ceil(count / group) }, (_, index) =>
    Array.from(
      { length: Math.min(group, count - index * group) },
      (_, member) => index * group + member,
    ),
  );
  return groups.map(sumsOf);
}

/** Reads vectors into locals, each once, appending to `code`. */
function loadOnce({ locals, rows }: EmitContext, code: Code[]): (pointer: Pointer) => Code {
  const held = new Map<string, Local>();
  return (pointer) => {
    const key = `${pointer.base?.index} ${pointer.offset}`;
    let local = held.get(key);
    if (!local) {
      local = locals.new("v128");
      held.set(key, local);
      code.push(set(local, rows.load(pointer)));
    }
    return get(local);
  };
}
