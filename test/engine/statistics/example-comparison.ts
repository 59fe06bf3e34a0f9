import type { PairComparison } from "../../../src/engine/statistics/compare-entrants.ts";
import type { Interval } from "../../../src/engine/statistics/observation.ts";
import type { Ratio } from "../../../src/engine/statistics/paired-ratio.ts";

export const known = (estimate: number, lower: number | null, upper: number | null): Ratio => ({
  estimate,
  bounds: { lower: estimate, upper: estimate },
  interval: { lower, upper },
});

export const bounded = (bounds: Interval, interval: Interval = bounds): Ratio => ({
  estimate: null,
  bounds,
  interval,
});

/** Nothing is known of it. */
export const unknown = bounded({ lower: null, upper: null });

export interface Found {
  readonly medians: Ratio;
  readonly means?: Ratio;
  readonly p?: number;
  readonly converged?: readonly [number, number];
  readonly diverged?: readonly [number, number];
  readonly wins?: readonly [number, number];
  readonly measure?: "epochs" | "milliseconds";
}

/** tanh (arm 1) against sigmoid (arm 0) over 50 seeds; the ratio is sigmoid's time over tanh's. */
export function compared(found: Found): PairComparison {
  const { medians, means = medians, converged = [50, 50], diverged = [0, 0], p = 0.001 } = found;
  const [firstFaster, secondFaster] = found.wins ?? [45, 3];
  const side = (index: 0 | 1) => ({
    arm: 1 - index,
    variant: 0,
    converged: converged[index],
    censored: 50 - converged[index] - diverged[index],
    diverged: diverged[index],
  });
  return {
    measure: found.measure ?? "epochs",
    first: side(0),
    second: side(1),
    seeds: 50,
    budget: 2000,
    ratio: { medians, restrictedMeans: means, pairs: 50, firstFaster, secondFaster },
    pairedTest: { z: 3, p, correctedP: p, method: "normal" },
    logRank: { chiSquare: 9, p, correctedP: p },
  };
}
