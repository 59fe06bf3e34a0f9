import { describe, expect, test } from "vitest";
import {
  createReferenceTrainer,
  lossGradient,
} from "../../../src/engine/reference/reference-trainer.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

describe("mini-batches", () => {
  test("one full batch of SGD moves every parameter by −η times the mean gradient", () => {
    const setUp = setUpOf(experimentWith({ batch: { size: 1000 } }), "tanh");
    const gradient = lossGradient(setUp);
    const trainer = createReferenceTrainer(setUp);
    trainer.trainIteration();
    expect([trainer.iteration, trainer.epoch]).toEqual([1, 1]);
    for (const [i, value] of trainer.parameters().entries()) {
      expect(value).toBe((setUp.parameters[i] ?? NaN) + -0.03 * (gradient[i] ?? NaN));
    }
  });

  test("an epoch asks for its order once, when it begins", () => {
    const experiment = experimentWith({ batch: { shuffle: "everyEpoch" } });
    const setUp = setUpOf(experiment, "tanh");
    const asked: number[] = [];
    const batchOrder = (epoch: number) => {
      asked.push(epoch);
      return setUp.data.batchOrder(epoch);
    };
    const trainer = createReferenceTrainer({ ...setUp, data: { ...setUp.data, batchOrder } });
    for (let epoch = 0; epoch < 2; epoch++) trainer.trainEpoch();
    trainer.trainIteration();
    trainer.trainIteration();
    expect(asked).toEqual([0, 1, 2]);
  });

  test("a short last mini-batch is averaged over its own size", () => {
    // 25 training examples: batches of 10, 10 and 5.
    const experiment = experimentWith({ data: { sampleCount: 50 } });
    const setUp = setUpOf(experiment, "tanh");
    const trainer = createReferenceTrainer(setUp);
    trainer.trainIteration();
    trainer.trainIteration();
    expect(trainer.epoch).toBe(0);
    const before = trainer.parameters();
    const { train } = setUp.data;
    const last = {
      ...train,
      count: 5,
      inputs: train.inputs.slice(40),
      targets: train.targets.slice(20),
      labels: train.labels.slice(20),
    };
    const gradient = lossGradient({
      ...setUp,
      data: { ...setUp.data, train: last },
      parameters: before,
    });
    trainer.trainEpoch();
    expect([trainer.iteration, trainer.epoch]).toEqual([3, 1]);
    for (const [i, value] of trainer.parameters().entries()) {
      expect(value).toBe((before[i] ?? NaN) + -0.03 * (gradient[i] ?? NaN));
    }
  });
});

describe("regularisation", () => {
  const biasesAt = [6, 7, 8, 18, 19, 20, 24];
  const started = (kind: "none" | "l1" | "l2") => {
    const setUp = setUpOf(
      experimentWith({ batch: { size: 1000 }, regularisation: { kind, rate: 0.5 } }),
      "tanh",
    );
    const trainer = createReferenceTrainer(setUp);
    trainer.trainIteration();
    return { before: setUp.parameters, after: trainer.parameters() };
  };

  test("L2 pulls weights, and no bias, by η · rate · w", () => {
    const plain = started("none").after;
    const { before, after } = started("l2");
    for (const [i, value] of after.entries()) {
      const pull = biasesAt.includes(i) ? 0 : 0.03 * 0.5 * (before[i] ?? NaN);
      // Two float64 sums of numbers below 1, in another order.
      expect(Math.abs((plain[i] ?? NaN) - pull - value)).toBeLessThan(1e-15);
    }
  });

  test("L1 pulls weights, and no bias, by η · rate, not past 0", () => {
    const plain = started("none").after;
    for (const [i, value] of started("l1").after.entries()) {
      const w = plain[i] ?? NaN;
      const expected = Math.sign(w) * Math.max(Math.abs(w) - 0.015, 0);
      expect(Math.abs((biasesAt.includes(i) ? w : expected) - value)).toBeLessThan(1e-15);
    }
  });
});

