import { expect, test } from "vitest";
import { settlingMedian } from "../../../src/engine/statistics/settling-median.ts";
import { summariseEntrants } from "../../../src/engine/statistics/summarise-race.ts";
import { exampleRun, exampleSetUp } from "../race/example-race.ts";

const epochs = [30, 10, 50, 20, 40, 12, 33];
const runs = epochs.map((each, seed) => exampleRun({ seed, epochs: each }));

test("each step is the median of so many first seeds, whatever order they came in", () => {
  const steps = settlingMedian(exampleSetUp, runs.toReversed());
  // By hand, from the sorted prefixes: 30; 10 30; 10 30 50; 10 20 30 50; …
  expect(steps.map(({ median }) => median)).toEqual([30, 20, 30, 25, 30, 25, 30]);
  expect(steps.map(({ seeds }) => seeds)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("the last step says what the race's table says", () => {
  const [summary] = summariseEntrants(exampleSetUp, runs);
  const { median, medianInterval } = summary?.epochs ?? {};
  expect(settlingMedian(exampleSetUp, runs).at(-1)).toEqual({
    seeds: 7,
    median,
    ...medianInterval,
  });
});

test("runs that never get there leave the median open", () => {
  const lost = runs.map((run, seed) =>
    seed < 2 ? { ...run, outcome: { kind: "censored", epochBudget: 2000 } as const } : run,
  );
  expect(settlingMedian(exampleSetUp, lost).map(({ median }) => median)).toEqual([
    ...[null, null, null, expect.any(Number), 50, expect.any(Number), 40],
  ]);
});
