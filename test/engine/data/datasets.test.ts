import { describe, expect, test } from "vitest";
import {
  type DatasetId,
  dataKind,
  datasetById,
  datasets,
} from "../../../src/engine/data/datasets.ts";
import { featureById } from "../../../src/engine/data/features.ts";
import { experimentFields } from "../../../src/engine/experiment/fields.ts";
import { toNormal } from "../../../src/engine/random/normal.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import type { RunData } from "../../../src/engine/training/run-data.ts";
import { experimentWith } from "../example-experiment.ts";
import { datasetRecords, featureRecords, givenPoints, givenRule } from "./records.ts";

interface Point {
  x1: number;
  x2: number;
  label: number;
}

/** What the datasets of one's own are given. */
const ownData = { points: givenPoints, rule: givenRule };

/** All points of a dataset, train and test together. */
function pointsOf(dataset: DatasetId, noise = 0, sampleCount = 1000, seed = 0): Point[] {
  const data = { dataset, noise, sampleCount, rule: givenRule };
  return prepared(prepareRun(experimentWith({ data }), seed));
}

function prepared({ train, test: rest }: RunData): Point[] {
  return [train, rest].flatMap(({ coordinates, labels }) =>
    Array.from(labels, (label, i) => ({
      x1: coordinates[2 * i] ?? NaN,
      x2: coordinates[2 * i + 1] ?? NaN,
      label,
    })),
  );
}

/** 501 points; those given by hand where the dataset is "points". */
function recordedPoints(dataset: DatasetId, noise: number): Point[] {
  const data = { dataset, noise, sampleCount: 501, ...ownData };
  return prepared(prepareRun(experimentWith({ data }), 0));
}

/** Those that are drawn: of others there are as many as there are. */
const generated = datasets.filter(({ defaultSampleCount }) => defaultSampleCount > 0);

describe.each(generated)("$id", ({ id, kind }) => {
  test("makes as many finite points as asked for, also odd numbers", () => {
    for (const count of [10, 101, 500]) {
      const points = pointsOf(id, 25, count);
      expect(points).toHaveLength(count);
      expect(points.flatMap(({ x1, x2, label }) => [x1, x2, label]).every(Number.isFinite)).toBe(
        true,
      );
    }
  });

  test("lies in TensorFlow Playground's square when there is no noise", () => {
    for (const { x1, x2 } of pointsOf(id)) {
      // Clusters have normal tails: the farthest of a thousand points lies about 4 deviations out,
      // 3 + 4 · √0.5 < 6 from the middle. The rest is the float32 rounding of a 6.
      expect(Math.max(Math.abs(x1), Math.abs(x2))).toBeLessThanOrEqual(6.000001);
    }
  });

  test("can be given back point by point, whatever its noise", () => {
    const { min, max, labelMin, labelMax } = experimentFields["data.points"];
    const draws = [0, 0xffffffff].map((bits) => ({
      uniform: (low: number, high: number) => (bits === 0 ? low : high),
      normal: (variance: number) => Math.sqrt(variance) * toNormal(bits),
    }));
    for (const draw of draws) {
      const request = { count: 20, noise: 0.5, draws: () => draw, ...ownData };
      for (const { x1, x2, label } of datasetById[id].generate(request)) {
        expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(min);
        expect(Math.max(x1, x2)).toBeLessThanOrEqual(max);
        expect(label).toBeGreaterThanOrEqual(labelMin);
        expect(label).toBeLessThanOrEqual(labelMax);
      }
    }
  });

  test("uses every class, none of them rarely", () => {
    const { classCount } = kind(ownData);
    const labels = pointsOf(id).map(({ label }) => label);
    for (let index = 0; index < classCount; index++) {
      const share = labels.filter((label) => label === index).length / labels.length;
      expect(share).toBeGreaterThan(0.8 / classCount);
    }
    if (classCount > 0) expect(labels.every((label) => label < classCount)).toBe(true);
  });

  test("gives the same points for the same seed and others for the next", () => {
    expect(pointsOf(id, 20, 100, 5)).toEqual(pointsOf(id, 20, 100, 5));
    expect(pointsOf(id, 20, 100, 5)).not.toEqual(pointsOf(id, 20, 100, 6));
  });

  test("noise changes it", () => {
    expect(pointsOf(id, 50)).not.toEqual(pointsOf(id, 0));
  });
});

test("every dataset and every feature has a record", () => {
  expect(Object.keys(datasetRecords)).toEqual(Object.keys(datasetById));
  expect(Object.keys(featureRecords)).toEqual(Object.keys(featureById));
});

test.each(Object.entries(featureRecords))("feature %s", (id, expected) => {
  const { value } = featureById[id as keyof typeof featureById];
  // The sine of our own has a bound of 1e−15.
  expect(Math.abs(value(0.75, -2.5) - expected)).toBeLessThan(2e-15);
});

const records = Object.entries(datasetRecords).map(([id, record]) => ({
  ...record,
  id: id as DatasetId,
}));

