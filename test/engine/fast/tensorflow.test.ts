import { beforeAll, expect, test } from "vitest";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import type { FlatParameters } from "../../../src/engine/training/trainer.ts";
import { kernelsAlone, prepareTensorflow, tensorflowWays } from "../../bench/tensorflow.ts";
import { setUpOf, workloads } from "../../bench/workloads.ts";

beforeAll(async () => {
  await prepareTensorflow();
});

const opponents = [...tensorflowWays, kernelsAlone];
const cases = workloads.flatMap((workload) =>
  opponents.map((way) => [workload.name, way.name, workload, way] as const),
);

/**
 * Two epochs are 50 steps in float32 by two orders of summation. Each step moves a weight by at
 * most 0.001 × its gradient, with a relative error of about 1e-6 (tanh to 5e-7), so that errors
 * stay below the rounding of weights up to 0.5 (3e-8 a step, 50 steps at random: 2e-7).
 */
const tolerance = 1e-6;

test.each(cases)("%s: the engine's weights are those of TensorFlow.js (%s)", async (...row) => {
  const [, , workload, way] = row;
  const setUp = setUpOf(workload);
  const engine = createFastTrainer(setUp);
  const theirs = way(setUp);
  const start = engine.parameters();
  for (let epoch = 0; epoch < 2; epoch++) {
    engine.trainEpoch();
    await theirs.trainEpoch();
  }
  const difference = (a: FlatParameters, b: FlatParameters): number =>
    Math.max(...Array.from(a, (value, index) => Math.abs(value - (b[index] as number))));
  const weights = theirs.parameters();
  expect(weights).toHaveLength(start.length);
  // Training moved them by far more than the tolerance.
  expect(difference(start, engine.parameters())).toBeGreaterThan(100 * tolerance);
  expect(difference(engine.parameters(), weights)).toBeLessThan(tolerance);
  theirs.dispose();
});
