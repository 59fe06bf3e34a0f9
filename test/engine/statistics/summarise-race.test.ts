import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import {
  type EntrantSummary,
  summariseEntrants,
} from "../../../src/engine/statistics/summarise-race.ts";
import { budget, race, raceRun, raceRuns } from "./example-race.ts";
import { survivalAt } from "./survival-at.ts";

const endings = "10 20 30 40 1000+ 7×";

describe("a row of the race's table", () => {
  const row = summariseEntrants(race, raceRuns(1, endings, { msPerEpoch: 0.5 }))[1];

  test("counts three outcomes and never merges them", () => {
    expect(row).toMatchObject({ arm: 1, variant: 0, runs: 6 });
    expect(row).toMatchObject({ converged: 4, censored: 1, diverged: 1, convergedShare: 4 / 6 });
  });

  test("keeps a diverged run at risk to the budget: 4 of 6 converge, not 4 of 5", () => {
    expect(row?.epochs.curve.steps.map((step) => step.atRisk)).toEqual([6, 5, 4, 3, 2]);
    expect(survivalAt(row?.epochs.curve as never, budget)).toBeCloseTo(2 / 6, 15);
    expect(row?.epochs).toMatchObject({ median: 35, lowerQuartile: 20, upperQuartile: null });
  });

  test("restricts the mean to the budget, where diverged and censored runs stand", () => {
    expect(row?.epochs.restrictedMean?.horizon).toBe(budget);
    expect(row?.epochs.restrictedMean?.mean).toBeCloseTo((10 + 20 + 30 + 40 + 2 * budget) / 6, 10);
  });

  test("counts milliseconds on their own; the curve ends at the share that did not converge", () => {
    expect(row?.milliseconds.curve.steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      ...[
        [5, 6],
        [10, 5],
        [15, 4],
        [20, 3],
      ],
    ]);
    expect(row?.milliseconds.median).toBe(17.5);
    expect(row?.msPerEpoch).toBe(0.5);
  });
});

test("every figure of a row, by a script of our own in Python's floats", () => {
  const endings = "110 10 100 20 90 30 80 40 70 50 60 1000+ 1000+ 7×";
  const runs = raceRuns(1, endings, { msPerEpoch: 2 });
  const [, row] = summariseEntrants(race, runs) as [EntrantSummary, EntrantSummary];
  const { curve: _, ...inEpochs } = row.epochs;
  const { curve: __, ...inMs } = row.milliseconds;
  expect(inEpochs).toEqual({
    lowerQuartile: 40,
    median: 75,
    upperQuartile: 110,
    // The pointwise intervals hold ½ from 30, where the lower end is 0.472, to before 110: 0.448.
    medianInterval: { lower: 30, upper: 110 },
    restrictedMean: {
      mean: expect.closeTo(261.42857142857144, 10),
      standardError: expect.closeTo(103.3562155297384, 10),
      horizon: 1000,
    },
  });
  // The same times at 2 ms an epoch, and as far as the censored runs were watched: 2,000 ms.
  expect(inMs).toEqual({
    lowerQuartile: 80,
    median: 150,
    upperQuartile: 220,
    medianInterval: { lower: 60, upper: 220 },
    restrictedMean: {
      mean: expect.closeTo(522.8571428571429, 10),
      standardError: expect.closeTo(206.7124310594768, 10),
      horizon: 2000,
    },
  });
});

test("an entrant without runs has no shares, no median and no mean", () => {
  expect(summariseEntrants(race, [])[2]).toMatchObject({
    arm: 2,
    runs: 0,
    convergedShare: null,
    msPerEpoch: null,
    deadUnitShare: null,
    epochs: { median: null, restrictedMean: null, medianInterval: { lower: null, upper: null } },
  });
});

test("the share with a dead unit counts runs, not units", () => {
  const runs = [0, 3, 1, 0].map((deadUnits, seed) =>
    raceRun({ arm: 2, seed, ending: "12", deadUnits }),
  );
  expect(summariseEntrants(race, runs)[2]?.deadUnitShare).toBe(0.5);
});

test("an epoch's cost is the mean over runs, each counted once; a run of none counts not", () => {
  const runs = [
    raceRun({ arm: 0, seed: 0, ending: "1", msPerEpoch: 3 }),
    raceRun({ arm: 0, seed: 1, ending: "999", msPerEpoch: 1 }),
    raceRun({ arm: 0, seed: 2, ending: "0×" }),
  ];
  expect(summariseEntrants(race, runs)[0]?.msPerEpoch).toBe(2);
});

test("a slow machine's last to converge does not make its curve say that all did", () => {
  const runs = [
    ...raceRuns(0, "1000+ 1000+ 1000+", { msPerEpoch: 0.1 }),
    raceRun({ arm: 0, seed: 3, ending: "990", msPerEpoch: 0.2 }),
  ];
  const [
    {
      milliseconds: { curve, median },
    },
  ] = summariseEntrants(race, runs) as [EntrantSummary];
  expect(survivalAt(curve, 1e9)).toBe(0.75);
  expect(median).toBeNull();
});

test("in milliseconds all entrants' means go as far as every censored run was watched", () => {
  const horizons = (...texts: readonly string[]) =>
    summariseEntrants(
      race,
      texts.flatMap((text, arm) => raceRuns(arm, text, { msPerEpoch: arm + 1 })),
    ).map((row) => row.milliseconds.restrictedMean?.horizon);
  // Watched for 1,000 × 1 ms and 1,000 × 2 ms; a divergence ends no watch.
  expect(horizons("5 1000+", "7 1000+", "3 4×")).toEqual([1000, 1000, 1000]);
  expect(horizons("5 6", "7 8", "3 900")).toEqual([2700, 2700, 2700]);
});

test("each value of a variation is an entrant of its own", () => {
  const varied = { ...race, variation: { field: "learningRate", values: [0.01, 0.1] } } as const;
  const runs = [...raceRuns(1, "50 60", { variant: 0 }), ...raceRuns(1, "5 6", { variant: 1 })];
  expect(summariseEntrants(varied, runs).map((row) => row.epochs.median)).toEqual([
    ...[null, null],
    ...[55, 5.5],
    ...[null, null],
  ]);
});

test("the order in which runs arrive changes nothing, to the last bit", () => {
  const runs = [
    ...raceRuns(0, "300 400 1000+ 500", { msPerEpoch: 0.1 }),
    ...raceRuns(1, endings, { msPerEpoch: 0.3 }),
  ];
  const anyOrder = fc.shuffledSubarray(runs, { minLength: runs.length });
  fc.assert(
    fc.property(anyOrder, (shuffled) => {
      expect(summariseEntrants(race, shuffled)).toEqual(summariseEntrants(race, runs));
    }),
  );
});

test("of the runs that were followed, the share that still met the rule at the end", () => {
  const [first, second, third, never] = raceRuns(0, "10 20 30 1000+");
  const followed = [
    { ...first, heldSince: 10 },
    { ...second, heldSince: 90 },
    { ...third, heldSince: null },
    // What has never met the rule cannot hold it.
    { ...never, heldSince: null },
  ] as RaceRun[];
  expect(summariseEntrants(race, followed)[0]?.heldShare).toBe(2 / 3);
  expect(summariseEntrants(race, raceRuns(0, "10 20"))[0]?.heldShare).toBeNull();
});
