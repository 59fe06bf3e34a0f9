/** Counts in equal bins over [histogramMin, histogramMax]; outliers in the end bins. */
export interface LayerHistogram {
  readonly histogram: Uint32Array;
  readonly histogramMin: number;
  readonly histogramMax: number;
}

/** Where the counts lie, as shares of all of them. */
export interface HistogramReach {
  readonly below: number;
  readonly above: number;
}

/** What share was counted in bins that end below `from`, or begin above `to`. */
export function histogramReach(
  { histogram, histogramMin, histogramMax }: LayerHistogram,
  [from, to]: readonly [number, number],
): HistogramReach {
  const width = (histogramMax - histogramMin) / histogram.length;
  let all = 0;
  let below = 0;
  let above = 0;
  for (const [bin, count] of histogram.entries()) {
    const left = histogramMin + bin * width;
    all += count;
    if (left + width <= from) below += count;
    else if (left >= to) above += count;
  }
  const share = (count: number) => (all === 0 ? 0 : count / all);
  return { below: share(below), above: share(above) };
}

/** The counts of all layers in one histogram; they have the same bins. */
export function joinedHistogram(layers: readonly LayerHistogram[]): LayerHistogram | undefined {
  const [first] = layers;
  if (!first) return undefined;
  const histogram = first.histogram.map((_, bin) =>
    layers.reduce((sum, layer) => sum + (layer.histogram[bin] ?? 0), 0),
  );
  return { ...first, histogram };
}

/** Smaller shares are not mentioned. */
const smallestBeyond = 0.01;

/** "12 %" for each side that hides at least one percent of the counts, else "". */
export function beyondLabels(
  histogram: LayerHistogram | undefined,
  range: readonly [number, number],
): { readonly below: string; readonly above: string } {
  const reach = histogram ? histogramReach(histogram, range) : { below: 0, above: 0 };
  const label = (share: number) => (share < smallestBeyond ? "" : `${Math.round(100 * share)} %`);
  return { below: label(reach.below), above: label(reach.above) };
}

/**
 * The outline of a histogram standing on `baseline`, as an SVG path. The end
 * bins, which hold all outliers, do not set its scale: the tallest of the others
 * is `height` pixels, as long as it holds an even share of all counts. Empty
 * where nothing was counted.
 */
export function histogramPath(
  { histogram, histogramMin, histogramMax }: LayerHistogram,
  x: (z: number) => number,
  baseline: number,
  height: number,
): string {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  if (all === 0 || !(histogramMax > histogramMin)) return "";
  const inner = histogram.subarray(1, -1);
  const tallest = inner.reduce((most, count) => Math.max(most, count), all / histogram.length);
  const width = (histogramMax - histogramMin) / histogram.length;
  const round = (coordinate: number) => Math.round(coordinate * 10) / 10;
  let path = `M${round(x(histogramMin))},${round(baseline)}`;
  for (const [bin, count] of histogram.entries()) {
    path += `V${round(baseline - (count / tallest) * height)}H${round(x(histogramMin + (bin + 1) * width))}`;
  }
  return `${path}V${round(baseline)}Z`;
}
