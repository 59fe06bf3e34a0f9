import { expect, test } from "vitest";
import { datasets } from "../../../src/engine/datasets/registry.ts";
import { defaultThreshold } from "../../../src/engine/experiment/default-threshold.ts";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { prepareRun } from "../../../src/engine/prepare-run.ts";
import { ArmRun } from "../../../src/engine/run.ts";

test("the experiment that the page opens on has the usual threshold", () => {
  expect(defaultExperiment.rule.threshold).toBe(defaultThreshold(defaultExperiment));
});

test.each(datasets.filter(({ id }) => id !== "points").map(({ id }) => id))(
  "on %s a network that answers 0 everywhere is far from the usual loss",
  (dataset) => {
    const { experiment } = parseExperiment({
      data: { dataset },
      arms: ["relu"],
      initialisation: { scheme: "zeros", hiddenBias: 0, outputBias: 0 },
    });
    const [arm] = experiment.arms;
    if (!arm) throw new Error("There is no arm.");
    const data = prepareRun(experiment);
    const run = new ArmRun({
      experiment,
      data,
      arm,
      createTrainer: createFastTrainer,
      clock: () => 0,
    });
    expect(run.trainer.evaluate("train").loss).toBeGreaterThan(3 * experiment.rule.threshold);
  },
);

test("a regression's is in files and addresses alike, and is not written where it is meant", () => {
  const { experiment } = experimentFromQuery("data=plane");
  expect(experiment.rule.threshold).toBe(0.01);
  expect(parseExperiment({ data: { dataset: "plane" } }).experiment).toEqual(experiment);
  expect(experimentToQuery(experiment)).toBe("data=plane");
  const high = { ...experiment, rule: { ...experiment.rule, threshold: 0.05 } };
  expect(experimentFromQuery(experimentToQuery(high)).experiment).toEqual(high);
});

test("points that are too few for their dataset are learned, and judged, as the default is", () => {
  const { experiment } = parseExperiment({ data: { dataset: "points", points: [] } });
  expect(experiment.rule.threshold).toBe(0.05);
});
