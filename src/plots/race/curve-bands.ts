import { quantileSorted } from "d3";
import type { RaceRun } from "../../engine/race/race-run.ts";

/** What the final curves of an arm's runs have in common, at each place along one input. */
export interface CurveBands {
  /** How many runs they are of. */
  readonly runs: number;
  readonly cells: number;
  readonly least: Float32Array;
  readonly lower: Float32Array;
  readonly median: Float32Array;
  readonly upper: Float32Array;
  readonly most: Float32Array;
}

/**
 * Quantiles over seeds of recorded curves, whose bytes run over `range`, on straight lines between the
 * ordered values (type 7 of Hyndman & Fan, 1996); null where no run has one.
 */
export function curveBands(
  runs: readonly Pick<RaceRun, "map">[],
  [low, high]: readonly [number, number],
): CurveBands | null {
  const maps = runs.flatMap(({ map }) => (map ? [map] : []));
  const cells = maps[0]?.length;
  if (cells === undefined) return null;
  const sorted = Array.from({ length: cells }, (_, cell) =>
    Array.from(Uint8Array.from(maps, (map) => map[cell] ?? 0).sort()),
  );
  const at = (share: number) =>
    Float32Array.from(
      sorted,
      (bytes) => low + ((high - low) * (quantileSorted(bytes, share) ?? Number.NaN)) / 255,
    );
  return {
    runs: maps.length,
    cells,
    least: at(0),
    lower: at(0.25),
    median: at(0.5),
    upper: at(0.75),
    most: at(1),
  };
}

/** The place where the middle half of the runs lies furthest apart. */
export function widestCell({ lower, upper }: CurveBands): number {
  let widest = 0;
  for (let cell = 1; cell < lower.length; cell++) {
    const width = (index: number) => (upper[index] ?? 0) - (lower[index] ?? 0);
    if (width(cell) > width(widest)) widest = cell;
  }
  return widest;
}

/** Room above and below, as a share of what is shown. */
const margin = 0.12;

/** The values that the graphs of all arms cover: their targets, and the middle half of their runs. */
export function bandRange(
  bands: readonly CurveBands[],
  target: ArrayLike<number> | null,
): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (values: ArrayLike<number>) => {
    for (let cell = 0; cell < values.length; cell++) {
      low = Math.min(low, values[cell] ?? low);
      high = Math.max(high, values[cell] ?? high);
    }
  };
  for (const { lower, upper } of bands) {
    take(lower);
    take(upper);
  }
  if (target) take(target);
  if (!(high > low)) return [low - 1, low + 1];
  const room = margin * (high - low);
  return [low - room, high + room];
}
