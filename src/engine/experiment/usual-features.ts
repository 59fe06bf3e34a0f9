import { inputCount } from "../data/datasets.ts";
import { type FeatureId, featuresOf } from "../data/features.ts";
import { defaultExperiment } from "./defaults.ts";
import type { Experiment } from "./experiment.ts";
import { withField } from "./field-access.ts";

/** The features that go with an experiment's data where none are given: its coordinates. */
export const usualFeatures = ({ data }: Pick<Experiment, "data">): readonly FeatureId[] => {
  const offered = featuresOf(inputCount(data));
  return defaultExperiment.network.features.filter((id) => offered.some((one) => one.id === id));
};

/** Without features that read an input which the data do not have; with the usual ones where none is left. */
export function withFeaturesThatFit(experiment: Experiment): Experiment {
  const offered = featuresOf(inputCount(experiment.data));
  const given = experiment.network.features;
  const fitting = given.filter((id) => offered.some((one) => one.id === id));
  if (fitting.length === given.length) return experiment;
  const features = fitting.length > 0 ? fitting : usualFeatures(experiment);
  return withField(experiment, "network.features", features);
}
