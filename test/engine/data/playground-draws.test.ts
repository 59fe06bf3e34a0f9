import { describe, expect, test } from "vitest";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { experimentWith } from "../example-experiment.ts";

/**
 * From dataset.ts of tensorflow/playground at commit 2c87f3d, on seedrandom 3.0.5 in Node 20: x, y
 * and label of the first two and the last point that it trains on, and of the first and the last
 * that it tests on, to seven digits.
 */
const records = [
  {
    dataset: "circle",
    seed: 18397,
    noise: 0,
    percent: 50,
    count: 500,
    points: [
      [0.542696, -0.5028958, 1],
      [-4.142595, 1.851313, -1],
      [2.73663, -2.42478, -1],
      [-0.06932479, 1.2688, 1],
      [-3.970869, -0.8663912, -1],
    ],
  },
  {
    dataset: "circle",
    seed: 42312,
    noise: 25,
    percent: 80,
    count: 500,
    points: [
      [0.5988327, -0.2588917, 1],
      [1.304942, 0.5741991, 1],
      [1.299635, 0.8459807, 1],
      [-3.569403, 0.9863144, -1],
      [3.736819, 2.372732, -1],
    ],
  },
  {
    dataset: "xor",
    seed: 50000,
    noise: 10,
    percent: 30,
    count: 500,
    points: [
      [3.761524, 5.112834, 1],
      [0.9331509, -2.402773, -1],
      [2.23898, -1.308855, -1],
      [4.223755, -2.177484, -1],
      [1.64885, 3.157167, 1],
    ],
  },
  {
    dataset: "gauss",
    seed: 7,
    noise: 50,
    percent: 50,
    count: 500,
    points: [
      [1.448787, 2.097787, 1],
      [3.715421, -0.6435756, 1],
      [-3.496936, -2.483932, -1],
      [-0.008514149, -0.993596, -1],
      [2.711456, 0.5451127, 1],
    ],
  },
  {
    dataset: "spiral",
    seed: 99999,
    noise: 20,
    percent: 70,
    count: 500,
    points: [
      [-2.995326, -1.203342, -1],
      [-3.315227, 2.022384, -1],
      [-0.03775335, -0.414544, -1],
      [-0.05537719, 0.07054376, -1],
      [1.873108, -3.603246, 1],
    ],
  },
  {
    dataset: "plane",
    seed: 70142,
    noise: 15,
    percent: 50,
    count: 1200,
    points: [
      [1.69647, 0.2378521, 0.1452645],
      [3.353606, -5.284837, -0.1949178],
      [3.192292, 3.859402, 0.6485975],
      [-1.337189, 4.409436, 0.2347744],
      [4.950671, 0.2945277, 0.4133417],
    ],
  },
  {
    dataset: "multiGauss",
    seed: 12345,
    noise: 30,
    percent: 10,
    count: 1200,
    points: [
      [4.247774, 1.455119, 0.3708888],
      [2.822574, 3.556419, -0.3553347],
      [-4.244813, 5.789785, 0],
      [4.072741, 3.262499, 0.1414685],
      [1.989018, -2.706514, 0],
    ],
  },
] as const;

describe("a seed of TensorFlow Playground", () => {
  test.each(records)(
    "gives the points that it trains and tests on there: $dataset, $seed, noise $noise",
    ({ dataset, seed, noise, percent, count, points }) => {
      const data = {
        dataset,
        noise,
        sampleCount: count,
        trainShare: percent / 100,
        playgroundSeed: seed,
        points: [],
      };
      const { train, test: rest, classCount } = prepareRun(experimentWith({ data }));
      const shown = [train, train, train, rest, rest].flatMap((set, index) => {
        const at = [0, 1, train.count - 1, 0, rest.count - 1][index] ?? 0;
        const label = set.labels[at] ?? Number.NaN;
        return [
          set.coordinates[2 * at] ?? Number.NaN,
          set.coordinates[2 * at + 1] ?? Number.NaN,
          classCount === 0 ? label : 2 * label - 1,
        ];
      });
      // Ours are float32 values: within 6e-8 of 6.
      for (const [index, value] of points.flat().entries()) {
        expect(Math.abs((shown[index] ?? Number.NaN) - value)).toBeLessThan(1e-6);
      }
    },
  );

  test("gives them whatever the experiment's seed is, and nothing to datasets that it does not have", () => {
    const run = (dataset: "circle" | "moons", seed: number, playgroundSeed?: number) =>
      prepareRun(
        experimentWith({
          data: {
            ...experimentWith({}).data,
            dataset,
            ...(playgroundSeed === undefined ? {} : { playgroundSeed }),
          },
          seed,
        }),
      ).train.coordinates;
    expect(run("circle", 1, 5)).toEqual(run("circle", 2, 5));
    expect(run("circle", 1, 5)).not.toEqual(run("circle", 1, 6));
    expect(run("moons", 1, 5)).toEqual(run("moons", 1));
  });
});
