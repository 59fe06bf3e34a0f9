import "../functions/formula/whole-reader.ts";
import type { DatasetId } from "../engine/data/datasets.ts";
import { armOf, defaultExperiment, initialisationPresets } from "../engine/experiment/defaults.ts";
import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import type { Race, Variation } from "../engine/race/race.ts";
import type { ReadingSpec } from "./reading-spec.ts";

/** A race that puts a claim to the test, and what is read out of its runs. */
export interface Trial {
  readonly race: Race;
  /** The first one decides what came of the claim. */
  readonly reads: readonly [ReadingSpec, ...ReadingSpec[]];
  /**
   * Instead of rows of marks: function × value of what varies, where rows would be too many; or
   * how the medians settle, seed by seed.
   */
  readonly picture?: "map" | "settling";
}

/** What differs from the experiment that the page opens on. */
interface SetUp {
  /** Registry ids, or typed functions. */
  readonly arms: readonly (string | ArmSpec)[];
  /** Seeds from `firstSeed` on. */
  readonly seeds: number;
  readonly firstSeed?: number;
  readonly data?: DatasetId;
  readonly hidden?: readonly number[];
  readonly start?: keyof typeof initialisationPresets;
  /** Where hidden biases start. */
  readonly bias?: number;
  readonly rate?: number;
  readonly budget?: number;
  /** The share of test points to get right, where no loss is the goal. */
  readonly accuracy?: number;
  readonly scaling?: Experiment["network"]["scaling"];
  readonly algorithm?: Experiment["optimiser"]["algorithm"];
  readonly vary?: Variation;
}

export function raceOf(setUp: SetUp): Race {
  const { data, network, initialisation, optimiser, rule } = defaultExperiment;
  const start = setUp.start ? initialisationPresets[setUp.start].initialisation : initialisation;
  return {
    experiment: {
      ...defaultExperiment,
      data: { ...data, dataset: setUp.data ?? data.dataset },
      network: {
        ...network,
        hidden: setUp.hidden ?? network.hidden,
        scaling: setUp.scaling ?? network.scaling,
      },
      arms: setUp.arms.map((arm) => (typeof arm === "string" ? armOf(arm) : arm)),
      initialisation: { ...start, hiddenBias: setUp.bias ?? start.hiddenBias },
      optimiser: {
        ...optimiser,
        learningRate: setUp.rate ?? optimiser.learningRate,
        algorithm: setUp.algorithm ?? optimiser.algorithm,
      },
      rule: {
        ...rule,
        ...(setUp.accuracy === undefined
          ? {}
          : { metric: "testAccuracy" as const, threshold: setUp.accuracy }),
        budget: setUp.budget ?? rule.budget,
      },
    },
    seeds: { first: setUp.firstSeed ?? 0, count: setUp.seeds },
    variation: setUp.vary ?? null,
  };
}

/** Hidden layers of softmax, and no further function. */
export const softmaxLayer: ArmSpec = {
  ...armOf("linear"),
  own: { network: { normalisation: "softmax" } },
};

/** One neuron's share of a softmax layer over its own z, where that of the others is 0. */
export const softmaxShare = (others: number): ArmSpec =>
  typed("Softmax", `1/(1 + ${others}*exp(-z))`);

/** A function that somebody typed, without learned parameters. */
export const typed = (name: string, formula: string): ArmSpec => ({
  activation: "invented",
  parameters: {},
  learningRate: null,
  invention: { name, formula, learnable: [] },
});
