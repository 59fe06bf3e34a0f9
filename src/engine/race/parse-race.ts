import { type DatasetId, dataKind, inputCount } from "../data/datasets.ts";
import { reconcile } from "../experiment/consistency.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { experimentFields } from "../experiment/fields.ts";
import { isAccuracy } from "../experiment/metrics.ts";
import { parseExperiment } from "../experiment/parse.ts";
import { collectProblems, type Problem, type ProblemCollector } from "../experiment/problem.ts";
import {
  isTree,
  readChoice,
  readList,
  readNumber,
  reportUnknownKeys,
} from "../experiment/values.ts";
import type { InitialiserId } from "../network/initialisers.ts";
import { type OutputId, outputKindById } from "../network/losses.ts";
import {
  experimentOf,
  type Race,
  raceLimits,
  type Variation,
  type VariationField,
  type VariedSetting,
  variedSettings,
} from "./race.ts";
import { type RatedScheme, ratedScheme, readRatedScheme } from "./rated-scheme.ts";

export interface ParsedRace {
  /** Always whole and valid: what was missing or bad is as by default. */
  readonly race: Race;
  readonly problems: readonly Problem[];
}

const raceKeys = ["experiment", "seeds", "variation", "follows"] as const;

/** Whether it is meant as a race: an experiment has no field of that name. */
export const looksLikeRace = (json: unknown): boolean =>
  isTree(json) && Object.hasOwn(json, "experiment");

/** Reads a race from anything that JSON can hold; never throws. */
export function parseRace(json: unknown): ParsedRace {
  const collector = collectProblems();
  const given = isTree(json) ? json : {};
  if (!isTree(json)) {
    collector.at("race").add({ code: "fields", allowed: raceKeys }, json);
  }
  reportUnknownKeys(given, raceKeys, collector);
  const experiment = readExperiment(given.experiment ?? {}, collector.at("experiment"));
  const seeds = readSeeds(given.seeds ?? {}, collector.at("seeds"));
  const variation = readVariation(given.variation ?? null, collector.at("variation"));
  const { follows = false } = given;
  if (typeof follows !== "boolean") {
    collector.at("follows").add({ code: "oneOf", allowed: ["true", "false"] }, follows);
  }
  const race: Race = {
    experiment,
    seeds,
    variation,
    ...(follows === true ? { follows: true } : {}),
  };
  return {
    race: fitting(race, collector.at("variation")),
    problems: collector.problems,
  };
}

function readExperiment(given: unknown, collector: ProblemCollector): Experiment {
  const { experiment, problems } = parseExperiment(given);
  for (const { path, fact, given: value } of problems) {
    (path === "" ? collector : collector.at(path)).add(fact, value);
  }
  return experiment;
}

function readSeeds(given: unknown, collector: ProblemCollector): Race["seeds"] {
  const count = raceLimits.seeds.default;
  if (!isTree(given)) {
    collector.add({ code: "shape", shape: "seeds" }, given);
    return { first: 0, count };
  }
  reportUnknownKeys(given, ["first", "count"], collector);
  const countRange = { ...raceLimits.seeds, integer: true };
  return {
    first: readNumber(given.first ?? 0, experimentFields.seed, collector.at("first")) ?? 0,
    count: readNumber(given.count ?? count, countRange, collector.at("count")) ?? count,
  };
}

const hidden = experimentFields["network.hidden"];

/** How each field's values are read. */
const variationReaders: Readonly<
  Record<
    VariationField,
    (given: unknown, collector: ProblemCollector) => number | string | undefined
  >
> = {
  learningRate: (given, at) => readNumber(given, experimentFields["optimiser.learningRate"], at),
  depth: (given, at) =>
    readNumber(given, { min: hidden.minLength, max: hidden.maxLength, integer: true }, at),
  width: (given, at) => readNumber(given, hidden, at),
  scheme: (given, at) => readChoice(given, experimentFields["initialisation.scheme"], at),
  rateAndScheme: readPair,
  output: (given, at) => readChoice(given, { options: outputLabels }, at),
  dataset: (given, at) => readChoice(given, experimentFields["data.dataset"], at),
  ...settingReaders(),
};

