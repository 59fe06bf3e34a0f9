import { describe, expect, test } from "vitest";
import type { PairComparison } from "../../src/engine/statistics/compare-entrants.ts";
import { compareEntrants } from "../../src/engine/statistics/compare-entrants.ts";
import type { Interval } from "../../src/engine/statistics/observation.ts";
import type { Ratio } from "../../src/engine/statistics/paired-ratio.ts";
import { comparisonSentence } from "../../src/headless/comparison-sentence.ts";
import { race, raceRuns } from "../engine/statistics/example-race.ts";

const labels = ["sigmoid", "tanh", "ReLU"];
const labelOf = ({ arm }: { arm: number }): string => labels[arm] as string;

const known = (estimate: number, lower: number, upper: number | null): Ratio => ({
  estimate,
  bounds: { lower: estimate, upper: estimate },
  interval: { lower, upper },
});

const bounded = (bounds: Interval, interval: Interval): Ratio => ({
  estimate: null,
  bounds,
  interval,
});

interface Found {
  readonly medians: Ratio;
  readonly means?: Ratio;
  readonly converged?: readonly [number, number];
  readonly diverged?: readonly [number, number];
  readonly p?: number;
  readonly measure?: PairComparison["measure"];
}

/** tanh against sigmoid on 50 seeds. */
function sentence(found: Found): string {
  const { medians, means = medians, converged = [50, 50], diverged = [0, 0], p = 0.001 } = found;
  const side = (index: 0 | 1) => ({
    converged: converged[index],
    censored: 50 - converged[index] - diverged[index],
    diverged: diverged[index],
  });
  const comparison: PairComparison = {
    measure: found.measure ?? "epochs",
    first: { arm: 1, variant: 0, ...side(0) },
    second: { arm: 0, variant: 0, ...side(1) },
    seeds: 50,
    budget: 2000,
    ratio: { medians, restrictedMeans: means, pairs: 50, firstFaster: 45, secondFaster: 3 },
    pairedTest: { z: 3, p, correctedP: p, method: "normal" },
    logRank: { chiSquare: 9, p, correctedP: p },
  };
  return comparisonSentence(comparison, labelOf);
}

describe("arms that are separated", () => {
  test("say how many times fewer epochs, how sure, of how many", () => {
    expect(sentence({ medians: known(11, 9, 14), converged: [46, 46] })).toBe(
      "tanh needed 11 times fewer epochs than sigmoid (95 % interval 9–14; 50 seeds, 46 of 50 converged).",
    );
  });

  test("name the faster first, whichever came first", () => {
    expect(sentence({ medians: known(0.5, 0.4, 0.625) })).toBe(
      "sigmoid needed 2 times fewer epochs than tanh (95 % interval 1.6–2.5; 50 seeds, all converged).",
    );
  });

  test("round to three digits", () => {
    expect(sentence({ medians: known(12.0649, 11.251, 1302.7) })).toContain(
      "12.1 times fewer epochs than sigmoid (95 % interval 11.3–1,300;",
    );
  });

  test("say who converged where that differs, and who diverged", () => {
    const text = sentence({ medians: known(2, 1.5, 3), converged: [49, 36], diverged: [0, 2] });
    expect(text).toContain(
      "50 seeds, tanh 49 and sigmoid 36 of 50 converged, sigmoid diverged in 2",
    );
  });

  test("in milliseconds speak of time", () => {
    expect(sentence({ medians: known(3, 2, 4), measure: "milliseconds" })).toContain(
      "tanh needed 3 times less training time than sigmoid",
    );
  });

  test("leave an interval open that has no upper end", () => {
    expect(sentence({ medians: known(3, 2, null) })).toContain("(95 % interval at least 2;");
  });
});

