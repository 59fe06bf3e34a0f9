import type { Observation } from "./observation.ts";

/** What happened at one time; all finite times at which anything did are steps. */
export interface SurvivalStep {
  readonly time: number;
  /** Observed up to here without the event. */
  readonly atRisk: number;
  readonly events: number;
  /** Share that has not had the event just after `time`. */
  readonly survival: number;
  /** Greenwood's sum Σ d / (n·(n − d)) up to here: the variance of log survival; Infinity where nobody is left. */
  readonly logVariance: number;
}

export interface SurvivalCurve {
  readonly count: number;
  /** In ascending time. */
  readonly steps: readonly SurvivalStep[];
}

/**
 * The product-limit estimate of the share that has not had the event by each time.
 * An observation censored at the time of an event was still at risk of it; one with
 * an infinite time is at risk throughout, and no step of its own.
 * Without censoring it is the empirical distribution.
 *
 * Sources: Kaplan & Meier (1958), JASA 53, 457–481; Greenwood (1926).
 *
 * @throws RangeError where a time is NaN: it has no place in the order.
 */
export function kaplanMeier(observations: readonly Observation[]): SurvivalCurve {
  if (observations.some(({ time }) => Number.isNaN(time))) {
    throw new RangeError("A time to an event must be a number.");
  }
  const sorted = observations.toSorted((left, right) => left.time - right.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let logVariance = 0;
  for (let start = 0; start < sorted.length; ) {
    const time = (sorted[start] as Observation).time;
    if (time === Number.POSITIVE_INFINITY) break;
    let end = start;
    let events = 0;
    for (; sorted[end]?.time === time; end++) if (sorted[end]?.event) events += 1;
    const atRisk = sorted.length - start;
    const left = atRisk - events;
    survival *= left / atRisk;
    if (events > 0) logVariance += events / (atRisk * left);
    steps.push({ time, atRisk, events, survival, logVariance });
    start = end;
  }
  return { count: sorted.length, steps };
}
