import { toIndex } from "./draw.ts";

/** A random order of 0 … count − 1 (Fisher & Yates); `bits(i)` gives the draw for place i. */
export function permutation(count: number, bits: (place: number) => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let place = count - 1; place > 0; place--) {
    const other = toIndex(bits(place), place + 1);
    const held = order[place] as number;
    order[place] = order[other] as number;
    order[other] = held;
  }
  return order;
}
