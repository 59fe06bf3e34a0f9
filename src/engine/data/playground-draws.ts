import { log } from "../../functions/algebra/deterministic-math.ts";
import { arc4 } from "../random/arc4.ts";
import { shuffled } from "../random/permutation.ts";
import type { PointDraw } from "./dataset.ts";

/** What one of TensorFlow Playground's seeds decides: one stream of numbers, in the order of its code. */
export interface PlaygroundDraws {
  /** The same stream for all points; they must be asked for in their order. */
  readonly point: PointDraw;
  /** The order of the points after its shuffle, whose first ones it trains on; asked for after the points. */
  order(count: number): Uint32Array;
}

/** The seed as its links have it: five digits. */
const seedText = (digits: number): string => `0.${String(digits).padStart(5, "0")}`;

/** `digits` is what stands behind the "0." of the seed, from 1 to 99,999. */
export function playgroundDraws(digits: number): PlaygroundDraws {
  const next = arc4(seedText(digits));
  /** Marsaglia's polar method, of whose pair of numbers one is left. */
  function standardNormal(): number {
    for (;;) {
      const [first, second] = [2 * next() - 1, 2 * next() - 1];
      const square = first * first + second * second;
      if (square <= 1) return Math.sqrt((-2 * log(square)) / square) * first;
    }
  }
  return {
    point: {
      uniform: (low, high) => next() * (high - low) + low,
      normal: (variance) => Math.sqrt(variance) * standardNormal(),
    },
    order: (count) => shuffled(count, (place) => Math.floor(next() * (place + 1))),
  };
}
