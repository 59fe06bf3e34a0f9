import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  defaultExperiment,
  initialisationPresets,
} from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { sayFact, sayProblem } from "../../../src/words/problem.ts";
import "../../words/setup.ts";
import { arbitraryExperiment, arbitraryJson } from "./arbitrary-experiment.ts";

const problemsOf = (json: unknown): readonly string[] =>
  parseExperiment(json).problems.map(sayProblem);

describe("a good experiment", () => {
  test("may leave out everything, and is then the first minute of the page", () => {
    const { experiment, problems } = parseExperiment({});
    expect(problems).toEqual([]);
    expect(experiment).toEqual(defaultExperiment);
    // design.md, "First minute", and science.md's classic set-up.
    expect(experiment.data).toMatchObject({ dataset: "circle", noise: 0, sampleCount: 500 });
    expect(experiment.network.hidden).toEqual([3, 3]);
    expect(experiment.arms.map(({ activation }) => activation)).toEqual([
      "sigmoid",
      "tanh",
      "relu",
    ]);
    expect(experiment.optimiser).toMatchObject({ algorithm: "sgd", learningRate: 0.03 });
    expect(experiment.initialisation).toMatchObject({ range: 0.5, hiddenBias: 0.1 });
    expect(experiment.batch).toEqual({ size: 10, shuffle: "once" });
    expect(experiment.rule).toEqual({
      metric: "trainLoss",
      threshold: 0.05,
      sustained: 1,
      budget: 2000,
    });
  });

  test("leaves out again what is said at the value that it has when left out", () => {
    const optimiser = {
      schedule: "constant",
      scheduleEpochs: 100,
      scheduleFactor: 0.5,
      clipping: "none",
      clipAt: 1,
    };
    const { experiment, problems } = parseExperiment({
      optimiser,
      regularisation: { labelSmoothing: 0 },
    });
    expect(problems).toEqual([]);
    expect(JSON.stringify(experiment)).toBe(JSON.stringify(defaultExperiment));
  });

  test("may name an arm by its activation alone", () => {
    const { experiment, problems } = parseExperiment({ arms: ["gelu", { activation: "elu" }] });
    expect(problems).toEqual([]);
    expect(experiment.arms).toEqual([
      { activation: "gelu", parameters: {}, learningRate: null, invention: null },
      { activation: "elu", parameters: {}, learningRate: null, invention: null },
    ]);
  });

  test("comes back the same from JSON", () => {
    fc.assert(
      fc.property(arbitraryExperiment, (experiment) => {
        const again = parseExperiment(JSON.parse(JSON.stringify(experiment)));
        expect(again.problems).toEqual([]);
        expect(again.experiment).toEqual(experiment);
      }),
    );
  });

  test("may start from any named initialisation", () => {
    for (const { initialisation } of Object.values(initialisationPresets)) {
      expect(parseExperiment({ initialisation })).toEqual({
        experiment: { ...defaultExperiment, initialisation },
        problems: [],
      });
    }
  });

  test("keeps 0 as a seed", () => {
    expect(parseExperiment({ seed: 0 }).experiment.seed).toBe(0);
    expect(parseExperiment({ seed: 4294967295 }).experiment.seed).toBe(4294967295);
  });
});

test("label smoothing wants an output with cross-entropy, and says which those are", () => {
  const json = (output: string) => ({
    network: { output },
    regularisation: { labelSmoothing: 0.1 },
  });
  expect(problemsOf(json("tanh"))).toEqual([
    "regularisation.labelSmoothing: Must be 0, but for an output with cross-entropy: sigmoid, softmax. (given: 0.1)",
  ]);
  expect(problemsOf(json("sigmoid"))).toEqual([]);
  expect(parseExperiment(json("auto")).experiment.regularisation).not.toHaveProperty(
    "labelSmoothing",
  );
});

describe("a bad field", () => {
  test("is named with what is allowed and what was given, and its default stands", () => {
    const { experiment, problems } = parseExperiment({ optimiser: { learningRate: -1 } });
    expect(problems).toEqual([
      {
        path: "optimiser.learningRate",
        fact: { code: "number", min: 1e-7, max: 100 },
        given: -1,
      },
    ]);
    expect(experiment).toEqual(defaultExperiment);
  });

  test.each([
    [null, "experiment: Must be an object with the fields of an experiment. (given: null)"],
    [
      { data: "circle" },
      'data: Must be an object with dataset, noise, sampleCount, trainShare, playgroundSeed, points, rule, legend. (given: "circle")',
    ],
    [{ seed: 1.5 }, "seed: Must be a whole number from 0 to 4294967295. (given: 1.5)"],
    [{ seed: Number.NaN }, "seed: Must be a whole number from 0 to 4294967295. (given: NaN)"],
    [
      { batch: { shuffle: "never" } },
      'batch.shuffle: Must be one of once, everyEpoch. (given: "never")',
    ],
    [
      { network: { hidden: [3, 65] } },
      "network.hidden[1]: Must be a whole number from 1 to 64. (given: 65)",
    ],
    [
      { network: { hidden: new Array(13).fill(1) } },
      "network.hidden: Must be a list of 0 to 12 entries. (given: [1,1,1,1,1,1,1,1,1,1,1,1,1])",
    ],
    [
      { network: { features: ["x1", "x1"] } },
      'network.features: Must name each entry once. (given: ["x1","x1"])',
    ],
    [
      { rule: { budgets: 3 } },
      "rule.budgets: Unknown field. Known here: metric, threshold, sustained, budget. (given: 3)",
    ],
    [
      { data: { dataset: "points", points: new Array(4).fill({ x1: 0, x2: 17, label: 0 }) } },
      "data.points[0].x2: Must be a number from -16 to 16. (given: 17)",
    ],
  ])("%j", (json, message) => {
    expect(problemsOf(json)).toContain(message);
  });
});

