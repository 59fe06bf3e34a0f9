import type { RaceRun } from "../../engine/race/race-run.ts";

/** What the final decisions of an arm's runs have in common, over the same plane. */
export interface AverageMap {
  /** How many runs it is the average of. */
  readonly runs: number;
  /** Cells along each side. */
  readonly cells: number;
  /** Of one input: a line of cells. */
  readonly rows?: 1;
  /**
   * Two classes or regression: the mean output, [row][column]. More classes: the
   * share of runs that decide for each, [class][row][column].
   */
  readonly mean: Float32Array;
  /**
   * Where seeds disagree, [row][column]. Classes: the share of runs that decide
   * otherwise than most, 0 (all alike) to ½ and, with many classes, above.
   * Regression: the standard deviation of the output.
   */
  readonly disagreement: Float32Array;
}

export interface MapKind {
  /** 0 for regression. */
  readonly classCount: number;
  /** Left out for the plane. */
  readonly inputCount?: 1 | 2;
  /** Lowest and highest output that a map's byte stands for. */
  readonly range: readonly [number, number];
  /** A byte is the index of the class decided for. */
  readonly isChoice: boolean;
}

/** The average over runs that have a map; null where none has. */
export function averageMap(runs: readonly RaceRun[], kind: MapKind): AverageMap | null {
  const maps = runs.flatMap(({ map }) => (map ? [map] : []));
  const [first] = maps;
  if (!first) return null;
  const count = first.length;
  const cells = kind.inputCount === 1 ? { cells: count, rows: 1 as const } : squareOf(count);
  const common = { runs: maps.length, ...cells };
  return kind.isChoice
    ? { ...common, ...votes(maps, count, kind.classCount) }
    : { ...common, ...moments(maps, count, kind) };
}

const squareOf = (count: number) => ({ cells: Math.round(Math.sqrt(count)) });

function votes(maps: readonly Uint8Array[], count: number, classCount: number) {
  const mean = new Float32Array(classCount * count);
  const disagreement = new Float32Array(count);
  for (let cell = 0; cell < count; cell++) {
    for (const map of maps) {
      const at = (map[cell] ?? 0) * count + cell;
      mean[at] = (mean[at] ?? 0) + 1 / maps.length;
    }
    let most = 0;
    for (let index = 0; index < classCount; index++) {
      most = Math.max(most, mean[index * count + cell] ?? 0);
    }
    disagreement[cell] = 1 - most;
  }
  return { mean, disagreement };
}

function moments(maps: readonly Uint8Array[], count: number, { classCount, range }: MapKind) {
  const mean = new Float32Array(count);
  const disagreement = new Float32Array(count);
  const [low, high] = range;
  const middle = (low + high) / 2;
  for (let cell = 0; cell < count; cell++) {
    let sum = 0;
    let squares = 0;
    let above = 0;
    for (const map of maps) {
      const value = low + ((high - low) * (map[cell] ?? 0)) / 255;
      sum += value;
      squares += value * value;
      if (value >= middle) above += 1;
    }
    const average = sum / maps.length;
    mean[cell] = average;
    const share = above / maps.length;
    disagreement[cell] =
      classCount === 0
        ? Math.sqrt(Math.max(0, squares / maps.length - average * average))
        : Math.min(share, 1 - share);
  }
  return { mean, disagreement };
}

/** By how much the first map's mean is above the second's, cell by cell. */
export function mapDifference(first: AverageMap, second: AverageMap): Float32Array {
  return first.mean.map((value, cell) => value - (second.mean[cell] ?? 0));
}
