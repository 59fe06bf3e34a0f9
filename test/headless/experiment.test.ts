import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { ExplicitParameters } from "../../src/engine/experiment/experiment.ts";
import { parseExperiment } from "../../src/engine/experiment/parse.ts";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { ArmRun } from "../../src/engine/training/run.ts";
import { fixture, headless, jsonLines } from "./command.ts";

const experimentFile = fixture("experiment.json");

test("one line for each arm and seed tells what the same run on the page would", async () => {
  const ended = await headless([experimentFile, "--seeds", "4,7-8"]);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  const lines = jsonLines(ended);
  expect(lines.map(({ arm, seed }) => [arm, seed])).toEqual(
    [4, 7, 8].flatMap((seed) => [
      ["tanh", seed],
      ["prelu(slope:0.1)@0.01", seed],
    ]),
  );
  const { experiment } = parseExperiment(JSON.parse(await readFile(experimentFile, "utf8")));
  for (const [index, line] of lines.entries()) {
    const arm = experiment.arms[index % 2] as (typeof experiment.arms)[number];
    const seeded = { ...experiment, seed: line.seed as number };
    const data = prepareRun(seeded);
    const clock = (): number => 0;
    const run = new ArmRun({
      experiment: seeded,
      data,
      arm,
      clock,
      createTrainer: createFastTrainer,
    });
    while (!run.outcome) run.advance(1);
    const test = run.trainer.evaluate("test");
    expect(line).toMatchObject({
      activation: arm.activation,
      parameters: arm.parameters,
      learningRate: arm.learningRate ?? 0.03,
      outcome: run.outcome.kind,
      epochs: run.trainer.epoch,
      trainLoss: run.trainer.evaluate("train").loss,
      testLoss: test.loss,
      testAccuracy: test.accuracy,
    });
    expect(line.computeMs).toBeGreaterThan(0);
    expect(line).not.toHaveProperty("history");
    expect(line).not.toHaveProperty("explicit");
  }
});

test("the curve goes from epoch 0 to where the run ended", async () => {
  const [line] = jsonLines(await headless([experimentFile, "--history"]));
  const history = line?.history as readonly { epoch: number; trainLoss: number }[];
  const { epochs, trainLoss } = line as { epochs: number; trainLoss: number };
  expect(history.map(({ epoch }) => epoch)).toEqual(
    Array.from({ length: epochs + 1 }, (_, epoch) => epoch),
  );
  expect(history.at(-1)?.trainLoss).toBe(trainLoss);
});

test.each(["tanh", "prelu", "maxout"])(
  "weights of %s given back to the experiment carry the run on, bit for bit",
  async (arm) => {
    const experiment = (budget: number, explicit: unknown = null): string =>
      JSON.stringify({
        arms: [arm],
        network: { hidden: [4, 2] },
        initialisation: { explicit },
        rule: { threshold: 0, budget },
      });
    const run = async (text: string): Promise<Record<string, unknown>> => {
      const [line] = jsonLines(await headless(["-", "--weights"], text));
      return line as Record<string, unknown>;
    };
    const half = await run(experiment(10));
    const [carriedOn, whole] = await Promise.all([
      run(experiment(10, half.explicit as ExplicitParameters)),
      run(experiment(20)),
    ]);
    expect([half.start, carriedOn.start]).toEqual(["drawn", "given"]);
    expect(carriedOn.explicit).toEqual(whole.explicit);
    expect(carriedOn.trainLoss).toBe(whole.trainLoss);
  },
);

test("what an activation learns stands with the weights, one value per hidden layer", async () => {
  const experiment = { arms: ["prelu", "relu"], network: { hidden: [3, 2] }, rule: { budget: 5 } };
  const ended = await headless(["-", "--weights"], JSON.stringify(experiment));
  const [prelu, relu] = jsonLines(ended) as { explicit: ExplicitParameters }[];
  const slopes = prelu?.explicit.learned?.slope;
  expect(slopes).toHaveLength(2);
  // It started at 0.25, so it must have moved.
  expect(slopes?.every((slope) => slope !== 0.25 && Math.abs(slope) < 2)).toBe(true);
  expect(relu?.explicit).not.toHaveProperty("learned");
});

