import { type Code, get, type Local, set, v128 } from "../../../wasm/encoder.ts";
import type { EmitContext } from "../layers/dense-kernel.ts";
import { vectorBytes } from "../layout/lanes.ts";
import { advance, loadSplat, loadVector, type Pointer, repeat, stream } from "../layout/pointer.ts";

export const floatBytes = 4;

/** A layer's numbers, in vectors of four units or each in the first lane of its own. */
export interface UnitValues {
  readonly pointer: Pointer;
  readonly perVector: 4 | 1;
}

export const vectorsOf = (units: number): number => Math.ceil(units / 4);

export const stepOf = ({ perVector }: UnitValues): number => vectorBytes / perVector;

/** Vectors that numbers are picked from. */
export interface Source {
  readonly perVector: 4 | 1;
  readonly vector: (index: number) => Code;
}

export const sourceOf = ({ rows }: EmitContext, { pointer, perVector }: UnitValues): Source => ({
  perVector,
  vector: (index) => rows.load(advance(pointer, index * vectorBytes)),
});

export type Four = readonly [number, number, number, number];

/** Four numbers of a source, by their places. */
export function gathered({ perVector, vector }: Source, [a, b, c, d]: Four): Code {
  const vectorOf = (place: number): number => Math.floor(place / perVector);
  const laneOf = (place: number): number => (perVector === 4 ? place % 4 : 0);
  const [first, second = first, ...more] = [...new Set([a, b, c, d].map(vectorOf))] as [
    number,
    ...number[],
  ];
  if (more.length === 0) {
    const lane = (place: number): number =>
      vectorOf(place) === first ? laneOf(place) : 4 + laneOf(place);
    const lanes = [lane(a), lane(b), lane(c), lane(d)] as const;
    const isWhole = lanes.every((from, to) => from === to);
    return isWhole ? vector(first) : v128.shuffle32(vector(first), vector(second), lanes);
  }
  const pair = (left: number, right: number): Code => {
    const lanes = [laneOf(left), 4 + laneOf(right)] as const;
    return v128.shuffle32(vector(vectorOf(left)), vector(vectorOf(right)), [...lanes, ...lanes]);
  };
  return v128.shuffle32(pair(a, b), pair(c, d), [0, 1, 4, 5]);
}

/** One unit's number in all lanes. */
export const spread = (context: EmitContext, values: UnitValues, unit: number): Code =>
  context.straight
    ? gathered(sourceOf(context, values), [unit, unit, unit, unit])
    : loadSplat(advance(values.pointer, unit * stepOf(values)));

/** Parameters of a layer in locals: what was stored in other vectors is slow to load. */
export function heldParameters({ locals }: EmitContext, start: Pointer, count: number) {
  const held = Array.from({ length: vectorsOf(count) }, (_, index): Held => {
    const local = locals.new("v128");
    return { local, setup: set(local, loadVector(advance(start, index * vectorBytes))) };
  });
  const source: Source = { perVector: 4, vector: (index) => get((held[index] as Held).local) };
  return { setup: held.map(({ setup }) => setup), source };
}

/** Four neighbours from `first` on; beyond `count` the last one again. */
export const neighbours = (first: number, count: number): Four => {
  const at = (index: number): number => Math.min(first + index, count - 1);
  return [at(0), at(1), at(2), at(3)];
};

/** `body` for each unit, with its number in all lanes and the other pointers moved on. */
export function forUnits(
  context: EmitContext,
  values: UnitValues,
  count: number,
  others: readonly { readonly pointer: Pointer; readonly stride: number }[],
  body: (value: Code, ...others: Pointer[]) => Code,
): Code {
  if (context.straight) {
    return Array.from({ length: count }, (_, unit) =>
      body(
        spread(context, values, unit),
        ...others.map(({ pointer, stride }) => advance(pointer, unit * stride)),
      ),
    );
  }
  return repeat(
    context.locals,
    count,
    1,
    [stream(values.pointer, stepOf(values)), ...others],
    (value, ...moved) => body(loadSplat(value ?? values.pointer), ...moved),
  );
}

/** Up to four columns of four rows, from rows that lie `rowBytes` apart. */
export function columnsOf(
  { locals }: EmitContext,
  rows: Pointer,
  rowBytes: number,
  count: number,
): { readonly setup: Code; readonly columns: readonly Code[] } {
  const [w0, w1, w2, w3] = [0, 1, 2, 3].map((row) => {
    const local = locals.new("v128");
    return { local, setup: set(local, loadVector(advance(rows, row * rowBytes))) };
  }) as [Held, Held, Held, Held];
  const mixed = (a: Held, b: Held, lanes: Four): Held => {
    const local = locals.new("v128");
    return { local, setup: set(local, v128.shuffle32(get(a.local), get(b.local), lanes)) };
  };
  const low = [mixed(w0, w1, [0, 4, 1, 5]), mixed(w2, w3, [0, 4, 1, 5])] as const;
  const high = [mixed(w0, w1, [2, 6, 3, 7]), mixed(w2, w3, [2, 6, 3, 7])] as const;
  const half = ([a, b]: readonly [Held, Held]): Code[] => [
    v128.shuffle32(get(a.local), get(b.local), [0, 1, 4, 5]),
    v128.shuffle32(get(a.local), get(b.local), [2, 3, 6, 7]),
  ];
  const needed = [w0, w1, w2, w3, ...low, ...(count > 2 ? high : [])];
  return {
    setup: needed.map(({ setup }) => setup),
    columns: [...half(low), ...half(high)].slice(0, count),
  };
}

interface Held {
  readonly local: Local;
  readonly setup: Code;
}
