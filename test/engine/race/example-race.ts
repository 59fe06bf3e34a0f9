import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { RaceSetUp } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import type { RunOutcome } from "../../../src/engine/training/outcome.ts";

/** Two arms at two widths. */
export const exampleSetUp: RaceSetUp = {
  experiment: { ...defaultExperiment, arms: [armOf("tanh"), armOf("relu")] },
  variation: { field: "width", values: [2, 5] },
};

/** A made-up run that converged at epoch 40. */
export const exampleRun = (changes: Partial<RaceRun> = {}): RaceRun => {
  const epochs = changes.epochs ?? 40;
  const computeMs = changes.computeMs ?? 1.5;
  return {
    arm: 0,
    variant: 0,
    seed: 0,
    outcome: { kind: "converged", epochsToTarget: epochs, computeMs },
    epochs,
    computeMs,
    trainLoss: 0.049,
    testLoss: 0.052,
    testAccuracy: 0.98,
    deadUnits: 0,
    map: null,
    ...changes,
  };
};

const outcomes: readonly RunOutcome[] = [
  { kind: "converged", epochsToTarget: 40, computeMs: 1.5 },
  { kind: "censored", epochBudget: 40 },
  { kind: "diverged", atEpoch: 40 },
];

/** Three seeds of every entrant, with all outcomes among them; by entrant, then seed. */
export const exampleRuns: readonly RaceRun[] = [0, 1].flatMap((arm) =>
  [0, 1].flatMap((variant) =>
    outcomes.map((outcome, seed) =>
      exampleRun({
        arm,
        variant,
        seed,
        outcome,
        trainLoss: outcome.kind === "diverged" ? Number.NaN : 1 / (7 + seed + 3 * arm),
      }),
    ),
  ),
);
