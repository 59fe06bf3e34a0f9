import { cellCentre } from "../../engine/data/plane.ts";
import type { ValueGrid } from "../boundary/boundary-painter.ts";
import type { ValueRange } from "../shared/signed-scale.ts";

const cells = 24;

/** A feature over the plane or the line of one input, for its tile, with the range that it fills. */
export function featureGrid(
  value: (x1: number, x2: number) => number,
  inputCount: 1 | 2 = 2,
): {
  readonly grid: ValueGrid;
  readonly range: ValueRange;
} {
  const rows = inputCount === 1 ? 1 : cells;
  const values = new Float32Array(cells * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < cells; column++) {
      values[row * cells + column] = value(cellCentre(column, cells), -cellCentre(row, cells));
    }
  }
  const size = values.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const line = inputCount === 1 ? ({ rows: 1 } as const) : {};
  return {
    grid: { values, offset: 0, cells, ...line },
    range: { min: -size, max: size, centre: 0 },
  };
}
