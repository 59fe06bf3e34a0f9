import { fingerprint } from "../engine/race/fingerprint.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import { type Claim, trialsOf } from "./claim.ts";
import { type Finding, findingOf, type Reading } from "./reading.ts";
import type { Trial } from "./trial.ts";
import type { Verdict } from "./verdict.ts";

/** A row of a trial's picture, in the order of its entrants; null where it lies beyond the budget. */
export interface OutcomeRow {
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly converged: number;
  readonly runs: number;
}

/** What a trial came to, as `outcomes.json` keeps it: without milliseconds, which belong to a machine. */
export interface TrialOutcome {
  readonly verdict: Verdict;
  readonly rows: readonly OutcomeRow[];
  readonly readings: readonly Reading[];
  /** Of the race's runs: the same on every machine. */
  readonly fingerprint: string;
}

function trialOutcome({ summaries, readings, verdict }: Finding, print: string): TrialOutcome {
  return {
    verdict,
    fingerprint: print,
    rows: summaries.map(({ epochs, converged, runs }) => ({
      median: epochs.median,
      ...epochs.medianInterval,
      converged,
      runs,
    })),
    readings: readings.filter(({ code }) => code !== "cost"),
  };
}

/** All trials of a claim; `run` gives a trial's runs. */
export const claimOutcomes = (
  claim: Claim,
  run: (trial: Trial) => readonly RaceRun[],
): readonly TrialOutcome[] =>
  trialsOf(claim).map((trial) => {
    const runs = run(trial);
    return trialOutcome(findingOf(trial, runs), fingerprint(trial.race, runs));
  });
