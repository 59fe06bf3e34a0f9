import { armShape } from "../../src/engine/experiment/arm.ts";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import type { ArmSpec, Experiment } from "../../src/engine/experiment/experiment.ts";
import { initialise } from "../../src/engine/training/initialise.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import type { TrainerSetUp } from "../../src/engine/training/trainer.ts";

/** Parts of an experiment to replace, or some of their fields. */
export type Changes = {
  readonly [Part in keyof Experiment]?: Experiment[Part] extends number | readonly unknown[]
    ? Experiment[Part]
    : Partial<Experiment[Part]>;
};

/** The default experiment with some fields of its parts replaced. */
export function experimentWith(changes: Changes): Experiment {
  const parts = Object.entries(changes).map(([part, value]) => [
    part,
    typeof value === "object" && !Array.isArray(value)
      ? { ...defaultExperiment[part as keyof Experiment & "data"], ...value }
      : value,
  ]);
  return { ...defaultExperiment, ...Object.fromEntries(parts) };
}

/** What a trainer of this arm starts from. */
export function setUpOf(
  experiment: Experiment,
  arm: ArmSpec | string,
  seed: number = experiment.seed,
): TrainerSetUp {
  const armSpec = typeof arm === "string" ? armOf(arm) : arm;
  const data = prepareRun(experiment, seed);
  const shape = armShape(experiment, data, armSpec);
  return {
    experiment,
    data,
    arm: armSpec,
    parameters: initialise(experiment, shape, armSpec, seed),
  };
}
