import type { DataKind } from "../engine/data/dataset.ts";
import { dataKind } from "../engine/data/datasets.ts";
import { activationOf } from "../engine/experiment/arm.ts";
import { armsInWords, armsToText } from "../engine/experiment/arm-text.ts";
import type { ArmSpec, DataSpec, Experiment } from "../engine/experiment/experiment.ts";
import { optionalSettings } from "../engine/experiment/field-access.ts";
import { experimentFields } from "../engine/experiment/fields.ts";
import { drawsStart } from "../engine/experiment/given-parameters.ts";
import { ofNamedFunctions } from "../engine/experiment/layer-functions.ts";
import { isAccuracy } from "../engine/experiment/metrics.ts";
import { resolveOutput } from "../engine/network/output-choice.ts";
import { recommendedStart } from "../engine/network/recommended-start.ts";
import {
  type Entrant,
  type RaceSetUp,
  type VariationField,
  type VariedSetting,
  variedSettings,
} from "../engine/race/race.ts";

/** The set-up of a race in words, shown beside every result. */

/** What varies, as it stands in sentences. */
export const variedNames: Readonly<Record<VariationField, string>> = {
  learningRate: "learning rate",
  depth: "depth",
  width: "width",
  scheme: "initialisation",
  rateAndScheme: "learning rate and initialisation",
  output: "output",
  dataset: "dataset",
  ...(Object.fromEntries(
    variedSettings.map((path) => [path, experimentFields[path].urlKey]),
  ) as Record<VariedSetting, string>),
};

/** An entrant's name: the arm's function, and the varied setting's value. */
export function entrantText({ experiment, variation }: RaceSetUp, entrant: Entrant): string {
  const arm = armsToText([experiment.arms[entrant.arm] as ArmSpec]);
  if (!variation) return arm;
  const value = variation.values[entrant.variant];
  switch (variation.field) {
    case "learningRate":
      return `${arm} at rate ${value}`;
    case "depth":
      return `${arm} with ${value} hidden ${value === 1 ? "layer" : "layers"}`;
    case "width":
      return `${arm} with ${value} ${value === 1 ? "unit" : "units"} per layer`;
    case "scheme":
      return `${arm} with ${value}`;
    case "rateAndScheme":
      return `${arm} at ${value}`;
    case "output":
      return `${arm} with ${value} at the output`;
    case "dataset":
      return `${arm} on ${value}`;
    default:
      return `${arm} at ${variedNames[variation.field]} ${value}`;
  }
}

/** The set-up in words, one aspect each: data, network, start, training, learning rate, rule. */
export function setUpTexts(race: RaceSetUp): readonly string[] {
  const { data, network, optimiser, regularisation, batch } = race.experiment;
  const hidden =
    network.hidden.length > 0 ? `hidden layers ${network.hidden.join("-")}` : "no hidden layer";
  const penalty =
    regularisation.kind === "none"
      ? ""
      : `, ${optionName("penalty", regularisation.kind)} penalty ${regularisation.rate}`;
  const more = optionalSettings(race.experiment).map(
    ({ path, value }) => `, ${experimentFields[path].urlKey} ${value}`,
  );
  return [
    dataText(data, race.variation),
    `inputs ${network.features.join(", ")} (${network.scaling}), ${hidden}, output ${resolveOutput(network.output, dataKind(data))}`,
    startText(race.experiment),
    `${optionName("algorithm", optimiser.algorithm)}, batch ${batch.size}, shuffled ${shuffles[batch.shuffle]}${penalty}${more.join("")}`,
    ratePolicy(race),
    ruleText(race),
  ];
}

