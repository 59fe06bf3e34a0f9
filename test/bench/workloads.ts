import { armShape } from "../../src/engine/experiment/arm.ts";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../src/engine/experiment/experiment.ts";
import { initialise } from "../../src/engine/training/initialise.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import type { TrainerSetUp } from "../../src/engine/training/trainer.ts";

/** One network to train: 250 training points, batch 10, tanh, TensorFlow Playground's mathematics. */
export interface Workload {
  readonly name: string;
  readonly hidden: readonly number[];
  /** The least ratios to TensorFlow.js and to the float64 engine that the project promises. */
  readonly promised: { readonly tensorflow: number; readonly reference: number };
}

export const workloads: readonly Workload[] = [
  { name: "2-4-2-1", hidden: [4, 2], promised: { tensorflow: 1000, reference: 20 } },
  { name: "2-3-3-1", hidden: [3, 3], promised: { tensorflow: 1500, reference: 20 } },
  {
    name: "2-8×6-1",
    hidden: Array.from({ length: 6 }, () => 8),
    promised: { tensorflow: 300, reference: 20 },
  },
  {
    name: "2-32×10-1",
    hidden: Array.from({ length: 10 }, () => 32),
    promised: { tensorflow: 45, reference: 20 },
  },
];

export function experimentOf(hidden: readonly number[]): Experiment {
  return { ...defaultExperiment, network: { ...defaultExperiment.network, hidden } };
}

export const setUpOf = (workload: Workload): TrainerSetUp =>
  setUpWith(experimentOf(workload.hidden), "tanh");

export function setUpWith(base: Experiment, activation: string): TrainerSetUp {
  // A small rate keeps the deep network's weights finite however long it runs.
  const experiment = { ...base, optimiser: { ...base.optimiser, learningRate: 0.001 } };
  const arm = armOf(activation);
  const data = prepareRun(experiment);
  const shape = armShape(experiment, data, arm);
  return { experiment, data, arm, parameters: initialise(experiment, shape, arm) };
}
