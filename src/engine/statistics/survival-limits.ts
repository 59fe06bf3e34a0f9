import { exp, log } from "../../functions/algebra/deterministic-math.ts";
import type { SurvivalStep } from "./kaplan-meier.ts";
import { z95 } from "./observation.ts";

/**
 * The pointwise 95 % interval of a survival curve at one of its steps, on the
 * scale log(−log S), which stays inside [0, 1]. Where all or none are left the
 * variance says nothing, and both limits are the curve itself.
 *
 * Source: Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time
 * Data, 2nd ed., section 1.4.
 */
export function survivalLimits({ survival, logVariance }: SurvivalStep): {
  readonly lower: number;
  readonly upper: number;
} {
  if (survival <= 0 || survival >= 1) return { lower: survival, upper: survival };
  const logSurvival = log(survival);
  const width = (z95 * Math.sqrt(logVariance)) / -logSurvival;
  return { lower: exp(logSurvival * exp(width)), upper: exp(logSurvival * exp(-width)) };
}
