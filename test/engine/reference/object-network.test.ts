import { expect, test } from "vitest";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import {
  type ObjectFunctionId,
  ObjectNetwork,
  objectFunctions,
} from "../../bench/object-network.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

test.each(Object.keys(objectFunctions) as ObjectFunctionId[])(
  "the bench's opponent learns what the float64 engine learns, with %s",
  (activation) => {
    const batchSize = 10;
    const experiment = experimentWith({
      network: { hidden: [4, 2] },
      batch: { size: batchSize },
      data: { sampleCount: 100 },
    });
    const setUp = setUpOf(experiment, activation);
    const { data, parameters } = setUp;
    const objects = new ObjectNetwork([2, 4, 2, 1], activation, parameters);
    const inputs = Array.from({ length: data.train.count }, (_, example) => [
      ...data.train.inputs.subarray(2 * example, 2 * example + 2),
    ]);
    const reference = createReferenceTrainer(setUp);
    for (let epoch = 0; epoch < 5; epoch++) {
      reference.trainEpoch();
      objects.trainEpoch(
        inputs,
        [...data.train.targets],
        batchSize,
        experiment.optimiser.learningRate,
      );
    }
    const expected = reference.parameters();
    // The engine hands its weights out in float32: half of its last place, 6·10⁻⁸, and no more.
    for (const [place, value] of objects.parameters().entries()) {
      const exact = expected[place] as number;
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(exact)));
    }
  },
);
