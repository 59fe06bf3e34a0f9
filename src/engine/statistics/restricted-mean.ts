import type { SurvivalCurve } from "./kaplan-meier.ts";

export interface RestrictedMean {
  /** Mean of min(time, horizon). */
  readonly mean: number;
  readonly standardError: number;
  readonly horizon: number;
}

/**
 * The mean time spent up to `horizon`: the area under the survival curve. Unlike
 * the median it always exists, and it counts those that never had the event.
 * The curve is held at its last value where observation ended before the horizon.
 *
 * Source: Klein & Moeschberger (2003), Survival Analysis, 2nd ed., section 4.5.
 */
export function restrictedMean({ steps }: SurvivalCurve, horizon: number): RestrictedMean {
  let mean = 0;
  let variance = 0;
  let end = horizon;
  // From the right: each event's share of the variance needs the area after it.
  for (const { time, atRisk, events, survival } of steps.toReversed()) {
    if (time >= horizon) continue;
    mean += survival * (end - time);
    end = time;
    const left = atRisk - events;
    if (left > 0) variance += (mean * mean * events) / (atRisk * left);
  }
  return { mean: mean + end, standardError: Math.sqrt(variance), horizon };
}