function readPair(given: unknown, collector: ProblemCollector): RatedScheme | undefined {
  const pair = typeof given === "string" ? readRatedScheme(given) : null;
  if (!pair) return collector.add({ code: "shape", shape: "ratedScheme" }, given);
  const rate = experimentFields["optimiser.learningRate"];
  const learningRate = readNumber(pair.learningRate, rate, collector);
  return learningRate === undefined ? undefined : ratedScheme(learningRate, pair.scheme);
}

const outputLabels = Object.fromEntries(
  Object.entries(outputKindById).map(([id, { label }]) => [id, label]),
) as Record<OutputId, string>;

function settingReaders() {
  const readers = variedSettings.map((path) => [
    path,
    (given: unknown, at: ProblemCollector) => readNumber(given, experimentFields[path], at),
  ]);
  return Object.fromEntries(readers) as Record<
    VariedSetting,
    (given: unknown, collector: ProblemCollector) => number | undefined
  >;
}

export const variationFields = Object.keys(variationReaders) as readonly VariationField[];

function readVariation(given: unknown, collector: ProblemCollector): Variation | null {
  if (given === null) return null;
  if (!isTree(given)) {
    collector.add({ code: "shape", shape: "variation" }, given);
    return null;
  }
  reportUnknownKeys(given, ["field", "values"], collector);
  const field = variationFields.find((known) => known === given.field);
  if (!field) {
    collector.at("field").add({ code: "oneOf", allowed: variationFields }, given.field);
    return null;
  }
  const { min: minLength, max: maxLength } =
    field === "rateAndScheme" ? raceLimits.pairs : raceLimits.variationValues;
  const atValues = collector.at("values");
  const values = readList(
    given.values,
    { minLength, maxLength },
    atValues,
    variationReaders[field],
  );
  if (!values) return null;
  if (new Set(values).size < values.length) {
    atValues.add({ code: "valuesOnce" }, given.values);
  }
  const distinct = [...new Set(values)];
  switch (field) {
    case "scheme":
      return { field, values: distinct as InitialiserId[] };
    case "rateAndScheme":
      return { field, values: distinct as RatedScheme[] };
    case "output":
      return { field, values: distinct as OutputId[] };
    case "dataset":
      return { field, values: distinct as DatasetId[] };
    default:
      return { field, values: distinct as number[] };
  }
}

/** What weights that are given by value leave no room for. */
const drawsVary: ReadonlySet<string> = new Set(["scheme", "rateAndScheme"]);

/** Leaves out a variation that does not go together with the experiment, and reports it. */
function fitting(race: Race, collector: ProblemCollector): Race {
  const { experiment, variation } = race;
  if (!variation) return race;
  const before = collector.problems.length;
  if (variation.field === "width" && experiment.network.hidden.length === 0) {
    collector.add({ code: "widthWithoutLayer" }, variation.field);
  } else if (drawsVary.has(variation.field) && experiment.initialisation.explicit) {
    collector.add({ code: "drawsGiven" }, variation.field);
  } else if (
    variation.field === "output" &&
    !isAccuracy(experiment.rule.metric) &&
    // Squared losses are one measure, whatever the output; cross-entropies are measures of their own.
    variation.values.some((output) => outputKindById[output].isCrossEntropy)
  ) {
    collector.add({ code: "lossesDiffer" }, variation.field);
  }
  for (const [variant, value] of variation.values.entries()) {
    const inconsistencies = collectProblems();
    const at = collector.at("values").at(variant);
    const varied = experimentOf(race, { arm: 0, variant }, 0);
    const count = inputCount(experiment.data);
    if (inputCount(varied.data) !== count) {
      at.add({ code: "otherInputs", count }, value);
      continue;
    }
    reconcile({ ...varied, arms: experiment.arms }, inconsistencies);
    for (const { path, fact } of inconsistencies.problems) {
      at.add({ code: "doesNotGoWith", path, fact }, value);
    }
    // A loss to get below means something else in another task.
    const { task } = dataKind(experiment.data);
    if (dataKind(varied.data).task !== task) at.add({ code: "otherTask", task }, value);
  }
  return collector.problems.length === before ? race : { ...race, variation: null };
}
