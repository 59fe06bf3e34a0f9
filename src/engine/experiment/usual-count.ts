import { datasetById, inputCount } from "../data/datasets.ts";
import { defaultExperiment } from "./defaults.ts";
import type { Experiment } from "./experiment.ts";

/**
 * The number of points that goes with an experiment's data where none is given: of the datasets
 * over one input their own. Over the plane it stays as it is for all, as links rely on it.
 */
export function usualSampleCount({ data }: Pick<Experiment, "data">): number {
  const own = datasetById[data.dataset].defaultSampleCount;
  return inputCount(data) === 1 && own > 0 ? own : defaultExperiment.data.sampleCount;
}
