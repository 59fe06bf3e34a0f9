import type { LayerHistogram } from "../../engine/diagnostics/pre-activation-histogram.ts";
import { histogramSpan } from "../../engine/diagnostics/pre-activation-histogram.ts";
import type { UnitDiagnostics } from "../../engine/diagnostics/unit-tally.ts";
import type { LiveSource } from "../../plots/shared/live-source.ts";

type Histograms = LiveSource<readonly LayerHistogram[] | null>;
type UnitSource = LiveSource<readonly (readonly UnitDiagnostics[])[] | null>;

/** One layer's histogram out of those of all. */
export const onlyLayer = (source: Histograms, layer: number): Histograms => ({
  getState: () => source.getState()?.slice(layer, layer + 1) ?? null,
  subscribe: source.subscribe,
});

/** The histogram of one unit, or of all units of a layer together where `unit` is null. */
export function unitHistogram(source: UnitSource, layer: number, unit: number | null): Histograms {
  return {
    subscribe: source.subscribe,
    getState: () => {
      const units = source.getState()?.[layer];
      if (!units) return null;
      const shown = unit === null ? units : units.slice(unit, unit + 1);
      const histogram = new Uint32Array(histogramSpan.bins).map((_, bin) =>
        shown.reduce((sum, one) => sum + (one.histogram[bin] ?? 0), 0),
      );
      return [{ histogram, histogramMin: histogramSpan.min, histogramMax: histogramSpan.max }];
    },
  };
}
