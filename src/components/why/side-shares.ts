import type { LayerHistogram } from "../../engine/diagnostics/pre-activation-histogram.ts";

/**
 * The shares of a histogram left of the first kink, between the kinks, and right of the last.
 * Exact for kinks where bins meet (every quarter from −6 to 6); a bin with a kink inside is split
 * as if its counts were spread evenly.
 */
export function sharesBetweenKinks(
  { histogram, histogramMin, histogramMax }: LayerHistogram,
  kinks: readonly number[],
): readonly number[] {
  const ends = kinks.toSorted((a, b) => a - b);
  const width = (histogramMax - histogramMin) / histogram.length;
  const all = histogram.reduce((sum, count) => sum + count, 0);
  const below = ends.map((kink) =>
    histogram.reduce((sum, count, bin) => {
      const part = (kink - (histogramMin + bin * width)) / width;
      return sum + count * Math.min(1, Math.max(0, part));
    }, 0),
  );
  return [...below, all].map(
    (count, index) => (count - (below[index - 1] ?? 0)) / Math.max(1, all),
  );
}
