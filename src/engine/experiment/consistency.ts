import { dataKind, inputCount } from "../data/datasets.ts";
import { featuresOf } from "../data/features.ts";
import { outputKindById, outputKinds } from "../network/losses.ts";
import { outputsInstead, resolveOutput } from "../network/output-choice.ts";
import { armsInWords } from "./arm-text.ts";
import { defaultThreshold } from "./default-threshold.ts";
import { defaultExperiment } from "./defaults.ts";
import type { ArmSpec, Experiment, ExplicitParameters } from "./experiment.ts";
import { withField } from "./field-access.ts";
import { experimentFields } from "./fields.ts";
import { mismatchIn } from "./given-parameters.ts";
import { fitsLayers, fittedToLayers } from "./layer-functions.ts";
import { isAccuracy } from "./metrics.ts";
import { settingsOf } from "./own-settings.ts";
import type { ProblemCollector } from "./problem.ts";
import type { Need, NeedOfArms } from "./problem-fact.ts";
import { withFeaturesThatFit } from "./usual-features.ts";

/**
 * Reports fields that are valid alone but not together, and puts a default in the place of the one
 * at fault.
 */
export function reconcile(experiment: Experiment, collector: ProblemCollector): Experiment {
  const checks = [
    ...[points, rule, features, layers, output, smoothing, pairs, testSet],
    ...[metric, accuracyThreshold, explicitParameters],
  ];
  return checks.reduce((current, check) => check(current, collector), experiment);
}

type Check = (experiment: Experiment, collector: ProblemCollector) => Experiment;

const points: Check = (experiment, collector) => {
  const { dataset, points: given } = experiment.data;
  const { minLength } = experimentFields["data.points"];
  if (dataset !== "points" || given.length >= minLength) return experiment;
  collector.at("data.points").add({ code: "fewPoints", min: minLength }, given);
  return withField(experiment, "data.dataset", defaultExperiment.data.dataset);
};

const rule: Check = (experiment, collector) => {
  const { dataset, rule: given } = experiment.data;
  if (dataset !== "rule" || given !== undefined) return experiment;
  collector.at("data.rule").add({ code: "noRule" }, given);
  return withField(experiment, "data.dataset", defaultExperiment.data.dataset);
};

const features: Check = (experiment, collector) => {
  const given = experiment.network.features;
  const allowed = featuresOf(inputCount(experiment.data)).map(({ id }) => id);
  if (given.every((id) => allowed.includes(id))) return experiment;
  collector.at("network.features").add({ code: "featuresOfOneInput", allowed }, given);
  return withFeaturesThatFit(experiment);
};

const layers: Check = (experiment, collector) => {
  const { hidden } = experiment.network;
  if (experiment.arms.every((arm) => fitsLayers(arm, hidden.length))) return experiment;
  for (const [index, arm] of experiment.arms.entries()) {
    if (fitsLayers(arm, hidden.length)) continue;
    const given = armsInWords([arm]);
    const at = collector.at("arms").at(index).at("laterLayers");
    at.add({ code: "layerFunctions", count: hidden.length }, given);
  }
  return withField(
    experiment,
    "arms",
    experiment.arms.map((arm) => fittedToLayers(arm, hidden.length)),
  );
};

const output: Check = (experiment, collector) => {
  const { output: given } = experiment.network;
  const allowed = outputsInstead(given, dataKind(experiment.data));
  if (allowed === null) return experiment;
  collector.at("network.output").add({ code: "outputOfRegression", allowed }, given);
  return withField(experiment, "network.output", "auto");
};

const smoothing: Check = (experiment, collector) => {
  const { labelSmoothing: given = 0 } = experiment.regularisation;
  const kind = dataKind(experiment.data);
  const found = resolveOutput(experiment.network.output, kind);
  if (given === 0 || outputKindById[found].isCrossEntropy) return experiment;
  const allowed = outputKinds.filter(({ isCrossEntropy }) => isCrossEntropy).map(({ id }) => id);
  collector.at("regularisation.labelSmoothing").add({ code: "needsOutput", allowed }, given);
  return withField(experiment, "regularisation.labelSmoothing", 0);
};

const pairs: Check = (experiment, collector) => {
  if (experiment.batch.size > 1) return experiment;
  const isBatch = (network: Experiment["network"]) => network.normalisation === "batch";
  return isBatch(experiment.network) ||
    experiment.arms.some((arm) => isBatch(settingsOf(experiment, arm).network))
    ? withLargerBatch(experiment, collector)
    : experiment;
};

function withLargerBatch(experiment: Experiment, collector: ProblemCollector): Experiment {
  collector.at("batch.size").add({ code: "batchOfOne" }, experiment.batch.size);
  return withField(experiment, "batch.size", 2);
}

const testSet: Check = (experiment, collector) => {
  const { metric: given } = experiment.rule;
  if (experiment.data.trainShare < 1 || given === "trainLoss") return experiment;
  collector.at("rule.metric").add({ code: "noTestSet" }, given);
  const changed = withField(experiment, "rule.metric", "trainLoss");
  return withField(changed, "rule.threshold", defaultThreshold(changed));
};

const metric: Check = (experiment, collector) => {
  const { metric: given } = experiment.rule;
  if (!isAccuracy(given) || dataKind(experiment.data).task !== "regression") {
    return experiment;
  }
  collector.at("rule.metric").add({ code: "noAccuracy" }, given);
  const { metric: loss } = defaultExperiment.rule;
  const changed = withField(experiment, "rule.metric", loss);
  return withField(changed, "rule.threshold", defaultThreshold(changed));
};

const accuracyThreshold: Check = (experiment, collector) => {
  const { metric: given, threshold } = experiment.rule;
  if (!isAccuracy(given) || threshold <= 1) return experiment;
  collector.at("rule.threshold").add({ code: "accuracyThreshold" }, threshold);
  return withField(experiment, "rule.threshold", 1);
};

const explicitParameters: Check = (experiment, collector) => {
  const { explicit } = experiment.initialisation;
  if (explicit === null) return experiment;
  const needs = needsOfAll(explicit, experiment);
  if (needs.length === 0) return experiment;
  collector.at("initialisation.explicit").add({ code: "explicitMismatch", needs }, explicit);
  return withField(experiment, "initialisation.explicit", null);
};

/** What explicit parameters would need for each arm to start from them; empty where one can. */
function needsOfAll(explicit: ExplicitParameters, experiment: Experiment): readonly NeedOfArms[] {
  const found = new Map<string, { readonly need: Need; readonly arms: ArmSpec[] }>();
  for (const arm of experiment.arms) {
    const need = mismatchIn(experiment, explicit, arm);
    if (need === null) return [];
    const key = JSON.stringify(need);
    const arms = found.get(key)?.arms ?? [];
    found.set(key, { need, arms: [...arms, arm] });
  }
  return [...found.values()].map(({ need, arms }) => ({
    need,
    arms: found.size > 1 ? armsInWords(arms) : null,
  }));
}
