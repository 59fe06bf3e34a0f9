import type { AxisScale } from "../loss/loss-geometry.ts";

export interface EpochPoint {
  readonly epoch: number;
  readonly value: number;
}

type Place = (value: number) => number;

const round = (coordinate: number): number => Math.round(coordinate * 10) / 10;

/** A line through the points; a value that is no number leaves a gap. */
export function linePath(points: readonly EpochPoint[], x: Place, y: Place): string {
  let path = "";
  let command = "M";
  for (const { epoch, value } of points) {
    if (Number.isFinite(value)) {
      path += `${command}${round(x(epoch))},${round(y(value))}`;
      command = "L";
    } else command = "M";
  }
  return path;
}

/** The area between two lines, over the points at which both are numbers. */
export function bandPath(
  points: readonly { readonly epoch: number; readonly low: number; readonly high: number }[],
  x: Place,
  y: Place,
): string {
  const finite = points.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  if (finite.length === 0) return "";
  const there = finite.map(({ epoch, high }) => `${round(x(epoch))},${round(y(high))}`);
  const back = finite.toReversed().map(({ epoch, low }) => `${round(x(epoch))},${round(y(low))}`);
  return `M${[...there, ...back].join("L")}Z`;
}

/** The newest point at or before an epoch. */
export const nearest = <Point extends { readonly epoch: number }>(
  points: readonly Point[],
  epoch: number,
): Point | undefined => points.findLast((point) => point.epoch <= epoch) ?? points[0];

/** Decades below the largest value that a logarithmic axis shows at most. */
const mostDecades = 12;

/** Ends of the value axis: around all values, on whole decades where it is logarithmic. */
export function valueRange(
  series: readonly { readonly points: readonly EpochPoint[] }[],
  bands: readonly { readonly points: readonly { low: number; high: number }[] }[],
  scale: AxisScale,
  level?: number,
): readonly [number, number] {
  const values = [
    ...series.flatMap(({ points }) => points.map(({ value }) => value)),
    ...bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
    ...(level === undefined ? [] : [level]),
  ].filter((value) => Number.isFinite(value) && (scale === "linear" || value > 0));
  if (values.length === 0) return scale === "log" ? [0.1, 1] : [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (scale === "linear") {
    const room = 0.05 * (most - least || Math.abs(most) || 1);
    return [least - (least === 0 ? 0 : room), most + room];
  }
  const top = Math.ceil(Math.log10(most) + 1e-9);
  const bottom = Math.max(Math.floor(Math.log10(least) - 1e-9), top - mostDecades);
  return [10 ** Math.min(bottom, top - 1), 10 ** top];
}

/** How dark a value is on a logarithmic scale: 0.06 at its low end or below, 1 at its high end; 0 for no number. */
export function shadeOf(value: number, low: number, high: number): number {
  if (Number.isNaN(value)) return 0;
  if (value <= 0) return faintest;
  const place = (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
  return faintest + (1 - faintest) * Math.min(1, Math.max(0, place));
}

/** Still seen as a place of the map. */
const faintest = 0.06;
