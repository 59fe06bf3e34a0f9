import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { experimentFields, fieldPaths } from "../../../src/engine/experiment/fields.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { sayProblem } from "../../../src/words/problem.ts";
import "../../words/setup.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { anyText } from "../../functions/any-text.ts";
import { arbitraryExperiment } from "./arbitrary-experiment.ts";

const queryOf = (json: unknown): string => experimentToQuery(parseExperiment(json).experiment);
const problemsOf = (query: string): readonly string[] =>
  experimentFromQuery(query).problems.map(sayProblem);

describe("an address", () => {
  test("says nothing of what is as usual", () => {
    expect(experimentToQuery(defaultExperiment)).toBe("");
    expect(experimentFromQuery("")).toEqual({ experiment: defaultExperiment, problems: [] });
    expect(experimentFromQuery("?")).toEqual({ experiment: defaultExperiment, problems: [] });
  });

  test("can be read by a person", () => {
    const query = queryOf({
      data: { dataset: "xor", noise: 10 },
      network: { hidden: [4, 2] },
      arms: ["sigmoid", { activation: "elu", parameters: { alpha: 0.5 }, learningRate: 0.1 }],
      optimiser: { learningRate: 0.003 },
    });
    expect(query).toBe("data=xor&noise=10&hidden=4,2&arms=sigmoid,elu(alpha:0.5)@0.1&rate=0.003");
  });

  test("says what an arm sets for itself behind its name", () => {
    const own = {
      initialisation: { scheme: "heNormal", hiddenBias: -1 },
      optimiser: { algorithm: "adam" },
    };
    const arms = ["relu", { activation: "relu", learningRate: 0.01, own }];
    const query = queryOf({ arms });
    expect(query).toBe("arms=relu,relu@0.01@init:heNormal@bias:-1@optimiser:adam");
    expect(experimentFromQuery(query)).toEqual(parseExperiment({ arms }));
    expect(problemsOf("arms=relu@seed:3,tanh@init:xavier")).toEqual([
      "arms[0].own.seed: Unknown field. Known here: initialisation, optimiser, network. (given: 3)",
      expect.stringMatching(/^arms\[1\].own.initialisation.scheme: Must be one of .*"xavier"/),
    ]);
  });

  test("tells no hidden layers from the usual ones", () => {
    expect(queryOf({ network: { hidden: [] } })).toBe("hidden=");
    expect(experimentFromQuery("hidden=").experiment.network.hidden).toEqual([]);
  });

  test("carries inventions, whatever their names and formulas hold", () => {
    const invention = { name: "It's (a, b)", formula: "z > 0 ? z : a * z", learnable: ["a"] };
    const arms = [{ activation: "invented", invention, parameters: { a: 0.25 } }];
    const query = queryOf({ arms });
    expect(decodeURIComponent(query)).toBe(
      "arms=invented('It''s (a, b)','z > 0 ? z : a * z','a',a:0.25)",
    );
    expect(query).not.toMatch(/[ <>"#?&]/);
    expect(experimentFromQuery(query)).toEqual(parseExperiment({ arms }));
  });

  test("carries points in few characters", () => {
    const points = [
      { x1: 0.1, x2: -6, label: 0 },
      { x1: 1.25, x2: 3, label: 1 },
      { x1: 0, x2: 0, label: 1 },
      { x1: 5, x2: 5, label: 0 },
    ];
    const json = { data: { dataset: "points", points } };
    expect(queryOf(json)).toBe("data=points&points=0.1,-6,0;1.25,3,1;0,0,1;5,5,0");
    expect(experimentFromQuery(queryOf(json))).toEqual(parseExperiment(json));
  });

  test("carries a rule as it was typed", () => {
    const rule = "x2 > sin(x1) && |x₁| < 5";
    const json = { data: { dataset: "rule", rule } };
    const query = queryOf(json);
    expect(decodeURIComponent(query)).toBe(`data=rule&rule=${rule}`);
    expect(query).not.toMatch(/[ <>"#?|]/);
    expect(experimentFromQuery(query)).toEqual(parseExperiment(json));
    expect(problemsOf("data=rule")).toEqual([
      'rule: Must be given for the dataset "rule". (given: nothing)',
    ]);
    expect(problemsOf("data=rule&rule=x2 > a")[0]).toBe(
      'rule: “a” has no value here: a rule is made of x1 and x2. (given: "x2 > a")',
    );
  });

  test("carries explicit weights, each row with its bias last", () => {
    const explicit = {
      weights: [
        [
          [0.1, -2],
          [3, 4],
        ],
        [[5, 6]],
      ],
      biases: [[0.5, 7], [8]],
    };
    const json = { network: { hidden: [2] }, initialisation: { explicit } };
    expect(queryOf(json)).toBe("hidden=2&weights=0.1,-2,0.5;3,4,7/5,6,8");
    expect(experimentFromQuery(queryOf(json))).toEqual(parseExperiment(json));
  });

  test("carries learned parameters after the weights, by name", () => {
    const explicit = {
      weights: [[[1, 2]], [[3]], [[4]]],
      biases: [[0], [0], [0]],
      learned: { slope: [0.1, -2] },
    };
    const json = { network: { hidden: [1, 1] }, arms: ["prelu"], initialisation: { explicit } };
    const query = "hidden=1,1&arms=prelu&weights=1,2,0/3,0/4,0:slope,0.1,-2";
    expect(queryOf(json)).toBe(query);
    expect(experimentFromQuery(query)).toEqual(parseExperiment(json));
    expect(parseExperiment(json).problems).toEqual([]);
    expect(experimentFromQuery(`${query}:`).problems).toHaveLength(1);
    expect(experimentFromQuery(`${query},x`).problems).toMatchObject([
      { path: "weights.learned.slope[2]", given: "x" },
    ]);
  });

  test("carries what normalised layers keep, by the layer's number and a name", () => {
    const explicit = {
      weights: [[[1, 2]], [[3]]],
      biases: [[0], [0]],
      normalisation: [{ gains: [1.5], shifts: [-1], means: [0.25], variances: [2] }],
    };
    const json = {
      network: { hidden: [1], normalisation: "batch" },
      initialisation: { explicit },
    };
    const weights = "1,2,0/3,0:1.gains,1.5:1.shifts,-1:1.means,0.25:1.variances,2";
    const query = queryOf(json);
    expect(query).toBe(`hidden=1&norm=batch&weights=${weights}`);
    expect(experimentFromQuery(query)).toEqual(parseExperiment(json));
    expect(parseExperiment(json).problems).toEqual([]);
    const problemsOf = (text: string) =>
      experimentFromQuery(`hidden=1&norm=batch&weights=1,2,0/3,0${text}`).problems.map(sayProblem);
    expect(problemsOf(":1.gains,1:1.shifts,0")[0]).toMatch(
      /^weights: Must have 1 number in means of normalisation\[0\]/,
    );
    expect(problemsOf(`:1.gains,1:1.shifts,0:1.means,0:1.variances,-1`)[0]).toMatch(
      /^weights\.normalisation\[0\]\.variances\[0\]: Must be a number from 0/,
    );
    expect(problemsOf(":1.gains,1:1.shifts,0:1.meanz,0")[0]).toMatch(/meanz: Unknown field/);
    expect(problemsOf(":1.gains,1")[0]).toMatch(/shifts: Must be a list/);
  });

  test("gives back every experiment, without a problem", () => {
    fc.assert(
      fc.property(arbitraryExperiment, (experiment) => {
        const query = experimentToQuery(experiment);
        expect(experimentFromQuery(query)).toEqual({ experiment, problems: [] });
        expect(experimentFromQuery(`?${query}`).experiment).toEqual(experiment);
      }),
    );
  });

  test("survives a browser, which encodes some of it again", () => {
    fc.assert(
      fc.property(arbitraryExperiment, (experiment) => {
        const { search } = new URL(`https://example.org/?${experimentToQuery(experiment)}`);
        expect(experimentFromQuery(search)).toEqual({ experiment, problems: [] });
      }),
    );
  });

  test("has a key of its own for every field", () => {
    const keys = fieldPaths.map((path) => experimentFields[path].urlKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("a bad address", () => {
  test("names keys that it does not know, but for those of others", () => {
    const { problems } = experimentFromQuery("theme=dark&foo=1", ["theme"]);
    expect(problems.map(sayProblem)).toEqual([
      expect.stringMatching(/^foo: Unknown key\. Known keys: data, noise, .*\(given: "1"\)$/),
    ]);
  });

  test("names bad values by their key, and the rest is read", () => {
    const { experiment, problems } = experimentFromQuery("rate=fast&hidden=2,99&noise=20");
    expect(problems.map(sayProblem)).toEqual([
      "hidden[1]: Must be a whole number from 1 to 64. (given: 99)",
      'rate: Must be a number from 1e-7 to 100. (given: "fast")',
    ]);
    expect(experiment).toEqual({
      ...defaultExperiment,
      data: { ...defaultExperiment.data, noise: 20 },
    });
  });

  test("keeps the arms that can be read", () => {
    const { experiment, problems } = experimentFromQuery("arms=tanh,bogus,elu(alpha:99),mish");
    expect(experiment.arms.map(({ activation }) => activation)).toEqual(["tanh", "elu", "mish"]);
    expect(problems.map(({ path }) => path)).toEqual([
      "arms[1].activation",
      "arms[2].parameters.alpha",
    ]);
  });

  test.each([
    ["rate=", 'rate: Must be a number from 1e-7 to 100. (given: "")'],
    ["arms=", "arms: Must be a list of 1 to 12 arms. (given: [])"],
    ["arms=elu(alpha)", "arms[0].parameters.alpha: Must be a number from 0.05 to 5. (given: null)"],
    ["data=%E0%A4%A", 'data: Has a broken % code. (given: "%E0%A4%A")'],
    ["seed=1&seed=2", 'seed: Given twice; the last one counts. (given: "2")'],
    [
      "data=points&points=1,2,0,5;1,2,0;1,2,0;1,2,0",
      "points[0].more: Unknown field. Known here: x1, x2, label. (given: [5])",
    ],
  ])("%s", (query, message) => {
    expect(problemsOf(query)).toContain(message);
  });

  test("of any kind never throws, and what comes back is a good experiment", () => {
    const keys = fieldPaths.map((path) => experimentFields[path].urlKey);
    const text = fc.oneof(
      anyText(),
      fc.string({ unit: fc.constantFrom(..."elutanhinvented'(),:;@/%-.0123456789e z*") }),
    );
    const query = fc.oneof(
      anyText(),
      fc
        .array(fc.tuple(fc.constantFrom(...keys), text), { maxLength: 8 })
        .map((all) => all.map((pair) => pair.join("=")).join("&")),
    );
    fc.assert(
      fc.property(query, (given) => {
        const { experiment } = experimentFromQuery(given);
        expect(parseExperiment(experiment)).toEqual({ experiment, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ["an accuracy", "metric=testAccuracy", { rule: { metric: "testAccuracy" } }, 0.95],
  ["a regression", "data=plane", { data: { dataset: "plane" } }, 0.01],
])(
  "%s has a threshold of its own where none is given, in files and addresses alike",
  (_, query, file, threshold) => {
    const { experiment } = experimentFromQuery(query);
    expect(experiment.rule.threshold).toBe(threshold);
    expect(parseExperiment(file).experiment).toEqual(experiment);
    expect(experimentToQuery(experiment)).toBe(query);
    const other = { ...experiment, rule: { ...experiment.rule, threshold: 0.05 } };
    expect(experimentToQuery(other)).toBe(`${query}&threshold=0.05`);
    expect(experimentFromQuery(experimentToQuery(other)).experiment).toEqual(other);
  },
);