test("a step function's hidden layers do not move at all; the output layer does", () => {
  const setUp = setUpOf(experimentWith({}), "step");
  const trainer = createReferenceTrainer(setUp);
  for (let epoch = 0; epoch < 20; epoch++) trainer.trainEpoch();
  const [before, after] = [[...setUp.parameters], [...trainer.parameters()]];
  expect(after.slice(0, 21)).toEqual(before.slice(0, 21));
  expect(after.slice(21)).not.toEqual(before.slice(21));
});

test("PReLU learns its slopes, and every optimiser lowers the loss", () => {
  for (const algorithm of ["sgd", "momentum", "nesterov", "rmsprop", "adam"] as const) {
    const setUp = setUpOf(
      experimentWith({ optimiser: { algorithm, learningRate: 0.01 } }),
      "prelu",
    );
    const trainer = createReferenceTrainer(setUp);
    const { loss } = trainer.evaluate("train");
    for (let epoch = 0; epoch < 20; epoch++) trainer.trainEpoch();
    expect(trainer.evaluate("train").loss).toBeLessThan(0.9 * loss);
    expect([...trainer.parameters().slice(-2)]).not.toEqual([0.25, 0.25]);
  }
});

test("evaluation and prediction tell one story", () => {
  const setUp = setUpOf(experimentWith({ data: { dataset: "rings" } }), "tanh");
  const trainer = createReferenceTrainer(setUp);
  for (let epoch = 0; epoch < 5; epoch++) trainer.trainEpoch();
  const { test: examples } = setUp.data;
  const { outputs, units } = trainer.predict(examples.coordinates, true);
  expect([outputs.length, units?.length]).toEqual([3 * examples.count, 6 * examples.count]);
  expect(trainer.predict(examples.coordinates, false).units).toBeNull();
  let loss = 0;
  let right = 0;
  for (const [i, label] of examples.labels.entries()) {
    const classes = [0, 1, 2].map((unit) => outputs[unit * examples.count + i] ?? NaN);
    loss -= Math.log(classes[label] ?? NaN) / examples.count;
    if (classes.indexOf(Math.max(...classes)) === label) right += 1;
  }
  const evaluation = trainer.evaluate("test");
  // Predictions are rounded to float32: 6e−8 each.
  expect(Math.abs(evaluation.loss - loss)).toBeLessThan(1e-6);
  expect(evaluation.accuracy).toBe(right / examples.count);
});

test("a regression has a loss and no accuracy", () => {
  const trainer = createReferenceTrainer(
    setUpOf(experimentWith({ data: { dataset: "plane" } }), "tanh"),
  );
  const start = trainer.evaluate("test");
  for (let epoch = 0; epoch < 5; epoch++) trainer.trainEpoch();
  expect(start.accuracy).toBeNaN();
  expect(trainer.evaluate("test").loss).toBeLessThan(0.2 * start.loss);
});

test("a new learning rate and new weights count from the next update on", () => {
  const setUp = setUpOf(experimentWith({}), "tanh");
  const trainer = createReferenceTrainer(setUp);
  trainer.setRates({ learningRate: 0, regularisationRate: 0 });
  trainer.trainEpoch();
  expect([...trainer.parameters()]).toEqual([...setUp.parameters]);
  const edited = Float64Array.from(setUp.parameters, (w) => w + 0.25);
  trainer.setParameters(edited);
  expect(trainer.parameters()).toEqual(edited);
});

test("an arm's own learning rate wins over the experiment's", () => {
  const experiment = experimentWith({ optimiser: { learningRate: 0 } });
  const setUp = setUpOf(experiment, "tanh");
  const own = createReferenceTrainer({ ...setUp, arm: { ...setUp.arm, learningRate: 0.03 } });
  own.trainIteration();
  expect([...own.parameters()]).not.toEqual([...setUp.parameters]);
});

test("a NaN in any piece of a maxout unit is seen in the loss", () => {
  const setUp = setUpOf(experimentWith({ network: { hidden: [1] } }), "maxout");
  // Biases of the unit's two pieces, behind their two weights each.
  for (const bias of [4, 5]) {
    const parameters = setUp.parameters.slice();
    parameters[bias] = Number.NaN;
    expect(createReferenceTrainer({ ...setUp, parameters }).evaluate("train").loss).toBeNaN();
  }
});
