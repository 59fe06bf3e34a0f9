import { datasetById } from "../datasets/registry.ts";
import { outputKindById } from "../losses.ts";
import { resolveOutput } from "../prepare-run.ts";
import { defaultExperiment } from "./defaults.ts";
import type { Experiment, ExplicitParameters } from "./experiment.ts";
import { experimentFields, withField } from "./fields.ts";
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

const isRegression = ({ data }: Experiment): boolean =>
  datasetById[data.dataset].kind(data.points).task === "regression";

const output: Check = (experiment, complaints) => {
  const { output: given } = experiment.network;
  if (given === "auto" || !isRegression(experiment) || outputKindById[given].fitsRegression) {
    return experiment;
  }
  const fitting = Object.values(outputKindById).filter((kind) => kind.fitsRegression);
  const allowed = ["auto", ...fitting.map(({ id }) => id)].join(", ");
  complaints
    .at("network.output")
    .add(`Must be one of ${allowed}, as the dataset is a regression.`, given);
  return withField(experiment, "network.output", "auto");
};

const metric: Check = (experiment, complaints) => {
  const { metric: given } = experiment.rule;
  if (given !== "testAccuracy" || !isRegression(experiment)) return experiment;
  complaints
    .at("rule.metric")
    .add("Must be trainLoss or testLoss: a regression has no accuracy.", given);
  const { metric: loss, threshold } = defaultExperiment.rule;
  return { ...experiment, rule: { ...experiment.rule, metric: loss, threshold } };
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
  const misfit = misfitOf(explicit, experiment);
  if (misfit === null) return experiment;
  complaints.at("initialisation.explicit").add(misfit, "the weights and biases");
  return withField(experiment, "initialisation.explicit", null);
};

/** Why explicit parameters do not fit the network, as a sentence; null where they do. */
function misfitOf(explicit: ExplicitParameters, { data, network }: Experiment): string | null {
  const kind = datasetById[data.dataset].kind(data.points);
  const { unitPerClass } = outputKindById[resolveOutput(network.output, kind)];
  const outputs = kind.classCount > 2 || unitPerClass ? kind.classCount : 1;
  const units = [...network.hidden, outputs];
  if (explicit.weights.length !== units.length || explicit.biases.length !== units.length) {
    return `Must have ${counted(units.length, "layer")} of weights and of biases, the output layer last.`;
  }
  let inputs = network.features.length;
  for (const [layer, layerUnits] of units.entries()) {
    const rows = explicit.weights[layer] ?? [];
    const isOutput = layer === units.length - 1;
    const rowsFit = isOutput
      ? rows.length === layerUnits
      : rows.length > 0 && rows.length % layerUnits === 0;
    if (!rowsFit) {
      const pieces = isOutput ? "" : " (or a multiple of it, for an arm whose units have pieces)";
      return `Must have ${counted(layerUnits, "row")}${pieces} in weights[${layer}].`;
    }
    if (rows.some((row) => row.length !== inputs)) {
      return `Must have ${counted(inputs, "number")} in every row of weights[${layer}].`;
    }
    if (explicit.biases[layer]?.length !== rows.length) {
      return `Must have ${counted(rows.length, "number")} in biases[${layer}], one for each row.`;
    }
    inputs = layerUnits;
  }
  return null;
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
