import { type ColourTable, tableSize, type ValueRange } from "../shared/signed-scale.ts";
import type { ValueGrid } from "./boundary-painter.ts";

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const entryColour = (table: ColourTable, share: number): string => {
  const at = Math.min(tableSize - 1, Math.floor(share * tableSize)) * 4;
  return `rgb(${table[at]},${table[at + 1]},${table[at + 2]})`;
};

/** Places of a tile's curve from its lower to its upper edge, as shares; values beyond the range lie on the edge. */
export function lineShares(
  { values, offset, cells }: ValueGrid,
  { min, max }: ValueRange,
): readonly number[] {
  const span = max - min || 1;
  return Array.from({ length: cells }, (_, cell) => {
    const share = ((values[offset + cell] ?? Number.NaN) - min) / span;
    return Math.min(1, Math.max(0, share));
  });
}

/** Of one input: a small graph in place of a heat map, filled up to the curve in the colours of the signs. */
export function paintLineTile(
  target: CanvasRenderingContext2D,
  grid: ValueGrid,
  { table, range }: { readonly table: ColourTable; readonly range: ValueRange },
  { x, y, width, height }: Rectangle,
): void {
  const shares = lineShares(grid, range);
  const zero = Math.min(1, Math.max(0, (range.centre - range.min) / (range.max - range.min || 1)));
  const down = (share: number): number => y + 1 + (1 - share) * (height - 2);
  const right = (cell: number): number => x + ((cell + 0.5) / grid.cells) * width;
  target.fillStyle = entryColour(table, 0.5);
  target.fillRect(x, y, width, height);
  const step = width / grid.cells;
  for (const [cell, share] of shares.entries()) {
    if (Number.isNaN(share)) continue;
    target.fillStyle = entryColour(table, share < zero ? 0.2 : 0.8);
    const [from, to] = [down(Math.max(share, zero)), down(Math.min(share, zero))];
    target.fillRect(x + cell * step, from, step + 0.5, to - from);
  }
  target.lineWidth = Math.max(1, width / 24);
  for (const isPositive of [false, true]) {
    target.strokeStyle = entryColour(table, isPositive ? 1 : 0);
    target.beginPath();
    for (let cell = 1; cell < shares.length; cell++) {
      const [from = Number.NaN, to = Number.NaN] = [shares[cell - 1], shares[cell]];
      if (Number.isNaN(from + to) || to >= zero !== isPositive) continue;
      target.moveTo(right(cell - 1), down(from));
      target.lineTo(right(cell), down(to));
    }
    target.stroke();
  }
}
