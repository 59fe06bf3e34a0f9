/** What is read of the page at one moment. */
export interface Reading {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  /** Of all processes of the browser, in which worker's heaps and WebAssembly's memories are. */
  readonly processMb: number;
}

/** More than this share from the middle to the end of a soak is growth, and no unrest. */
const tolerated = 0.1;

/** Tells what keeps growing from what settles. */
export class Growth {
  readonly #readings: Reading[] = [];

  add(reading: Reading): void {
    this.#readings.push(reading);
  }

  /** What is larger in the last third than in the middle one; the first third is for warming up. */
  growing(): readonly (keyof Reading)[] {
    const third = Math.floor(this.#readings.length / 3);
    if (third === 0) return [];
    const last = this.#readings.slice(-third);
    const middle = this.#readings.slice(-2 * third, -third);
    const names = Object.keys(last[0] ?? {}) as (keyof Reading)[];
    return names.filter((name) => median(last, name) > (1 + tolerated) * median(middle, name));
  }
}

function median(readings: readonly Reading[], name: keyof Reading): number {
  const inOrder = readings.map((reading) => reading[name]).sort((a, b) => a - b);
  return inOrder[Math.floor(inOrder.length / 2)] ?? Number.NaN;
}
