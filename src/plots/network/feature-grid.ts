import type { ValueGrid } from "../boundary/boundary-painter.ts";
import { planeEdge } from "../boundary/point-painter.ts";
import type { ValueRange } from "../shared/signed-scale.ts";

const cells = 24;

/** A feature over the plane, for its heat map, with the range that it fills. */
export function featureGrid(value: (x1: number, x2: number) => number): {
  readonly grid: ValueGrid;
  readonly range: ValueRange;
} {
  const values = new Float32Array(cells * cells);
  const centre = (cell: number) => ((cell + 0.5) / cells) * 2 * planeEdge - planeEdge;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      values[row * cells + column] = value(centre(column), -centre(row));
    }
  }
  const size = values.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  return { grid: { values, offset: 0, cells }, range: { min: -size, max: size, centre: 0 } };
}
