import { type DatasetId, dataKind, datasetById, inputCount } from "../../engine/data/datasets.ts";
import { featureLabel } from "../../engine/data/features.ts";
import { activationOf } from "../../engine/experiment/arm.ts";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { Field } from "../../engine/experiment/field.ts";
import { optionalSettings } from "../../engine/experiment/field-access.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { drawsStart } from "../../engine/experiment/given-parameters.ts";
import { ofNamedFunctions } from "../../engine/experiment/layer-functions.ts";
import { settingsOf } from "../../engine/experiment/own-settings.ts";
import { resolveOutput } from "../../engine/network/output-choice.ts";
import { recommendedStart } from "../../engine/network/recommended-start.ts";
import type { RaceSetUp, Variation } from "../../engine/race/race.ts";
import { type RatedScheme, readRatedScheme } from "../../engine/race/rated-scheme.ts";
import { armNames } from "../../store/race/race-replay.ts";
import { sayDataset } from "../../words/data.ts";
import { formatPercent, formatShort } from "../../words/format.ts";
import { entryText, listOf, say } from "../../words/say.ts";
import { ruleText } from "./race-texts.ts";

/** The set-up of a race in words, an aspect each: data, network, start, training, learning rate, rule. */
export const setUpTexts = (race: RaceSetUp): readonly string[] => [
  dataText(race),
  networkText(race.experiment),
  startText(race),
  trainingText(race.experiment),
  ratePolicy(race),
  ruleText(race.experiment),
];

/** Names of the fields that an experiment may leave out. */
type OptionalName =
  | "schedule"
  | "scheduleEpochs"
  | "scheduleFactor"
  | "clipping"
  | "clipAt"
  | "labelSmoothing"
  | "normalisation"
  | "statistics"
  | "skip"
  | "dropout"
  | "playgroundSeed";

/** A choice's label, as the menus have it. */
export function optionText(
  path:
    | "network.output"
    | "initialisation.scheme"
    | "optimiser.algorithm"
    | "network.scaling"
    | "regularisation.kind",
  id: string,
): string {
  const options: Readonly<Record<string, string>> = experimentFields[path].options;
  return entryText(`${path}.${id}`, options[id] ?? id);
}

export const datasetText = (id: DatasetId): string =>
  entryText(`dataset.${id}.label`, datasetById[id].label);

function dataText({ experiment, variation }: RaceSetUp): string {
  const { dataset, sampleCount, points, noise, trainShare } = experiment.data;
  const share = formatPercent(trainShare);
  const varied = variation?.field === "dataset" ? valueLabels(variation) : null;
  if (dataset === "points" && !varied) {
    const { classCount } = dataKind(experiment.data);
    return say("race.setUp.points", { count: points.length, classes: classCount, share });
  }
  return say("race.setUp.data", {
    dataset: varied ? listOf(varied) : sayDataset(experiment.data),
    count: sampleCount,
    share,
    noise: formatShort(noise),
  });
}

function networkText({ network, data }: Experiment): string {
  return say("race.setUp.network", {
    count: network.hidden.length,
    layers: network.hidden.join(" + "),
    features: listOf(
      network.features.map((id) => featureLabel(id, inputCount(data))),
      "unit",
    ),
    scaling: optionText("network.scaling", network.scaling),
    output: optionText("network.output", resolveOutput(network.output, dataKind(data))),
  });
}

function startText(race: RaceSetUp): string {
  const { experiment } = race;
  const { scheme, range, hiddenBias, outputBias, explicit } = experiment.initialisation;
  const weights =
    scheme === "uniform"
      ? say("race.setUp.uniform", { range: formatShort(range) })
      : optionText("initialisation.scheme", scheme);
  const named = scheme === "textbook" ? `${weights} (${ownStarts(race)})` : weights;
  const start =
    hiddenBias === outputBias
      ? say("race.setUp.weights", { scheme: named, bias: formatShort(hiddenBias) })
      : say("race.setUp.weightsAndBiases", {
          scheme: named,
          hiddenBias: formatShort(hiddenBias),
          outputBias: formatShort(outputBias),
        });
  if (!explicit) return start;
  const names = armNames(race);
  const drawing = names.filter((_, arm) => {
    const spec = experiment.arms[arm];
    return spec !== undefined && drawsStart(experiment, spec);
  });
  return drawing.length > 0
    ? say("race.setUp.givenToSome", { arms: listOf(drawing), start })
    : say("race.setUp.given");
}

/** "Sigmoid: Glorot uniform, ReLU: He normal": how each arm's weights are drawn where each has its own way. */
function ownStarts(race: RaceSetUp): string {
  const names = armNames(race);
  const starts = race.experiment.arms.map((arm, index) =>
    say("race.setUp.ownStart", {
      arm: names[index] ?? "",
      scheme: listOf(
        ofNamedFunctions(arm, (layer) =>
          optionText("initialisation.scheme", recommendedStart(activationOf(layer)).scheme),
        ),
        "unit",
      ),
    }),
  );
  return listOf(starts, "unit");
}

