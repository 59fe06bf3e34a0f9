import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { sayProblem } from "../../../src/words/problem.ts";
import "../../words/setup.ts";
import { looksLikeRace, parseRace } from "../../../src/engine/race/parse-race.ts";
import { entrantsOf, experimentOf, variedSettings } from "../../../src/engine/race/race.ts";

const problemsOf = (json: unknown): readonly string[] => parseRace(json).problems.map(sayProblem);

test("a whole race is read as it is", () => {
  const race = {
    experiment: { ...defaultExperiment, seed: 3 },
    seeds: { first: 100, count: 20 },
    variation: { field: "learningRate", values: [0.01, 0.1] },
  };
  expect(parseRace(race)).toEqual({ race, problems: [] });
});

test("what is missing is as by default: 50 seeds from 0, nothing varied", () => {
  const race = {
    experiment: defaultExperiment,
    seeds: { first: 0, count: 50 },
    variation: null,
  };
  expect(parseRace({})).toEqual({ race, problems: [] });
  expect(parseRace({ experiment: { arms: ["tanh"] }, seeds: { count: 8 } }).race).toMatchObject({
    experiment: { arms: [{ activation: "tanh" }] },
    seeds: { first: 0, count: 8 },
    variation: null,
  });
});

test("a race is told from an experiment by its field `experiment`", () => {
  expect(looksLikeRace({ experiment: {} })).toBe(true);
  expect(looksLikeRace(defaultExperiment)).toBe(false);
  expect(looksLikeRace([{ experiment: {} }])).toBe(false);
});

