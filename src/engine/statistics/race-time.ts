import type { RaceSetUp } from "../race/race.ts";
import type { RaceRun } from "../race/race-run.ts";
import type { Observation } from "./observation.ts";

/** What a race's time is counted in: two different claims, never mixed. */
export type Measure = "epochs" | "milliseconds";

/**
 * A run's time to the target.
 *
 * A run that spent its budget is censored there. A diverged run is a category of
 * its own where runs are counted, but on the way to the target it stands with
 * those that never arrive: at risk to the budget and never an event. To drop it,
 * or to censor it where it diverged, would flatter its arm: the runs left over are
 * the ones that did well. In milliseconds no budget is known for it, so it
 * outlasts every other run.
 */
export function observe(race: RaceSetUp, run: RaceRun, measure: Measure): Observation {
  const { outcome } = run;
  const event = outcome.kind === "converged";
  if (measure === "epochs") {
    return {
      time: event ? outcome.epochsToTarget : race.experiment.rule.budget,
      event,
    };
  }
  switch (outcome.kind) {
    case "converged":
      return { time: outcome.computeMs, event };
    case "censored":
      return { time: run.computeMs, event };
    case "diverged":
      return { time: Number.POSITIVE_INFINITY, event };
  }
}

/**
 * How far restricted means can go that are to be compared: in epochs the budget,
 * in milliseconds as far as every sample was watched, or, where all of them are
 * known to the end, to the last event.
 */
export function commonHorizon(
  race: RaceSetUp,
  samples: readonly (readonly Observation[])[],
  measure: Measure,
): number {
  if (measure === "epochs") return race.experiment.rule.budget;
  const watched = Math.min(...samples.map(watchedUntil));
  if (Number.isFinite(watched)) return watched;
  const events = samples.flat().filter(({ event }) => event);
  return events.reduce((latest, { time }) => Math.max(latest, time), 0);
}

/** The last time, if it was waited for in vain; for ever, if all events have come by then. */
function watchedUntil(sample: readonly Observation[]): number {
  const last = sample.reduce((latest, { time }) => Math.max(latest, time), 0);
  const open = sample.some(({ time, event }) => time === last && !event);
  return open ? last : Number.POSITIVE_INFINITY;
}
