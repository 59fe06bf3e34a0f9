import { describe, expect, test } from "vitest";
import { FastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import {
  type ScheduleId,
  scheduleById,
  scheduledRate,
} from "../../../src/engine/optimisation/schedules.ts";
import { ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { engines } from "../engines.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

/**
 * Rates of the epochs 0 to 7 at η = 1, N = 4 and γ = 0.5, by the formulas of PyTorch 2.5's
 * documentation (ConstantLR; LinearLR from 1/4 over 3; StepLR; CosineAnnealingLR without its rise
 * after N) and Keras 3's (InverseTimeDecay at a decay rate of 1). Cosines are exact roots.
 */
const records: Readonly<Record<ScheduleId, readonly number[]>> = {
  constant: [1, 1, 1, 1, 1, 1, 1, 1],
  warmUp: [0.25, 0.5, 0.75, 1, 1, 1, 1, 1],
  step: [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5],
  cosine: [1, (2 + Math.SQRT2) / 4, 0.5, (2 - Math.SQRT2) / 4, 0, 0, 0, 0],
  inverse: [1, 4 / 5, 4 / 6, 4 / 7, 4 / 8, 4 / 9, 4 / 10, 4 / 11],
};

const numbers = { scheduleEpochs: 4, scheduleFactor: 0.5 };

test("every schedule has a record", () => {
  expect(Object.keys(records)).toEqual(Object.keys(scheduleById));
});

describe.each(Object.keys(scheduleById) as ScheduleId[])("%s", (schedule) => {
  test("has the rates of its source", () => {
    for (const [epoch, expected] of records[schedule].entries()) {
      // A few roundings of a number up to 1.
      expect(Math.abs(scheduledRate({ schedule, ...numbers }, 1, epoch) - expected)).toBeLessThan(
        1e-15,
      );
    }
  });

  test("reads what it says, and no more", () => {
    const read = new Set<string>();
    const watched = new Proxy(numbers, {
      get: (target, name: keyof typeof numbers) => {
        read.add(name);
        return target[name];
      },
    });
    scheduleById[schedule].factor(2, watched);
    expect([...read].sort()).toEqual([...scheduleById[schedule].reads].sort());
  });
});

/** One example again and again: at x = 1, ∂L/∂w and ∂L/∂b are both w + b − ½, which starts at 1. */
const point = { x1: 1, x2: 0, label: 0.5 };
const setUp = (schedule: ScheduleId, learningRate: number, size = 10) =>
  setUpOf(
    experimentWith({
      data: { dataset: "points", points: Array.from({ length: 20 }, () => point) },
      network: { features: ["x1"], hidden: [], output: "linear" },
      initialisation: { explicit: { weights: [[[0.75]]], biases: [[0.75]] } },
      optimiser: { learningRate, schedule, ...numbers },
      batch: { size },
    }),
    "tanh",
  );

describe.each(engines)("$engine engine", ({ create, rounding }) => {
  test.each(Object.keys(scheduleById) as ScheduleId[])(
    "%s: each epoch has its rate",
    (schedule) => {
      const engine = create(setUp(schedule, 0.25));
      let error = 1;
      for (const factor of records[schedule]) {
        engine.trainEpoch();
        // w and b each lose 0.25 · factor of the error; an epoch has one update.
        error *= 1 - 0.5 * factor;
        const [w = NaN, b = NaN] = Array.from(engine.parameters());
        expect(Math.abs(w + b - 0.5 - error)).toBeLessThan(4 * rounding);
      }
    },
  );
});

describe.each([
  ["SIMD", (start: ReturnType<typeof setUp>) => new FastTrainer(start)],
  ["float64", (start: ReturnType<typeof setUp>) => new ReferenceTrainer(start)],
] as const)("%s", (_name, create) => {
  test("a snapshot of the middle of an epoch goes on at that epoch's rate, and so does a new rate", () => {
    const start = setUp("step", 0.125, 5);
    const [trainer, other] = [create(start), create(start)];
    for (let iteration = 0; iteration < 9; iteration++) trainer.trainIteration();
    other.restore(trainer.snapshot());
    for (const one of [trainer, other]) {
      one.setRates({ learningRate: 0.0625, regularisationRate: 0 });
      for (let iteration = 0; iteration < 9; iteration++) one.trainIteration();
    }
    expect(other.parameters()).toEqual(trainer.parameters());
    expect(trainer.epoch).toBe(9);
  });
});
