import type { SurvivalCurve } from "./kaplan-meier.ts";
import type { Interval } from "./observation.ts";
import { survivalLimits } from "./survival-limits.ts";

/** Products of many factors reach a level such as ½ only to rounding. */
const rounding = 1e-12;

/**
 * The time by which `share` (0 to 1) have had the event: 0.5 for the median.
 * Where the curve runs level exactly there, the middle of the level stretch, as
 * for the median of an even number of values. Null where the curve never gets
 * there: the time lies beyond what was observed.
 */
export function survivalQuantile({ steps }: SurvivalCurve, share: number): number | null {
  const level = 1 - share;
  const reached = steps.find(({ survival }) => survival <= level + rounding);
  if (!reached) return null;
  if (reached.survival < level - rounding) return reached.time;
  const below = steps.find(({ survival }) => survival < level - rounding);
  return below ? (reached.time + below.time) / 2 : reached.time;
}

/**
 * The 95 % interval of a quantile: the times at which the curve's pointwise
 * interval contains 1 − share (the test of Brookmeyer & Crowley (1982),
 * Biometrics 38, 29–41, inverted). Theirs is on the linear scale; this one is on
 * log(−log S), which stays inside [0, 1] and covers better in small
 * samples (Borgan & Liestøl (1990), Scand. J. Statist. 17, 35–41).
 * A limit is null where it lies beyond what was observed.
 */
export function quantileInterval({ steps }: SurvivalCurve, share: number): Interval {
  const level = 1 - share;
  // Where all or none are left the variance says nothing.
  const limits = steps
    .filter(({ survival }) => survival > 0 && survival < 1)
    .map((step) => ({ time: step.time, ...survivalLimits(step) }));
  return {
    lower: limits.find(({ lower }) => lower <= level + rounding)?.time ?? null,
    upper: limits.find(({ upper }) => upper <= level + rounding)?.time ?? null,
  };
}
