import { describe, expect, test } from "vitest";
import { logRank } from "../../../src/engine/statistics/log-rank.ts";
import { amlMaintained, amlNotMaintained, placebo, sixMercaptopurine } from "./published-times.ts";

describe("two groups", () => {
  test("6-MP against placebo has the χ² 16.79 that textbooks print", () => {
    const { chiSquare, degreesOfFreedom, p, observed, expected } = logRank([
      sixMercaptopurine,
      placebo,
    ]);
    // Kleinbaum & Klein (2012): observed 9 and 21, expected 19.25 and 10.75, χ² 16.793.
    expect(observed).toEqual([9, 21]);
    expect(expected.map((events) => Number(events.toFixed(2)))).toEqual([19.25, 10.75]);
    expect(degreesOfFreedom).toBe(1);
    // Further digits from scipy.stats.logrank, SciPy 1.17.1.
    expect(chiSquare).toBeCloseTo(16.792940989216536, 10);
    expect(p).toBeCloseTo(4.168809109334529e-5, 15);
  });

  test("AML, maintained against not, has R's survdiff: χ² 3.4, p 0.0653", () => {
    const { chiSquare, p } = logRank([amlMaintained, amlNotMaintained]);
    expect(chiSquare).toBeCloseTo(3.396388698977599, 10);
    expect(p).toBeCloseTo(0.06533932204050502, 12);
  });

  test("does not ask which group comes first", () => {
    const turned = logRank([placebo, sixMercaptopurine]);
    expect(turned.chiSquare).toBeCloseTo(logRank([sixMercaptopurine, placebo]).chiSquare, 12);
  });
});

test("four groups agree with the generalised inverse of the full covariance matrix", () => {
  const groups = [sixMercaptopurine, placebo, amlMaintained, amlNotMaintained];
  const { chiSquare, degreesOfFreedom, p, expected } = logRank(groups);
  // NumPy 2: (O − E)ᵀ · pinv(V) · (O − E), and scipy.stats.chi2.sf.
  expect(chiSquare).toBeCloseTo(32.98664902060802, 9);
  expect(degreesOfFreedom).toBe(3);
  expect(p).toBeCloseTo(3.241624810142918e-7, 16);
  const reference = [15.09572063, 7.74648199, 14.31417901, 10.84361837];
  for (const [group, events] of reference.entries()) expect(expected[group]).toBeCloseTo(events, 7);
});

test("groups in which nothing happens are not told apart", () => {
  const waiting = [10, 10, 10].map((time) => ({ time, event: false }));
  expect(logRank([waiting, waiting])).toMatchObject({ chiSquare: 0, degreesOfFreedom: 0, p: 1 });
  expect(logRank([[], sixMercaptopurine])).toMatchObject({ degreesOfFreedom: 0, p: 1 });
});
