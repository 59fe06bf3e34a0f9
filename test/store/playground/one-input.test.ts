import { expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { editExperiment, withData } from "../../../src/store/playground/experiment-edit.ts";

const queryAfter = (query: string, dataset: string): string => {
  const { experiment } = experimentFromQuery(query);
  return experimentToQuery(editExperiment(experiment, "data.dataset", dataset).experiment);
};

test("with a curve the second input goes, with its features, its size and its loss come", () => {
  expect(queryAfter("", "sine")).toBe("data=sine");
  expect(queryAfter("features=x1,x2,x1x2,sinX1", "steps")).toBe("data=steps&features=x1,sinX1");
  expect(queryAfter("features=x2", "steps")).toBe("data=steps");
});

test("with the plane both coordinates come back", () => {
  expect(queryAfter("data=sine", "circle")).toBe("");
  expect(queryAfter("data=sine&features=x1Squared", "circle")).toBe("features=x1,x2,x1Squared");
  // A number of points that was chosen stays.
  expect(queryAfter("data=sine&samples=400", "circle")).toBe("samples=400");
  // From one curve to another nothing changes.
  expect(queryAfter("data=sine&features=sinX1", "bump")).toBe("data=bump&features=sinX1");
});

test("a typed curve brings its one input", () => {
  const data = { dataset: "rule", rule: "y = sin(x)" } as const;
  const { experiment } = withData(defaultExperiment, data);
  expect(experiment.network.features).toEqual(["x1"]);
});
