/** Cells along a side, so that small changes of speed do not change the picture's grain. */
const grains = [100, 80, 64, 50, 40, 32, 24, 20, 16, 12, 8] as const;

/** Learns what drawing costs here, and says how fine a grid a span of time pays for. */
export class Grain {
  readonly #now: () => number;
  /** Milliseconds for one parameter of the network at one cell. */
  #costMs = 2e-6;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The finest grid, up to the asked one, that this budget is likely to pay for; null is any. */
  affordable(asked: number, parameterCount: number, budgetMs: number | null): number {
    if (budgetMs === null) return asked;
    const affordable = Math.sqrt(budgetMs / (this.#costMs * parameterCount));
    if (affordable >= asked) return asked;
    return grains.find((cells) => cells < asked && cells <= affordable) ?? Math.min(asked, 8);
  }

  /** Does the work and learns from the time that it takes. */
  measured<T>(parameterCount: number, cells: number, work: () => T): T {
    const startedAt = this.#now();
    const result = work();
    const costMs = (this.#now() - startedAt) / (parameterCount * cells * cells);
    if (costMs > 0) this.#costMs += (costMs - this.#costMs) * 0.1;
    return result;
  }
}
