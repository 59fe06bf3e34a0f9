import { expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../src/engine/experiment/parse.ts";
import type { Variation } from "../../src/engine/race/race.ts";
import { entrantText, ratePolicy, setUpTexts } from "../../src/headless/race-text.ts";

const race = { experiment: defaultExperiment, variation: null };

test("the set-up is said whole: data, network, start, training, rate and rule", () => {
  expect(setUpTexts(race)).toEqual([
    "circle, 500 points, 50 % of them trained on, noise 0 %",
    "inputs x1, x2 (raw), hidden layers 3-3, output tanh",
    "weights uniform(−0.5, 0.5), biases 0.1",
    "SGD, batch 10, shuffled once",
    "one learning rate for all arms: 0.03",
    "converged: train loss ≤ 0.05 within 2000 epochs",
  ]);
});

test("what differs from the classic set-up is said too", () => {
  const { experiment, problems } = parseExperiment({
    data: { dataset: "blobs", trainShare: 0.29, noise: 10 },
    network: { hidden: [] },
    initialisation: { scheme: "heNormal", hiddenBias: -1 },
    optimiser: { algorithm: "adam" },
    regularisation: { kind: "l2", rate: 0.01 },
    batch: { shuffle: "everyEpoch" },
    rule: { metric: "testAccuracy", threshold: 0.55, sustained: 3 },
  });
  expect(problems).toEqual([]);
  expect(setUpTexts({ experiment, variation: null })).toEqual([
    "blobs, 500 points, 29 % of them trained on, noise 10 %",
    "inputs x1, x2 (raw), no hidden layer, output softmax",
    "weights He normal, hidden biases -1, output biases 0.1",
    "Adam, batch 10, shuffled every epoch, L2 penalty 0.01",
    "one learning rate for all arms: 0.03",
    "converged: test accuracy ≥ 55 % for 3 epochs in a row within 2000 epochs",
  ]);
});

test("a typed rule stands as it was typed", () => {
  const { experiment } = parseExperiment({ data: { dataset: "rule", rule: "x2 > sin(x1)" } });
  expect(setUpTexts({ experiment, variation: null })[0]).toBe(
    "rule x2 > sin(x1), 500 points, 50 % of them trained on, noise 0 %",
  );
});

test("given points come with what was made of their labels", () => {
  const textOf = (...labels: readonly number[]) => {
    const points = labels.map((label, index) => ({ x1: index, x2: 0, label }));
    const { experiment } = parseExperiment({ data: { dataset: "points", points } });
    return setUpTexts({ experiment, variation: null })[0];
  };
  expect(textOf(0, 1, 2, 1)).toBe("4 points given by value, 3 classes, 50 % of them trained on");
  expect(textOf(-1, 1, 1, 1)).toBe("4 points given by value, 2 classes, 50 % of them trained on");
  expect(textOf(-1, 1, 0, 1)).toBe("4 points given by value, regression, 50 % of them trained on");
});

test("given weights are told, with the arms that they do not fit", () => {
  const textOf = (...arms: readonly string[]) => {
    const explicit = { weights: [[[1, 2]], [[3]]], biases: [[4], [5]] };
    const { experiment, problems } = parseExperiment({
      network: { hidden: [1] },
      arms,
      initialisation: { explicit, scheme: "heNormal", hiddenBias: 0, outputBias: 0 },
    });
    expect(problems).toEqual([]);
    return setUpTexts({ experiment, variation: null })[2];
  };
  expect(textOf("tanh", "relu")).toBe("weights given by value");
  expect(textOf("tanh", "maxout", "prelu")).toBe(
    "weights given by value, but drawn for maxout: He normal, biases 0",
  );
});

test("the learning rates that are compared are always named", () => {
  const arms = [{ ...armOf("sigmoid"), learningRate: 0.3 }, armOf("tanh")];
  const experiment = { ...defaultExperiment, arms };
  expect(ratePolicy({ experiment, variation: null })).toBe(
    "learning rates of their own: sigmoid 0.3, others 0.03",
  );
  expect(
    ratePolicy({ experiment, variation: { field: "learningRate", values: [0.01, 0.1] } }),
  ).toBe("learning rates 0.01, 0.1, each for every arm");
});

test("an entrant is named by its function and the varied value", () => {
  const experiment = {
    ...defaultExperiment,
    arms: [{ ...armOf("elu"), parameters: { alpha: 0.5 } }],
  };
  expect(entrantText({ experiment, variation: null }, { arm: 0, variant: 0 })).toBe(
    "elu(alpha:0.5)",
  );
  const variations: readonly (readonly [Variation, string])[] = [
    [{ field: "learningRate", values: [0.1] }, "elu(alpha:0.5) at rate 0.1"],
    [{ field: "depth", values: [5] }, "elu(alpha:0.5) with 5 hidden layers"],
    [{ field: "width", values: [1] }, "elu(alpha:0.5) with 1 unit per layer"],
    [{ field: "scheme", values: ["heNormal"] }, "elu(alpha:0.5) with heNormal"],
    [{ field: "dataset", values: ["xor"] }, "elu(alpha:0.5) on xor"],
  ];
  for (const [variation, text] of variations) {
    expect(entrantText({ experiment, variation }, { arm: 0, variant: 0 })).toBe(text);
  }
});

test("where the dataset varies, the set-up names every one", () => {
  const variation: Variation = { field: "dataset", values: ["circle", "xor"] };
  expect(setUpTexts({ experiment: defaultExperiment, variation })[0]).toBe(
    "circle, xor: 500 points each, 50 % of them trained on, noise 0 %",
  );
});
