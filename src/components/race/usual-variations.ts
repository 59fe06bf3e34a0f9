import {
  type DatasetId,
  dataKind,
  datasets,
  hasOwnData,
  inputCount,
} from "../../engine/data/datasets.ts";
import type { DataSpec, Experiment } from "../../engine/experiment/experiment.ts";
import { initialiserById } from "../../engine/network/initialisers.ts";
import { type OutputId, outputKindById, outputKinds } from "../../engine/network/losses.ts";
import { outputsInstead, resolveOutput } from "../../engine/network/output-choice.ts";
import { optimiserById } from "../../engine/optimisation/optimisers.ts";
import { scheduleById } from "../../engine/optimisation/schedules.ts";
import {
  isVariedSetting,
  type Variation,
  type VariationField,
  type VariedSetting,
  variedSettings,
} from "../../engine/race/race.ts";

/** The datasets that a race on these data can vary: all of their task with as many inputs; one's own where there are any. */
export function datasetsLike(data: DataSpec): readonly DatasetId[] {
  const { task } = dataKind(data);
  const count = inputCount(data);
  return datasets
    .map(({ id }) => id)
    .filter((id) => hasOwnData(id, data))
    .map((id) => ({ ...data, dataset: id }))
    .filter((other) => dataKind(other).task === task && inputCount(other) === count)
    .map(({ dataset }) => dataset);
}

/** The outputs that can hold the targets of these data. */
export const outputsFor = (data: DataSpec): readonly OutputId[] =>
  outputKinds.map(({ id }) => id).filter((id) => outputsInstead(id, dataKind(data)) === null);

/** More are chosen where they are asked for. */
const usualDatasetCount = 6;

/** Values to begin with, for each setting that can vary. */
const usualChoices: {
  readonly [Field in Exclude<VariationField, VariedSetting | "rateAndScheme">]: (
    data: DataSpec,
  ) => Extract<Variation, { field: Field }>;
} = {
  learningRate: () => ({ field: "learningRate", values: [0.003, 0.01, 0.03, 0.1, 0.3, 1] }),
  depth: () => ({ field: "depth", values: [1, 2, 3, 4, 5, 6] }),
  width: () => ({ field: "width", values: [2, 3, 4, 6, 8] }),
  scheme: () => ({
    field: "scheme",
    values: ["uniform", "glorotUniform", "heNormal", "lecunNormal"],
  }),
  output: (data) => ({ field: "output", values: outputsFor(data) }),
  dataset: (data) => ({ field: "dataset", values: datasetsLike(data).slice(0, usualDatasetCount) }),
};

/** Values to begin with, of any other number. */
const usualValues: Readonly<Record<VariedSetting, readonly number[]>> = {
  "data.noise": [0, 10, 20, 30, 40, 50],
  "data.sampleCount": [50, 100, 200, 500, 1000],
  "data.trainShare": [0.1, 0.3, 0.5, 0.7, 0.9],
  "initialisation.range": [0.1, 0.25, 0.5, 1, 2],
  "initialisation.hiddenBias": [-3, -2, -1, 0, 1],
  "initialisation.outputBias": [-1, 0, 1],
  "optimiser.momentum": [0, 0.5, 0.9, 0.99],
  "optimiser.squareDecay": [0.9, 0.99, 0.999],
  "optimiser.meanDecay": [0, 0.5, 0.9, 0.99],
  "optimiser.epsilon": [1e-8, 1e-4, 0.01, 1],
  "optimiser.scheduleEpochs": [10, 30, 100, 300],
  "optimiser.scheduleFactor": [0.1, 0.3, 0.5, 0.9],
  "optimiser.clipAt": [0.01, 0.1, 1, 10],
  "regularisation.rate": [0.0001, 0.001, 0.01, 0.1],
  "regularisation.dropout": [0, 0.1, 0.2, 0.5],
  "regularisation.labelSmoothing": [0, 0.05, 0.1, 0.2],
  "batch.size": [1, 3, 10, 30, 100],
};

/** What a race along a setting begins with. */
export const usualVariation = (
  field: Exclude<VariationField, "rateAndScheme">,
  data: DataSpec,
): Variation =>
  isVariedSetting(field) ? { field, values: usualValues[field] } : usualChoices[field](data);

/** The settings that have names of their own, in the order of the menu. */
export const namedFields = Object.keys(usualChoices) as readonly (keyof typeof usualChoices)[];

/** The other numbers that make a difference in this experiment. */
export const settingsThatMatter = (experiment: Experiment): readonly VariedSetting[] =>
  variedSettings.filter((path) => matters(path, experiment));

function matters(path: VariedSetting, experiment: Experiment): boolean {
  const { data, network, initialisation, optimiser, regularisation } = experiment;
  const { reads } = optimiserById[optimiser.algorithm];
  switch (path) {
    case "optimiser.momentum":
    case "optimiser.squareDecay":
    case "optimiser.meanDecay":
    case "optimiser.epsilon":
      return reads.some((number) => path === `optimiser.${number}`);
    case "initialisation.range":
      return initialiserById[initialisation.scheme].readsRange;
    case "optimiser.scheduleEpochs":
    case "optimiser.scheduleFactor":
      return scheduleById[optimiser.schedule ?? "constant"].reads.some(
        (number) => path === `optimiser.${number}`,
      );
    case "optimiser.clipAt":
      return optimiser.clipping !== undefined;
    case "regularisation.rate":
      return regularisation.kind !== "none";
    case "regularisation.labelSmoothing": {
      const [off] = outputKindById[resolveOutput(network.output, dataKind(data))].targetRange;
      return off === 0;
    }
    default:
      return true;
  }
}
