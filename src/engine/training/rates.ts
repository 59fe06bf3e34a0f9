import type { ArmSpec, Experiment } from "../experiment/experiment.ts";

/** Rates that may change during a run without restarting it. */
export interface Rates {
  readonly learningRate: number;
  readonly regularisationRate: number;
}

/** The rates that an arm starts with: its own learning rate where it has one. */
export const armRates = (experiment: Experiment, arm: ArmSpec): Rates => ({
  learningRate: arm.learningRate ?? experiment.optimiser.learningRate,
  regularisationRate: experiment.regularisation.rate,
});