function dataText(data: DataSpec, variation: RaceSetUp["variation"]): string {
  const { dataset, sampleCount, points, noise, trainShare } = data;
  const share = `${percent(trainShare)} of them trained on`;
  if (variation?.field === "dataset") {
    const each = `${variation.values.join(", ")}: ${sampleCount} points each`;
    return `${each}, ${share}, noise ${noise} %`;
  }
  const name = dataset === "rule" ? `rule ${data.rule}` : dataset;
  if (dataset !== "points") return `${name}, ${sampleCount} points, ${share}, noise ${noise} %`;
  // Given points have their own labels, and no noise is added to them.
  return `${points.length} points given by value, ${taskText(dataKind(data))}, ${share}`;
}

function startText(experiment: Experiment): string {
  const { scheme, range, hiddenBias, outputBias, explicit } = experiment.initialisation;
  const weights =
    scheme === "uniform" ? `uniform(−${range}, ${range})` : optionName("scheme", scheme);
  const named = scheme === "textbook" ? `${weights} (${ownStarts(experiment)})` : weights;
  const biases =
    hiddenBias === outputBias
      ? `biases ${hiddenBias}`
      : `hidden biases ${hiddenBias}, output biases ${outputBias}`;
  const drawn = `${named}, ${biases}`;
  if (!explicit) return `weights ${drawn}`;
  const drawing = experiment.arms.filter((arm) => drawsStart(experiment, arm));
  const others = drawing.length > 0 ? `, but drawn for ${armsInWords(drawing)}: ${drawn}` : "";
  return `weights given by value${others}`;
}

const ownStarts = ({ arms }: Experiment): string =>
  arms
    .map((arm) => {
      const schemes = ofNamedFunctions(arm, (layer) =>
        optionName("scheme", recommendedStart(activationOf(layer)).scheme),
      );
      return `${armsToText([arm])}: ${schemes.join(" and ")}`;
    })
    .join(", ");

const shuffles = { once: "once", everyEpoch: "every epoch" } as const;

const optionNames = {
  scheme: experimentFields["initialisation.scheme"].options,
  algorithm: experimentFields["optimiser.algorithm"].options,
  penalty: experimentFields["regularisation.kind"].options,
};

const optionName = <Field extends keyof typeof optionNames>(
  field: Field,
  id: keyof (typeof optionNames)[Field] & string,
): string => (optionNames[field] as Readonly<Record<string, string>>)[id] ?? id;

/** Which learning rates are compared: a result means nothing without them. */
export function ratePolicy({ experiment, variation }: RaceSetUp): string {
  if (variation?.field === "rateAndScheme") {
    return `learning rates with initialisations ${variation.values.join(", ")}, each for every arm`;
  }
  if (variation?.field === "learningRate") {
    return `learning rates ${variation.values.join(", ")}, each for every arm`;
  }
  const { learningRate } = experiment.optimiser;
  const own = experiment.arms.filter((arm) => arm.learningRate !== null);
  if (own.length === 0) return `one learning rate for all arms: ${learningRate}`;
  const names = own.map((arm) => armsToText([{ ...arm, learningRate: null }]));
  const rates = own.map((arm, index) => `${names[index]} ${arm.learningRate}`);
  const others = own.length < experiment.arms.length ? [`others ${learningRate}`] : [];
  return `learning rates of their own: ${[...rates, ...others].join(", ")}`;
}

const metricNames = {
  trainLoss: "train loss",
  testLoss: "test loss",
  testAccuracy: "test accuracy",
} as const;

function ruleText({ experiment, follows }: RaceSetUp): string {
  const { metric, threshold, sustained, budget } = experiment.rule;
  const target = isAccuracy(metric) ? `≥ ${percent(threshold)}` : `≤ ${threshold}`;
  const inARow = sustained === 1 ? "" : ` for ${sustained} epochs in a row`;
  const further = follows ? ", then followed to the end of them" : "";
  return `converged: ${metricNames[metric]} ${target}${inARow} within ${budget} epochs${further}`;
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(12))} %`;

/** "2 classes", "regression". */
const taskText = ({ task, classCount }: DataKind): string =>
  task === "regression" ? "regression" : `${classCount} classes`;
