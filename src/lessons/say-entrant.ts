import { type DatasetId, datasetById } from "../engine/data/datasets.ts";
import type { ArmSpec } from "../engine/experiment/experiment.ts";
import { experimentFields } from "../engine/experiment/fields.ts";
import { isAccuracy } from "../engine/experiment/metrics.ts";
import type { OutputId } from "../engine/network/losses.ts";
import type { Entrant, Race, RaceSetUp, Variation } from "../engine/race/race.ts";
import { formatCount, formatPercent, formatShort } from "../words/format.ts";
import { entryText, listOf, say } from "../words/say.ts";
import { armLabel } from "./entrants.ts";

const starts: Readonly<Record<string, string>> = experimentFields["initialisation.scheme"].options;

/** An entrant in a sentence: its function, and the varied setting's value. */
export function sayEntrant({ experiment, variation }: RaceSetUp, entrant: Entrant): string {
  const arm = armLabel(experiment.arms[entrant.arm] as ArmSpec);
  if (!variation) return arm;
  const value = variation.values[entrant.variant] as number | string;
  switch (variation.field) {
    case "learningRate":
      return say("entrant.learningRate", { arm, value: formatShort(Number(value)) });
    case "depth":
      return say("entrant.depth", { arm, count: Number(value) });
    case "width":
      return say("entrant.width", { arm, count: Number(value) });
    case "scheme":
      return say("entrant.scheme", { arm, start: starts[value] ?? value });
    case "output":
      return say("entrant.output", { arm, output: sayOutput(value as OutputId) });
    case "dataset":
      return say("entrant.dataset", { arm, dataset: sayDataset(value as DatasetId) });
    default:
      return say("entrant.setting", { arm, setting: sayValue(variation, entrant.variant) });
  }
}

/** The same on a row of its own: the value alone where all rows are one function's. */
export function sayRow(race: RaceSetUp, entrant: Entrant): string {
  const { experiment, variation } = race;
  return !variation || experiment.arms.length > 1
    ? sayEntrant(race, entrant)
    : sayValue(variation, entrant.variant);
}

/** A value of the varied setting by itself. */
export function sayValue(variation: Variation, variant: number): string {
  const value = variation.values[variant] as number | string;
  switch (variation.field) {
    case "learningRate":
      return say("entrant.only.learningRate", { value: formatShort(Number(value)) });
    case "depth":
      return say("entrant.only.depth", { count: Number(value) });
    case "width":
      return say("entrant.only.width", { count: Number(value) });
    case "scheme":
      return starts[value] ?? String(value);
    case "rateAndScheme":
      return String(value);
    case "output":
      return sayOutput(value as OutputId);
    case "dataset":
      return sayDataset(value as DatasetId);
    default:
      return say("entrant.only.setting", {
        name: say(`race.varied.${variation.field}`),
        value: formatShort(Number(value)),
      });
  }
}

/** The same under a head that names the setting. */
export function sayBareValue(variation: Variation, variant: number): string {
  const value = variation.values[variant];
  return typeof value === "number" ? formatShort(value) : sayValue(variation, variant);
}

/** What a run has to reach, as a chart's axis of epochs says it. */
export function sayGoal({ experiment }: RaceSetUp): string {
  const { metric, threshold } = experiment.rule;
  return isAccuracy(metric)
    ? say("claims.chart.axisAccuracy", { target: formatPercent(threshold) })
    : say("claims.chart.axis", { target: formatShort(threshold) });
}

/** A trial's set-up, one aspect each. */
export function saySetUp(race: Race): readonly string[] {
  const { data, network, optimiser, initialisation, rule } = race.experiment;
  const { algorithm } = optimiser;
  const { scheme, hiddenBias } = initialisation;
  const isStartUsual = scheme === "uniform" || race.variation?.field === "scheme";
  return [
    listOf(
      (race.variation?.field === "dataset" ? race.variation.values : [data.dataset]).map(
        sayDataset,
      ),
    ),
    sayNetwork(race),
    sayRate(race),
    ...(algorithm === "sgd" ? [] : [experimentFields["optimiser.algorithm"].options[algorithm]]),
    ...(isStartUsual ? [] : [say("trial.start", { start: starts[scheme] ?? scheme })]),
    ...(hiddenBias < 0 ? [say("trial.bias", { bias: formatShort(hiddenBias) })] : []),
    ...(network.scaling === "standardised" ? [say("trial.standardised")] : []),
    ...(isAccuracy(rule.metric)
      ? [say("trial.accuracy", { target: formatPercent(rule.threshold) })]
      : []),
    say("trial.seeds", { count: race.seeds.count }),
    say("trial.budget", { count: rule.budget }),
  ];
}

/** An output by its function alone. */
const sayOutput = (id: OutputId): string => entryText(`output.${id}.name`, id);

const sayDataset = (id: DatasetId): string =>
  entryText(`dataset.${id}.label`, datasetById[id].label);

const anyOf = (values: readonly number[]): string => listOf(values.map(formatShort), "disjunction");

function sayRate({ experiment, variation }: Race): string {
  return variation?.field === "learningRate"
    ? say("trial.rates", { rates: anyOf(variation.values) })
    : say("trial.rate", { rate: formatShort(experiment.optimiser.learningRate) });
}

function sayNetwork({ experiment, variation }: Race): string {
  const { hidden } = experiment.network;
  switch (variation?.field) {
    case "depth":
      return say("trial.depths", { values: anyOf(variation.values), width: hidden[0] ?? 1 });
    case "width":
      return say("trial.widths", { values: anyOf(variation.values), layers: hidden.length });
    default:
      return sayLayers(hidden);
  }
}

/** "3 + 3", and "10 × 16" where there are many layers of one width. */
function sayLayers(hidden: readonly number[]): string {
  const [first = 0] = hidden;
  const isEven = hidden.length > 4 && hidden.every((units) => units === first);
  if (hidden.length === 0) return say("trial.noLayer");
  const layers = isEven
    ? `${formatCount(hidden.length)} × ${formatCount(first)}`
    : hidden.map(formatCount).join(" + ");
  return say("trial.layers", { layers });
}
