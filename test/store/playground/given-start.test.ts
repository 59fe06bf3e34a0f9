import { expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { ExplicitParameters } from "../../../src/engine/experiment/experiment.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { initialise } from "../../../src/engine/training/initialise.ts";
import { armLabel, armStates } from "../../../src/store/playground/arms.ts";
import { armsThatDraw } from "../../../src/store/playground/given-start.ts";
import { runDataOf } from "../../../src/store/playground/run-data.ts";

/** Weights and biases that no initialiser draws, for 2-2-1 with so many rows in the hidden layer. */
const given = (hiddenRows: number): ExplicitParameters => ({
  weights: [Array.from({ length: hiddenRows }, () => [77, 77]), [[77, 77]]],
  biases: [Array.from({ length: hiddenRows }, () => 77), [77]],
});

function experimentWith(explicit: ExplicitParameters | null) {
  const { experiment, problems } = parseExperiment({
    network: { hidden: [2] },
    arms: [armOf("tanh"), armOf("maxout"), armOf("prelu")],
    initialisation: { explicit },
  });
  expect(problems).toEqual([]);
  return experiment;
}

test.each([
  ["nothing", null, ["tanh", "Maxout", "PReLU"]],
  ["one row for each unit", given(2), ["Maxout"]],
  ["two pieces for each unit", given(4), ["tanh", "PReLU"]],
])("given %s, the arms that draw are named, as the engine starts them", (_, explicit, names) => {
  const experiment = experimentWith(explicit);
  const arms = armStates(experiment.arms);
  expect(armsThatDraw(experiment, arms)).toEqual(names);
  const drawn = arms.filter(({ arm }) => {
    const shape = armShape(experiment, runDataOf(experiment), arm);
    const start = initialise(experiment, shape, arm).subarray(0, shape.learnableOffset);
    return start.some((value) => value !== 77);
  });
  expect(drawn.map((state) => armLabel(state, arms))).toEqual(names);
});
