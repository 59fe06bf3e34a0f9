import { describe, expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import { fieldValue } from "../../../src/engine/experiment/field-access.ts";
import { experimentFields, fieldPaths } from "../../../src/engine/experiment/fields.ts";
import { settingsOf, withOwnSetting } from "../../../src/engine/experiment/own-settings.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { gridPoints, quantise } from "../../../src/engine/race/decision-map.ts";
import { LaneRace } from "../../../src/engine/race/lane-race.ts";
import {
  entrantsOf,
  experimentOf,
  type Race,
  seedsOf,
  variedSettings,
} from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { ArmRun } from "../../../src/engine/training/run.ts";

const clock = (): number => 0;

const raceOf = (changes: Partial<Race>, experiment: Partial<Experiment> = {}): Race => ({
  experiment: { ...defaultExperiment, arms: [armOf("tanh"), armOf("relu")], ...experiment },
  seeds: { first: 0, count: 6 },
  variation: null,
  ...changes,
});

/** Runs one entrant to its end, a slice of the clock at a time. */
function runEntrant(
  race: Race,
  arm: number,
  mapAt: Float32Array | null = null,
  variant = 0,
): RaceRun[] {
  const lanes = new LaneRace({
    race,
    entrant: { arm, variant },
    seeds: seedsOf(race),
    clock,
    mapAt,
  });
  const runs: RaceRun[] = [];
  while (!lanes.done) runs.push(...lanes.advance(Number.POSITIVE_INFINITY));
  return runs.sort((left, right) => left.seed - right.seed);
}

describe("a race's run is the playground's run, bit for bit", () => {
  const cases: readonly (readonly [string, Partial<Experiment>])[] = [
    ["as the page opens", {}],
    [
      "to a sustained test accuracy, reshuffled",
      {
        rule: { metric: "testAccuracy", threshold: 0.95, sustained: 3, budget: 120 },
        batch: { size: 7, shuffle: "everyEpoch" },
      },
    ],
    [
      "to a test loss, under Adam",
      {
        rule: { metric: "testLoss", threshold: 0.1, sustained: 1, budget: 60 },
        optimiser: { ...defaultExperiment.optimiser, algorithm: "adam" },
      },
    ],
    [
      "where some diverge",
      {
        network: { ...defaultExperiment.network, output: "linear" },
        optimiser: { ...defaultExperiment.optimiser, learningRate: 1 },
        rule: { ...defaultExperiment.rule, budget: 50 },
      },
    ],
  ];
  test.each(cases)("%s", (_name, changes) => {
    const race = raceOf({}, changes);
    const mapAt = gridPoints(10);
    for (const arm of [0, 1]) {
      for (const run of runEntrant(race, arm, mapAt)) {
        const experiment = experimentOf(race, run, run.seed);
        const data = prepareRun(experiment);
        const alone = new ArmRun({
          experiment,
          data,
          arm: experiment.arms[0] as (typeof experiment.arms)[number],
          createTrainer: createFastTrainer,
          clock,
        });
        alone.advance(run.epochs);
        expect(run.outcome).toEqual(alone.outcome);
        expect(run.trainLoss).toBe(alone.trainer.evaluate("train").loss);
        expect(run.testLoss).toBe(alone.trainer.evaluate("test").loss);
        expect(run.map).toEqual(quantise(data, alone.trainer.predict(mapAt, false).outputs));
      }
    }
  });
});

test("slices of time, neighbours in the lanes and the order of seeds change no run", () => {
  const race = raceOf({ seeds: { first: 3, count: 9 } });
  const whole = runEntrant(race, 0);
  const sliced: RaceRun[] = [];
  for (const seeds of [
    [11, 3],
    [7, 5, 4, 10, 9],
    [8, 6],
  ]) {
    const lanes = new LaneRace({
      race,
      entrant: { arm: 0, variant: 0 },
      seeds,
      clock,
      mapAt: null,
    });
    // The clock stands at 0, so every slice is one epoch long.
    while (!lanes.done) sliced.push(...lanes.advance(0));
  }
  expect(sliced.sort((left, right) => left.seed - right.seed)).toEqual(whole);
});

test("each value of a variation is the experiment with that value", () => {
  const race = raceOf({ variation: { field: "width", values: [2, 5] } });
  expect(entrantsOf(race)).toHaveLength(4);
  expect(experimentOf(race, { arm: 1, variant: 1 }, 9)).toMatchObject({
    seed: 9,
    arms: [{ activation: "relu" }],
    network: { hidden: [5, 5] },
  });
  expect(
    experimentOf(
      raceOf({ variation: { field: "learningRate", values: [0.3] } }),
      { arm: 0, variant: 0 },
      0,
    ).optimiser.learningRate,
  ).toBe(0.3);
});

test("every number of an experiment can vary, but for seeds and what a run is judged by", () => {
  const numbers = fieldPaths.filter((path) => experimentFields[path].kind === "number");
  const others = numbers.filter((path) => !/seed$/i.test(path) && !path.startsWith("rule."));
  expect([...variedSettings, "optimiser.learningRate"].sort()).toEqual(others.sort());
  const arm = withOwnSetting(armOf("relu"), "initialisation.hiddenBias", 2);
  for (const field of variedSettings) {
    const { min, max } = experimentFields[field];
    const race = raceOf({ variation: { field, values: [min, max] } }, { arms: [arm] });
    const values = [0, 1].map((variant) => {
      const one = experimentOf(race, { arm: 0, variant }, 0);
      // What is left out of an experiment is at its default.
      return fieldValue(settingsOf(one, one.arms[0] ?? arm), field);
    });
    expect(values).toEqual([min, max]);
  }
});

test("low hidden biases leave ReLU runs with dead units, tanh runs with none", () => {
  const race = raceOf(
    {},
    {
      network: { ...defaultExperiment.network, hidden: [8] },
      initialisation: { ...defaultExperiment.initialisation, hiddenBias: -3 },
      rule: { ...defaultExperiment.rule, budget: 100 },
    },
  );
  expect(runEntrant(race, 1).every(({ deadUnits }) => deadUnits > 0)).toBe(true);
  expect(runEntrant(race, 0).every(({ deadUnits }) => deadUnits === 0)).toBe(true);
});

test("where the dataset varies, each is learned as in a race of its own", () => {
  const short = { rule: { ...defaultExperiment.rule, budget: 40 } };
  const values = ["circle", "xor", "gauss"] as const;
  const varied = raceOf({ variation: { field: "dataset", values } }, short);
  const losses = values.map((dataset, variant) => {
    const own = runEntrant(
      raceOf({}, { ...short, data: { ...defaultExperiment.data, dataset } }),
      0,
    ).map((run) => ({ ...run, variant }));
    expect(runEntrant(varied, 0, null, variant)).toEqual(own);
    return own[0]?.trainLoss;
  });
  expect(new Set(losses).size).toBe(values.length);
});
