import { toIndex } from "./draw.ts";

/** A random order of 0 … count − 1; `bits(i)` gives the draw for place i. */
export const permutation = (count: number, bits: (place: number) => number): Uint32Array =>
  shuffled(count, (place) => toIndex(bits(place), place + 1));

/** The same (Fisher & Yates), where `choose(i)` is one of the places 0 … i, evenly. */
export function shuffled(count: number, choose: (place: number) => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let place = count - 1; place > 0; place--) {
    const other = choose(place);
    const held = order[place] as number;
    order[place] = order[other] as number;
    order[other] = held;
  }
  return order;
}
