import { armShape } from "../../../src/engine/arm.ts";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import { initialise } from "../../../src/engine/initialisers.ts";
import { prepareRun } from "../../../src/engine/prepare-run.ts";
import type { TrainerSetUp } from "../../../src/engine/trainer.ts";

/** Parts of an experiment to change, one level deep. */
export type Changes = {
  readonly [Key in keyof Experiment]?: Experiment[Key] extends readonly unknown[] | number
    ? Experiment[Key]
    : Partial<Experiment[Key]>;
};

/** The default experiment with these parts changed. */
export function experimentWith(changes: Changes): Experiment {
  const merged = Object.entries(defaultExperiment).map(([key, value]) => {
    const change = changes[key as keyof Experiment];
    const isPart = typeof value === "object" && !Array.isArray(value);
    return [key, isPart ? { ...value, ...(change as object) } : (change ?? value)];
  });
  return Object.fromEntries(merged) as Experiment;
}

/** What a trainer of this activation starts from, ready for either engine. */
export function setUp(
  experiment: Experiment,
  activation: string,
  seed: number = experiment.seed,
  parameters: Readonly<Record<string, number>> = {},
): TrainerSetUp {
  const arm = { ...armOf(activation), parameters };
  const data = prepareRun(experiment, seed);
  const shape = armShape(experiment, data, arm);
  return { experiment, data, arm, parameters: initialise(experiment, shape, arm, seed) };
}
