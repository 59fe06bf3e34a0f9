import { type ScaleLogarithmic, scaleLog } from "d3";
import type { RaceMark, StripRow, TimeAxis } from "./race-figure.ts";

export interface PlacedMark {
  readonly mark: RaceMark;
  readonly x: number;
  readonly y: number;
}

export interface PlacedRow {
  readonly row: StripRow;
  /** Middle of the row. */
  readonly y: number;
  /** From left to right: converged by time, then censored, then diverged. */
  readonly marks: readonly PlacedMark[];
}

export interface StripLayout {
  readonly x: ScaleLogarithmic<number, number>;
  readonly rows: readonly PlacedRow[];
  readonly rowHeight: number;
  readonly radius: number;
  /** Left and right end of the lanes beyond the axis; null where no run needs the lane. */
  readonly censored: readonly [number, number];
  readonly diverged: readonly [number, number] | null;
  /** Where the rows end and the axis stands. */
  readonly bottom: number;
}

export interface StripFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Room for the arms' names. */
  readonly labelPx: number;
}

export const stripMargin = { top: 22, bottom: 40, right: 6 } as const;
const laneGap = 10;

/** Every run's place: on the axis where it converged, in lanes of their own where it did not. */
export function layoutStrip(
  rows: readonly StripRow[],
  { min, max }: TimeAxis,
  { widthPx, heightPx, labelPx }: StripFrame,
): StripLayout {
  const bottom = Math.max(stripMargin.top + 1, heightPx - stripMargin.bottom);
  const rowHeight = (bottom - stripMargin.top) / Math.max(1, rows.length);
  const hasDiverged = rows.some(({ marks }) => marks.some(({ kind }) => kind === "diverged"));
  const laneWidth = Math.min(112, Math.max(64, widthPx * 0.13));
  const right = widthPx - stripMargin.right;
  const divergedLeft = hasDiverged ? right - laneWidth : right + laneGap;
  const censoredLeft = divergedLeft - laneGap - laneWidth;
  const most = Math.max(1, ...rows.map(({ marks }) => marks.length));
  const plotWidth = Math.max(40, censoredLeft - laneGap - labelPx);
  const radius = markRadius(rowHeight, plotWidth, most);
  const x = scaleLog([min, max], [labelPx, labelPx + plotWidth]);
  const placed = rows.map((row, index): PlacedRow => {
    const y = stripMargin.top + (index + 0.5) * rowHeight;
    const of = (kind: RaceMark["kind"]) => row.marks.filter((mark) => mark.kind === kind);
    return {
      row,
      y,
      marks: [
        ...swarm(of("converged"), (time) => x(Math.max(min, time)), { y, rowHeight, radius }),
        ...block(of("censored"), censoredLeft, laneWidth, { y, rowHeight, radius }),
        ...block(of("diverged"), divergedLeft, laneWidth, { y, rowHeight, radius }),
      ],
    };
  });
  return {
    x,
    rows: placed,
    rowHeight,
    radius,
    bottom,
    censored: [censoredLeft, censoredLeft + laneWidth],
    diverged: hasDiverged ? [divergedLeft, divergedLeft + laneWidth] : null,
  };
}

/** As large as lets the runs of a row lie beside each other over a third of its length. */
function markRadius(rowHeight: number, plotWidth: number, runs: number): number {
  const fitting = Math.sqrt((rowHeight * 0.8 * plotWidth) / 3 / runs) / 2;
  return Math.min(5.5, rowHeight / 6.5, Math.max(1.8, fitting));
}

interface RowPlace {
  readonly y: number;
  readonly rowHeight: number;
  readonly radius: number;
}

const byTimeAndSeed = (left: RaceMark, right: RaceMark): number =>
  left.time - right.time || left.seed - right.seed;

/** A beeswarm: each mark at its time, moved off the middle as little as keeps it clear of the others. */
function swarm(
  marks: readonly RaceMark[],
  xOf: (time: number) => number,
  { y, rowHeight, radius }: RowPlace,
): readonly PlacedMark[] {
  const clear = 2 * radius + 0.5;
  const reach = Math.max(0, rowHeight / 2 - radius - 2);
  const step = Math.max(radius / 2, 0.5);
  const offsets = [0];
  for (let offset = step; offset <= reach; offset += step) offsets.push(offset, -offset);
  const placed: PlacedMark[] = [];
  for (const mark of [...marks].sort(byTimeAndSeed)) {
    const x = xOf(mark.time);
    // They stand in ascending x, so those that could touch are the last ones.
    const near = placed.slice(placed.findLastIndex((other) => x - other.x >= clear) + 1);
    const room = (offset: number): number =>
      Math.min(clear, ...near.map((other) => Math.hypot(x - other.x, y + offset - other.y)));
    // Where none is clear of all, the one with most room.
    let best = 0;
    let bestRoom = -1;
    for (const offset of offsets) {
      const here = room(offset);
      if (here > bestRoom + 1e-6) [best, bestRoom] = [offset, here];
      if (here >= clear) break;
    }
    placed.push({ mark, x, y: y + best });
  }
  return placed;
}

/** Runs without a time: columns from the left, closer together where there are many. */
function block(
  marks: readonly RaceMark[],
  left: number,
  width: number,
  { y, rowHeight, radius }: RowPlace,
): readonly PlacedMark[] {
  const pitch = 2 * radius + 1;
  const perColumn = Math.max(1, Math.floor((rowHeight - 4) / pitch));
  const columns = Math.ceil(marks.length / perColumn);
  const spread = columns > 1 ? Math.min(pitch, (width - 2 * radius) / (columns - 1)) : pitch;
  return [...marks].sort(byTimeAndSeed).map((mark, index) => {
    const column = Math.floor(index / perColumn);
    const inColumn = Math.min(perColumn, marks.length - column * perColumn);
    const row = (index % perColumn) - (inColumn - 1) / 2;
    return { mark, x: left + radius + column * spread, y: y + row * pitch };
  });
}

/** The mark nearest to a point, if it is within reach. */
export function nearestMark(
  layout: StripLayout,
  x: number,
  y: number,
): { readonly row: number; readonly mark: number } | null {
  let found: { row: number; mark: number } | null = null;
  let least = Math.max(10, layout.radius * 2);
  for (const [row, { marks }] of layout.rows.entries()) {
    for (const [mark, place] of marks.entries()) {
      const distance = Math.hypot(place.x - x, place.y - y);
      if (distance < least) [found, least] = [{ row, mark }, distance];
    }
  }
  return found;
}
