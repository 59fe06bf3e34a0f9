import { describe, expect, test } from "vitest";
import { pairedRankTest } from "../../../src/engine/statistics/paired-rank-test.ts";
import { placebo, sixMercaptopurine } from "./published-times.ts";

const times = (text: string) =>
  text.split(" ").map((word) => ({ time: Number.parseInt(word, 10), event: !word.endsWith("+") }));

test("ten pairs have the p of all 1,024 sign changes", () => {
  const tanh = times("55 43 92 61 300 48 70 1000+ 52 66");
  const relu = times("35 26 69 40 33 1000+ 31 28 45 66");
  const { z, p, method } = pairedRankTest(relu, tanh);
  // scipy.stats.rankdata of the 20 times, then scipy.stats.permutation_test over
  // their differences, permutation_type "samples", all permutations (SciPy 1.17.1).
  expect(p).toBe(0.06640625);
  expect(z).toBeCloseTo(1.86926467302715, 12);
  expect(method).toBe("exact");
});

test("the 21 pairs of the 6-MP trial, in which both sides are censored", () => {
  const { z, p, method } = pairedRankTest(sixMercaptopurine, placebo);
  // Prentice's scores from a pooled Kaplan–Meier curve, Σd / √Σd², with NumPy.
  expect(z).toBeCloseTo(-3.153284618394808, 12);
  expect(p).toBeCloseTo(0.0016144431479358469, 12);
  expect(method).toBe("normal");
});

describe("at the edges", () => {
  test("four pairs cannot give less than 1 in 8", () => {
    expect(pairedRankTest(times("1 2 3 4"), times("50 60 70 80")).p).toBe(0.125);
  });

  test("one who is waited for for ever scores like one censored after all others", () => {
    const right = times("6 100 90 20 40 10");
    const [short, long] = [200, Number.POSITIVE_INFINITY].map((time) => [
      ...times("5 7 9 8 30"),
      { time, event: false },
    ]);
    expect(pairedRankTest(long ?? [], right)).toEqual(pairedRankTest(short ?? [], right));
  });

  test("pairs that tie say nothing", () => {
    const same = times("5 7 100+ 9");
    expect(pairedRankTest(same, same)).toEqual({ z: 0, p: 1, method: "exact" });
  });

  test("turned round, the sign turns and p stays", () => {
    const left = times("5 7 100+ 9 30 31");
    const right = times("6 100+ 100+ 20 40 10");
    const there = pairedRankTest(left, right);
    const back = pairedRankTest(right, left);
    expect(back.p).toBe(there.p);
    expect(back.z).toBeCloseTo(-there.z, 14);
    expect(there.z).toBeGreaterThan(0);
  });

  test("sides of unequal length are refused", () => {
    expect(() => pairedRankTest(times("1 2"), times("1"))).toThrow(RangeError);
  });
});