describe("fields that do not go together", () => {
  test("a regression has no sigmoid or softmax output", () => {
    const { experiment, problems } = parseExperiment({
      data: { dataset: "plane" },
      network: { output: "softmax" },
    });
    expect(problems.map(sayProblem)).toEqual([
      'network.output: Must be one of auto, tanh, linear, as the dataset is a regression. (given: "softmax")',
    ]);
    expect(experiment.network.output).toBe("auto");
  });

  test("without a test set no rule can look at one", () => {
    const given = { data: { trainShare: 1 }, rule: { metric: "testAccuracy" } };
    const { experiment, problems } = parseExperiment(given);
    expect(problems.map(sayProblem)).toEqual([
      'rule.metric: Must be trainLoss where all points are trained on: there is no test set. (given: "testAccuracy")',
    ]);
    expect(experiment.rule).toMatchObject({ metric: "trainLoss", threshold: 0.05 });
  });

  test("a regression has no accuracy", () => {
    const rule = { metric: "testAccuracy", threshold: 0.9, budget: 7 };
    const { experiment, problems } = parseExperiment({ data: { dataset: "multiGauss" }, rule });
    expect(problems.map(sayProblem)).toEqual([
      'rule.metric: Must be trainLoss or testLoss: a regression has no accuracy. (given: "testAccuracy")',
    ]);
    // An accuracy's threshold would be met at once by a loss; the budget was no part of the fault.
    expect(experiment.rule).toMatchObject({ metric: "trainLoss", threshold: 0.01, budget: 7 });
  });

  test("an accuracy is at most 1", () => {
    expect(problemsOf({ rule: { metric: "testAccuracy", threshold: 95 } })).toEqual([
      "rule.threshold: Must be a number from 0 to 1 for the metric testAccuracy. (given: 95)",
    ]);
  });

  test("the dataset of own points needs points", () => {
    const { experiment, problems } = parseExperiment({ data: { dataset: "points" } });
    expect(problems.map(sayProblem)).toEqual([
      'data.points: Must hold at least 4 points for the dataset "points". (given: [])',
    ]);
    expect(experiment.data.dataset).toBe("circle");
  });

  test("own points with fractional labels are a regression", () => {
    const points = [0, 0.5, 1, 2].map((label) => ({ x1: 0, x2: 0, label }));
    const json = { data: { dataset: "points", points }, network: { output: "sigmoid" } };
    expect(problemsOf(json)).toHaveLength(1);
  });
});