describe("arms that are not separated", () => {
  test("say so when the interval contains 1", () => {
    expect(sentence({ medians: known(1.1, 0.8, 1.5), p: 0.4 })).toBe(
      "tanh and sigmoid are not separated: the ratio of their epochs is 1.1 (95 % interval 0.8–1.5; 50 seeds, all converged).",
    );
  });

  test("say so when the interval touches 1", () => {
    expect(sentence({ medians: known(1.2, 1, 1.5), p: 0.4 })).toContain("are not separated");
  });

  test("and what a test says otherwise, both ways", () => {
    expect(sentence({ medians: known(1.1, 0.8, 1.5), p: 0.003 })).toMatch(
      /; the paired rank test tells them apart \(p = 0\.003 after Holm's correction\)\.$/,
    );
    expect(sentence({ medians: known(1.1, 0.8, 1.5), p: 2e-9 })).toContain("(p < 0.001 after");
    expect(sentence({ medians: known(2, 1.1, 3), p: 0.0712 })).toMatch(
      /^tanh needed .*; the paired rank test does not tell them apart \(p = 0\.0712 after/,
    );
  });
});

describe("a median beyond the budget", () => {
  test("on one side gives a bound", () => {
    const medians = bounded({ lower: 37, upper: null }, { lower: 30.2, upper: null });
    expect(sentence({ medians, converged: [47, 0] })).toBe(
      "tanh needed at least 37 times fewer epochs than sigmoid (95 % interval at least 30.2; 50 seeds, tanh 47 and sigmoid 0 of 50 converged); fewer than half of the runs of sigmoid converged within 2,000 epochs.",
    );
  });

  test("on the other side too, turned round", () => {
    const medians = bounded({ lower: null, upper: 0.02 }, { lower: null, upper: 0.025 });
    expect(sentence({ medians, converged: [3, 47] })).toContain(
      "sigmoid needed at least 50 times fewer epochs than tanh (95 % interval at least 40;",
    );
  });

  test("on both sides leaves the means up to the budget", () => {
    const medians = bounded({ lower: null, upper: null }, { lower: null, upper: null });
    expect(sentence({ medians, means: known(1.3, 1.1, 1.6), converged: [20, 8] })).toBe(
      "Fewer than half of the runs of tanh and of sigmoid converged within 2,000 epochs; by means up to the budget, tanh needed 1.3 times fewer epochs than sigmoid (95 % interval 1.1–1.6; 50 seeds, tanh 20 and sigmoid 8 of 50 converged).",
    );
  });
});

describe("times that are too short for the clock", () => {
  const unknown = bounded({ lower: null, upper: null }, { lower: null, upper: null });

  test("leave the means, and say why", () => {
    const means = known(2, 1.5, 3);
    expect(sentence({ medians: unknown, means, measure: "milliseconds" })).toMatch(
      /^Half of the runs of tanh or of sigmoid took too little time to be measured; by means up to the budget, tanh needed 2 times less training time than sigmoid/,
    );
  });

  test("say so where not even those were seen", () => {
    expect(sentence({ medians: unknown, measure: "milliseconds" })).toBe(
      "tanh and sigmoid cannot be compared: too little time passed to be measured (50 seeds, all converged).",
    );
  });
});

test("faster when it works, and fails more often: the means' verdict is added", () => {
  const text = sentence({
    medians: known(2.6, 2.1, 3.1),
    means: known(0.27, 0.2, 0.4),
    converged: [36, 49],
  });
  expect(text).toMatch(/^tanh needed 2\.6 times fewer epochs than sigmoid/);
  expect(text).toMatch(
    /; by means up to the budget, in which runs that did not converge count, sigmoid is ahead of tanh \(ratio 3\.7, 95 % interval 2\.5–5\)\.$/,
  );
});

test("from runs to words", () => {
  const runs = [
    ...raceRuns(0, "550 660 1000+ 605 550 660 583 605 594 572 627 616"),
    ...raceRuns(1, "50 60 1000+ 55 50 60 53 55 54 52 57 56"),
  ];
  const entrants = [
    { arm: 0, variant: 0 },
    { arm: 1, variant: 0 },
  ];
  const [comparison] = compareEntrants(race, runs, entrants, "epochs");
  expect(comparisonSentence(comparison as PairComparison, labelOf)).toMatch(
    /^tanh needed 11 times fewer epochs than sigmoid \(95 % interval 11–11; 12 seeds, 11 of 12 converged\)/,
  );
});
