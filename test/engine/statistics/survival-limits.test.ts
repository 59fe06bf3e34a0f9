import { expect, test } from "vitest";
import { kaplanMeier } from "../../../src/engine/statistics/kaplan-meier.ts";
import { survivalLimits } from "../../../src/engine/statistics/survival-limits.ts";
import { sixMercaptopurine } from "./published-times.ts";

test("the limits of remission under 6-MP are those that Stata prints", () => {
  // `sts list`: time, lower and upper limit of the survivor function, to its four digits
  // (the same by mpmath 1.3 with 30 digits).
  const printed = [
    [6, 0.6197, 0.9516],
    [7, 0.5631, 0.9228],
    [10, 0.5032, 0.8894],
    [13, 0.4316, 0.8491],
    [16, 0.3675, 0.8049],
    [22, 0.2678, 0.7468],
    [23, 0.1881, 0.6801],
  ];
  const { steps } = kaplanMeier(sixMercaptopurine);
  const limits = steps
    .filter(({ events }) => events > 0)
    .map((step) => {
      const { lower, upper } = survivalLimits(step);
      return [step.time, Number(lower.toFixed(4)), Number(upper.toFixed(4))];
    });
  expect(limits).toEqual(printed);
});

test("a step that none or all have survived has no width", () => {
  const { steps } = kaplanMeier([
    { time: 1, event: false },
    { time: 2, event: true },
  ]);
  expect(steps.map(survivalLimits)).toEqual([
    { lower: 1, upper: 1 },
    { lower: 0, upper: 0 },
  ]);
});
