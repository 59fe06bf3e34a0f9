import { expect, test } from "vitest";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { LaneRace } from "../../../src/engine/race/lane-race.ts";
import { entrantsOf, type Race, seedsOf } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import {
  type EntrantSummary,
  summariseEntrants,
} from "../../../src/engine/statistics/summarise-race.ts";
import { trendOf } from "../../../src/engine/statistics/trend.ts";

interface Value {
  readonly median: number | null;
  readonly interval?: readonly [number | null, number | null];
}

/** Summaries of one arm, of which only the medians matter here. */
const summaries = (values: readonly Value[]): readonly EntrantSummary[] =>
  values.map(({ median, interval = [null, null] }, variant) => {
    const [lower, upper] = interval;
    const time = { median, medianInterval: { lower, upper } };
    return { arm: 2, variant, epochs: time, milliseconds: time } as unknown as EntrantSummary;
  });

test("medians whose intervals lie apart make a trend, with the ratio of last to first", () => {
  const slower = [
    { median: 50, interval: [45, 55] },
    { median: 75, interval: [60, 90] },
    { median: 150, interval: [120, 180] },
  ] as const;
  expect(trendOf(summaries(slower), "epochs")).toEqual({
    arm: 2,
    direction: "slower",
    first: 0,
    last: 2,
    best: 0,
    ratio: 3,
    overBest: [1, 3],
    failsFrom: null,
  });
  expect(trendOf(summaries([...slower].reverse()), "epochs")).toMatchObject({
    direction: "faster",
    ratio: 1 / 3,
  });
});

test("a value between the ends that is faster than both is a turn, and is named", () => {
  const turning = [
    { median: 60, interval: [50, 70] },
    { median: 10, interval: [9, 12] },
    { median: 30, interval: [25, 40] },
  ] as const;
  expect(trendOf(summaries(turning), "epochs")).toMatchObject({
    direction: "turning",
    best: 1,
    ratio: 0.5,
    overBest: [6, 3],
  });
  // Told apart from one end alone, it is none.
  const near = [turning[0], { median: 24, interval: [20, 28] }, turning[2]] as const;
  expect(trendOf(summaries(near), "epochs").direction).toBe("faster");
  // Where the last is not told apart from either, it is faster up to there.
  const wide = [...turning.slice(0, 2), { median: 30, interval: [8, 90] }] as const;
  expect(trendOf(summaries(wide), "epochs")).toMatchObject({ direction: "fasterUpTo", best: 1 });
  // An end is no turn.
  expect(trendOf(summaries(turning.slice(1)), "epochs").direction).toBe("slower");
});

test("overlapping or open intervals make none", () => {
  const near = [
    { median: 50, interval: [40, 70] },
    { median: 80, interval: [60, 100] },
  ] as const;
  expect(trendOf(summaries(near), "epochs").direction).toBe("unclear");
  const open = [
    { median: 50, interval: [40, 60] },
    { median: 500, interval: [null, null] },
  ] as const;
  expect(trendOf(summaries(open), "epochs").direction).toBe("unclear");
});

test("the value from which on no typical run converges is named; without any there is no ratio", () => {
  const fails = [
    { median: 50, interval: [45, 55] },
    { median: 400, interval: [300, 500] },
    { median: null },
    { median: null },
  ] as const;
  expect(trendOf(summaries(fails), "epochs")).toMatchObject({
    direction: "slower",
    last: 1,
    failsFrom: 2,
  });
  const never = trendOf(summaries([{ median: null }, { median: null }]), "epochs");
  expect(never).toMatchObject({ direction: "never", failsFrom: null });
});

test("through one to six layers sigmoid gets slower and then fails; tanh and ReLU do not", () => {
  const { experiment } = experimentFromQuery("hidden=8&init=glorotUniform&rate=0.1&budget=400");
  const race: Race = {
    experiment,
    seeds: { first: 0, count: 40 },
    variation: { field: "depth", values: [1, 2, 3, 4, 5, 6] },
  };
  const runs = entrantsOf(race).flatMap((entrant): readonly RaceRun[] =>
    new LaneRace({ race, entrant, seeds: seedsOf(race), clock: () => 0, mapAt: null }).advance(
      Number.POSITIVE_INFINITY,
    ),
  );
  const all = summariseEntrants(race, runs);
  const [sigmoid, tanh, relu] = [0, 1, 2].map((arm) =>
    trendOf(
      all.filter((summary) => summary.arm === arm),
      "epochs",
    ),
  );
  expect(sigmoid?.direction).toBe("slower");
  expect(sigmoid?.failsFrom).toBeGreaterThanOrEqual(3);
  expect(tanh?.direction).not.toBe("slower");
  expect(relu?.direction).toBe("faster");
});
