import { expect, test } from "vitest";
import { datasetsLike, usualVariation } from "../../../src/components/race/usual-variations.ts";
import { datasets } from "../../../src/engine/data/datasets.ts";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { parseRace, variationFields } from "../../../src/engine/race/parse-race.ts";

test("whatever is learned, a race accepts the values that each setting begins with", () => {
  const points = [0, 1, 2, 3].map((x) => ({ x1: x, x2: -x, label: x % 2 }));
  for (const { id } of datasets) {
    const { experiment, problems } = parseExperiment({
      ...defaultExperiment,
      data: {
        ...defaultExperiment.data,
        dataset: id,
        points,
        rule: id === "plane" || id === "multiGauss" ? "x1*x2" : "x2 > 0",
      },
      rule: {},
    });
    expect(problems).toEqual([]);
    for (const field of variationFields) {
      const variation = usualVariation[field](experiment.data);
      expect(parseRace({ experiment, variation }), `${field} on ${id}`).toMatchObject({
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
  expect(datasetsLike({ ...data, dataset: "plane" })).toEqual(["plane", "multiGauss"]);
});