describe.each(records)("$id, by its record", (record) => {
  const { id, counts, classes, holds, corners, reach, noise, size } = record;
  const points = recordedPoints(id, 0);
  const noisy = recordedPoints(id, 50);

  test("has its classes, and as many points of each", () => {
    expect(dataKind({ dataset: id, ...ownData }).classCount).toBe(classes);
    const found = Array.from(
      { length: classes },
      (_, index) => points.filter(({ label }) => label === index).length,
    );
    if (counts) expect(found).toEqual(counts);
    expect(points).toHaveLength(size ?? 501);
  });

  test("puts every point where it belongs, without noise", () => {
    expect(points.filter((point) => !holds(point))).toEqual([]);
  });

  test("fills all of it", () => {
    const nearest = corners.map(([x1, x2]) =>
      Math.min(...points.map((point) => Math.hypot(point.x1 - x1, point.x2 - x2))),
    );
    expect(nearest.filter((distance) => distance > reach)).toEqual([]);
  });

  /** How much noise changes a coordinate or label of each point. */
  const changes = (of: keyof Point): readonly number[] =>
    points.map((point, index) => (noisy[index]?.[of] ?? NaN) - point[of]);
  const variance = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value * value, 0) / values.length;
  const none = points.map(() => 0);

  test(`noise ${noise.kind}`, () => {
    const moves = [...changes("x1"), ...changes("x2")];
    if (noise.kind === "moves") {
      // Five standard errors of a variance; normal numbers vary most among those that noise is made of.
      const bound = 5 * Math.sqrt(2 / moves.length);
      expect(Math.abs(variance(moves) / noise.variance - 1)).toBeLessThan(bound);
      expect(Math.max(...moves.map(Math.abs))).toBeLessThan(noise.most);
      // The two coordinates move by themselves.
      const products = changes("x1").map((move, index) => move * (changes("x2")[index] ?? NaN));
      const mean = products.reduce((sum, product) => sum + product, 0) / products.length;
      expect(Math.abs(mean / noise.variance)).toBeLessThan(5 / Math.sqrt(products.length));
      expect(changes("label")).toEqual(none);
      return;
    }
    expect([changes("x1"), changes("x2")]).toEqual([none, none]);
    if (noise.kind === "mislabels") {
      const share = changes("label").filter((change) => change !== 0).length / points.length;
      // Five standard errors of a share.
      const error = Math.sqrt((noise.share * (1 - noise.share)) / points.length);
      expect(Math.abs(share - noise.share)).toBeLessThan(5 * error);
    } else if (noise.kind === "retargets") {
      const ratio = variance(changes("label")) / noise.variance;
      // Five standard errors of a variance of numbers with this kurtosis.
      const error = Math.sqrt((noise.kurtosis - 1) / points.length);
      expect(Math.abs(ratio - 1)).toBeLessThan(5 * error);
    } else {
      expect(changes("label")).toEqual(none);
    }
  });
});

describe("TensorFlow Playground's geometry", () => {
  test.each([
    [0, 0.5],
    [50, 4],
  ])("gauss: clusters at ±2; at noise %i their variance is %d", (noise, variance) => {
    const points = pointsOf("gauss", noise, 4000);
    const values = points.flatMap(({ x1, x2, label }) => {
      const centre = label === 1 ? 2 : -2;
      return [x1 - centre, x2 - centre];
    });
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const spread = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
    // Five standard errors of mean and variance of 8,000 normal numbers.
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(variance / 8000));
    expect(Math.abs(spread / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 8000));
  });

  test("multiGauss: 1 or −1 on the centres, halfway down at distance 1, 0 far away", () => {
    const generate = (x1: number, x2: number): number =>
      datasetById.multiGauss.generate({
        count: 1,
        noise: 0,
        points: [],
        draws: () => {
          const values = [x1, x2, 0, 0];
          return { uniform: () => values.shift() ?? 0, normal: () => 0 };
        },
      })[0]?.label ?? NaN;
    expect(generate(-4, 2.5)).toBe(1);
    expect(generate(0, 2.5)).toBe(-1);
    expect(generate(4, -2.5)).toBe(-1);
    expect(generate(0, -1.5)).toBe(0.5);
    expect(generate(-6, 6)).toBe(0);
  });
});

describe("points given by hand", () => {
  const at = (label: number) => ({ x1: 1, x2: 2, label });

  test("are used as they are", () => {
    const points = [at(0), { x1: -3.5, x2: 6, label: 1 }];
    const given = prepareRun(experimentWith({ data: { dataset: "points", points } }));
    expect([given.train.count, given.test.count]).toEqual([1, 1]);
    const coordinates = [...given.train.coordinates, ...given.test.coordinates];
    expect(coordinates.sort((a, b) => a - b)).toEqual([-3.5, 1, 2, 6]);
  });

  test("are classes where every label is one of 0 to 9, a regression otherwise", () => {
    const { kind } = datasetById.points;
    expect(kind({ points: [at(0), at(1)] })).toEqual({ task: "classification", classCount: 2 });
    expect(kind({ points: [at(0), at(0)] })).toEqual({ task: "classification", classCount: 2 });
    expect(kind({ points: [at(0), at(3)] })).toEqual({ task: "classification", classCount: 4 });
    expect(kind({ points: [at(0), at(9)] })).toEqual({ task: "classification", classCount: 10 });
    expect(kind({ points: [at(0), at(10)] }).task).toBe("regression");
    expect(kind({ points: [at(0), at(0.5)] }).task).toBe("regression");
    expect(kind({ points: [at(0), at(-1)] }).task).toBe("regression");
  });

  test("labelled −1 and 1, as in TensorFlow Playground, are its two classes", () => {
    const trained = (labels: readonly number[]) => {
      const points = labels.map((label, index) => ({ x1: index, x2: 2, label }));
      return prepareRun(experimentWith({ data: { dataset: "points", points } }));
    };
    const signs = trained([-1, 1, 1, -1, -1, 1]);
    const { task, classCount, output } = signs;
    expect({ task, classCount, output }).toEqual({
      task: "classification",
      classCount: 2,
      output: "tanh",
    });
    expect(signs.train).toEqual(trained([0, 1, 1, 0, 0, 1]).train);
    expect(trained([-1, 1, 1, -2]).task).toBe("regression");
    const targets = trained([-1, -1, 0.5, -1]);
    expect([...targets.train.labels, ...targets.test.labels].sort()).toEqual([-1, -1, -1, 0.5]);
  });
});