function trainingText(experiment: Experiment): string {
  const more = optionalSettings(experiment).map(settingText);
  return [plainTrainingText(experiment), ...more].join(", ");
}

/** "Gradient clipping By norm", of what an experiment has beside the usual. */
function settingText({ path, value }: ReturnType<typeof optionalSettings>[number]): string {
  const field: Field = experimentFields[path];
  const name = path.split(".").at(-1) as OptionalName;
  const options: Readonly<Record<string, string>> = field.kind === "choice" ? field.options : {};
  const label = options[String(value)];
  return say("race.setUp.setting", {
    name: say(`field.${name}`),
    value:
      label !== undefined
        ? entryText(`${path}.${value}`, label)
        : Number.isInteger(value)
          ? String(value)
          : formatShort(value as number),
  });
}

function plainTrainingText({ optimiser, batch, regularisation }: Experiment): string {
  const training = say("race.setUp.training", {
    optimiser: optionText("optimiser.algorithm", optimiser.algorithm),
    batch: batch.size,
    shuffle: batch.shuffle,
  });
  const { kind, rate } = regularisation;
  if (kind === "none") return training;
  return say("race.setUp.penalty", {
    training,
    kind: optionText("regularisation.kind", kind),
    rate: formatShort(rate),
  });
}

/** Which learning rates are compared: a result means nothing without them. */
export function ratePolicy(race: RaceSetUp): string {
  const { experiment, variation } = race;
  if (variation?.field === "rateAndScheme") {
    return say("race.policy.pairs", { pairs: listOf(valueLabels(variation), "unit") });
  }
  if (variation?.field === "learningRate") {
    return say("race.policy.varied", { rates: listOf(valueLabels(variation), "unit") });
  }
  const { learningRate } = experiment.optimiser;
  const shared = formatShort(learningRate);
  const owners = experiment.arms.filter((arm) => arm.learningRate !== null).length;
  if (owners === 0) return say("race.policy.shared", { rate: shared });
  const others =
    owners < experiment.arms.length ? [say("race.policy.others", { rate: shared })] : [];
  return say("race.policy.own", { rates: listOf([...ownRates(race), ...others], "unit") });
}

/** Which rate the sweep gave each arm. */
export function bestRatesText(race: RaceSetUp, sweep: RaceSetUp, seeds: number): string {
  if (sweep.variation?.field === "rateAndScheme") {
    const pairs = sweep.variation.values.map((value) => readRatedScheme(value));
    const distinct = (texts: readonly string[]) => listOf([...new Set(texts)], "unit");
    return say("race.policy.bestStart", {
      values: distinct(pairs.map((pair) => formatShort(pair?.learningRate ?? Number.NaN))),
      schemes: distinct(
        pairs.map((pair) => optionText("initialisation.scheme", pair?.scheme ?? "")),
      ),
      seeds,
      rates: listOf(ownStartsAndRates(race, sweep), "unit"),
    });
  }
  const values = sweep.variation ? valueLabels(sweep.variation) : [];
  return say("race.policy.best", {
    values: listOf(values, "unit"),
    seeds,
    rates: listOf(ownRates(race), "unit"),
  });
}

/** "tanh 0.1 with Glorot uniform", of each arm, as a sweep for both chose it. */
function ownStartsAndRates(race: RaceSetUp, sweep: RaceSetUp): readonly string[] {
  const names = armNames(sweep);
  return race.experiment.arms.map((arm, index) => {
    const { scheme } = settingsOf(race.experiment, arm).initialisation;
    return say("race.policy.start", {
      arm: names[index] ?? "",
      rate: formatShort(arm.learningRate ?? Number.NaN),
      scheme: optionText("initialisation.scheme", scheme),
    });
  });
}

/** "tanh 0.1", of each arm that has a rate of its own. */
function ownRates(race: RaceSetUp): readonly string[] {
  const bare = race.experiment.arms.map((arm) => ({ ...arm, learningRate: null }));
  const names = armNames({ ...race, experiment: { ...race.experiment, arms: bare } });
  return race.experiment.arms.flatMap(({ learningRate }, arm) =>
    learningRate === null
      ? []
      : [say("race.policy.rate", { arm: names[arm] ?? "", rate: formatShort(learningRate) })],
  );
}

/** "0.1 with He normal" */
function pairText(value: RatedScheme): string {
  const pair = readRatedScheme(value);
  return pair
    ? say("race.value.rateAndScheme", {
        rate: formatShort(pair.learningRate),
        scheme: optionText("initialisation.scheme", pair.scheme),
      })
    : value;
}

/** The variation's values as they stand in heads and menus. */
export function valueLabels(variation: Variation): readonly string[] {
  switch (variation.field) {
    case "scheme":
      return variation.values.map((scheme) => optionText("initialisation.scheme", scheme));
    case "output":
      return variation.values.map((output) => optionText("network.output", output));
    case "rateAndScheme":
      return variation.values.map(pairText);
    case "dataset":
      return variation.values.map(datasetText);
    default:
      return variation.values.map(formatShort);
  }
}
