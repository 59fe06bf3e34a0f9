/** Counts in equal bins over [histogramMin, histogramMax]; outliers in the end bins. */
export interface LayerHistogram {
  readonly histogram: Uint32Array;
  readonly histogramMin: number;
  readonly histogramMax: number;
}

/**
 * The outline of a histogram standing on `baseline`, as an SVG path; its tallest
 * bin is `height` pixels. Empty where nothing was counted.
 */
export function histogramPath(
  { histogram, histogramMin, histogramMax }: LayerHistogram,
  x: (z: number) => number,
  baseline: number,
  height: number,
): string {
  const tallest = histogram.reduce((most, count) => Math.max(most, count), 0);
  if (tallest === 0 || !(histogramMax > histogramMin)) return "";
  const width = (histogramMax - histogramMin) / histogram.length;
  const round = (coordinate: number) => Math.round(coordinate * 10) / 10;
  let path = `M${round(x(histogramMin))},${round(baseline)}`;
  for (const [bin, count] of histogram.entries()) {
    path += `V${round(baseline - (count / tallest) * height)}H${round(x(histogramMin + (bin + 1) * width))}`;
  }
  return `${path}V${round(baseline)}Z`;
}
