/** A time to an event, or the time until which it had not happened (right-censored). */
export interface Observation {
  readonly time: number;
  readonly event: boolean;
}

/** An interval of times or ratios; null where that side is open. */
export interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The standard normal quantile of a two-sided 95 % interval: Φ(1.9599…) = 0.975. */
export const z95 = 1.959963984540054;
