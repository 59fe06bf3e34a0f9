import { describe, expect, test } from "vitest";
import { logRank } from "../../../src/engine/statistics/log-rank.ts";
import { amlMaintained, amlNotMaintained, placebo, sixMercaptopurine } from "./published-times.ts";

describe("two groups", () => {
  test("6-MP against placebo has the χ² 16.79 that textbooks print", () => {
    const { chiSquare, p } = logRank(sixMercaptopurine, placebo);
    // Kleinbaum & Klein (2012): χ² 16.793; further digits from scipy.stats.logrank, SciPy 1.17.1.
    expect(chiSquare).toBeCloseTo(16.792940989216536, 10);
    expect(p).toBeCloseTo(4.168809109334529e-5, 15);
  });

  test("AML, maintained against not, has R's survdiff: χ² 3.4, p 0.0653", () => {
    const { chiSquare, p } = logRank(amlMaintained, amlNotMaintained);
    expect(chiSquare).toBeCloseTo(3.396388698977599, 10);
    expect(p).toBeCloseTo(0.06533932204050502, 12);
  });

  test("does not ask which group comes first", () => {
    const turned = logRank(placebo, sixMercaptopurine);
    expect(turned.chiSquare).toBeCloseTo(logRank(sixMercaptopurine, placebo).chiSquare, 12);
  });
});

test("groups in which nothing happens are not told apart", () => {
  const waiting = [10, 10, 10].map((time) => ({ time, event: false }));
  expect(logRank(waiting, waiting)).toEqual({ chiSquare: 0, p: 1 });
  expect(logRank([], sixMercaptopurine)).toEqual({ chiSquare: 0, p: 1 });
});
