/** Counts of pre-activations in equal bins over [histogramMin, histogramMax]; outliers in the end bins. */
export interface LayerHistogram {
  readonly histogram: Uint32Array;
  readonly histogramMin: number;
  readonly histogramMax: number;
}

export const histogramSpan = { min: -6, max: 6, bins: 48 } as const;

export class PreActivationHistogram {
  readonly #counts = new Uint32Array(histogramSpan.bins);

  add(z: number): void {
    if (Number.isNaN(z)) return;
    const { min, max, bins } = histogramSpan;
    const bin = Math.floor(((z - min) / (max - min)) * bins);
    const inside = Math.min(Math.max(bin, 0), bins - 1);
    this.#counts[inside] = (this.#counts[inside] as number) + 1;
  }

  result(): LayerHistogram {
    return {
      histogram: this.#counts,
      histogramMin: histogramSpan.min,
      histogramMax: histogramSpan.max,
    };
  }
}