describe("problems name the field and what is allowed", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    [
      "no object",
      [1],
      "race: Must be an object with experiment, seeds, variation, follows. (given: [1])",
    ],
    [
      "an unknown field",
      { rate: 1 },
      "rate: Unknown field. Known here: experiment, seeds, variation, follows. (given: 1)",
    ],
    [
      "an experiment's field",
      { experiment: { optimiser: { learningRate: -1 } } },
      "experiment.optimiser.learningRate: Must be a number from 1e-7 to 100. (given: -1)",
    ],
    [
      "no experiment",
      { experiment: 5 },
      "experiment: Must be an object with the fields of an experiment. (given: 5)",
    ],
    [
      "too few seeds",
      { seeds: { count: 3 } },
      "seeds.count: Must be a whole number from 4 to 400. (given: 3)",
    ],
    [
      "a first seed below 0",
      { seeds: { first: -1 } },
      "seeds.first: Must be a whole number from 0 to 4294967295. (given: -1)",
    ],
    [
      "seeds as a list",
      { seeds: [0, 1] },
      "seeds: Must be an object with first and count. (given: [0,1])",
    ],
    [
      "an unknown variation",
      { variation: { field: "batch", values: [1] } },
      `variation.field: Must be one of learningRate, depth, width, scheme, rateAndScheme, output, dataset, ${variedSettings.join(", ")}. (given: "batch")`,
    ],
    [
      "a value out of its field's range",
      { variation: { field: "width", values: [4, 65] } },
      "variation.values[1]: Must be a whole number from 1 to 64. (given: 65)",
    ],
    [
      "no values",
      { variation: { field: "depth", values: [] } },
      "variation.values: Must be a list of 1 to 12 entries. (given: [])",
    ],
    [
      "a value twice",
      { variation: { field: "depth", values: [1, 2, 1] } },
      "variation.values: Must name each value once. (given: [1,2,1])",
    ],
    [
      "an unknown initialiser",
      { variation: { field: "scheme", values: ["xavier"] } },
      'variation.values[0]: Must be one of uniform, glorotUniform, glorotNormal, heUniform, heNormal, lecunNormal, fairGain, textbook, truncatedNormal, orthogonal, zeros. (given: "xavier")',
    ],
    [
      "an output layer that nobody has",
      {
        experiment: { rule: { metric: "testAccuracy" } },
        variation: { field: "output", values: ["softmax", "auto"] },
      },
      'variation.values[1]: Must be one of tanh, linear, sigmoid, softmax. (given: "auto")',
    ],
    [
      "output layers whose losses are no common measure",
      { variation: { field: "output", values: ["softmax", "tanh"] } },
      'variation: Cross-entropy is a loss of its own: make an accuracy the goal to compare these outputs. (given: "output")',
    ],
    [
      "an unknown dataset",
      { variation: { field: "dataset", values: ["circle", "mnist"] } },
      'variation.values[1]: Must be one of circle, xor, gauss, spiral, moons, checkerboard, rings, threeSpirals, blobs, plane, multiGauss, sine, steps, absoluteValue, bump, sawtooth, chirp, outliers, interval, penguins, iris, weather, temperatures, zipCodes, rule, points. (given: "mnist")',
    ],
    [
      "a dataset of another task, to which the target loss means something else",
      { variation: { field: "dataset", values: ["circle", "plane"] } },
      'variation.values[1]: Must be a dataset for classification, as the experiment’s is: its target holds for all. (given: "plane")',
    ],
    [
      "a dataset with other inputs",
      { variation: { field: "dataset", values: ["circle", "interval"] } },
      'variation.values[1]: Must be a dataset with 2 inputs, as the experiment’s is. (given: "interval")',
    ],
    [
      "points where none are given",
      { variation: { field: "dataset", values: ["points"] } },
      'variation.values[0]: Does not go with data.points: Must hold at least 4 points for the dataset "points". (given: "points")',
    ],
    [
      "a width where there are no layers",
      {
        experiment: { network: { hidden: [] } },
        variation: { field: "width", values: [2] },
      },
      'variation: Varies the width, but there is no hidden layer. (given: "width")',
    ],
  ];
  test.each(cases)("%s", (_name, json, problem) => {
    expect(problemsOf(json)).toEqual([problem]);
  });

  const explicit = {
    weights: [[[1, 1]], [[1]]],
    biases: [[0], [0]],
  };

  test("a value of the variation that the weights do not fit", () => {
    const experiment = { network: { hidden: [1] }, initialisation: { explicit } };
    const json = { experiment, variation: { field: "width", values: [1, 2] } };
    expect(problemsOf(json)).toEqual([
      "variation.values[1]: Does not go with initialisation.explicit: Must have 2 rows in weights[0]. (given: 2)",
    ]);
    expect(parseRace(json).race.variation).toBeNull();
  });

  test("but one that some arm's weights fit may be tried, whichever arm it is", () => {
    const experiment = {
      network: { hidden: [1] },
      arms: ["maxout", "tanh"],
      initialisation: { explicit },
    };
    expect(problemsOf({ experiment, variation: { field: "width", values: [1] } })).toEqual([]);
  });

  test("initialisers that would draw nothing", () => {
    const experiment = { network: { hidden: [1] }, initialisation: { explicit } };
    expect(problemsOf({ experiment, variation: { field: "scheme", values: ["zeros"] } })).toEqual([
      'variation: Varies the draws, but the weights are given by value. (given: "scheme")',
    ]);
  });
});

test("anything that JSON can hold gives a valid race", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (experiment, seeds, variation) => {
      const { race } = parseRace({ experiment, seeds, variation });
      // A valid race is one that reads as itself.
      expect(parseRace(JSON.parse(JSON.stringify(race)))).toEqual({ race, problems: [] });
    }),
    { numRuns: 200 },
  );
});

test("where the learning rate varies, an arm's own rate gives way", () => {
  const { race } = parseRace({
    experiment: { arms: [{ activation: "relu", learningRate: 0.5 }] },
    variation: { field: "learningRate", values: [0.01] },
  });
  const [entrant] = entrantsOf(race);
  expect(entrant && experimentOf(race, entrant, 0)).toMatchObject({
    arms: [{ learningRate: null }],
    optimiser: { learningRate: 0.01 },
  });
});
