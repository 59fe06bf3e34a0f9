import { expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { initialise } from "../../../src/engine/training/initialise.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";

const data = prepareRun(defaultExperiment);

function parametersAfter(epochs: number, arm: ArmSpec): readonly number[] {
  const shape = armShape(defaultExperiment, data, arm);
  const parameters = initialise(defaultExperiment, shape, arm);
  const trainer = createFastTrainer({ experiment: defaultExperiment, data, arm, parameters });
  for (let epoch = 0; epoch < epochs; epoch++) trainer.trainEpoch();
  return [...trainer.parameters()];
}

const typed = (formula: string, learnable: readonly string[] = []): ArmSpec => ({
  ...armOf("invented"),
  invention: { name: "typed", formula, learnable },
});

test.each([
  ["tanh", "tanh(z)"],
  ["sigmoid", "sigmoid(z)"],
  ["relu", "max(z, 0)"],
  ["gelu", "z * normcdf(z)"],
])("%s typed as %s trains to the same bits", (id, formula) => {
  expect(parametersAfter(40, typed(formula))).toEqual(parametersAfter(40, armOf(id)));
});

test("a learned parameter of a typed function learns as PReLU's does, from the same start", () => {
  const prelu = { ...armOf("prelu"), parameters: { slope: 0.25 } };
  const own = {
    ...typed("z > 0 ? z : slope * z", ["slope"]),
    parameters: { slope: 0.25 },
  };
  const trained = parametersAfter(40, own);
  expect(trained).toEqual(parametersAfter(40, prelu));
  // One value for each hidden layer stands at the end, and has moved.
  expect(trained.slice(-2)).not.toContain(0.25);
});
