import { countDeadUnits } from "../diagnostics/dead-units.ts";
import type { ArmSpec, Experiment } from "../experiment/experiment.ts";
import type { RunOutcome } from "../training/outcome.ts";
import { prepareRun } from "../training/prepare-run.ts";
import type { RunData } from "../training/run-data.ts";
import type { Evaluation, FlatParameters, TrainerSetUp } from "../training/trainer.ts";
import { quantise } from "./decision-map.ts";
import type { Entrant } from "./race.ts";
import type { RaceRun } from "./race-run.ts";

/** One run of a race before its weights are drawn. */
export type EntrantSetUp = Omit<TrainerSetUp, "parameters">;

/** `experiment` is `experimentOf`'s, with its one arm; `shared` keeps data that entrants share. */
export function entrantSetUp(
  experiment: Experiment,
  shared?: { get(experiment: Experiment): RunData },
): EntrantSetUp {
  return {
    experiment,
    arm: experiment.arms[0] as ArmSpec,
    data: shared ? shared.get(experiment) : prepareRun(experiment),
  };
}

/** A run that has ended, in either engine. */
export interface EndedRun {
  readonly entrant: Entrant;
  readonly setUp: EntrantSetUp;
  readonly outcome: RunOutcome | null;
  readonly epochs: number;
  readonly computeMs: number;
  readonly train: Evaluation;
  readonly test: Evaluation;
  readonly parameters: FlatParameters;
  /** Outputs at the map's points [output unit][point]; null for no map. */
  readonly outputs: Float32Array | null;
}

/** @throws Error where the run has no outcome yet. */
export function finishedRun(run: EndedRun): RaceRun {
  const { entrant, setUp, outcome, epochs, computeMs, train, test, parameters, outputs } = run;
  if (!outcome) throw new Error("The run has not ended");
  return {
    ...entrant,
    seed: setUp.experiment.seed,
    outcome,
    epochs,
    computeMs,
    trainLoss: train.loss,
    testLoss: test.loss,
    testAccuracy: test.accuracy,
    deadUnits: countDeadUnits({ ...setUp, parameters }),
    map: outputs && quantise(setUp.data, outputs),
  };
}
