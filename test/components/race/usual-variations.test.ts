import { expect, test } from "vitest";
import {
  datasetsLike,
  namedFields,
  settingsThatMatter,
  usualVariation,
} from "../../../src/components/race/usual-variations.ts";
import { dataKind, datasets } from "../../../src/engine/data/datasets.ts";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { parseRace } from "../../../src/engine/race/parse-race.ts";

test("whatever is learned, a race accepts the values that each setting begins with", () => {
  const points = [0, 1, 2, 3].map((x) => ({ x1: x, x2: -x, label: x % 2 }));
  for (const { id } of datasets) {
    // The features that go with the data.
    const { features: _, ...network } = defaultExperiment.network;
    const { experiment, problems } = parseExperiment({
      ...defaultExperiment,
      network,
      data: {
        ...defaultExperiment.data,
        dataset: id,
        points,
        rule: id === "plane" || id === "multiGauss" ? "x1*x2" : "x2 > 0",
      },
      rule: {},
    });
    expect(problems).toEqual([]);
    for (const field of [...namedFields, ...settingsThatMatter(experiment)]) {
      const variation = usualVariation(field, experiment.data);
      // Outputs with different losses are compared by what they get right.
      const byAccuracy = field === "output" && dataKind(experiment.data).task === "classification";
      const rule = byAccuracy ? { metric: "testAccuracy" } : experiment.rule;
      expect(
        parseRace({ experiment: { ...experiment, rule }, variation }),
        `${field} on ${id}`,
      ).toMatchObject({
        race: { variation },
        problems: [],
      });
    }
  }
});

test("own points are a choice where there are enough of them", () => {
  const { data } = defaultExperiment;
  const point = { x1: 0, x2: 0, label: 1 };
  expect(datasetsLike(data)).not.toContain("points");
  expect(datasetsLike({ ...data, points: [point, point, point, point] })).toContain("points");
  expect(datasetsLike({ ...data, dataset: "plane" })).toEqual([
    "plane",
    "multiGauss",
    "temperatures",
    "zipCodes",
  ]);
});

test("only numbers that make a difference are offered", () => {
  const offered = (json: object) =>
    settingsThatMatter(parseExperiment({ ...defaultExperiment, ...json }).experiment);
  const plain = offered({});
  expect(plain).toEqual(
    expect.arrayContaining(["data.noise", "batch.size", "initialisation.range"]),
  );
  for (const idle of [
    "optimiser.momentum",
    "optimiser.scheduleEpochs",
    "optimiser.clipAt",
    "regularisation.rate",
    "regularisation.labelSmoothing",
  ]) {
    expect(plain).not.toContain(idle);
  }
  const adam = offered({ optimiser: { algorithm: "adam", schedule: "warmUp", clipping: "norm" } });
  expect(adam).toEqual(
    expect.arrayContaining(["optimiser.meanDecay", "optimiser.scheduleEpochs", "optimiser.clipAt"]),
  );
  expect(adam).not.toContain("optimiser.scheduleFactor");
  expect(offered({ network: { output: "sigmoid" } })).toContain("regularisation.labelSmoothing");
});
