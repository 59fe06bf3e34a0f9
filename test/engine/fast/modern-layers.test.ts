import { describe, expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { FastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { kernelSpec } from "../../../src/engine/fast/layout/kernel-spec.ts";
import { ReplicateTrainer } from "../../../src/engine/fast/replicate-trainer.ts";
import {
  type NormalisationId,
  normalisationById,
} from "../../../src/engine/network/normalisation.ts";
import { type OptimiserId, optimiserById } from "../../../src/engine/optimisation/optimisers.ts";
import { ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { explicitOf } from "../../../src/engine/training/explicit-parameters.ts";
import { armRates } from "../../../src/engine/training/rates.ts";
import type { TrainerSetUp } from "../../../src/engine/training/trainer.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { type Changes, experimentWith, setUpOf } from "../example-experiment.ts";
import { layeredArms } from "../layered-arm.ts";
import { networkFor } from "../network-for.ts";

const normalisations = Object.keys(normalisationById) as readonly NormalisationId[];

type Network = NonNullable<Changes["network"]>;

/** What can stand around the layers, and how large they are. */
const networks: readonly (readonly [string, Network])[] = normalisations.flatMap(
  (normalisation) =>
    [
      [`${normalisation}`, { normalisation, hidden: [5, 4] }],
      [`${normalisation}, skips`, { normalisation, skip: "identity", hidden: [4, 4, 4] }],
    ] as const,
);
const byTrainingSet: Network = {
  normalisation: "batch",
  statistics: "trainingSet",
  skip: "identity",
  hidden: [9, 9, 3],
};

function largestDifference(start: TrainerSetUp, epochs: number): number {
  const fast = new FastTrainer(start);
  const reference = new ReferenceTrainer(start);
  let largest = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    fast.trainEpoch();
    reference.trainEpoch();
    for (const split of ["train", "test"] as const) {
      const expected = reference.evaluate(split).loss;
      const difference = Math.abs(fast.evaluate(split).loss - expected) / expected;
      if (!(difference <= largest)) largest = difference;
    }
  }
  return largest;
}

const small: Changes = { seed: 1, data: { sampleCount: 91 }, batch: { size: 7 } };

/*
 * A small rate: dividing by a deviation makes steep functions chaotic, and a rounding grows to any
 * size in a few epochs of large steps. Eight epochs are 48 updates.
 */
const tolerance = 1e-3;

const arms: readonly (readonly [string, ArmSpec | string])[] = [
  ...activationFunctions.map(({ id }) => [id, id] as const),
  ...Object.entries(layeredArms),
];

describe.each(arms)("%s", (name, activation) => {
  test.each(networks)("follows the float64 engine with normalisation %s", (_name, network) => {
    const experiment = experimentWith({
      ...small,
      network: { ...networkFor(name), ...network },
      optimiser: { learningRate: 0.001 },
    });
    expect(largestDifference(setUpOf(experiment, activation), 8)).toBeLessThan(tolerance);
  });
});

const algorithms = Object.keys(optimiserById) as readonly OptimiserId[];

describe("follows the float64 engine", () => {
  const cases: readonly (readonly [string, Changes])[] = [
    ["by the training set", { network: byTrainingSet }],
    ["in wide layers", { network: { hidden: [17, 33, 33], normalisation: "batch" } }],
    ["in wide layers, by layer", { network: { hidden: [17, 33, 33], normalisation: "layer" } }],
    ["with dropout", { regularisation: { dropout: 0.3 }, network: { hidden: [8, 8] } }],
    [
      "with dropout, skips and normalisation, in a new order every epoch",
      {
        regularisation: { dropout: 0.25 },
        network: { hidden: [8, 8, 8], skip: "identity", normalisation: "rms" },
        batch: { size: 7, shuffle: "everyEpoch" },
      },
    ],
    ["the whole training set at once", { network: byTrainingSet, batch: { size: 5000 } }],
    [
      "on three classes, clipped, under weight decay",
      {
        data: { dataset: "blobs", sampleCount: 91 },
        network: { hidden: [6, 6], normalisation: "batch", skip: "identity" },
        optimiser: { clipping: "norm", clipAt: 0.2 },
        regularisation: { kind: "decoupled", rate: 0.01 },
      },
    ],
    ["without hidden layers", { network: { hidden: [], normalisation: "batch" } }],
  ];
  test.each(cases)("%s", (_name, changes) => {
    const optimiser = { learningRate: 0.003, ...changes.optimiser };
    const experiment = experimentWith({ ...small, ...changes, optimiser });
    expect(largestDifference(setUpOf(experiment, "tanh"), 8)).toBeLessThan(tolerance);
  });

  test("through the gradients of one update, twelve layers deep", () => {
    const hidden = Array.from({ length: 12 }, () => 6);
    const start = setUpOf(
      experimentWith({
        ...small,
        network: { hidden, normalisation: "batch", skip: "identity" },
        initialisation: { scheme: "glorotNormal" },
        optimiser: { learningRate: 1 },
      }),
      "tanh",
    );
    const [fast, reference] = [new FastTrainer(start), new ReferenceTrainer(start)];
    for (const trainer of [fast, reference]) trainer.trainIteration();
    const expected = reference.parameters();
    for (const [index, value] of fast.parameters().entries()) {
      // 2·10⁻⁶ of a function's value, divided by a deviation of about a tenth, layer by layer.
      expect(Math.abs(value - (expected[index] as number))).toBeLessThan(1e-3);
    }
  });

  test.each(algorithms)("with %s", (algorithm) => {
    const experiment = experimentWith({
      ...small,
      network: byTrainingSet,
      optimiser: { algorithm, learningRate: 0.0003 },
    });
    // RMSProp's and NAdam's first steps have the size of the rate however small the gradient is.
    expect(largestDifference(setUpOf(experiment, "tanh"), 8)).toBeLessThan(5e-3);
  });
});

describe("four replicates in the lanes have the bits of four single runs", () => {
  const cases: readonly Changes[] = [
    ...networks.map(([, network]) => ({ network })),
    { network: byTrainingSet },
    { network: { hidden: [17, 17], normalisation: "batch" }, batch: { size: 5000 } },
    { network: { hidden: [17, 17], normalisation: "layer", skip: "identity" } },
    {
      network: { hidden: [5, 5], normalisation: "batch" },
      regularisation: { dropout: 0.4 },
      batch: { size: 7, shuffle: "everyEpoch" },
      optimiser: { algorithm: "nadam", clipping: "norm", clipAt: 0.5 },
    },
  ];
  const all = cases.flatMap((changes) =>
    [
      ...["tanh", "prelu", "maxout", "swiglu", "rrelu"].map((id) => [id, id] as const),
      ...Object.entries(layeredArms),
    ].map(([name, activation]) => ({ name, activation, changes })),
  );
  test.each(all)("$name with $changes", ({ activation, changes }) => {
    const experiment = experimentWith({ ...small, ...changes });
    const starts = [0, 1, 2, 3].map((seed) => setUpOf(experiment, activation, seed));
    const { data, arm } = starts[0] as TrainerSetUp;
    const together = new ReplicateTrainer(
      kernelSpec(experiment, data, arm, "replicates"),
      { train: data.train.count, test: data.test.count },
      experiment.batch.shuffle === "everyEpoch",
    );
    const { optimiser } = experiment;
    for (const [lane, start] of starts.entries()) {
      together.load(lane, { ...start, optimiser, rates: armRates(experiment, arm) });
    }
    const alone = starts.map((start) => new FastTrainer(start));
    for (let epoch = 0; epoch < 4; epoch++) {
      together.trainEpoch();
      for (const trainer of alone) trainer.trainEpoch();
    }
    for (const [lane, trainer] of alone.entries()) {
      expect(together.evaluate("train")[lane]).toEqual(trainer.evaluate("train"));
      expect(together.evaluate("test")[lane]).toEqual(trainer.evaluate("test"));
      expect(together.parameters(lane)).toEqual(trainer.parameters());
    }
  });
});

describe.each([
  ["SIMD", (start: TrainerSetUp) => new FastTrainer(start)],
  ["float64", (start: TrainerSetUp) => new ReferenceTrainer(start)],
] as const)("%s engine", (_name, create) => {
  test.each([
    { network: byTrainingSet },
    { network: { hidden: [4, 4], normalisation: "batch" } as const },
    { network: { hidden: [4, 4] }, regularisation: { dropout: 0.5 } },
  ])("goes on from a snapshot to the same bits: %j", (changes) => {
    const start = setUpOf(experimentWith({ ...small, ...changes }), "prelu");
    const [trainer, other] = [create(start), create(start)];
    for (let iteration = 0; iteration < 17; iteration++) trainer.trainIteration();
    other.restore(trainer.snapshot());
    expect(other.evaluate("test")).toEqual(trainer.evaluate("test"));
    for (const one of [trainer, other]) {
      for (let iteration = 0; iteration < 17; iteration++) one.trainIteration();
    }
    expect(other.parameters()).toEqual(trainer.parameters());
    expect(other.evaluate("train")).toEqual(trainer.evaluate("train"));
  });

  test("batch normalisation leaves biases alone, and evaluates by what it keeps", () => {
    const start = setUpOf(
      experimentWith({ ...small, network: { hidden: [3], normalisation: "batch" } }),
      "tanh",
    );
    const trainer = create(start);
    for (let epoch = 0; epoch < 5; epoch++) trainer.trainEpoch();
    const before = Float64Array.from(start.parameters).slice(6, 9);
    const values = Float64Array.from(trainer.parameters());
    expect(values.slice(6, 9)).toEqual(before);
    // Weights 6, biases 3, output 4; gains, shifts, means and variances, 3 of each.
    expect(values).toHaveLength(25);
    const { loss } = trainer.evaluate("train");
    values[19] = (values[19] as number) + 1;
    trainer.setParameters(values);
    expect(trainer.evaluate("train").loss).not.toBe(loss);
  });
});

test.each(["batch", "layer", "rms", "softmax"] as const)(
  "a run of %s normalisation goes on from its weights, given by value",
  (normalisation) => {
    const changes: Changes = { ...small, network: { hidden: [4, 3], normalisation } };
    const start = setUpOf(experimentWith(changes), "prelu");
    const trainer = new FastTrainer(start);
    for (let epoch = 0; epoch < 3; epoch++) trainer.trainEpoch();
    const shape = armShape(start.experiment, start.data, start.arm);
    const explicit = explicitOf(start.arm, shape, trainer.parameters());
    const json = JSON.parse(
      JSON.stringify({
        ...start.experiment,
        arms: [start.arm],
        initialisation: { ...start.experiment.initialisation, explicit },
      }),
    ) as unknown;
    const { experiment, problems } = parseExperiment(json);
    expect(problems).toEqual([]);
    const given = new FastTrainer(setUpOf(experiment, start.arm));
    expect(given.parameters()).toEqual(trainer.parameters());
    expect(given.evaluate("test")).toEqual(trainer.evaluate("test"));
    // Through the address as well.
    const { search } = new URL(`https://example.org/?${experimentToQuery(experiment)}`);
    expect(experimentFromQuery(search)).toEqual({ experiment, problems: [] });
  },
);
