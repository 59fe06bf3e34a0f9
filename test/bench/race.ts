import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { LaneRace, RunDataCache } from "../../src/engine/race/lane-race.ts";
import { entrantsOf, experimentOf, type Race, seedsOf } from "../../src/engine/race/race.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { ArmRun } from "../../src/engine/training/run.ts";
import { type Spread, spreadOf } from "./measure.ts";

/** Twelve functions of every kind and cost. */
export const racingArms = [
  "sigmoid",
  "tanh",
  "relu",
  "leakyRelu",
  "prelu",
  "elu",
  "softplus",
  "softsign",
  "gelu",
  "swish",
  "mish",
  "maxout",
] as const;

export interface RaceResult {
  readonly arms: number;
  readonly seeds: number;
  readonly epochs: number;
  /** The first time in this thread, kernels and all. */
  readonly coldSeconds: number;
  /** Once its kernels are made and their code is warm. */
  readonly warmSeconds: Spread;
  readonly referenceSeconds: number;
}

/** Seeds that the float64 engine really runs; the others would take as long again each. */
const referenceSeeds = 2;

/** The race that a lecture would run: to the default threshold, within 2,000 epochs. */
export const lectureRace: Race = {
  experiment: { ...defaultExperiment, arms: racingArms.map(armOf) },
  seeds: { first: 0, count: 50 },
  variation: null,
};

/** Every arm with every seed for a fixed number of epochs, in this thread. */
export function measureRace(seeds: number, epochs: number): RaceResult {
  const race: Race = {
    experiment: {
      ...defaultExperiment,
      arms: racingArms.map(armOf),
      // A loss of exactly 0 is not reached, so every run takes all its epochs.
      rule: { metric: "trainLoss", threshold: 0, sustained: 1, budget: epochs },
    },
    seeds: { first: 0, count: seeds },
    variation: null,
  };
  const coldSeconds = runRace(race);
  return {
    arms: race.experiment.arms.length,
    seeds,
    epochs,
    coldSeconds,
    warmSeconds: spreadOf(Array.from({ length: warmRaces }, () => runRace(race))),
    referenceSeconds: referenceSeconds(race),
  };
}

const warmRaces = 7;

function runRace(race: Race): number {
  const clock = (): number => performance.now();
  const start = clock();
  const data = new RunDataCache();
  for (const entrant of entrantsOf(race)) {
    const lanes = new LaneRace({ race, entrant, seeds: seedsOf(race), clock, mapAt: null, data });
    lanes.advance(Number.POSITIVE_INFINITY);
  }
  return (clock() - start) / 1000;
}

/** Seconds that the float64 engine takes for this race, from its first few seeds. */
export function referenceSeconds(race: Race): number {
  const clock = (): number => performance.now();
  const start = clock();
  const seeds = seedsOf(race);
  for (const entrant of entrantsOf(race)) {
    for (const seed of seeds.slice(0, referenceSeeds)) {
      const experiment = experimentOf(race, entrant, seed);
      const [arm] = experiment.arms;
      if (!arm) continue;
      const run = new ArmRun({
        experiment,
        data: prepareRun(experiment),
        arm,
        createTrainer: createReferenceTrainer,
        clock,
      });
      while (!run.outcome) run.advance(1);
    }
  }
  return ((clock() - start) / 1000) * (seeds.length / referenceSeeds);
}
