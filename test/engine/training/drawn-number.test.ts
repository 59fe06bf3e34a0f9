import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { FastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { drawFurther } from "../../../src/engine/random/draw.ts";
import { ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { drawnNumber, drawnRange, meanOf } from "../../../src/engine/training/drawn-number.ts";
import type { TrainerSetUp } from "../../../src/engine/training/trainer.ts";
import { compile } from "../../../src/functions/algebra/evaluate.ts";
import { drawnParameter } from "../../../src/functions/families/activation-function.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

/** torch.nn.RReLU's defaults. */
const range = { low: 1 / 8, high: 1 / 3 };

const { data } = setUpOf(experimentWith({}), "tanh", 5);
const numbers = (epoch: number, example: number, layer: number, count: number): number[] => {
  const drawn = drawFurther(data.epochDraw("shape", epoch), example, layer);
  return Array.from({ length: count }, (_, unit) => drawnNumber(drawn, unit, range));
};

test("numbers are even between the two", () => {
  const drawn = Array.from({ length: 2500 }, (_, example) => numbers(0, example, 1, 8)).flat();
  expect(Math.min(...drawn)).toBeGreaterThan(range.low);
  expect(Math.max(...drawn)).toBeLessThan(range.high);
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
  // Of an even distribution: variance (h − l)²/12; five standard errors of 20,000 draws, which are fixed.
  const expected = (range.high - range.low) ** 2 / 12;
  expect(Math.abs(mean - meanOf(range))).toBeLessThan(5 * Math.sqrt(expected / drawn.length));
  const deviation = expected * Math.sqrt(0.8 / drawn.length);
  expect(Math.abs(variance - expected)).toBeLessThan(5 * deviation);
});

test("units, layers, examples and epochs have draws of their own, others than dropout's", () => {
  const first = numbers(0, 0, 0, 16);
  expect(new Set(first).size).toBe(16);
  for (const other of [numbers(1, 0, 0, 16), numbers(0, 1, 0, 16), numbers(0, 0, 1, 16)]) {
    expect(first.some((number) => other.includes(number))).toBe(false);
  }
  expect(data.epochDraw("shape", 3)).not.toBe(data.epochDraw("dropout", 3));
});

test("every function that draws is in evaluation what it is with the mean", () => {
  const drawing = activationFunctions.flatMap((activation) =>
    activation.kind === "elementwise" && activation.drawn
      ? [{ activation, drawn: activation.drawn }]
      : [],
  );
  expect(drawing.map(({ activation }) => activation.id)).toEqual(["rrelu"]);
  for (const { activation, drawn } of drawing) {
    expect(Object.keys(activation.parameters)).not.toContain(drawnParameter);
    const { parameters } = armOf(activation.id);
    const own = drawnRange(activation, { lower: 1 / 8, upper: 1 / 3, ...parameters });
    const mean = meanOf(own as NonNullable<typeof own>);
    const [evaluated, trained] = [compile(activation.value), compile(drawn.value)];
    for (const z of [-20, -1, -1e-3, 0, 0.5, 7]) {
      const values = { lower: 1 / 8, upper: 1 / 3 };
      expect(evaluated(z, values)).toBe(trained(z, { [drawnParameter]: mean }));
    }
  }
});

describe.each([
  ["SIMD", (start: TrainerSetUp) => new FastTrainer(start)],
  ["float64", (start: TrainerSetUp) => new ReferenceTrainer(start)],
] as const)("%s engine", (_name, create) => {
  const experiment = experimentWith({ network: { hidden: [8, 8] } });
  const leaky = { ...armOf("leakyRelu"), parameters: { slope: 11 / 48 } };
  const even = { ...armOf("rrelu"), parameters: { lower: 11 / 48, upper: 11 / 48 } };

  test("evaluates RReLU as the leaky ReLU of its mean slope, and trains it otherwise", () => {
    const [drawing, mean] = [
      create(setUpOf(experiment, "rrelu")),
      create(setUpOf(experiment, leaky)),
    ];
    // 11/48 is rounded once in one engine, (1/8 + 1/3)/2 in another place in the other.
    const digits = 6;
    expect(drawing.evaluate("test").loss).toBeCloseTo(mean.evaluate("test").loss, digits);
    for (const trainer of [drawing, mean]) trainer.trainEpoch();
    const far = Array.from(drawing.parameters(), (value, index) =>
      Math.abs(value - (mean.parameters()[index] as number)),
    );
    expect(Math.max(...far)).toBeGreaterThan(1e-4);
  });

  test("without anything between its bounds it trains as the leaky ReLU does", () => {
    const [drawing, mean] = [create(setUpOf(experiment, even)), create(setUpOf(experiment, leaky))];
    for (let epoch = 0; epoch < 3; epoch++) {
      for (const trainer of [drawing, mean]) trainer.trainEpoch();
    }
    const expected = mean.parameters();
    // 75 updates, each with its roundings.
    for (const [index, value] of drawing.parameters().entries()) {
      expect(Math.abs(value - (expected[index] as number))).toBeLessThan(1e-5);
    }
  });

  test("goes on from a snapshot to the same bits", () => {
    const start = setUpOf(experiment, "rrelu");
    const [trainer, other] = [create(start), create(start)];
    for (let iteration = 0; iteration < 37; iteration++) trainer.trainIteration();
    other.restore(trainer.snapshot());
    for (const one of [trainer, other]) {
      for (let iteration = 0; iteration < 37; iteration++) one.trainIteration();
    }
    expect(other.parameters()).toEqual(trainer.parameters());
  });
});
