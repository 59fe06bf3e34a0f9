import { describe, expect, test } from "vitest";
import { findingOf } from "../../../src/engine/statistics/finding.ts";
import { bounded, compared, type Found, known, unknown } from "./example-comparison.ts";

/** The code, and who is ahead. */
function concluded(found: Found): string {
  const { code, faster } = findingOf(compared(found));
  return `${code}: ${faster.arm === 1 ? "tanh" : "sigmoid"}`;
}

describe("what is concluded", () => {
  test("where median, mean and rank test agree, the faster one is named, whichever came first", () => {
    expect(concluded({ medians: known(11, 9, 14) })).toBe("faster: tanh");
    expect(concluded({ medians: known(0.5, 0.4, 0.625), wins: [3, 45] })).toBe("faster: sigmoid");
  });

  test("nothing, where the interval holds or touches 1 and the test is silent", () => {
    expect(concluded({ medians: known(1.1, 0.8, 1.5), p: 0.4 })).toBe("alike: tanh");
    expect(concluded({ medians: known(1.2, 1, 1.5), p: 0.4 })).toBe("alike: tanh");
  });

  test("no more than the weaker of two witnesses says, where interval and rank test disagree", () => {
    expect(concluded({ medians: known(1, 0.9, 1.1), p: 0.0102 })).toBe("oftenFaster: tanh");
    expect(concluded({ medians: known(1, 0.9, 1.1), p: 0.0102, wins: [10, 38] })).toBe(
      "oftenFaster: sigmoid",
    );
    expect(concluded({ medians: known(2, 1.1, 3), p: 0.0712 })).toBe("perhapsFaster: tanh");
    // 5 % itself is not below 5 %.
    expect(concluded({ medians: known(2, 1.1, 3), p: 0.05 })).toBe("perhapsFaster: tanh");
    expect(concluded({ medians: known(2, 1.1, 3), p: 0.0499 })).toBe("faster: tanh");
  });

  test("a trade, where it is faster when it works and fails more often", () => {
    const found = { medians: known(2.6, 2.1, 3.1), converged: [36, 49] } as const;
    expect(concluded({ ...found, means: known(0.27, 0.2, 0.4) })).toBe("fasterButFails: tanh");
    expect(concluded({ ...found, means: known(0.9, 0.7, 1.2) })).toBe("fasterTypically: tanh");
    // Where all converged, a wide interval of the means takes nothing back.
    expect(concluded({ medians: known(2, 1.5, 3), means: known(1.1, 0.9, 1.4) })).toBe(
      "faster: tanh",
    );
  });

  test("fewer long runs, where only the means differ", () => {
    expect(concluded({ medians: known(1, 0.8, 1.2), means: known(0.5, 0.4, 0.8), p: 0.4 })).toBe(
      "fewerLongRuns: sigmoid",
    );
    // Of a median beyond the budget nobody can say that it is alike.
    const open = bounded({ lower: 1.2, upper: null }, { lower: null, upper: null });
    expect(
      concluded({ medians: open, means: known(1.6, 1.2, 2.5), converged: [30, 0], p: 0.4 }),
    ).toBe("aheadByMeans: tanh");
  });

  test("a bound, where a median lies beyond the budget", () => {
    const least = bounded({ lower: 37, upper: null }, { lower: 30.2, upper: null });
    expect(concluded({ medians: least, means: known(20, 18, 22), converged: [47, 0] })).toBe(
      "fasterAtLeast: tanh",
    );
    const most = bounded({ lower: null, upper: 0.02 }, { lower: null, upper: 0.025 });
    expect(concluded({ medians: most, means: known(0.05, 0.04, 0.06), converged: [3, 47] })).toBe(
      "fasterAtLeast: sigmoid",
    );
  });

  test("means, where both medians do", () => {
    const found = { medians: unknown, converged: [20, 8] } as const;
    expect(concluded({ ...found, means: known(1.3, 1.1, 1.6) })).toBe("fasterByMeans: tanh");
    expect(concluded({ ...found, means: known(1.3, 0.9, 1.6), p: 0.4 })).toBe("alike: tanh");
    expect(concluded({ ...found, means: known(1.3, 1.1, 1.6), p: 0.4 })).toBe(
      "perhapsFaster: tanh",
    );
  });

  test("nothing, where no clock saw time pass", () => {
    expect(concluded({ medians: unknown, measure: "milliseconds" })).toBe("tooQuick: tanh");
  });
});
