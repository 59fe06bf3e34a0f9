import type { RaceSetUp } from "../race/race.ts";
import type { RaceRun } from "../race/race-run.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { observe } from "./race-time.ts";
import { quantileInterval, survivalQuantile } from "./survival-quantile.ts";

/** What the first seeds say of the median, in epochs. */
export interface SettlingStep {
  readonly seeds: number;
  /** Null where fewer than half of their runs converged. */
  readonly median: number | null;
  /** 95 % interval; null where that side is open. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** An entrant's median after its first seed, after two, and so on; runs may come in any order. */
export function settlingMedian(race: RaceSetUp, runs: readonly RaceRun[]): readonly SettlingStep[] {
  const times = [...runs]
    .sort((left, right) => left.seed - right.seed)
    .map((run) => observe(race, run, "epochs"));
  return times.map((_, index) => {
    const curve = kaplanMeier(times.slice(0, index + 1));
    const median = survivalQuantile(curve, 0.5);
    return { seeds: index + 1, median, ...quantileInterval(curve, 0.5) };
  });
}
