import type { LayerShape } from "../../engine/network/network-shape.ts";

/** One weight or bias at two moments. */
export interface WeightChange {
  /** Layer, input side first, the output layer last. */
  readonly layer: number;
  readonly row: number;
  /** The input that a weight comes from; null for a bias. */
  readonly input: number | null;
  readonly before: number;
  readonly after: number;
}

/** Every weight and bias, those that moved furthest first. */
export function largestChanges(
  layers: readonly LayerShape[],
  before: Float32Array,
  after: Float32Array,
  most: number,
): readonly WeightChange[] {
  const all = layers.flatMap(({ rows, inputs, weightOffset, biasOffset }, layer) =>
    Array.from({ length: rows * (inputs + 1) }, (_, place) => {
      const row = Math.floor(place / (inputs + 1));
      const column = place % (inputs + 1);
      const input = column === inputs ? null : column;
      const index = input === null ? biasOffset + row : weightOffset + row * inputs + input;
      return {
        layer,
        row,
        input,
        before: before[index] ?? Number.NaN,
        after: after[index] ?? Number.NaN,
      };
    }),
  );
  const distance = (change: WeightChange) => Math.abs(change.after - change.before);
  return all.toSorted((a, b) => distance(b) - distance(a)).slice(0, most);
}

/** How far a layer's weights moved, as a share of the length that they had. */
export function movedShare(
  { weightOffset, biasOffset }: LayerShape,
  before: Float32Array,
  after: Float32Array,
): number {
  let moved = 0;
  let length = 0;
  for (let index = weightOffset; index < biasOffset; index++) {
    const from = before[index] ?? Number.NaN;
    moved += ((after[index] ?? Number.NaN) - from) ** 2;
    length += from * from;
  }
  return Math.sqrt(moved / length);
}
