import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { experimentWith } from "../example-experiment.ts";

const sorted = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);

describe("the split", () => {
  test("trains on the share that was asked for, rounded down", () => {
    for (const [sampleCount, trainShare, count] of [
      [500, 0.5, 250],
      [100, 0.29, 29], // 100 · 0.29 is 28.999999999999996 in binary
      [101, 0.5, 50],
      [10, 0.9, 9],
    ] as const) {
      const run = prepareRun(experimentWith({ data: { sampleCount, trainShare } }));
      expect([run.train.count, run.test.count]).toEqual([count, sampleCount - count]);
    }
  });

  test("takes all points for training where that is asked for", () => {
    const run = prepareRun(experimentWith({ data: { trainShare: 1 } }));
    expect([run.train.count, run.test.count]).toEqual([500, 0]);
  });

  test("mixes the classes, although generators make one after the other", () => {
    const { labels } = prepareRun(experimentWith({})).train;
    const changes = labels.filter((label, i) => i > 0 && label !== labels[i - 1]).length;
    // 250 shuffled labels change about 125 times, unshuffled ones once.
    expect(changes).toBeGreaterThan(85);
  });

  test("a larger training share keeps the points and moves the line between the sets", () => {
    const small = prepareRun(experimentWith({ data: { trainShare: 0.3 } }));
    const large = prepareRun(experimentWith({ data: { trainShare: 0.6 } }));
    expect(large.train.coordinates.slice(0, small.train.coordinates.length)).toEqual(
      small.train.coordinates,
    );
  });
});

describe("the output", () => {
  const outputOf = (dataset: "circle" | "rings" | "plane", output: "auto" | "softmax" | "linear") =>
    prepareRun(experimentWith({ data: { dataset }, network: { output } }));

  test('"auto" is tanh for two classes, softmax for three, linear for regression', () => {
    expect(outputOf("circle", "auto").output).toBe("tanh");
    expect(outputOf("rings", "auto").output).toBe("softmax");
    expect(outputOf("plane", "auto").output).toBe("linear");
  });

  test("softmax has a unit per class, with 1 on the right one", () => {
    const two = outputOf("circle", "softmax");
    expect(two.outputCount).toBe(2);
    for (const [i, label] of two.train.labels.entries()) {
      expect([...two.train.targets.slice(2 * i, 2 * i + 2)]).toEqual(label === 1 ? [0, 1] : [1, 0]);
    }
    expect(outputOf("rings", "softmax").outputCount).toBe(3);
  });

  test("three classes under a squared loss are one against the rest, ±1", () => {
    const { outputCount, train } = outputOf("rings", "linear");
    expect(outputCount).toBe(3);
    for (const [i, label] of train.labels.entries()) {
      const expected = [0, 1, 2].map((unit) => (unit === label ? 1 : -1));
      expect([...train.targets.slice(3 * i, 3 * i + 3)]).toEqual(expected);
    }
  });

  test("two classes under tanh are one unit: +1 for class 1, −1 for class 0", () => {
    const { outputCount, train } = outputOf("circle", "auto");
    expect(outputCount).toBe(1);
    expect(train.targets).toEqual(train.labels.map((label) => (label === 1 ? 1 : -1)));
  });

  test("a regression's targets are its labels, and softmax refuses them in words", () => {
    const { train } = outputOf("plane", "auto");
    expect(train.targets).toEqual(train.labels);
    expect(() => outputOf("plane", "softmax")).toThrow(/network\.output.*regression/);
  });
});

describe("inputs", () => {
  test("raw features are what their names say, as float32", () => {
    const features = ["x1", "x2", "x1Squared", "x2Squared", "x1x2", "sinX1", "sinX2"] as const;
    const { toInputs } = prepareRun(experimentWith({ network: { features } }));
    const inputs = toInputs(Float32Array.of(1.5, -2));
    const expected = [1.5, -2, 2.25, 4, -3, Math.sin(1.5), Math.sin(-2)].map(Math.fround);
    expect([...inputs]).toEqual(expected);
  });

  test("standardised features have mean 0 and variance 1 over the training set", () => {
    const { train } = prepareRun(
      experimentWith({ network: { features: ["x1", "x2Squared"], scaling: "standardised" } }),
    );
    for (const column of [0, 1]) {
      const values = [...train.inputs].filter((_, i) => i % 2 === column);
      const mean = values.reduce((sum, x) => sum + x, 0) / train.count;
      const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / train.count;
      // Each input is rounded to float32: 6e−8 relative, values up to about 4.
      expect(Math.abs(mean)).toBeLessThan(1e-6);
      expect(Math.abs(variance - 1)).toBeLessThan(1e-6);
    }
  });

  test("a feature that never varies becomes 0, not NaN", () => {
    const points = [0, 1, 2, 3].map((x2) => ({ x1: 2, x2, label: x2 % 2 }));
    const { train } = prepareRun(
      experimentWith({ data: { dataset: "points", points }, network: { scaling: "standardised" } }),
    );
    expect([...train.inputs].filter((_, i) => i % 2 === 0)).toEqual([0, 0]);
  });
});

describe("the batch order", () => {
  test("visits every training example once an epoch, whatever the seed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.nat(1000),
        fc.constantFrom("once" as const, "everyEpoch" as const),
        (seed, epoch, shuffle) => {
          const run = prepareRun(
            experimentWith({ data: { sampleCount: 40 }, batch: { shuffle } }),
            seed,
          );
          expect(sorted(run.batchOrder(epoch))).toEqual([...Array(20).keys()]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('"once" repeats itself, "everyEpoch" does not, and both can be asked again', () => {
    const once = prepareRun(experimentWith({ batch: { shuffle: "once" } }));
    const every = prepareRun(experimentWith({ batch: { shuffle: "everyEpoch" } }));
    expect(once.batchOrder(0)).toEqual(once.batchOrder(7));
    expect(every.batchOrder(0)).not.toEqual(every.batchOrder(7));
    expect(every.batchOrder(7)).toEqual(every.batchOrder(7));
    expect(every.train).toEqual(once.train);
  });

  test("a batch larger than the training set means all of it", () => {
    const { batchSize, train } = prepareRun(experimentWith({ batch: { size: 10_000 } }));
    expect(batchSize).toBe(train.count);
  });
});

test("nothing but the data's own fields decides the data", () => {
  const base = prepareRun(experimentWith({}));
  const other = prepareRun(
    experimentWith({
      arms: [],
      network: { hidden: [8] },
      initialisation: { scheme: "heNormal" },
      optimiser: { algorithm: "adam" },
    }),
  );
  expect(other.train).toEqual(base.train);
  expect(other.test).toEqual(base.test);
});
