import { describe, expect, test } from "vitest";
import { type OptimiserId, optimiserById } from "../../../src/engine/optimisation/optimisers.ts";
import {
  type RegularisationId,
  regularisationById,
} from "../../../src/engine/optimisation/regularisation.ts";
import worked from "../../fixtures/worked-examples.json" with { type: "json" };
import { engines } from "../engines.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";
import { optimiserRecords, regularisationRecords } from "./records.ts";

const { numbers, regularisationRate, example, start } = worked;

/** The worked example: a linear unit that sees one example again and again, one update an epoch. */
const setUp = (algorithm: OptimiserId, kind: RegularisationId) => {
  const point = { x1: example.x1, x2: 0, label: example.target };
  return setUpOf(
    experimentWith({
      data: { dataset: "points", points: Array.from({ length: 10 }, () => point) },
      network: { features: ["x1"], hidden: [], output: "linear" },
      initialisation: {
        explicit: { weights: [[[start.weight]]], biases: [[start.bias]] },
      },
      optimiser: { algorithm, ...numbers },
      regularisation: { kind, rate: regularisationRate },
      batch: { size: 5 },
    }),
    "tanh",
  );
};

test("every optimiser and penalty has a worked example, by an independent script", () => {
  expect(Object.keys(optimiserRecords)).toEqual(Object.keys(optimiserById));
  expect(Object.keys(regularisationRecords)).toEqual(Object.keys(regularisationById));
});

describe.each(engines)("$engine engine", ({ create, rounding }) => {
  const follows = (
    algorithm: OptimiserId,
    kind: RegularisationId,
    steps: readonly (readonly number[])[],
  ): void => {
    expect(steps).toHaveLength(5);
    const trainer = create(setUp(algorithm, kind));
    for (const step of steps) {
      trainer.trainEpoch();
      const parameters = trainer.parameters();
      for (const [index, expected] of step.entries()) {
        expect(Math.abs((parameters[index] ?? Number.NaN) - expected)).toBeLessThan(rounding);
      }
    }
  };

  test.each(Object.entries(optimiserRecords))("%s takes its paper's steps", (id, { steps }) => {
    follows(id as OptimiserId, "none", steps);
  });

  test.each(Object.entries(regularisationRecords))(
    "penalty %s, under momentum",
    (id, { steps }) => {
      follows("momentum", id as RegularisationId, steps);
    },
  );
});