test("a line says what was made of the labels, and who drew in spite of given weights", async () => {
  const points = [-1, 1, 1, -1].map((label, index) => ({ x1: index, x2: 0, label }));
  const experiment = {
    data: { dataset: "points", points },
    network: { hidden: [1] },
    arms: ["tanh", "maxout"],
    initialisation: { explicit: { weights: [[[1, 2]], [[3]]], biases: [[4], [5]] } },
    rule: { budget: 1 },
  };
  expect(jsonLines(await headless(["-"], JSON.stringify(experiment)))).toMatchObject([
    { arm: "tanh", classes: 2, start: "given" },
    { arm: "maxout", classes: 2, start: "drawn" },
  ]);
  const plane = { data: { dataset: "plane" }, arms: ["tanh"], rule: { budget: 1 } };
  const [line] = jsonLines(await headless(["-"], JSON.stringify(plane)));
  expect(line).toMatchObject({ classes: null, start: "drawn" });
});

test("a number that JSON cannot hold is null", async () => {
  const experiment = {
    arms: ["relu"],
    network: { output: "linear" },
    optimiser: { learningRate: 100 },
  };
  const [line] = jsonLines(await headless(["-"], JSON.stringify(experiment)));
  expect(line).toMatchObject({ outcome: "diverged", trainLoss: null });
});

test("the reference engine follows the fast one, with other bits", async () => {
  const [fast, reference] = await Promise.all(
    ["fast", "reference"].map((engine) => headless([experimentFile, "--engine", engine])),
  );
  const losses = [fast, reference].map((ended) => ended && jsonLines(ended)[0]?.trainLoss);
  expect(losses[0]).not.toBe(losses[1]);
  // float32 against float64 over 60 epochs; the engines' own tests state their bounds.
  expect(Math.abs((losses[0] as number) - (losses[1] as number))).toBeLessThan(1e-4);
});

describe("a mistake is told on the standard error, with exit code 2 and no output", () => {
  const cases: readonly (readonly [string, readonly string[], string, string | RegExp])[] = [
    ["no file", [], "", "No file was named. Try --help.\n"],
    ["a file that is not there", ["nowhere.json"], "", "nowhere.json: there is no such file\n"],
    ["bad JSON", ["-"], '{"arms":\n[tanh]\n}', /^standard input: is no JSON: .*token.*\n$/],
    [
      "JSON of any depth",
      ["-"],
      `${'{"data":'.repeat(5000)}1${"}".repeat(5000)}`,
      /^standard input: data\.data: Unknown field\. .*…\)\n$/,
    ],
    [
      "seeds that look like an option",
      ["--seeds", "-1", "x.json"],
      "",
      "Option '--seeds' argument is ambiguous. Try --help.\n",
    ],
    [
      "bad fields, one line each",
      ["-"],
      '{"optimiser": {"learningRate": -1}, "arms": ["tanhh"], "colour": 1}',
      /^standard input: colour: Unknown field\. .*\nstandard input: arms\[0\]\.activation: Must be one of .*\nstandard input: optimiser\.learningRate: Must be a number from 1e-7 to 100\. \(given: -1\)\n$/,
    ],
    ["an unknown option", ["-", "--seed", "3"], "{}", /^Unknown option '--seed'\. Try --help\.\n$/],
    [
      "too many seeds in all",
      ["-", "--seeds", "0-599999,600000-1199999"],
      "{}",
      /^--seeds: must lie within 1000000 of each other/,
    ],
    ["bad seeds", ["-", "--seeds", "9-0"], "{}", /^--seeds: must be ranges that rise/],
    ["an unknown engine", ["-", "--engine", "slow"], "{}", /^--engine: must be fast or reference/],
    ["a race's option", ["-", "--jobs", "2"], "{}", /^--jobs: not for an experiment/],
    [
      "an experiment's option",
      ["-", "--history"],
      '{"experiment": {}}',
      /^--history: not for a race/,
    ],
    [
      "a bad race",
      ["-"],
      '{"experiment": {"seed": -1}, "seeds": {"count": 1}}',
      "standard input: experiment.seed: Must be a whole number from 0 to 4294967295. (given: -1)\nstandard input: seeds.count: Must be a whole number from 4 to 400. (given: 1)\n",
    ],
    ["no jobs", ["-", "--jobs", "0"], "{}", /^--jobs: must be a whole number from 1/],
  ];
  test.each(cases)("%s", async (_name, args, stdin, message) => {
    const { code, stdout, stderr } = await headless(args, stdin);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

test("--help prints the usage", async () => {
  const { code, stdout } = await headless(["--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Usage:\n.*npm run -s headless/);
});
