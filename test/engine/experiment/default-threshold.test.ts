import { expect, test } from "vitest";
import { datasets } from "../../../src/engine/data/datasets.ts";
import { defaultThreshold } from "../../../src/engine/experiment/default-threshold.ts";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { setUpOf } from "../example-experiment.ts";

test("the experiment that the page opens on has the usual threshold", () => {
  expect(defaultExperiment.rule.threshold).toBe(defaultThreshold(defaultExperiment));
});

test.each(datasets.filter(({ id }) => id !== "points").map(({ id }) => id))(
  "on %s a network that answers 0 everywhere is far from the usual loss",
  (dataset) => {
    const { experiment } = parseExperiment({
      data: { dataset },
      initialisation: { scheme: "zeros", hiddenBias: 0, outputBias: 0 },
    });
    const trainer = createFastTrainer(setUpOf(experiment, "relu"));
    expect(trainer.evaluate("train").loss).toBeGreaterThan(3 * experiment.rule.threshold);
  },
);

test("points that are too few for their dataset are learned, and judged, as the default is", () => {
  const { experiment } = parseExperiment({ data: { dataset: "points", points: [] } });
  expect(experiment.rule.threshold).toBe(0.05);
});
