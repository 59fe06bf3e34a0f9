import { describe, expect, test } from "vitest";
import type { DatasetId } from "../../../src/engine/data/dataset.ts";
import { datasetById, datasets } from "../../../src/engine/data/datasets.ts";
import { experimentFields } from "../../../src/engine/experiment/fields.ts";
import { toNormal } from "../../../src/engine/random/normal.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { experimentWith } from "../example-experiment.ts";

interface Point {
  x1: number;
  x2: number;
  label: number;
}

/** All points of a dataset, train and test together. */
function pointsOf(dataset: DatasetId, noise = 0, sampleCount = 1000, seed = 0): Point[] {
  const { train, test: rest } = prepareRun(
    experimentWith({ data: { dataset, noise, sampleCount } }),
    seed,
  );
  return [train, rest].flatMap(({ coordinates, labels }) =>
    Array.from(labels, (label, i) => ({
      x1: coordinates[2 * i] ?? NaN,
      x2: coordinates[2 * i + 1] ?? NaN,
      label,
    })),
  );
}

const radius = ({ x1, x2 }: Point): number => Math.hypot(x1, x2);
const generated = datasets.filter(({ id }) => id !== "points");

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
      const request = { count: 20, noise: 0.5, draws: () => draw, points: [] };
      for (const { x1, x2, label } of datasetById[id].generate(request)) {
        expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(min);
        expect(Math.max(x1, x2)).toBeLessThanOrEqual(max);
        expect(label).toBeGreaterThanOrEqual(labelMin);
        expect(label).toBeLessThanOrEqual(labelMax);
      }
    }
  });

  test("uses every class, none of them rarely", () => {
    const { classCount } = kind([]);
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

describe("TensorFlow Playground's geometry", () => {
  test("circle: class 1 within 2.5 of the centre, class 0 from 3.5 to 5", () => {
    for (const point of pointsOf("circle")) {
      const r = radius(point);
      // float32 may round a point at the edge outwards by 3e−7.
      if (point.label === 1) expect(r).toBeLessThan(2.5 + 1e-6);
      else expect(r > 3.5 - 1e-6 && r < 5 + 1e-6).toBe(true);
    }
  });

  test("xor: class 1 where the signs agree, a gap of 0.3 on each side of the axes", () => {
    for (const { x1, x2, label } of pointsOf("xor")) {
      expect(label).toBe(x1 * x2 >= 0 ? 1 : 0);
      expect(Math.min(Math.abs(x1), Math.abs(x2))).toBeGreaterThanOrEqual(0.2999);
      expect(Math.max(Math.abs(x1), Math.abs(x2))).toBeLessThanOrEqual(5.3001);
    }
  });

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

  test("spiral: distance r lies at angle 2π · 1.75 · r / 5, the other class opposite", () => {
    for (const { x1, x2, label } of pointsOf("spiral", 0, 400)) {
      const r = Math.hypot(x1, x2);
      const angle = 1.75 * (r / 5) * 2 * Math.PI + (label === 1 ? 0 : Math.PI);
      // float32 coordinates, and an angle that multiplies r's rounding by 2.2.
      expect(Math.abs(x1 - r * Math.sin(angle))).toBeLessThan(1e-5);
      expect(Math.abs(x2 - r * Math.cos(angle))).toBeLessThan(1e-5);
    }
  });

  test("plane: the target is (x1 + x2) / 10", () => {
    for (const { x1, x2, label } of pointsOf("plane")) expect(label).toBeCloseTo((x1 + x2) / 10, 6);
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
    expect(kind([at(0), at(1)])).toEqual({ task: "classification", classCount: 2 });
    expect(kind([at(0), at(0)])).toEqual({ task: "classification", classCount: 2 });
    expect(kind([at(0), at(3)])).toEqual({ task: "classification", classCount: 4 });
    expect(kind([at(0), at(9)])).toEqual({ task: "classification", classCount: 10 });
    expect(kind([at(0), at(10)]).task).toBe("regression");
    expect(kind([at(0), at(0.5)]).task).toBe("regression");
    expect(kind([at(0), at(-1)]).task).toBe("regression");
  });

  test("labelled −1 and 1, as in TensorFlow Playground, are its two classes", () => {
    const trained = (labels: readonly number[]) => {
      const points = labels.map((label, index) => ({ x1: index, x2: 2, label }));
      return prepareRun(experimentWith({ data: { dataset: "points", points } }));
    };
    const signs = trained([-1, 1, 1, -1, -1, 1]);
    const { task, classCount, output } = signs;
    expect({ task, classCount, output }).toEqual({
      ...{ task: "classification", classCount: 2, output: "tanh" },
    });
    expect(signs.train).toEqual(trained([0, 1, 1, 0, 0, 1]).train);
    expect(trained([-1, 1, 1, -2]).task).toBe("regression");
    const targets = trained([-1, -1, 0.5, -1]);
    expect([...targets.train.labels, ...targets.test.labels].sort()).toEqual([-1, -1, -1, 0.5]);
  });
});
