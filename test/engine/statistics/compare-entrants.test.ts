import { describe, expect, test } from "vitest";
import { compareEntrants } from "../../../src/engine/statistics/compare-entrants.ts";
import { holm } from "../../../src/engine/statistics/holm.ts";
import { race, raceRuns } from "./example-race.ts";

const [sigmoid, tanh, relu] = [0, 1, 2].map((arm) => ({ arm, variant: 0 })) as [Arm, Arm, Arm];
type Arm = { readonly arm: number; readonly variant: number };

const slow = "600 640 1000+ 580 700 560 660 3× 620 590 610 605";
const quick = "55 43 92 61 300 48 70 1000+ 52 66 54 58";
const quickest = "35 26 69 40 33 90 31 28 45 66 30 41";

const runs = [
  ...raceRuns(0, slow, { msPerEpoch: 0.1 }),
  ...raceRuns(1, quick, { msPerEpoch: 0.2 }),
  ...raceRuns(2, quickest, { msPerEpoch: 0.8 }),
];

describe("three arms on twelve seeds", () => {
  const comparisons = compareEntrants(race, runs, [sigmoid, tanh, relu], "epochs");

  test("make three comparisons, each with its arms in order", () => {
    const arms = comparisons.map(({ first, second }) => [first.arm, second.arm]);
    expect(arms).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  test("count the ways to end on each side, never merged", () => {
    expect(comparisons[0]).toMatchObject({
      seeds: 12,
      budget: 1000,
      measure: "epochs",
      first: { converged: 10, censored: 1, diverged: 1 },
      second: { converged: 11, censored: 1, diverged: 0 },
    });
  });

  test("hold a diverged run to the budget, not to the epoch at which it diverged", () => {
    // 600 + 640 + 1000 + 580 + 700 + 560 + 660 + 1000 + 620 + 590 + 610 + 605 over 1,899.
    expect(comparisons[0]?.ratio.restrictedMeans.estimate).toBeCloseTo(1899 / 8165, 12);
    expect(comparisons[0]?.ratio).toMatchObject({ firstFaster: 0, secondFaster: 11 });
  });

  test("correct each test's p values for three comparisons", () => {
    for (const kind of ["pairedTest", "logRank"] as const) {
      const corrected = comparisons.map((comparison) => comparison[kind].correctedP);
      expect(corrected).toEqual(holm(comparisons.map((comparison) => comparison[kind].p)));
      expect(corrected[0]).toBeGreaterThan(comparisons[0]?.[kind].p as number);
    }
  });

  test("say the same in whatever order the runs arrive", () => {
    const turned = compareEntrants(race, runs.toReversed(), [sigmoid, tanh, relu], "epochs");
    expect(turned).toEqual(comparisons);
  });
});

test("milliseconds are another claim: ReLU's four times dearer epochs turn the order", () => {
  const [inEpochs] = compareEntrants(race, runs, [tanh, relu], "epochs");
  const [inTime] = compareEntrants(race, runs, [tanh, relu], "milliseconds");
  expect(inEpochs?.ratio.medians.estimate).toBeCloseTo(37.5 / 59.5, 12);
  expect(inTime?.ratio.medians.estimate).toBeCloseTo((37.5 * 0.8) / (59.5 * 0.2), 12);
});

describe("while runs stream in", () => {
  const someOf = (arm: number, from: number, to: number) =>
    runs.filter((run) => run.arm === arm && run.seed >= from && run.seed < to);

  test("only seeds that both have are compared", () => {
    const partial = [...someOf(0, 0, 9), ...someOf(1, 3, 12)];
    const [comparison] = compareEntrants(race, partial, [sigmoid, tanh], "epochs");
    const paired = [...someOf(0, 3, 9), ...someOf(1, 3, 9)];
    expect(comparison?.seeds).toBe(6);
    expect(comparison).toEqual(compareEntrants(race, paired, [sigmoid, tanh], "epochs")[0]);
  });

  test("three seeds in common are too few to say anything", () => {
    const partial = [...someOf(0, 0, 6), ...someOf(1, 3, 12), ...someOf(2, 0, 12)];
    const compared = compareEntrants(race, partial, [sigmoid, tanh, relu], "epochs");
    expect(compared.map(({ first, second }) => [first.arm, second.arm])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});

test("arms may be compared at different values of a variation", () => {
  const varied = { ...race, variation: { field: "learningRate", values: [0.01, 0.1] } } as const;
  const swept = [
    ...raceRuns(0, "500 510 520 530", { variant: 0 }),
    ...raceRuns(0, "50 51 52 53", { variant: 1 }),
    ...raceRuns(1, "25 25 26 26", { variant: 0 }),
  ];
  const best = [{ arm: 0, variant: 1 }, tanh];
  const [comparison] = compareEntrants(varied, swept, best, "epochs");
  expect(comparison?.first).toMatchObject({ arm: 0, variant: 1 });
  expect(comparison?.ratio.medians.estimate).toBeCloseTo(25.5 / 51.5, 12);
});
