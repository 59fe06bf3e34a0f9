import { datasetById } from "../../engine/data/datasets.ts";
import { activationOf, armParameters, armShape } from "../../engine/experiment/arm.ts";
import type { ArmSpec, Experiment } from "../../engine/experiment/experiment.ts";
import { layerFunctions, ofNamedFunctions } from "../../engine/experiment/layer-functions.ts";
import { settingsOf } from "../../engine/experiment/own-settings.ts";
import { inventedId } from "../../engine/experiment/parse-arms.ts";
import { learnableParameters, type NetworkShape } from "../../engine/network/network-shape.ts";
import { type DrawnRange, drawnRange, meanOf } from "../../engine/training/drawn-number.ts";
import { initialise } from "../../engine/training/initialise.ts";
import { prepareRun } from "../../engine/training/prepare-run.ts";
import { armRates } from "../../engine/training/rates.ts";
import type { RunData } from "../../engine/training/run-data.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import {
  type ActivationFunction,
  drawnParameter,
} from "../../functions/families/activation-function.ts";

/** Programs that repeat one arm's training elsewhere, with the same data, start, order and rules. */

/** A function of hidden layers. */
export interface ProgramFunction {
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
  /** Names of its learned parameters, in the order in which they are stored. */
  readonly learned: readonly string[];
  /**
   * Between which numbers training draws the one that shapes it: then `drawnParameter` is its only
   * parameter. Null for most.
   */
  readonly drawn: DrawnRange | null;
  /** The hidden layers that apply it, from 0. */
  readonly layers: readonly number[];
}

/** All that a program is made from. */
export interface ProgramSetUp {
  /** With the arm's own settings in the place of the experiment's. */
  readonly settings: Experiment;
  /** What the hidden layers apply, each function once; without hidden layers one that nobody calls. */
  readonly functions: readonly ProgramFunction[];
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
  const { learningRate, regularisationRate } = armRates(experiment, arm);
  return {
    settings,
    functions: functionsOf(arm, shape.hiddenLayerCount),
    shape,
    data,
    start: initialise(experiment, shape, arm),
    learningRate,
    penalty: regularisationRate,
    epochs,
    shown: shown.filter(({ epoch, trainLoss }) => epoch <= epochs && Number.isFinite(trainLoss)),
    title: titleOf(settings, arm),
    address: plain(address),
  };
}

/** Letters, digits and what cannot end a comment or a text. */
const plain = (text: string): string => text.replace(/[^\p{L}\p{N} .,:;+\-_()=&?#/@%~]/gu, " ");

function functionsOf(arm: ArmSpec, count: number): readonly ProgramFunction[] {
  const found = new Map<string, ProgramFunction & { readonly layers: number[] }>();
  for (const [layer, one] of layerFunctions(arm, Math.max(1, count)).entries()) {
    const { activation: id, parameters, invention } = one;
    const key = JSON.stringify([id, parameters, invention]);
    const activation = named(activationOf(one));
    const learned = count > 0 ? learnableParameters(activation) : [];
    const known = found.get(key);
    if (known) known.layers.push(layer);
    else
      found.set(key, {
        ...inTraining(activation, armParameters(one), count),
        learned,
        layers: [layer],
      });
  }
  return [...found.values()];
}

/** A function of one's own may be called like one of the program's: its name there begins with "my". */
const named = (activation: ActivationFunction): ActivationFunction =>
  activation.id === inventedId ? { ...activation, id: `my ${activation.label}` } : activation;

/** Where training draws a number, the function of z and of that; evaluation takes the mean. */
function inTraining(
  activation: ActivationFunction,
  parameters: ParameterValues,
  count: number,
): Pick<ProgramFunction, "activation" | "parameters" | "drawn"> {
  const range = count > 0 ? drawnRange(activation, parameters) : null;
  if (activation.kind !== "elementwise" || !activation.drawn || !range) {
    return { activation, parameters, drawn: null };
  }
  const { drawn, derivative: _, libraryCalls: __, ...info } = activation;
  const mean = meanOf(range);
  const spec = { symbol: drawnParameter, default: mean, min: range.low, max: range.high };
  return {
    activation: { ...info, value: drawn.value, parameters: { [drawnParameter]: spec } },
    parameters: { [drawnParameter]: mean },
    drawn: range,
  };
}

function titleOf({ data, network, seed }: Experiment, arm: ArmSpec): string {
  const label = ofNamedFunctions(arm, (layer) => activationOf(layer).label).join(", ");
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
