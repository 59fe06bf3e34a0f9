import { describe, expect, test } from "vitest";
import { armShape, learnedPlaces } from "../../../src/engine/experiment/arm.ts";
import { armsFromText, armsToText } from "../../../src/engine/experiment/arm-text.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import {
  fittedToLayers,
  layerFunctions,
  withLayerFunctions,
} from "../../../src/engine/experiment/layer-functions.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { explicitOf } from "../../../src/engine/training/explicit-parameters.ts";
import { sayProblem } from "../../../src/words/problem.ts";
import "../../words/setup.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";
import { layeredArm } from "../layered-arm.ts";

const idsOf = (text: string) =>
  experimentFromQuery(`hidden=3,3,3&arms=${text}`).experiment.arms.map((arm) =>
    layerFunctions(arm, 3).map(({ activation }) => activation),
  );

test("an address names one function for each layer in parentheses, among arms of one", () => {
  expect(idsOf("sigmoid,(tanh,relu,tanh)@0.1,relu")).toEqual([
    ["sigmoid", "sigmoid", "sigmoid"],
    ["tanh", "relu", "tanh"],
    ["relu", "relu", "relu"],
  ]);
});

test("what an arm sets for itself stands behind all of its functions, parameters behind each", () => {
  const text = "(elu(alpha:0.5),invented('a,(b)','z/2'),prelu)@0.1@init:heNormal";
  const [arm] = armsFromText(text) as readonly Record<string, unknown>[];
  expect(arm).toMatchObject({
    activation: "elu",
    parameters: { alpha: 0.5 },
    laterLayers: [{ invention: { name: "a,(b)", formula: "z/2" } }, { activation: "prelu" }],
    learningRate: 0.1,
    own: { initialisation: { scheme: "heNormal" } },
  });
  const { experiment, problems } = experimentFromQuery(`hidden=3,3,3&arms=${text}`);
  expect(problems).toEqual([]);
  expect(armsToText(experiment.arms)).toBe(text);
  expect(experimentFromQuery(experimentToQuery(experiment)).experiment).toEqual(experiment);
});

test("functions that are all the same are one arm of that function", () => {
  const { experiment } = experimentFromQuery("hidden=3,3&arms=(tanh,tanh),(relu)");
  expect(experiment.arms).toEqual([armOf("tanh"), armOf("relu")]);
  expect(Object.keys(experiment.arms[0] ?? {})).not.toContain("laterLayers");
});

describe("a sentence names the arm where", () => {
  const sentences = (json: unknown) => parseExperiment(json).problems.map(sayProblem);
  test.each([
    [{ hidden: [3, 3, 3] }, ["tanh", "relu"], /^arms\[0\]\.laterLayers: .* each of the 3 hidden/],
    [{ hidden: [3] }, ["tanh", "relu"], /^arms\[0\]\.laterLayers: .*there is one hidden layer/],
    [{ hidden: [] }, ["tanh", "relu"], /^arms\[0\]\.laterLayers: .*there is no hidden layer/],
    [{ hidden: [3, 3] }, ["tanh", "reluu"], /^arms\[0\]\.laterLayers\[0\]\.activation: .*one of/],
    [{ hidden: [3, 3] }, ["tanh", 4], /^arms\[0\]\.laterLayers\[0\]: Must be an activation/],
  ])("layers %j do not go with functions %j", (network, [activation, ...laterLayers], expected) => {
    const found = sentences({ network, arms: [{ activation, laterLayers }] });
    expect(found[0]).toMatch(expected);
  });

  test.each([
    ["(tanh@0.1,relu)", /^arms/],
    ["(tanh,relu", /^arms/],
    ["()", /^arms/],
  ])("the address has %s", (text, expected) => {
    const { problems } = experimentFromQuery(`hidden=3,3&arms=${text},relu`);
    expect(sayProblem(problems[0] as never)).toMatch(expected);
  });
});

test("with fewer functions than layers the last goes on, and surplus ones go", () => {
  const arm = layeredArm("tanh", "relu");
  expect(fittedToLayers(arm, 2)).toBe(arm);
  expect(fittedToLayers(arm, 4)).toEqual(layeredArm("tanh", "relu", "relu", "relu"));
  expect(fittedToLayers(arm, 1)).toEqual(armOf("tanh"));
  expect(fittedToLayers(arm, 0)).toEqual(armOf("tanh"));
  expect(fittedToLayers(armOf("elu"), 5)).toEqual(armOf("elu"));
  const { arms } = parseExperiment({
    network: { hidden: [3, 3, 3] },
    arms: [{ activation: "tanh", laterLayers: ["relu"] }],
  }).experiment;
  expect(arms).toEqual([layeredArm("tanh", "relu", "relu")]);
});

test("each layer learns the parameters of its own function, from where that one says", () => {
  const prelu = { ...armOf("prelu"), parameters: { slope: 0.4 } };
  const arm = withLayerFunctions(prelu, [armOf("tanh"), prelu, armOf("pelu"), armOf("prelu")]);
  const experiment = experimentWith({
    network: { hidden: [3, 3, 3, 3] },
    initialisation: { scheme: "heNormal" },
  });
  const setUp = setUpOf(experiment, arm);
  const shape = armShape(experiment, setUp.data, arm);
  expect(shape.layers.map(({ learnableCount }) => learnableCount)).toEqual([0, 1, 2, 1, 0]);
  expect([...setUp.parameters.slice(shape.learnableOffset)]).toEqual(
    [0.4, 1, 1, 0.25].map(Math.fround),
  );
  const places = learnedPlaces(arm, shape);
  const first = shape.learnableOffset;
  expect(places.get("slope")).toEqual([first, first + 3]);
  const trainer = createFastTrainer(setUp);
  trainer.trainEpoch();
  const moved = [...trainer.parameters().slice(shape.learnableOffset)];
  for (const [place, value] of moved.entries()) {
    expect(value).not.toBe(setUp.parameters[first + place]);
  }
  // Given by value, they come back where they were.
  const explicit = explicitOf(arm, shape, trainer.parameters());
  expect(explicit.learned?.slope).toHaveLength(2);
  const given = experimentWith({
    network: { hidden: [3, 3, 3, 3] },
    initialisation: { explicit },
  });
  expect([...setUpOf(given, arm).parameters]).toEqual([...trainer.parameters()]);
});

test("each layer's textbook start is that of its own function, the output's that of the last", () => {
  const experiment = experimentWith({
    network: { hidden: [6, 6] },
    initialisation: { scheme: "textbook" },
  });
  const mixed = setUpOf(experiment, layeredArm("tanh", "relu")).parameters;
  const tanh = setUpOf(experiment, "tanh").parameters;
  const relu = setUpOf(experiment, "relu").parameters;
  const { layers } = armShape(experiment, { outputCount: 1 }, armOf("tanh"));
  const second = layers[1]?.weightOffset ?? 0;
  expect([...mixed.slice(0, second)]).toEqual([...tanh.slice(0, second)]);
  expect([...mixed.slice(second)]).toEqual([...relu.slice(second)]);
});
