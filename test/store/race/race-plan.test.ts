import { describe, expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { parseRace } from "../../../src/engine/race/parse-race.ts";
import { entrantsOf, experimentOf, type Race, seedsOf } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import type { CostEstimate } from "../../../src/protocol/race-messages.ts";
import { withEvenClock } from "../../../src/store/race/race-clock.ts";
import {
  bestStarts,
  defaultSettings,
  estimateDuration,
  isSameExperiment,
  ownVariant,
  planJobs,
  raceOf,
  sweepOf,
  withStarts,
} from "../../../src/store/race/race-plan.ts";
import { replayOf } from "../../../src/store/race/race-replay.ts";

const race: Race = {
  experiment: { ...defaultExperiment, arms: [armOf("tanh"), armOf("relu")] },
  seeds: { first: 7, count: 50 },
  variation: null,
};

const runOf = (run: Partial<RaceRun>): RaceRun => ({
  arm: 0,
  variant: 0,
  seed: 0,
  epochs: 10,
  computeMs: 1,
  trainLoss: 0.04,
  testLoss: 0.05,
  testAccuracy: 1,
  deadUnits: 0,
  map: null,
  outcome: { kind: "converged", epochsToTarget: run.epochs ?? 10, computeMs: run.computeMs ?? 1 },
  ...run,
});

const costOf = (
  arm: number,
  msPerEpoch: number,
  more: Partial<CostEstimate> = {},
): CostEstimate => ({
  entrant: { arm, variant: 0 },
  startMs: 0,
  lanes: 1,
  msPerEpoch,
  endedAfter: [100, 300],
  reached: [],
  ...more,
});

test("given weights that have lost the last arm that they fit are no part of the race", () => {
  const explicit = { weights: [[[1, 2]], [[3]]], biases: [[4], [5]] };
  const { experiment, problems } = parseExperiment({
    network: { hidden: [1] },
    arms: ["tanh", "maxout"],
    initialisation: { explicit },
  });
  expect(problems).toEqual([]);
  const raced = (...arms: ArmSpec[]) => raceOf({ ...experiment, arms }, defaultSettings);
  expect(raced(armOf("relu")).experiment.initialisation.explicit).toEqual(explicit);
  const drawn = raced(armOf("maxout"));
  expect(drawn.experiment.initialisation.explicit).toBeNull();
  // A saved race is read by the same rules.
  expect(parseRace(drawn)).toEqual({ race: drawn, problems: [] });
});

describe("the plan", () => {
  test.each([4, 16, 17, 50, 399])("gives every entrant every seed once: %i seeds", (count) => {
    const some = { ...race, seeds: { first: 0xffff_fff0, count } };
    const jobs = planJobs(some, []);
    for (const entrant of entrantsOf(some)) {
      const seeds = jobs
        .filter((job) => job.entrant.arm === entrant.arm)
        .flatMap((job) => job.seeds);
      expect(seeds).toEqual(seedsOf(some));
    }
    expect(new Set(jobs.map(({ jobId }) => jobId)).size).toBe(jobs.length);
  });

  test("begins every round with what costs most", () => {
    const arms = planJobs(race, [costOf(0, 1), costOf(1, 2)]).map(({ entrant }) => entrant.arm);
    expect(arms.slice(0, 4)).toEqual([1, 0, 1, 0]);
  });
});

describe("an estimate", () => {
  const aboutMs = (cost: CostEstimate) =>
    estimateDuration(race, [cost], 2, defaultSettings).aboutMs;

  test("is the epochs of the runs that were tried at their cost, shared by the workers", () => {
    // Mean epochs (100 + 300) / 2 = 200 of at most 2,000; 50 seeds; 2 workers.
    const estimate = estimateDuration(race, [costOf(0, 0.01)], 2, defaultSettings);
    expect(estimate.aboutMs).toBeCloseTo((200 * 0.01 * 50) / 2, 9);
    expect(estimate.atMostMs).toBeCloseTo((2000 * 0.01 * 50) / 2, 9);
  });

  test("counts what each job of sixteen seeds costs before its first epoch", () => {
    expect(aboutMs(costOf(0, 0.01, { startMs: 16 }))).toBeCloseTo((50 * (1 + 2)) / 2, 9);
  });

  test("expects of runs that were cut what the ended ones tell, and the budget at most", () => {
    // One of 100 epochs, one cut at 100: one end in 200 epochs, and 1,900 are left.
    const cut = costOf(0, 0.01, { endedAfter: [100], reached: [100] });
    const rest = 200 * (1 - Math.exp(-1900 / 200));
    expect(aboutMs(cut)).toBeCloseTo((((100 + 100 + rest) / 2) * 0.01 * 50) / 2, 9);
    // None ended, but all were followed to within 10 epochs of the budget.
    const whole = aboutMs(costOf(0, 0.01, { endedAfter: [], reached: [1990, 1990] }));
    expect(whole).toBeGreaterThan((1999 * 0.01 * 50) / 2);
    expect(whole).toBeLessThan((2000 * 0.01 * 50) / 2);
  });

  test("sees that a job waits for its longest run while other lanes stand idle", () => {
    const alike = costOf(0, 0.01, { lanes: 4, endedAfter: [100, 100, 100, 100] });
    const uneven = costOf(0, 0.01, { lanes: 4, endedAfter: [1, 1, 1, 1, 1, 1, 1, 1600] });
    expect(aboutMs(alike)).toBeCloseTo((100 * 0.01 * 50) / 2, 9);
    // Two of sixteen are long, and train side by side in most places of the sample.
    expect(aboutMs(uneven)).toBeGreaterThan((1.9 * (1600 / 8) * 0.01 * 50) / 2);
  });
});

describe("a sweep", () => {
  const sweep = sweepOf(race);

  test("has seeds that the race does not have, and the experiment's own rate among its values", () => {
    const others = new Set(seedsOf(race));
    expect(seedsOf(sweep).some((seed) => others.has(seed))).toBe(false);
    expect(sweep.variation?.values).toContain(defaultExperiment.optimiser.learningRate);
  });

  test("counts runs that fail with the whole budget", () => {
    // At the first rate 20 epochs, but one run in two fails; at the second 400 epochs, always.
    const runs = [0, 1].flatMap((arm) => [
      runOf({ arm, variant: 0, epochs: 20 }),
      runOf({ arm, variant: 0, seed: 1, outcome: { kind: "censored", epochBudget: 2000 } }),
      runOf({ arm, variant: 1, epochs: 400 }),
      runOf({ arm, variant: 1, seed: 1, epochs: 400 }),
      ...[2, 3, 4, 5].map((variant) =>
        runOf({ arm, variant, outcome: { kind: "diverged", atEpoch: 1 } }),
      ),
    ]);
    const second = sweep.variation?.values[1];
    const chosen = { learningRate: second, scheme: null };
    expect(bestStarts(sweep, runs)).toEqual([chosen, chosen]);
    const arms = withStarts(race, bestStarts(sweep, runs)).experiment.arms;
    expect(arms.map(({ learningRate }) => learningRate)).toEqual([second, second]);
  });
});

test("of rates that did equally well an arm gets the smallest", () => {
  const sweep = sweepOf(race);
  const values = sweep.variation?.values ?? [];
  const costs = [50, 20, 30, 20, 20, 40];
  const runs = costs.flatMap((epochs, variant) => [
    runOf({ arm: 0, variant, epochs }),
    runOf({ arm: 1, variant: costs.length - 1 - variant, epochs }),
  ]);
  const chosen = { learningRate: values[1], scheme: null };
  expect(bestStarts(sweep, runs)).toEqual([chosen, chosen]);
});

describe("a sweep of rates and initialisations", () => {
  const sweep = sweepOf(race, "bestStart");

  test("tries every rate with every initialisation, the experiment's own first", () => {
    const values = sweep.variation?.values ?? [];
    expect(values).toHaveLength(6 * 4);
    expect(values.slice(0, 4)).toEqual([
      ...["0.003@uniform", "0.003@glorotUniform", "0.003@heNormal", "0.003@lecunNormal"],
    ]);
    // What it is saved as can be read again.
    expect(parseRace(JSON.parse(JSON.stringify(sweep)))).toEqual({ race: sweep, problems: [] });
    const one = experimentOf(sweep, { arm: 0, variant: 6 }, 1);
    expect(one.optimiser.learningRate).toBe(0.01);
    expect(one.initialisation.scheme).toBe("heNormal");
  });

  test("gives each arm the pair that did best, and the experiment's own initialisation no name", () => {
    const runs = (sweep.variation?.values ?? []).flatMap((_, variant) => [
      runOf({ arm: 0, variant, epochs: variant === 10 ? 20 : 50 }),
      runOf({ arm: 1, variant, epochs: variant === 12 ? 20 : 50 }),
    ]);
    const [first, second] = withStarts(race, bestStarts(sweep, runs)).experiment.arms;
    expect(first).toMatchObject({
      learningRate: 0.03,
      own: { initialisation: { scheme: "heNormal" } },
    });
    expect(second?.learningRate).toBe(0.1);
    expect(second).not.toHaveProperty("own");
  });

  test("tries rates alone where weights are given by value", () => {
    const explicit = { weights: [[[1, 1]]], biases: [[0]] };
    const { experiment } = parseExperiment({
      network: { hidden: [] },
      initialisation: { explicit },
    });
    expect(sweepOf({ ...race, experiment }, "bestStart").variation?.field).toBe("learningRate");
  });
});

test("the playground's seed is none of the race's", () => {
  const one = raceOf({ ...defaultExperiment, seed: 1 }, defaultSettings);
  expect(one).toEqual(raceOf({ ...defaultExperiment, seed: 2 }, defaultSettings));
});

test("the value that the experiment itself has is shown first", () => {
  const variation = { field: "learningRate", values: [0.01, 0.03, 0.1] } as const;
  expect(ownVariant({ ...race, variation })).toBe(1);
  expect(ownVariant({ ...race, variation: { field: "width", values: [8, 16] } })).toBe(0);
});

test("a replay has every arm as the race ran it", () => {
  const variation = { field: "learningRate", values: [0.01, 0.1] } as const;
  const starts = [0.3, 1].map((learningRate) => ({ learningRate, scheme: null }));
  const varied: Race = { ...withStarts(race, starts), variation };
  const replay = replayOf(varied, { arm: 1, variant: 1 }, 12);
  expect(replay.seed).toBe(12);
  for (const [arm, spec] of replay.arms.entries()) {
    expect({ ...replay, arms: [spec] }).toEqual(experimentOf(varied, { arm, variant: 1 }, 12));
  }
});

test("an even clock keeps the sum of an arm's compute and gives every epoch the same", () => {
  const even = withEvenClock([
    runOf({ seed: 0, epochs: 30, computeMs: 0 }),
    runOf({ seed: 1, epochs: 10, computeMs: 0.4 }),
    runOf({ arm: 1, epochs: 5, computeMs: 7 }),
  ]);
  expect(even.map(({ computeMs }) => computeMs)).toEqual(
    [0.3, 0.1, 7].map((ms) => expect.closeTo(ms, 9)),
  );
  expect(even[0]?.outcome).toMatchObject({ computeMs: even[0]?.computeMs });
});

test("two races are of the same experiment whatever their seeds, and of no other", () => {
  expect(isSameExperiment(defaultExperiment, { ...defaultExperiment, seed: 7 })).toBe(true);
  const other = { ...defaultExperiment, arms: [armOf("tanh")] };
  expect(isSameExperiment(defaultExperiment, other)).toBe(false);
});
