import { describe, expect, test } from "vitest";
import { type OutputId, outputKindById } from "../../../src/engine/network/losses.ts";
import { float64 } from "../../../src/functions/algebra/arithmetic.ts";
import { engines } from "../engines.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";
import { outputRecords } from "./records.ts";

test("every output kind has worked examples, by an independent script", () => {
  expect(Object.keys(outputRecords)).toEqual(Object.keys(outputKindById));
});

const cases = Object.entries(outputRecords).flatMap(([id, examples]) =>
  examples.map((example) => ({ id: id as OutputId, ...example })),
);

/** A few float64 roundings of numbers below 10. */
const rounding = 1e-14;

const expectClose = (
  found: ArrayLike<number>,
  expected: readonly number[],
  bound: number,
): void => {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((found[index] ?? Number.NaN) - value)).toBeLessThan(bound);
  }
};

test.each(cases)("$id at logits $logits of class $label", ({ id, ...example }) => {
  const { apply, loss, delta, targetRange } = outputKindById[id];
  const { logits, targets } = example;
  const outputs: number[] = [];
  apply(float64, logits, outputs);
  expectClose(outputs, example.outputs, rounding);
  expectClose([loss(float64, logits, targets)], [example.loss], rounding);
  const deltas: number[] = [];
  delta(float64, logits, targets, deltas);
  expectClose(deltas, example.delta, rounding);
  const isHot = (unit: number): boolean =>
    logits.length === 1 ? example.label === 1 : unit === example.label;
  expect(targets).toEqual(logits.map((_, unit) => targetRange[isHot(unit) ? 1 : 0]));
});

describe.each(engines)("$engine engine", ({ create, rounding: bound }) => {
  /** An output layer whose biases are the logits, on training examples that are all the same one. */
  const started = ({ id, logits, label, targets }: (typeof cases)[number]) => {
    const experiment = experimentWith({
      data: { dataset: logits.length > 1 ? "blobs" : "circle", sampleCount: 10 },
      network: { features: ["x1"], hidden: [], output: id },
      // One update at this rate moves each bias by its delta.
      optimiser: { learningRate: 1 },
    });
    const setUp = setUpOf(experiment, "tanh");
    const { data } = setUp;
    const { count } = data.train;
    const train = {
      ...data.train,
      inputs: new Float32Array(count).fill(1),
      targets: Float32Array.from(Array.from({ length: count }, () => targets).flat()),
      labels: data.train.labels.map(() => label),
    };
    const parameters = Float32Array.from([...logits.map(() => 0), ...logits]);
    return create({ ...setUp, data: { ...data, train }, parameters });
  };

  test.each(cases)("$id at logits $logits of class $label", (example) => {
    const { logits, outputs, loss, delta } = example;
    const trainer = started(example);
    // Outputs are handed over as float32.
    expectClose(trainer.outputs(0, 0), outputs, 1e-6);
    expectClose([trainer.evaluate().loss], [loss], 10 * bound);
    trainer.trainEpoch();
    const moved = Array.from(trainer.parameters()).slice(-logits.length);
    const found = moved.map((bias, unit) => (logits[unit] ?? Number.NaN) - bias);
    expectClose(found, delta, 10 * bound);
  });
});
