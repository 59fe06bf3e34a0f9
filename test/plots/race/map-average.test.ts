import { describe, expect, test } from "vitest";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import { averageMap, mapDifference } from "../../../src/plots/race/map-average.ts";

const runOf = (bytes: readonly number[] | null): RaceRun => ({
  arm: 0,
  variant: 0,
  seed: 0,
  epochs: 1,
  computeMs: 1,
  trainLoss: 0,
  testLoss: 0,
  testAccuracy: 1,
  deadUnits: 0,
  map: bytes && Uint8Array.from(bytes),
  outcome: { kind: "converged", epochsToTarget: 1, computeMs: 1 },
});

const rounded = (values: Float32Array | undefined) =>
  Array.from(values ?? [], (value) => Number(value.toFixed(3)));

const twoClasses = { classCount: 2, range: [-1, 1], isChoice: false } as const;

describe("the average of maps", () => {
  test("of two classes is the mean output, and the share on the lesser side", () => {
    const runs = [
      runOf([0, 255, 255, 0]),
      runOf([0, 255, 0, 0]),
      runOf([0, 255, 0, 255]),
      runOf(null),
    ];
    const average = averageMap(runs, twoClasses);
    expect(average).toMatchObject({ runs: 3, cells: 2 });
    expect(rounded(average?.mean)).toEqual([-1, 1, -0.333, -0.333]);
    expect(rounded(average?.disagreement)).toEqual([0, 0, 0.333, 0.333]);
  });

  test("of a regression says by how much seeds differ", () => {
    const runs = [runOf([0, 255, 255, 0]), runOf([255, 255, 0, 0])];
    const average = averageMap(runs, { ...twoClasses, classCount: 0 });
    // Outputs of −1 and 1 have the standard deviation 1.
    expect(rounded(average?.disagreement)).toEqual([1, 0, 1, 0]);
  });

  test("of three classes is the share of votes for each", () => {
    const runs = [runOf([0, 1, 2, 2]), runOf([0, 1, 1, 0]), runOf([0, 1, 1, 1])];
    const average = averageMap(runs, { classCount: 3, range: [0, 1], isChoice: true });
    expect(rounded(average?.mean)).toEqual([
      ...[1, 0, 0, 0.333],
      ...[0, 1, 0.667, 0.333],
      ...[0, 0, 0.333, 0.333],
    ]);
    expect(rounded(average?.disagreement)).toEqual([0, 0, 0.333, 0.667]);
  });

  test("is none without maps", () => {
    expect(averageMap([runOf(null)], twoClasses)).toBeNull();
  });
});

test("a difference of two averages is the first minus the second", () => {
  const [one, other] = [
    [255, 0, 0, 255],
    [255, 255, 0, 0],
  ].map((bytes) => averageMap([runOf(bytes)], twoClasses));
  if (!one || !other) throw new Error("Both have maps");
  expect(rounded(mapDifference(one, other))).toEqual([0, -2, 0, 2]);
});
