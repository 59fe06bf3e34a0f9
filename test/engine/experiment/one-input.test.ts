import { describe, expect, test } from "vitest";
import { datasets, inputCount, targetCurve } from "../../../src/engine/data/datasets.ts";
import { featureLabel, featuresOf } from "../../../src/engine/data/features.ts";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { sayProblem } from "../../../src/words/problem.ts";
import "../../words/setup.ts";

const ofOneInput = datasets.filter(
  ({ id }) => inputCount({ ...defaultExperiment.data, dataset: id }) === 1,
);

test("eight sets have one input, and only those", () => {
  expect(ofOneInput.map(({ id }) => id)).toEqual([
    ...["sine", "steps", "absoluteValue", "bump", "sawtooth", "chirp", "outliers", "interval"],
  ]);
});

test.each(ofOneInput)("$id: no network sees a second input", ({ id }) => {
  const { experiment, problems } = experimentFromQuery(`data=${id}`);
  expect(problems).toEqual([]);
  expect(experiment.network.features).toEqual(["x1"]);
  expect(experimentToQuery(experiment)).toBe(`data=${id}`);
  const data = prepareRun(experiment);
  expect(data.inputCount).toBe(1);
  expect(data.train.inputs).toHaveLength(data.train.count);
});

test("its features are those of x, and called so", () => {
  const offered = featuresOf(1).map(({ id }) => id);
  expect(offered).toEqual(["x1", "x1Squared", "sinX1"]);
  expect(offered.map((id) => featureLabel(id, 1))).toEqual(["x", "x²", "sin x"]);
  expect(featureLabel("x1", 2)).toBe("x₁");
});

describe("features of a second input", () => {
  test("are refused with what is allowed", () => {
    const { experiment, problems } = experimentFromQuery("data=sine&features=x2,sinX1");
    expect(problems.map(sayProblem)).toEqual([
      'features: Must be of x1, x1Squared, sinX1, as the dataset has one input. (given: ["x2","sinX1"])',
    ]);
    expect(experiment.network.features).toEqual(["sinX1"]);
  });

  test("give way to x where none is left", () => {
    const { experiment } = parseExperiment({
      data: { dataset: "steps" },
      network: { features: ["x2", "x1x2"] },
    });
    expect(experiment.network.features).toEqual(["x1"]);
  });
});

test("has its own number of points where an address says none, as where it is chosen", () => {
  const countOf = (query: string) => experimentFromQuery(query).experiment.data.sampleCount;
  expect(["data=sine", "data=interval", "data=sine&samples=500"].map(countOf)).toEqual([
    200, 200, 500,
  ]);
  // Links to datasets over the plane, and to typed curves, mean what they always meant.
  expect(["data=plane", "data=rule&rule=y=sin(x)", "data=spiral"].map(countOf)).toEqual([
    500, 500, 500,
  ]);
  const { experiment } = experimentFromQuery("data=sine&samples=500");
  expect(experimentToQuery(experiment)).toBe("data=sine&samples=500");
});

test("the points of a curve lie on it, without noise", () => {
  const { experiment } = experimentFromQuery("data=chirp");
  const target = targetCurve(experiment.data);
  const { coordinates, labels, count } = prepareRun(experiment).train;
  for (let example = 0; example < count; example++) {
    // Both are float32, and the curve is at most 4 steep.
    const missed = (target?.(coordinates[2 * example] ?? NaN) ?? NaN) - (labels[example] ?? NaN);
    expect(Math.abs(missed)).toBeLessThan(4 * 2.4e-7 + 6e-8);
  }
  expect(targetCurve(defaultExperiment.data)).toBeNull();
});
