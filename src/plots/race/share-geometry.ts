import type { ShareCurve, SharePoint } from "./race-figure.ts";

/** The share converged by a time, and its band; 0 before the first point. */
export function shareAt({ points }: ShareCurve, time: number): SharePoint {
  const start = { time: 0, share: 0, low: 0, high: 0, atRisk: points[0]?.atRisk ?? 0 };
  return points.findLast((point) => point.time <= time) ?? start;
}

interface Scales {
  readonly x: (time: number) => number;
  readonly y: (share: number) => number;
  /** Where the curve starts and how far it is known. */
  readonly min: number;
  readonly max: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A right-continuous staircase from share 0 to the end of the axis. */
export function stairs(
  points: readonly SharePoint[],
  read: (point: SharePoint) => number,
  { x, y, min, max }: Scales,
): string {
  let path = `M${round(x(min))},${round(y(0))}`;
  for (const point of points) {
    if (point.time > max) break;
    path += `H${round(x(Math.max(min, point.time)))}V${round(y(read(point)))}`;
  }
  return `${path}H${round(x(max))}`;
}

/** The band between two staircases. */
export function band(points: readonly SharePoint[], scales: Scales): string {
  const { x, y, min, max } = scales;
  const upper = stairs(points, ({ high }) => high, scales);
  const corners: [number, number][] = [[min, 0]];
  for (const { time, low } of points) {
    if (time > max) break;
    corners.push([Math.max(min, time), low]);
  }
  let lower = `V${round(y(corners.at(-1)?.[1] ?? 0))}`;
  for (let at = corners.length - 1; at > 0; at--) {
    const [time = 0] = corners[at] ?? [];
    const [, before = 0] = corners[at - 1] ?? [];
    lower += `H${round(x(time))}V${round(y(before))}`;
  }
  return `${upper}${lower}Z`;
}

/** Where labels stand so that none covers another: as near to where they want to be as room allows. */
export function spreadLabels(
  wanted: readonly number[],
  heightPx: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let least = top;
  for (const index of order) {
    placed[index] = Math.max(least, wanted[index] ?? 0);
    least = (placed[index] ?? 0) + heightPx;
  }
  let most = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(most, placed[index] ?? 0);
    most = (placed[index] ?? 0) - heightPx;
  }
  return placed;
}