describe("explicit weights", () => {
  const fitting = {
    weights: [[[1, 2]], [[3]]],
    biases: [[0.5], [0.25]],
  };
  const parse = (explicit: unknown, hidden: readonly number[] = [1]) =>
    parseExperiment({ network: { hidden }, initialisation: { explicit } });

  test("are taken when they fit the network", () => {
    const { experiment, problems } = parse(fitting);
    expect(problems).toEqual([]);
    expect(experiment.initialisation.explicit).toEqual(fitting);
  });

  const pieces = {
    weights: [
      [
        [1, 2],
        [3, 4],
      ],
      [[3]],
    ],
    biases: [[0.5, 1], [0.25]],
  };

  test("may have several rows a unit, where there is an arm that has", () => {
    const withArms = (...arms: string[]) =>
      problemsOf({ network: { hidden: [1] }, arms, initialisation: { explicit: pieces } });
    expect(withArms("tanh", "maxout")).toEqual([]);
    expect(withArms("tanh", "relu")).toEqual([
      'initialisation.explicit: Must have 1 row in weights[0]. (given: "the weights and biases")',
    ]);
    const threePieces = { activation: "maxout", parameters: { pieces: 3 } };
    const arms = ["tanh", threePieces, "relu"];
    expect(
      problemsOf({ network: { hidden: [1] }, arms, initialisation: { explicit: pieces } }),
    ).toEqual([
      'initialisation.explicit: Must have 1 row in weights[0] for tanh, relu, or 3 rows in weights[0] for maxout(pieces:3). (given: "the weights and biases")',
    ]);
  });

  test("may tell what an activation has learned, each name with a value per hidden layer", () => {
    const parseLearned = (arm: string, learned: unknown) =>
      parseExperiment({
        network: { hidden: [1] },
        arms: [arm],
        initialisation: { explicit: { ...fitting, learned } },
      });
    const { experiment, problems } = parseLearned("prelu", { slope: [0.1] });
    expect(problems).toEqual([]);
    expect(experiment.initialisation.explicit?.learned).toEqual({ slope: [Math.fround(0.1)] });
    expect(parseLearned("tanh", {}).experiment.initialisation.explicit).toEqual(fitting);
    const message = (arm: string, learned: unknown) =>
      parseLearned(arm, learned).problems.map(
        (problem) => `${problem.path}: ${sayFact(problem.fact)}`,
      );
    const place = "initialisation.explicit";
    expect(message("prelu", { slope: [0.1, 0.2] })).toEqual([
      `${place}: Must have 1 number in learned.slope, one for each hidden layer that learns it.`,
    ]);
    expect(message("prelu", { slop: [0.1] })).toEqual([
      `${place}: Must have learned values of slope alone.`,
    ]);
    expect(message("tanh", { slope: [0.1] })).toEqual([`${place}: Must have no learned values.`]);
    expect(message("prelu", { slope: ["a"] })[0]).toContain(`${place}.learned.slope[0]: Must be`);
    expect(message("prelu", 3)[0]).toContain(`${place}.learned: Must be an object`);
  });

  test("say only that a list is missing, where its length is free", () => {
    expect(parse({ weights: 1, biases: [[1], [2]] }).problems).toMatchObject([
      { path: "initialisation.explicit.weights", fact: { code: "list" } },
    ]);
  });

  test("become the float32 that the engine holds", () => {
    const { experiment } = parse({ ...fitting, biases: [[0.1], [0]] });
    expect(experiment.initialisation.explicit?.biases[0]?.[0]).toBe(0.10000000149011612);
  });

  test.each([
    [fitting, [1, 1], "Must have 3 layers of weights and of biases, the output layer last."],
    [fitting, [2], "Must have 2 rows in weights[0]."],
    [
      { ...fitting, weights: [[[1]], [[3]]] },
      [1],
      "Must have 2 numbers in every row of weights[0].",
    ],
    [{ ...fitting, weights: [[[1, 2]], [[3], [4]]] }, [1], "Must have 1 row in weights[1]."],
    [{ ...fitting, biases: [[], [0]] }, [1], "Must have 1 number in biases[0], one for each row."],
  ])("that do not fit are refused: %j for hidden %j", (explicit, hidden, message) => {
    const { experiment, problems } = parse(explicit, hidden);
    expect(problems.map(({ path, fact }) => [path, sayFact(fact)])).toEqual([
      ["initialisation.explicit", message],
    ]);
    expect(experiment.initialisation.explicit).toBeNull();
  });
});

describe("what was given is shown in brief", () => {
  const shown = (given: unknown) => sayProblem({ path: "seed", fact: { code: "list" }, given });

  test("as JSON, cut at 60 characters", () => {
    expect(shown([1, "a", null, { x: [true] }])).toBe(
      'seed: Must be a list. (given: [1,"a",null,{"x":[true]}])',
    );
    expect(shown("é".repeat(80))).toBe(`seed: Must be a list. (given: "${"é".repeat(56)}…)`);
  });

  test("however deep or long it is", () => {
    const depth = 50_000;
    const deep: unknown = JSON.parse(`${'{"data":'.repeat(depth)}1${"}".repeat(depth)}`);
    expect(problemsOf(deep)).toHaveLength(1);
    expect(problemsOf(deep)[0]).toMatch(/\(given: (\{"data":)+.*…\)$/);
    expect(shown(Array.from({ length: 5000 }, () => ({ x1: 1, x2: 2 })))).toHaveLength(89);
  });
});

describe("anything at all", () => {
  test("never throws, and what comes back is a good experiment", () => {
    const anything = fc.oneof(
      fc.anything({ withNullPrototype: true }),
      arbitraryJson
        .chain((json) =>
          fc.tuple(fc.constant(json), fc.constantFrom(...Object.keys(json)), fc.anything()),
        )
        .map(([json, key, value]) => ({ ...json, [key]: value })),
      arbitraryJson.map((json) => ({ ...json, arms: [{ activation: "elu", parameters: json }] })),
    );
    fc.assert(
      fc.property(anything, (json) => {
        const { experiment, problems } = parseExperiment(json);
        for (const problem of problems) expect(sayProblem(problem)).toContain("given");
        expect(parseExperiment(experiment)).toEqual({ experiment, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test("a fixed experiment is not changed by parsing it again", () => {
    fc.assert(
      fc.property(arbitraryJson, (json) => {
        const { experiment } = parseExperiment(json);
        expect(parseExperiment(experiment)).toEqual({ experiment, problems: [] });
      }),
    );
  });
});
