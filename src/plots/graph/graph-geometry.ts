import type { Axis, DataLegend } from "../../engine/data/legend.ts";
import { cellCentre, planeEdge } from "../../engine/data/plane.ts";

/** What x and y stand for: what a legend says of brought points, else themselves. */
export const graphAxes = (legend: DataLegend | null): { readonly x: Axis; readonly y: Axis } => ({
  x: legend?.x1 ?? { name: "x", offset: 0, scale: 1 },
  y: legend?.target ?? { name: "y", offset: 0, scale: 1 },
});

/** A rectangle of pixels that x from −6 to 6 and y from `low` to `high` fill. */
export interface GraphScale {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly low: number;
  readonly high: number;
}

/** What a path is drawn on: a canvas, or a path of d3. */
export interface PathLike {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

export const xPlace = ({ left, widthPx }: GraphScale, x: number): number =>
  left + ((x + planeEdge) / (2 * planeEdge)) * widthPx;

export const yPlace = ({ top, heightPx, low, high }: GraphScale, y: number): number =>
  top + ((high - y) / (high - low)) * heightPx;

/** Values of one unit along the line, starting at `offset`. */
export interface LineValues {
  readonly values: ArrayLike<number>;
  readonly offset: number;
  readonly cells: number;
}

/** The curve through the cells' middles; broken where a value is not a number. */
export function traceCurve(path: PathLike, scale: GraphScale, line: LineValues): void {
  const { values, offset, cells } = line;
  let isDrawing = false;
  for (let cell = 0; cell < cells; cell++) {
    const y = values[offset + cell] ?? Number.NaN;
    if (!Number.isFinite(y)) {
      isDrawing = false;
      continue;
    }
    const [right, down] = [xPlace(scale, cellCentre(cell, cells)), yPlace(scale, y)];
    if (isDrawing) path.lineTo(right, down);
    else path.moveTo(right, down);
    isDrawing = true;
  }
}

/** The value at x, on a straight line between the middles of its two cells. */
export function valueAtX({ values, offset, cells }: LineValues, x: number): number {
  const at = ((x + planeEdge) / (2 * planeEdge)) * cells - 0.5;
  const first = Math.min(Math.max(Math.floor(at), 0), Math.max(0, cells - 2));
  const share = Math.min(1, Math.max(0, at - first));
  const from = values[offset + first] ?? Number.NaN;
  const to = values[offset + Math.min(first + 1, cells - 1)] ?? from;
  return from + share * (to - from);
}

/** As much of examples as a graph needs. */
export interface GraphExamples {
  readonly count: number;
  readonly coordinates: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/** Narrower graphs have no room for residuals. */
const leastForResiduals = 200;
const residualShare = 0.26;
const gapPx = 6;

/** A square's graph, and the strip of residuals under it where there is one. */
export function graphParts(
  sidePx: number,
  [low, high]: readonly [number, number],
  hasResiduals: boolean,
): { readonly main: GraphScale; readonly residuals: GraphScale | null } {
  const whole = { left: 0, top: 0, widthPx: sidePx, heightPx: sidePx, low, high };
  if (!hasResiduals || sidePx < leastForResiduals) return { main: whole, residuals: null };
  const heightPx = Math.round(sidePx * residualShare);
  const reach = (high - low) / 4;
  return {
    main: { ...whole, heightPx: sidePx - heightPx - gapPx },
    residuals: { ...whole, top: sidePx - heightPx, heightPx, low: -reach, high: reach },
  };
}

/** Shares one upon the other, from the bias up: [unit][place], the last one is the output's z. */
export function stackedShares(values: Float32Array, bias: number, cells: number): Float32Array {
  const sums = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const below = at < cells ? bias : (sums[at - cells] as number);
    sums[at] = below + (values[at] as number);
  }
  return sums;
}
