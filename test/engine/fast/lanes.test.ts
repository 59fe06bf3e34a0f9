import { describe, expect, test } from "vitest";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import { FastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { kernelSpec } from "../../../src/engine/fast/layout/kernel-spec.ts";
import { ReplicateTrainer } from "../../../src/engine/fast/replicate-trainer.ts";
import { armRates } from "../../../src/engine/training/rates.ts";
import type { TrainerSetUp } from "../../../src/engine/training/trainer.ts";
import { activationFunctions, everydayIds } from "../../../src/functions/families/registry.ts";
import { type Changes, experimentWith, setUpOf } from "../example-experiment.ts";
import { layeredArms } from "../layered-arm.ts";

const setUps: readonly Changes[] = [
  { network: { hidden: [] } },
  { network: { hidden: [3, 3] }, batch: { size: 10 } },
  {
    data: { dataset: "blobs" },
    network: { hidden: [17, 9], output: "softmax" },
    batch: { size: 7, shuffle: "everyEpoch" },
    optimiser: { algorithm: "adam" },
    regularisation: { kind: "l1", rate: 0.001 },
  },
  {
    data: { dataset: "plane" },
    network: { hidden: [5, 4] },
    batch: { size: 1 },
    optimiser: { algorithm: "rmsprop", learningRate: 0.001 },
    regularisation: { kind: "l2", rate: 0.001 },
  },
  {
    data: { dataset: "blobs", sampleCount: 91 },
    network: { hidden: [33, 18, 5], output: "softmax", features: ["x1", "x2", "x1x2"] },
    batch: { size: 1, shuffle: "everyEpoch" },
    optimiser: { clipping: "norm", clipAt: 0.5, learningRate: 0.003 },
  },
  {
    data: { sampleCount: 91 },
    network: { hidden: [1, 2, 5, 2], features: ["x1"] },
    batch: { size: 1 },
    optimiser: { algorithm: "adam", learningRate: 0.001 },
  },
  {
    network: { hidden: [4, 2], output: "sigmoid" },
    batch: { size: 5000 },
    optimiser: { algorithm: "nesterov" },
  },
  {
    data: { dataset: "blobs" },
    network: { hidden: [4, 3], output: "softmax" },
    batch: { size: 7, shuffle: "everyEpoch" },
    optimiser: {
      algorithm: "nadam",
      clipping: "norm",
      clipAt: 0.1,
      schedule: "inverse",
      scheduleEpochs: 2,
    },
    regularisation: { kind: "decoupled", rate: 0.1, labelSmoothing: 0.1 },
  },
];

function replicates(starts: readonly TrainerSetUp[]): ReplicateTrainer {
  const { experiment, data, arm } = starts[0] as TrainerSetUp;
  const trainer = new ReplicateTrainer(
    kernelSpec(experiment, data, arm, "replicates"),
    { train: data.train.count, test: data.test.count },
    experiment.batch.shuffle === "everyEpoch",
  );
  for (const [lane, start] of starts.entries()) load(trainer, lane, start);
  return trainer;
}

function load(trainer: ReplicateTrainer, lane: number, start: TrainerSetUp): void {
  const { experiment, arm, data, parameters } = start;
  const { optimiser } = experiment;
  trainer.load(lane, { data, parameters, optimiser, rates: armRates(experiment, arm) });
}

const seeds = [0, 1, 2, 3];

const arms: readonly (readonly [string, ArmSpec | string])[] = [
  ...activationFunctions.map(({ id }) => [id, id] as const),
  ...Object.entries(layeredArms),
];

/**
 * Lanes differ by network, output and optimiser, hardly by function: the everyday ones and one of
 * the gated layers, whose units are laid out otherwise, try every set-up.
 */
const setUpsFor = (id: string) =>
  setUps
    .map((changes, index) => ({ index, changes }))
    .filter(({ index }) => everydayIds.has(id) || id === "glu" || id in layeredArms || index === 1);

describe.each(arms)("%s", (name, activation) => {
  test.each(setUpsFor(name))(
    "four replicates in the lanes have the bits of four single runs (set-up $index)",
    ({ changes }) => {
      const experiment = experimentWith({
        ...changes,
        data: { sampleCount: 91, ...changes.data },
      });
      const starts = seeds.map((seed) => setUpOf(experiment, activation, seed));
      const together = replicates(starts);
      const alone = starts.map((start) => new FastTrainer(start));
      for (let epoch = 0; epoch < 4; epoch++) {
        together.trainEpoch();
        for (const trainer of alone) trainer.trainEpoch();
      }
      for (const [lane, trainer] of alone.entries()) {
        expect(together.parameters(lane)).toEqual(trainer.parameters());
        expect(together.evaluate("train")[lane]).toEqual(trainer.evaluate("train"));
        expect(together.evaluate("test")[lane]).toEqual(trainer.evaluate("test"));
      }
    },
  );
});

test("a run that joins later has the same bits, and disturbs nobody", () => {
  const experiment = experimentWith({
    optimiser: { algorithm: "adam" },
    batch: { shuffle: "everyEpoch" },
  });
  const together = replicates(seeds.map((seed) => setUpOf(experiment, "tanh", seed)));
  for (let epoch = 0; epoch < 5; epoch++) together.trainEpoch();
  load(together, 2, setUpOf(experiment, "tanh", 17));
  for (let epoch = 0; epoch < 5; epoch++) together.trainEpoch();

  const run = (seed: number, epochs: number): FastTrainer => {
    const trainer = new FastTrainer(setUpOf(experiment, "tanh", seed));
    for (let epoch = 0; epoch < epochs; epoch++) trainer.trainEpoch();
    return trainer;
  };
  expect(together.parameters(1)).toEqual(run(1, 10).parameters());
  expect(together.parameters(2)).toEqual(run(17, 5).parameters());
});

test("a lane's decision map is the single run's", () => {
  const coordinates = Float32Array.from({ length: 200 }, (_, index) => (index % 25) / 2 - 6);
  const starts = seeds.map((seed) => setUpOf(experimentWith({}), "relu", seed));
  const together = replicates(starts);
  for (const [lane, start] of starts.entries()) {
    const alone = new FastTrainer(start);
    expect(together.predict(lane, coordinates)).toEqual(alone.predict(coordinates, false).outputs);
  }
});
