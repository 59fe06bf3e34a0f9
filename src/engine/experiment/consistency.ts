import { dataKind } from "../data/datasets.ts";
import { outputMismatch } from "../network/output-choice.ts";
import { armsInWords } from "./arm-text.ts";
import { defaultThreshold } from "./default-threshold.ts";
import { defaultExperiment } from "./defaults.ts";
import type { ArmSpec, Experiment, ExplicitParameters } from "./experiment.ts";
import { experimentFields, withField } from "./fields.ts";
import { mismatchIn } from "./given-parameters.ts";
import { isAccuracy } from "./metrics.ts";
import type { ProblemCollector } from "./problem.ts";

/**
 * Reports fields that are valid alone but not together, and puts a default in the place of the one
 * at fault.
 */
export function reconcile(experiment: Experiment, collector: ProblemCollector): Experiment {
  return [points, output, testSet, metric, accuracyThreshold, explicitParameters].reduce(
    (current, check) => check(current, collector),
    experiment,
  );
}

type Check = (experiment: Experiment, collector: ProblemCollector) => Experiment;

const points: Check = (experiment, collector) => {
  const { dataset, points: given } = experiment.data;
  const { minLength } = experimentFields["data.points"];
  if (dataset !== "points" || given.length >= minLength) return experiment;
  collector
    .at("data.points")
    .add(`Must hold at least ${minLength} points for the dataset "points".`, given);
  return withField(experiment, "data.dataset", defaultExperiment.data.dataset);
};

const output: Check = (experiment, collector) => {
  const { output: given } = experiment.network;
  const mismatch = outputMismatch(given, dataKind(experiment.data));
  if (mismatch === null) return experiment;
  collector.at("network.output").add(mismatch, given);
  return withField(experiment, "network.output", "auto");
};

const testSet: Check = (experiment, collector) => {
  const { metric: given } = experiment.rule;
  if (experiment.data.trainShare < 1 || given === "trainLoss") return experiment;
  collector
    .at("rule.metric")
    .add("Must be trainLoss where all points are trained on: there is no test set.", given);
  const changed = withField(experiment, "rule.metric", "trainLoss");
  return withField(changed, "rule.threshold", defaultThreshold(changed));
};

const metric: Check = (experiment, collector) => {
  const { metric: given } = experiment.rule;
  if (!isAccuracy(given) || dataKind(experiment.data).task !== "regression") {
    return experiment;
  }
  collector
    .at("rule.metric")
    .add("Must be trainLoss or testLoss: a regression has no accuracy.", given);
  const { metric: loss } = defaultExperiment.rule;
  const changed = withField(experiment, "rule.metric", loss);
  return withField(changed, "rule.threshold", defaultThreshold(changed));
};

const accuracyThreshold: Check = (experiment, collector) => {
  const { metric: given, threshold } = experiment.rule;
  if (!isAccuracy(given) || threshold <= 1) return experiment;
  collector
    .at("rule.threshold")
    .add("Must be a number from 0 to 1 for the metric testAccuracy.", threshold);
  return withField(experiment, "rule.threshold", 1);
};

const explicitParameters: Check = (experiment, collector) => {
  const { explicit } = experiment.initialisation;
  if (explicit === null) return experiment;
  const mismatch = mismatchOfAll(explicit, experiment);
  if (mismatch === null) return experiment;
  collector.at("initialisation.explicit").add(mismatch, "the weights and biases");
  return withField(experiment, "initialisation.explicit", null);
};

/** Why no arm can start from explicit parameters, as a sentence; null where one can. */
function mismatchOfAll(explicit: ExplicitParameters, experiment: Experiment): string | null {
  const armsByNeed = new Map<string, ArmSpec[]>();
  for (const arm of experiment.arms) {
    const need = mismatchIn(experiment, explicit, arm);
    if (need === null) return null;
    armsByNeed.set(need, [...(armsByNeed.get(need) ?? []), arm]);
  }
  const needs = [...armsByNeed].map(([need, arms]) =>
    armsByNeed.size > 1 ? `${need} for ${armsInWords(arms)}` : need,
  );
  return `Must have ${needs.join(", or ")}.`;
}
