import { describe, expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Race } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import type { CostEstimate } from "../../../src/protocol/race-messages.ts";
import { defaultSettings } from "../../../src/store/race/race-plan.ts";
import { RaceProgress } from "../../../src/store/race/race-progress.ts";

const planned: Race = {
  experiment: { ...defaultExperiment, arms: [armOf("tanh"), armOf("relu")] },
  seeds: { first: 0, count: 10 },
  variation: null,
};

/** Every run of this arm takes 100 epochs. */
const estimate = (arm: number, msPerEpoch: number): CostEstimate => ({
  entrant: { arm, variant: 0 },
  startMs: 0,
  lanes: 1,
  msPerEpoch,
  endedAfter: [100, 100],
  reached: [],
});

const runs = (arm: number, count: number, first = 0): readonly RaceRun[] =>
  Array.from({ length: count }, (_, index) => ({
    arm,
    variant: 0,
    seed: first + index,
    epochs: 100,
    computeMs: 1,
    trainLoss: 0.04,
    testLoss: 0.05,
    testAccuracy: 1,
    deadUnits: 0,
    map: null,
    outcome: { kind: "converged", epochsToTarget: 100, computeMs: 1 },
  }));

const tracker = (costs: readonly CostEstimate[], workerCount = 2): RaceProgress =>
  new RaceProgress({
    planned,
    settings: defaultSettings,
    slots: [0, 1],
    costs,
    workerCount,
    nowMs: 1000,
  });

describe("the time left", () => {
  test("is not told before there is anything to tell it from", () => {
    expect(tracker([]).reading(1500).leftMs).toBeNull();
  });

  test("goes by the pace alone where nothing was estimated: all runs cost the same", () => {
    const race = tracker([]);
    race.add(runs(0, 5));
    // 5 of 20 runs in 600 ms: three times as long for the other 15.
    expect(race.reading(1600)).toEqual({ done: 5, total: 20, leftMs: 1800 });
    race.add(runs(0, 5, 5));
    expect(race.reading(1600).leftMs).toBe(600);
  });

  // 100 epochs · 10 seeds · (1 ms + 3 ms) / 2 workers = 2,000 ms.
  const estimates = [estimate(0, 1), estimate(1, 3)];

  test("is what was estimated less what has passed, before the first run, and never below 0", () => {
    expect(tracker(estimates).reading(1000).leftMs).toBe(2000);
    expect(tracker(estimates).reading(1600).leftMs).toBe(1400);
    expect(tracker(estimates).reading(9000).leftMs).toBe(0);
  });

  test("leans on the pace as far as the race has come, in runs weighed by their cost", () => {
    const race = tracker(estimates);
    race.add(runs(1, 5));
    // 15 of 40 shares of the cost in 600 ms: 1,000 ms by the pace, 1,400 ms by the estimate.
    expect(race.reading(1600).leftMs).toBeCloseTo(0.375 * 1000 + 0.625 * 1400, 9);
  });

  test("is nothing when all runs are in", () => {
    const race = tracker(estimates);
    race.add([...runs(0, 10), ...runs(1, 10)]);
    expect(race.reading(5000)).toEqual({ done: 20, total: 20, leftMs: 0 });
  });

  test("stands while the race does, and goes on from there", () => {
    const race = tracker(estimates);
    expect(race.isPaused).toBe(false);
    race.pause(1600);
    expect(race.isPaused).toBe(true);
    expect(race.reading(9000).leftMs).toBe(1400);
    race.resume(9000);
    expect(race.isPaused).toBe(false);
    expect(race.reading(9100).leftMs).toBe(1300);
    expect(race.activeMs(9100)).toBe(700);
  });
});

test("a run that comes twice counts once", () => {
  const race = tracker([]);
  race.add(runs(0, 5));
  race.add(runs(0, 6));
  expect([race.runCount, race.reading(1600).done]).toEqual([6, 6]);
});

test("with a sweep before it, its runs count as well, and each arm gets its best rate", () => {
  const race = new RaceProgress({
    planned,
    settings: { ...defaultSettings, rates: "best" },
    slots: [0, 1],
    costs: [],
    workerCount: 2,
    nowMs: 0,
  });
  expect(race.part).toBe("sweep");
  const sweep = race.race;
  const variants = sweep.variation?.values.length ?? 0;
  const perEntrant = sweep.seeds.count;
  expect(race.reading(0).total).toBe(20 + 2 * variants * perEntrant);
  const swept = Array.from({ length: variants }, (_, variant) =>
    [0, 1].flatMap((arm) => {
      const epochsToTarget = variant === arm + 1 ? 10 : 100;
      const outcome = { kind: "converged", epochsToTarget, computeMs: 1 } as const;
      return runs(arm, perEntrant, sweep.seeds.first).map((run) => ({ ...run, variant, outcome }));
    }),
  ).flat();
  race.add(swept);
  expect(race.shown("fast")).toMatchObject({ race: planned, runs: [], sweep: { race: sweep } });
  race.beginRace("fast");
  expect([race.part, race.runCount]).toEqual(["race", 0]);
  expect(race.race.experiment.arms.map(({ learningRate }) => learningRate)).toEqual([
    ...[sweep.variation?.values[1], sweep.variation?.values[2]],
  ]);
  race.add(runs(0, 3));
  expect(race.reading(1000).done).toBe(swept.length + 3);
  const shown = race.shown("fast");
  expect([shown.runs.length, shown.sweep?.runs.length, shown.slots]).toEqual([
    ...[3, swept.length],
    [0, 1],
  ]);
});
