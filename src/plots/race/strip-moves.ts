import type { StripLayout } from "./strip-geometry.ts";

/** A mark of a strip chart, by its places in the layout. */
export interface StripPosition {
  readonly row: number;
  readonly mark: number;
}

const moves: Readonly<Record<string, readonly [rows: number, marks: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
  PageUp: [0, -10],
  PageDown: [0, 10],
};

export const isMove = (key: string): boolean => key in moves;

/** From one run to the next: along the row, or to the mark of the next row that lies nearest. */
export function moved(
  layout: StripLayout,
  from: StripPosition | null,
  key: string,
): StripPosition | null {
  const [byRows, byMarks] = moves[key] ?? [0, 0];
  const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  const firstRow = layout.rows.findIndex(({ marks }) => marks.length > 0);
  if (firstRow < 0) return null;
  if (!from) return { row: firstRow, mark: 0 };
  const here = layout.rows[from.row];
  if (byRows === 0) {
    return { row: from.row, mark: clamp(from.mark + byMarks, here?.marks.length ?? 1) };
  }
  let row = from.row + byRows;
  while (layout.rows[row]?.marks.length === 0) row += byRows;
  const there = layout.rows[row];
  if (!there) return from;
  const x = here?.marks[from.mark]?.x ?? 0;
  const distances = there.marks.map((mark) => Math.abs(mark.x - x));
  return { row, mark: distances.indexOf(Math.min(...distances)) };
}
