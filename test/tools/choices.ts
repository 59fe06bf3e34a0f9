import { draw, toIndex } from "../../src/engine/random/draw.ts";

/** Random choices, the same again for the same seed and place. */
export class Choices {
  readonly #seed: number;
  readonly #place: readonly number[];
  #made = 0;

  constructor(seed: number, ...place: readonly number[]) {
    this.#seed = seed;
    this.#place = place;
  }

  /** A whole number from 0 up to, but not, `count`. */
  below(count: number): number {
    return toIndex(draw(this.#seed, "resample", ...this.#place, this.#made++), count);
  }

  oneOf<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** True once in so many times. */
  onceIn(times: number): boolean {
    return this.below(times) === 0;
  }
}
