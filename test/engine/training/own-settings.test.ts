import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec, Experiment } from "../../../src/engine/experiment/experiment.ts";
import { readField, withField } from "../../../src/engine/experiment/field-access.ts";
import {
  type OwnSetting,
  ownPaths,
  ownSettings,
  settingsOf,
  withOwnSetting,
  withOwnSettings,
} from "../../../src/engine/experiment/own-settings.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { startEntrant } from "../../../src/engine/race/entrant-race.ts";
import { experimentOf } from "../../../src/engine/race/race.ts";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { ArmRun } from "../../../src/engine/training/run.ts";
import { type Changes, experimentWith } from "../example-experiment.ts";
import { layeredArm } from "../layered-arm.ts";

/** A value for every path that is not the example's. */
const others: readonly OwnSetting[] = [
  { path: "initialisation.scheme", value: "heNormal" },
  { path: "initialisation.range", value: 1.5 },
  { path: "initialisation.hiddenBias", value: -0.5 },
  { path: "initialisation.outputBias", value: 0.75 },
  { path: "optimiser.algorithm", value: "adam" },
  { path: "optimiser.momentum", value: 0.5 },
  { path: "optimiser.squareDecay", value: 0.9 },
  { path: "optimiser.meanDecay", value: 0.5 },
  { path: "optimiser.epsilon", value: 0.01 },
  { path: "optimiser.schedule", value: "inverse" },
  { path: "optimiser.scheduleEpochs", value: 2 },
  { path: "optimiser.scheduleFactor", value: 0.25 },
  { path: "optimiser.clipping", value: "value" },
  { path: "optimiser.clipAt", value: 0.001 },
  { path: "network.normalisation", value: "layer" },
  { path: "network.statistics", value: "trainingSet" },
  { path: "network.skip", value: "identity" },
];

/** What reads a number, so that it can matter. */
const reading: Readonly<Record<string, Changes>> = {
  "optimiser.momentum": { optimiser: { algorithm: "momentum" } },
  "optimiser.squareDecay": { optimiser: { algorithm: "adam" } },
  "optimiser.meanDecay": { optimiser: { algorithm: "adam" } },
  "optimiser.epsilon": { optimiser: { algorithm: "adam" } },
  "optimiser.scheduleEpochs": { optimiser: { schedule: "cosine" } },
  "optimiser.scheduleFactor": { optimiser: { schedule: "step", scheduleEpochs: 1 } },
  "optimiser.clipping": { optimiser: { clipAt: 0.001 } },
  "optimiser.clipAt": { optimiser: { clipping: "norm" } },
  "network.statistics": { network: { normalisation: "batch" } },
};

const engines = [
  ["fast", createFastTrainer],
  ["reference", createReferenceTrainer],
] as const;

test("every setting that can be an arm's own is tried", () => {
  expect(others.map(({ path }) => path)).toEqual(ownPaths);
});

describe.each(engines)("in the %s engine", (engine, createTrainer) => {
  function trained(experiment: Experiment, arm: ArmSpec): readonly number[] {
    const data = prepareRun(experiment);
    const run = new ArmRun({ experiment, data, arm, createTrainer, clock: () => 0 });
    run.advance(3);
    return [...run.trainer.parameters()];
  }

  test.each(others)("$path of an arm's own is as if it were the experiment's", (setting) => {
    const { path, value } = setting;
    const experiment = experimentWith(reading[path] ?? {});
    const own = trained(experiment, withOwnSetting(armOf("tanh"), path, value));
    expect(own).toEqual(trained(withField(experiment, path, value), armOf("tanh")));
    expect(own).not.toEqual(trained(experiment, armOf("tanh")));
  });

  test.each([
    ["starts and optimisers", others.slice(0, 5), {}],
    [
      "normalisation and skip connections, with dropout, clipping and a schedule",
      [
        { path: "network.normalisation", value: "batch" },
        { path: "network.skip", value: "identity" },
      ] as const,
      {
        network: { hidden: [4, 4] },
        regularisation: { dropout: 0.2 },
        optimiser: { clipping: "norm", schedule: "cosine", scheduleEpochs: 20 },
      } as const,
    ],
    [
      "a function of its own for each layer",
      [],
      { network: { hidden: [4, 3] } } as const,
      layeredArm("prelu", "tanh"),
    ],
  ] as const)(
    "a race's run is the one that the playground shows: %s",
    (_what, own, changes, bare = armOf("relu")) => {
      const arm = withOwnSettings(bare, own);
      const base = experimentWith({ rule: { budget: 12 }, ...changes });
      const experiment = { ...base, arms: [armOf("relu"), arm] };
      const race = { experiment, variation: null };
      const options = { race, entrant: { arm: 1, variant: 0 }, seeds: [7], clock: () => 0 };
      const entrant = startEntrant(engine, { ...options, mapAt: null });
      const finished = [];
      while (!entrant.done) finished.push(...entrant.advance(0));
      const shown = experimentOf(race, { arm: 1, variant: 0 }, 7);
      const data = prepareRun(shown);
      const run = new ArmRun({ experiment: shown, data, arm, createTrainer, clock: () => 0 });
      while (!run.outcome) run.advance(1);
      expect(finished[0]).toMatchObject({
        outcome: run.outcome,
        trainLoss: run.trainer.evaluate("train").loss,
      });
    },
  );
});

test("a race over starts takes an arm's own start from it, and nothing else", () => {
  const arm = withOwnSettings(armOf("relu"), others.slice(0, 5));
  const experiment = { ...experimentWith({}), arms: [arm] };
  const variation = { field: "scheme", values: ["lecunNormal"] } as const;
  const one = experimentOf({ experiment, variation }, { arm: 0, variant: 0 }, 0);
  const [entered = arm] = one.arms;
  const { initialisation, optimiser } = settingsOf(one, entered);
  expect(initialisation).toMatchObject({ scheme: "lecunNormal", hiddenBias: -0.5 });
  expect(optimiser.algorithm).toBe("adam");
});

test("what an arm does not say is the experiment's, and no setting leaves no trace", () => {
  const arm = withOwnSetting(armOf("relu"), "optimiser.algorithm", "adam");
  expect(ownSettings(arm)).toEqual([{ path: "optimiser.algorithm", value: "adam" }]);
  const experiment = experimentWith({});
  for (const path of ownPaths.filter((one) => one !== "optimiser.algorithm")) {
    expect(readField(settingsOf(experiment, arm), path)).toBe(readField(experiment, path));
  }
  expect(withOwnSetting(arm, "optimiser.algorithm", null)).toEqual(armOf("relu"));
  expect(Object.keys(withOwnSetting(arm, "optimiser.algorithm", null))).not.toContain("own");
});
