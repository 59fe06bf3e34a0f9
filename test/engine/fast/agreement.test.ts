import { describe, expect, test } from "vitest";
import { FastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { type OutputId, outputKindById } from "../../../src/engine/network/losses.ts";
import type { OptimiserId } from "../../../src/engine/optimisation/optimisers.ts";
import { ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import type { Trainer } from "../../../src/engine/training/trainer.ts";
import { activationFunctions, everydayIds } from "../../../src/functions/families/registry.ts";
import { type Changes, experimentWith, setUpOf } from "../example-experiment.ts";
import { networkFor } from "../network-for.ts";
import { optimiserRecords } from "../optimisation/records.ts";

const outputs = Object.keys(outputKindById) as readonly OutputId[];

function largestDifference(fast: Trainer, reference: Trainer, epochs: number): number {
  let largest = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    fast.trainEpoch();
    reference.trainEpoch();
    const expected = reference.evaluate("train").loss;
    const difference = Math.abs(fast.evaluate("train").loss - expected) / expected;
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

function pair(changes: Changes, activation: string): [FastTrainer, ReferenceTrainer] {
  const start = setUpOf(experimentWith(changes), activation);
  return [new FastTrainer(start), new ReferenceTrainer(start)];
}

/** What an optimiser does with a gradient is the same for every function: the everyday ones try them all. */
const optimisersFor = (id: string): readonly OptimiserId[] =>
  everydayIds.has(id) ? (Object.keys(optimiserRecords) as OptimiserId[]) : ["sgd"];

describe.each(activationFunctions.map(({ id }) => id))("%s", (activation) => {
  test.each(
    outputs.flatMap((output) =>
      optimisersFor(activation).map((algorithm) => {
        const { calmRate, agreement } = optimiserRecords[algorithm];
        return { output, algorithm, calmRate, agreement };
      }),
    ),
  )(
    "follows the float64 engine: $output output, $algorithm",
    ({ output, algorithm, calmRate, agreement }) => {
      const [fast, reference] = pair(
        {
          seed: 1,
          data: { sampleCount: 120 },
          network: { output, ...networkFor(activation) },
          optimiser: { algorithm, learningRate: calmRate },
        },
        activation,
      );
      expect(largestDifference(fast, reference, 50)).toBeLessThan(agreement);
    },
  );
});

describe("the float64 engine is followed", () => {
  const cases: readonly (readonly [string, Changes])[] = [
    ["without hidden layers", { network: { hidden: [] } }],
    ["through twelve layers", { network: { hidden: Array.from({ length: 12 }, () => 3) } }],
    ["through wide layers, which are loops", { network: { hidden: [17, 64, 5] } }],
    [
      "with all features, standardised",
      {
        network: {
          features: ["x1", "x2", "x1Squared", "x2Squared", "x1x2", "sinX1", "sinX2"],
          scaling: "standardised",
        },
      },
    ],
    ["one example at a time", { batch: { size: 1 }, optimiser: { learningRate: 0.003 } }],
    ["with a short last mini-batch", { batch: { size: 7 } }],
    ["with the whole training set at once", { batch: { size: 5000 } }],
    ["in a new order every epoch", { batch: { shuffle: "everyEpoch" } }],
    ["under L1", { regularisation: { kind: "l1", rate: 0.01 } }],
    ["under L2", { regularisation: { kind: "l2", rate: 0.01 } }],
    ["under weight decay", { regularisation: { kind: "decoupled", rate: 0.1 } }],
    ["clipped by norm", { optimiser: { clipping: "norm", clipAt: 0.3 } }],
    [
      "clipped by norm in wide layers",
      { network: { hidden: [17, 9] }, optimiser: { clipping: "norm", clipAt: 0.3 } },
    ],
    ["clipped by value", { optimiser: { clipping: "value", clipAt: 0.01 } }],
    ["along a cosine", { optimiser: { schedule: "cosine", scheduleEpochs: 30 } }],
    [
      "to smoothed labels",
      { network: { output: "sigmoid" }, regularisation: { labelSmoothing: 0.2 } },
    ],
    [
      "to smoothed labels of three classes",
      { data: { dataset: "blobs" }, regularisation: { labelSmoothing: 0.2 } },
    ],
    ["on three classes", { data: { dataset: "blobs" } }],
    ["one class against the rest", { data: { dataset: "blobs" }, network: { output: "tanh" } }],
    ["on a regression", { data: { dataset: "plane" } }],
  ];
  test.each(cases)("%s", (_name, changes) => {
    const [fast, reference] = pair(
      { ...changes, data: { sampleCount: 130, ...changes.data } },
      "tanh",
    );
    expect(largestDifference(fast, reference, 20)).toBeLessThan(2e-5);
    expect(fast.iteration).toBe(reference.iteration);
    for (const split of ["train", "test"] as const) {
      expect(fast.evaluate(split).accuracy).toEqual(reference.evaluate(split).accuracy);
    }
  });
});

test.each(activationFunctions.map(({ id }) => id))(
  "%s: gradients of a whole mini-batch are the float64 ones",
  (activation) => {
    // One SGD step at rate 1 from the same weights moves each parameter by its gradient.
    const changes: Changes = {
      data: { sampleCount: 100 },
      network: { hidden: [5, 4], features: ["x1", "x2", "sinX1"], ...networkFor(activation) },
      batch: { size: 50 },
      optimiser: { learningRate: 1 },
    };
    const start = setUpOf(experimentWith(changes), activation);
    const reference = new ReferenceTrainer(start);
    const fast = new FastTrainer(start);
    reference.trainIteration();
    fast.trainIteration();
    const gradients = fast.gradients();
    const largest = Math.max(...gradients.map(Math.abs));
    for (const [index, value] of reference.parameters().entries()) {
      const expected = (start.parameters[index] as number) - value;
      // 2·10⁻⁶ absolute per function value, a few units deep.
      expect(Math.abs((gradients[index] as number) - expected)).toBeLessThan(
        1e-5 * Math.max(largest, 1),
      );
    }
  },
);

test("decision maps and units' activations are the float64 ones", () => {
  const coordinates = Float32Array.from(
    { length: 2 * 101 },
    (_, index) => ((index * 37) % 121) / 10 - 6,
  );
  for (const dataset of ["circle", "blobs"] as const) {
    const [fast, reference] = pair({ data: { dataset }, network: { hidden: [5, 3] } }, "tanh");
    const expected = reference.predict(coordinates, true);
    const got = fast.predict(coordinates, true);
    expect(got.outputs).toHaveLength(expected.outputs.length);
    for (const key of ["outputs", "units"] as const) {
      for (const [index, value] of (expected[key] as Float32Array).entries()) {
        // tanh's bound of 2·10⁻⁶, a few layers deep.
        expect(Math.abs(((got[key] as Float32Array)[index] as number) - value)).toBeLessThan(1e-5);
      }
    }
  }
});

test("rates and parameters change during a run", () => {
  const [fast, reference] = pair({ regularisation: { kind: "l2", rate: 0 } }, "tanh");
  for (const trainer of [fast, reference]) {
    trainer.trainEpoch();
    trainer.setRates({ learningRate: 0.1, regularisationRate: 0.01 });
    const values = Float64Array.from(trainer.parameters());
    values[3] = 1.25;
    trainer.setParameters(values);
  }
  expect(fast.parameters()[3]).toBe(1.25);
  expect(largestDifference(fast, reference, 10)).toBeLessThan(2e-5);
});

test("a run that loses its numbers shows it in the loss", () => {
  const [fast] = pair({ optimiser: { learningRate: 10 }, network: { output: "linear" } }, "relu");
  for (let epoch = 0; epoch < 20; epoch++) fast.trainEpoch();
  expect(Number.isFinite(fast.evaluate("train").loss)).toBe(false);
});

describe("the classes that count as right", () => {
  const { NaN: lost, POSITIVE_INFINITY: infinite } = Number;
  /** Logits that every point gets, and the classes whose points are then right. */
  const cases: readonly (readonly [OutputId, logits: readonly number[], right: number[]])[] = [
    ["tanh", [0.1], [1]],
    ["tanh", [-0.1], [0]],
    ["tanh", [0], [0]],
    ["sigmoid", [0], [0]],
    ["linear", [lost], []],
    ["sigmoid", [lost], []],
    ["softmax", [1, 2], [1]],
    ["softmax", [0, 0], [0]],
    ["softmax", [infinite, infinite], [0]],
    ["softmax", [lost, 1], []],
    ["softmax", [1, lost], []],
    ["softmax", [lost, lost], []],
    ["softmax", [1, 2, 3], [2]],
    ["softmax", [0, 0, 0], [0]],
    ["softmax", [1, 3, 3], [1]],
    ["softmax", [3, 1, 3], [0]],
    ["softmax", [lost, 1, 2], []],
    ["softmax", [2, lost, 1], []],
    ["softmax", [1, 2, lost], []],
    ["tanh", [-1, -1, -2], [0]],
    ["linear", [-2, -1, lost], []],
  ];

  test.each(cases)("%s output, logits %s: classes [%s]", (output, logits, right) => {
    const classes = Math.max(2, logits.length);
    const points = Array.from({ length: 60 }, (_, index) => ({
      x1: index / 10,
      x2: 0,
      // Every class has its own number of points, so that the share tells which ones were right.
      label: index < 10 ? 0 : index < 30 || classes === 2 ? 1 : 2,
    }));
    const trainers = pair(
      { data: { dataset: "points", points }, network: { hidden: [], features: ["x1"], output } },
      "tanh",
    );
    for (const trainer of trainers) trainer.setParameters([...logits.map(() => 0), ...logits]);
    const [fast, reference] = trainers;
    const { data } = setUpOf(
      experimentWith({ data: { dataset: "points", points }, network: { output } }),
      "tanh",
    );
    for (const split of ["train", "test"] as const) {
      const { labels, count } = data[split];
      const expected = labels.filter((label) => right.includes(label)).length / count;
      expect(reference.evaluate(split).accuracy).toBe(expected);
      expect(fast.evaluate(split).accuracy).toBe(expected);
    }
  });
});

test.each([1, 2, 5, 10, 20])(
  "the cross-entropy of confident right answers is the float64 one: logits of ±4 · %i",
  (weight) => {
    const points = [-4, 4].flatMap((x1) =>
      Array.from({ length: 10 }, (_, index) => ({ x1, x2: index, label: x1 > 0 ? 1 : 0 })),
    );
    const pairOfTrainers = pair(
      {
        data: { dataset: "points", points },
        network: { hidden: [], features: ["x1"], output: "sigmoid" },
      },
      "tanh",
    );
    const [fast, reference] = pairOfTrainers.map((trainer) => {
      trainer.setParameters([weight, 0]);
      return trainer.evaluate("train").loss;
    });
    // The logits are whole numbers: what is left is the float32 error of ln(1 + eˣ).
    expect(Math.abs((fast as number) / (reference as number) - 1)).toBeLessThan(1e-6);
    // −ln σ(4w) = ln(1 + e^(−4w)), from another library.
    expect(reference).toBeCloseTo(Math.log1p(Math.exp(-4 * weight)), 15);
  },
);
