import type { DatasetId } from "../data/datasets.ts";
import type { ArmSpec, Experiment } from "../experiment/experiment.ts";
import { withField } from "../experiment/field-access.ts";
import type { FieldPath } from "../experiment/fields.ts";
import { ownPaths, withOwnSetting } from "../experiment/own-settings.ts";
import type { InitialiserId } from "../network/initialisers.ts";
import type { OutputId } from "../network/losses.ts";
import { type RatedScheme, readRatedScheme } from "./rated-scheme.ts";

/** Numbers of an experiment that a race can vary, beside its rate, its depth and its width. */
export const variedSettings = [
  "data.noise",
  "data.sampleCount",
  "data.trainShare",
  "initialisation.range",
  "initialisation.hiddenBias",
  "initialisation.outputBias",
  "optimiser.momentum",
  "optimiser.squareDecay",
  "optimiser.meanDecay",
  "optimiser.epsilon",
  "optimiser.scheduleEpochs",
  "optimiser.scheduleFactor",
  "optimiser.clipAt",
  "regularisation.rate",
  "regularisation.dropout",
  "regularisation.labelSmoothing",
  "batch.size",
] as const satisfies readonly FieldPath[];

export type VariedSetting = (typeof variedSettings)[number];

export const isVariedSetting = (field: string): field is VariedSetting =>
  (variedSettings as readonly string[]).includes(field);

/** One setting of the experiment, tried at several values by every arm. */
export type Variation =
  | { readonly field: "learningRate"; readonly values: readonly number[] }
  /** Hidden layers, all as wide as the experiment's first. */
  | { readonly field: "depth"; readonly values: readonly number[] }
  /** Units in every hidden layer. */
  | { readonly field: "width"; readonly values: readonly number[] }
  | { readonly field: VariedSetting; readonly values: readonly number[] }
  | { readonly field: "scheme"; readonly values: readonly InitialiserId[] }
  /** Every pair of some rates and ways to draw the weights: what a sweep for both tries. */
  | { readonly field: "rateAndScheme"; readonly values: readonly RatedScheme[] }
  /** The last layer and its loss; by accuracy, unless all losses are squared ones. */
  | { readonly field: "output"; readonly values: readonly OutputId[] }
  /** All of the experiment's task, whose target holds for each. */
  | { readonly field: "dataset"; readonly values: readonly DatasetId[] };

export type VariationField = Variation["field"];

/** Values that lie on a line, in its order; those of other variations are categories. */
export type NumberVariation = Extract<Variation, { readonly values: readonly number[] }>;

export const isOfNumbers = (variation: Variation): variation is NumberVariation =>
  typeof variation.values[0] === "number";

/**
 * Every arm, with every seed, at every value of the variation. Seed s gives all
 * of them the same data, batch order and base draws: the comparison is paired.
 */
export interface Race {
  readonly experiment: Experiment;
  readonly seeds: { readonly first: number; readonly count: number };
  readonly variation: Variation | null;
  /**
   * Follows runs that have converged to the end of the budget, to see whether they stay there. What
   * they are compared by is measured where they converged all the same.
   */
  readonly follows?: true;
}

/** A worker is given so many at a time: fewer leave lanes empty at a job's end, more keep its last job waiting. */
export const seedsPerJob = 16;

/** What is the same in all shards of a race. */
export type RaceSetUp = Pick<Race, "experiment" | "variation" | "follows">;

/** What a race's files and its fingerprint name it by. */
export const setUpOfRace = ({ experiment, variation, follows }: RaceSetUp): RaceSetUp => ({
  experiment,
  variation,
  ...(follows ? { follows } : {}),
});

export const raceLimits = {
  seeds: { min: 4, max: 400, default: 50 },
  variationValues: { min: 1, max: 12 },
  /** Pairs of a rate and a way to draw the weights. */
  pairs: { min: 1, max: 48 },
  /** From the lowest to the highest seed of a file. */
  seedSpan: 1_000_000,
} as const;

/** One arm at one value of the variation: what a row of the race's table is. */
export interface Entrant {
  /** Position in `race.experiment.arms`. */
  readonly arm: number;
  /** Position in the variation's values; 0 where nothing varies. */
  readonly variant: number;
}

/** All entrants, arm by arm. */
export function entrantsOf(race: RaceSetUp): readonly Entrant[] {
  const variants = race.variation?.values.length ?? 1;
  return race.experiment.arms.flatMap((_, arm) =>
    Array.from({ length: variants }, (__, variant) => ({ arm, variant })),
  );
}

export const seedsOf = ({ seeds }: Pick<Race, "seeds">): readonly number[] =>
  Array.from({ length: seeds.count }, (_, index) => (seeds.first + index) >>> 0);

/** The experiment that an entrant runs with one seed: the same that the playground runs. */
export function experimentOf(race: RaceSetUp, entrant: Entrant, seed: number): Experiment {
  const { experiment, variation } = race;
  const arm = experiment.arms[entrant.arm] as ArmSpec;
  return {
    ...(variation ? applied(experiment, variation, entrant.variant) : experiment),
    arms: [variation ? withoutOwn(arm, variation.field) : arm],
    seed,
  };
}

/** Where a setting varies, an arm's own would undo it. */
function withoutOwn(arm: ArmSpec, field: VariationField): ArmSpec {
  if (field === "learningRate") return { ...arm, learningRate: null };
  if (field === "rateAndScheme") {
    return withOwnSetting({ ...arm, learningRate: null }, "initialisation.scheme", null);
  }
  const path = field === "scheme" ? "initialisation.scheme" : field;
  const own = ownPaths.find((one) => one === path);
  return own ? withOwnSetting(arm, own, null) : arm;
}

function applied(experiment: Experiment, variation: Variation, variant: number): Experiment {
  const { network } = experiment;
  switch (variation.field) {
    case "learningRate": {
      const learningRate = variation.values[variant] as number;
      return {
        ...experiment,
        optimiser: { ...experiment.optimiser, learningRate },
      };
    }
    case "depth": {
      const depth = variation.values[variant] as number;
      const hidden = Array<number>(depth).fill(network.hidden[0] ?? 1);
      return { ...experiment, network: { ...network, hidden } };
    }
    case "width": {
      const width = variation.values[variant] as number;
      return { ...experiment, network: { ...network, hidden: network.hidden.map(() => width) } };
    }
    case "scheme": {
      const scheme = variation.values[variant] as InitialiserId;
      return { ...experiment, initialisation: { ...experiment.initialisation, scheme } };
    }
    case "rateAndScheme": {
      const { optimiser, initialisation } = experiment;
      const pair = readRatedScheme(variation.values[variant] as string);
      if (!pair) return experiment;
      const { learningRate, scheme } = pair;
      return {
        ...experiment,
        optimiser: { ...optimiser, learningRate },
        initialisation: { ...initialisation, scheme },
      };
    }
    case "output": {
      const output = variation.values[variant] as OutputId;
      return { ...experiment, network: { ...network, output } };
    }
    case "dataset": {
      const dataset = variation.values[variant] as DatasetId;
      return { ...experiment, data: { ...experiment.data, dataset } };
    }
    default:
      return withField(experiment, variation.field, variation.values[variant]);
  }
}
