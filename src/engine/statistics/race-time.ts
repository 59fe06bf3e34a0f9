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
 * the ones that did well.
 *
 * The budget is one of epochs, and what it costs in milliseconds differs from run to
 * run. So in milliseconds a run that did not converge outlasts every other: were
 * it censored at its own cost, a run that converged just after that could
 * be the only one left at risk, and its curve would say that all had converged.
 */
export function observe(race: RaceSetUp, { outcome }: RaceRun, measure: Measure): Observation {
  const inEpochs = measure === "epochs";
  if (outcome.kind === "converged") {
    return { time: inEpochs ? outcome.epochsToTarget : outcome.computeMs, event: true };
  }
  return {
    time: inEpochs ? race.experiment.rule.budget : Number.POSITIVE_INFINITY,
    event: false,
  };
}

/**
 * How far restricted means can go that are to be compared: in epochs the budget;
 * in milliseconds as far as every censored run was watched or, without any, to the
 * last that converged.
 */
export function commonHorizon(race: RaceSetUp, runs: readonly RaceRun[], measure: Measure): number {
  if (measure === "epochs") return race.experiment.rule.budget;
  let watched = Number.POSITIVE_INFINITY;
  let lastEvent = 0;
  for (const { outcome, computeMs } of runs) {
    if (outcome.kind === "censored") watched = Math.min(watched, computeMs);
    if (outcome.kind === "converged") lastEvent = Math.max(lastEvent, outcome.computeMs);
  }
  return Number.isFinite(watched) ? watched : lastEvent;
}
