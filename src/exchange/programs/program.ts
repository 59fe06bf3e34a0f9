import { datasetById } from "../../engine/data/datasets.ts";
import { activationOf, armParameters, armShape } from "../../engine/experiment/arm.ts";
import type { ArmSpec, Experiment } from "../../engine/experiment/experiment.ts";
import {
  experimentFields,
  type FieldPath,
  fieldPaths,
  readField,
} from "../../engine/experiment/fields.ts";
import { settingsOf } from "../../engine/experiment/own-settings.ts";

import { learnableParameters, type NetworkShape } from "../../engine/network/network-shape.ts";
import { drawnRange } from "../../engine/training/drawn-number.ts";
import { initialise } from "../../engine/training/initialise.ts";
import { prepareRun } from "../../engine/training/prepare-run.ts";
import { armRates } from "../../engine/training/rates.ts";
import type { RunData } from "../../engine/training/run-data.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";

/** Programs that repeat one arm's training elsewhere, with the same data, start, order and rules. */

/** All that a program is made from. */
export interface ProgramSetUp {
  /** With the arm's own settings in the place of the experiment's. */
  readonly settings: Experiment;
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
  /** Names of its learned parameters, in the order in which they are stored. */
  readonly learned: readonly string[];
  readonly shape: NetworkShape;
  readonly data: RunData;
  /** As `FlatParameters` says. */
  readonly start: Float32Array;
  readonly learningRate: number;
  readonly penalty: number;
  readonly epochs: number;
  /** What the page showed, to be printed beside the program's own losses. */
  readonly shown: readonly { readonly epoch: number; readonly trainLoss: number }[];
  /** One line, of plain characters. */
  readonly title: string;
  /** The page's address with this set-up; empty for none. */
  readonly address: string;
}

/** Why there is no program for a set-up. */
export interface Unsupported {
  readonly path: FieldPath;
  readonly value: string;
}

/** What programs are written for; of fields that are not here only the default value is repeated. */
const repeated: readonly FieldPath[] = [
  ...(["data.dataset", "data.noise", "data.sampleCount", "data.trainShare"] as const),
  ...([
    "data.rule",
    "data.legend",
    "data.points",
    "network.features",
    "network.scaling",
    "network.hidden",
  ] as const),
  ...(["network.output", "arms", "initialisation.scheme", "initialisation.range"] as const),
  ...(["initialisation.hiddenBias", "initialisation.outputBias"] as const),
  ...(["initialisation.explicit", "optimiser.algorithm", "optimiser.learningRate"] as const),
  ...(["optimiser.momentum", "optimiser.squareDecay", "optimiser.meanDecay"] as const),
  ...(["optimiser.epsilon", "regularisation.kind", "regularisation.rate"] as const),
  ...(["batch.size", "batch.shuffle", "seed", "rule.metric", "rule.threshold"] as const),
  ...(["rule.sustained", "rule.budget"] as const),
];

/** Of fields with choices, those that programs know. */
const known: Readonly<Partial<Record<FieldPath, readonly string[]>>> = {
  "network.output": ["auto", "tanh", "linear", "sigmoid", "softmax"],
  "optimiser.algorithm": ["sgd", "momentum", "nesterov", "rmsprop", "adam"],
  "regularisation.kind": ["none", "l1", "l2"],
  "batch.shuffle": ["once", "everyEpoch"],
};

/** The first setting that no program repeats; null where all are. */
export function unsupportedIn(
  experiment: Experiment,
  arm: ArmSpec,
  usual: Experiment,
): Unsupported | null {
  const settings = settingsOf(experiment, arm);
  for (const path of fieldPaths) {
    const value = readField(settings, path);
    const choices = known[path];
    const isRepeated = choices
      ? choices.includes(String(value))
      : repeated.includes(path) || JSON.stringify(value) === JSON.stringify(readField(usual, path));
    if (!isRepeated) return { path, value: valueText(path, value) };
  }
  const activation = activationOf(arm);
  // Libraries would draw other numbers than the page.
  const draws = drawnRange(activation, armParameters(arm)) !== null;
  return draws ? { path: "arms", value: activation.label } : null;
}

function valueText(path: FieldPath, value: unknown): string {
  const field = experimentFields[path];
  const options: Readonly<Record<string, string>> = field.kind === "choice" ? field.options : {};
  return options[String(value)] ?? String(value);
}

interface ProgramOptions {
  readonly epochs: number;
  readonly shown?: ProgramSetUp["shown"];
  readonly address?: string;
}

/** Everything fixed before the first update, as the engines have it. */
export function programSetUp(
  experiment: Experiment,
  arm: ArmSpec,
  { epochs, shown = [], address = "" }: ProgramOptions,
): ProgramSetUp {
  const settings = settingsOf(experiment, arm);
  const data = prepareRun(experiment);
  const shape = armShape(experiment, data, arm);
  const activation = activationOf(arm);
  const { learningRate, regularisationRate } = armRates(experiment, arm);
  return {
    settings,
    activation,
    parameters: armParameters(arm),
    learned: shape.hiddenLayerCount > 0 ? learnableParameters(activation) : [],
    shape,
    data,
    start: initialise(experiment, shape, arm),
    learningRate,
    penalty: regularisationRate,
    epochs,
    shown: shown.filter(({ epoch, trainLoss }) => epoch <= epochs && Number.isFinite(trainLoss)),
    title: titleOf(settings, activation),
    address: plain(address),
  };
}

/** Letters, digits and what cannot end a comment or a text. */
const plain = (text: string): string => text.replace(/[^\p{L}\p{N} .,:;+\-_()=&?#/@%~]/gu, " ");

function titleOf({ data, network, seed }: Experiment, { label }: ActivationFunction): string {
  const hidden = network.hidden.length > 0 ? network.hidden.join(" + ") : "none";
  return plain(
    `${label} on ${datasetById[data.dataset].label}, hidden units ${hidden}, seed ${seed}`,
  );
}

/** One part of a program: a cell of a notebook. */
export interface ProgramPart {
  /** What it is, in a few words. */
  readonly about: string;
  readonly code: string;
}
