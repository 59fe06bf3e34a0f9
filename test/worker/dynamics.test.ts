import { expect, test } from "vitest";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { Arms } from "../../src/worker/arms.ts";
import { dynamicsOf } from "../../src/worker/dynamics.ts";
import { entries, smallExperiment } from "./fake-worker.ts";

const armsOf = () =>
  new Arms({
    experiment: smallExperiment,
    data: prepareRun(smallExperiment),
    arms: entries(smallExperiment),
    createTrainer: createFastTrainer,
    clock: () => 0,
  });

const never = () => false;

test("a run's course is looked at without a change to it, at moments spread over all of it", () => {
  const arms = armsOf();
  arms.trainEpochs(1000);
  const [arm] = arms.all;
  if (!arm) throw new Error("no arm");
  const before = arm.run.snapshot();
  const { moments, isComplete } = dynamicsOf(arms, arm, never);
  expect(arm.run.snapshot()).toEqual(before);
  expect(isComplete).toBe(true);
  expect(moments.length).toBeGreaterThan(30);
  expect(moments.length).toBeLessThanOrEqual(64);
  const gaps = moments.slice(1).map(({ epoch }, index) => epoch - (moments[index]?.epoch ?? 0));
  expect(new Set(gaps).size).toBe(1);
  expect(moments[0]?.epoch).toBe(0);
  expect(1000 - (moments.at(-1)?.epoch ?? 0)).toBeLessThanOrEqual(gaps[0] ?? 0);
});

test("where time is up the widest gaps come first, and a later look fills the rest", () => {
  const arms = armsOf();
  arms.trainEpochs(128);
  const [arm] = arms.all;
  if (!arm) throw new Error("no arm");
  const always = () => true;
  expect(dynamicsOf(arms, arm, always).moments.map(({ epoch }) => epoch)).toEqual([0]);
  dynamicsOf(arms, arm, always);
  dynamicsOf(arms, arm, always);
  const early = dynamicsOf(arms, arm, always);
  expect(early.isComplete).toBe(false);
  expect(early.moments.map(({ epoch }) => epoch)).toEqual([0, 32, 64, 128]);
});

test("the next update's length is that of the update which training makes", () => {
  const arms = armsOf();
  arms.trainEpochs(8);
  const [arm] = arms.all;
  if (!arm) throw new Error("no arm");
  const before = arm.run.trainer.parameters();
  const moment = dynamicsOf(arms, arm, never).moments.at(-1);
  expect(moment?.epoch).toBe(8);
  arms.trainIteration();
  const after = arm.run.trainer.parameters();
  const norm = (values: Float32Array) => Math.hypot(...values);
  const ratios = arm.run.shape.layers.map(({ weightOffset, biasOffset }) => {
    const weights = before.subarray(weightOffset, biasOffset) as Float32Array;
    return (
      norm(weights.map((weight, index) => (after[weightOffset + index] as number) - weight)) /
      norm(weights)
    );
  });
  // Math.hypot and a plain sum of float32 squares differ in the last digits.
  for (const [layer, ratio] of ratios.entries()) {
    expect(moment?.updateRatios[layer]).toBeCloseTo(ratio, 10);
  }
});
