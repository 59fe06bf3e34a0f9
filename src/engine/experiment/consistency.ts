import { dataKind } from "../data/datasets.ts";
import { outputMisfit } from "../network/output-choice.ts";
import { armsInWords } from "./arm-text.ts";
import { defaultThreshold } from "./default-threshold.ts";
import { defaultExperiment } from "./defaults.ts";
import type { ArmSpec, Experiment, ExplicitParameters } from "./experiment.ts";
import { experimentFields, withField } from "./fields.ts";
import { misfitIn } from "./given-parameters.ts";
import type { Complaints } from "./problem.ts";

/**
 * Fields that are good by themselves and do not go together: says so, and puts
 * a default in the place of the one that cannot be meant.
 */
export function reconcile(experiment: Experiment, complaints: Complaints): Experiment {
  return [points, output, metric, accuracyThreshold, explicitParameters].reduce(
    (current, check) => check(current, complaints),
    experiment,
  );
}

type Check = (experiment: Experiment, complaints: Complaints) => Experiment;

const points: Check = (experiment, complaints) => {
  const { dataset, points: given } = experiment.data;
  const { minLength } = experimentFields["data.points"];
  if (dataset !== "points" || given.length >= minLength) return experiment;
  complaints
    .at("data.points")
    .add(`Must hold at least ${minLength} points for the dataset "points".`, given);
  return withField(experiment, "data.dataset", defaultExperiment.data.dataset);
};

const output: Check = (experiment, complaints) => {
  const { output: given } = experiment.network;
  const misfit = outputMisfit(given, dataKind(experiment.data));
  if (misfit === null) return experiment;
  complaints.at("network.output").add(misfit, given);
  return withField(experiment, "network.output", "auto");
};

const metric: Check = (experiment, complaints) => {
  const { metric: given } = experiment.rule;
  if (given !== "testAccuracy" || dataKind(experiment.data).task !== "regression") {
    return experiment;
  }
  complaints
    .at("rule.metric")
    .add("Must be trainLoss or testLoss: a regression has no accuracy.", given);
  const { metric: loss } = defaultExperiment.rule;
  const changed = withField(experiment, "rule.metric", loss);
  return withField(changed, "rule.threshold", defaultThreshold(changed));
};

const accuracyThreshold: Check = (experiment, complaints) => {
  const { metric: given, threshold } = experiment.rule;
  if (given !== "testAccuracy" || threshold <= 1) return experiment;
  complaints
    .at("rule.threshold")
    .add("Must be a number from 0 to 1 for the metric testAccuracy.", threshold);
  return withField(experiment, "rule.threshold", 1);
};

const explicitParameters: Check = (experiment, complaints) => {
  const { explicit } = experiment.initialisation;
  if (explicit === null) return experiment;
  const misfit = misfitOfAll(explicit, experiment);
  if (misfit === null) return experiment;
  complaints.at("initialisation.explicit").add(misfit, "the weights and biases");
  return withField(experiment, "initialisation.explicit", null);
};

/** Why no arm can start from explicit parameters, as a sentence; null where one can. */
function misfitOfAll(explicit: ExplicitParameters, experiment: Experiment): string | null {
  const armsByNeed = new Map<string, ArmSpec[]>();
  for (const arm of experiment.arms) {
    const need = misfitIn(experiment, explicit, arm);
    if (need === null) return null;
    armsByNeed.set(need, [...(armsByNeed.get(need) ?? []), arm]);
  }
  const needs = [...armsByNeed].map(([need, arms]) =>
    armsByNeed.size > 1 ? `${need} for ${armsInWords(arms)}` : need,
  );
  return `Must have ${needs.join(", or ")}.`;
}
