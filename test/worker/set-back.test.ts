import { describe, expect, test } from "vitest";
import { armOf } from "../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../src/engine/experiment/experiment.ts";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { optimiserById } from "../../src/engine/optimisation/optimisers.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import type { CreateTrainer } from "../../src/engine/training/trainer.ts";
import { Arms } from "../../src/worker/arms.ts";
import { entries, fakeWorker, smallExperiment, startOf } from "./fake-worker.ts";

/** 20 training points in two batches, so an epoch has two updates. */
const perEpoch = 2;

function armsOf(experiment: Experiment, createTrainer: CreateTrainer): Arms {
  return new Arms({
    experiment,
    data: prepareRun(experiment),
    arms: entries(experiment),
    createTrainer,
    clock: () => 0,
  });
}

/** Every bit that training goes on from, and what has come of the rule. */
const bitsOf = (arms: Arms) =>
  arms.all.map(({ run }) => ({ ...run.snapshot(), nextRecorded: 0, computeMs: 0 }));

function reach(arms: Arms, epoch: number, update = 0): void {
  arms.aimAt({ epoch, update });
  while (arms.isCatchingUp) arms.catchUp();
}

const engines = [
  ["fast", createFastTrainer],
  ["reference", createReferenceTrainer],
] as const;

describe.each(engines)("in the %s engine", (_, createTrainer) => {
  test.each(Object.keys(optimiserById) as (keyof typeof optimiserById)[])(
    "with %s, an epoch that is gone back to is the one that was passed, to the bit",
    (algorithm) => {
      const experiment: Experiment = {
        ...smallExperiment,
        batch: { ...smallExperiment.batch, shuffle: "everyEpoch" },
        optimiser: { ...smallExperiment.optimiser, algorithm },
        arms: [armOf("tanh"), armOf("prelu"), armOf("maxout")],
      };
      const arms = armsOf(experiment, createTrainer);
      const passed = new Map([[0, bitsOf(arms)]]);
      for (let epoch = 1; epoch <= 600; epoch++) {
        // A change of the rates and an edit, one of them within an epoch.
        if (epoch === 40) {
          arms.trainIteration();
          arms.setRates({ learningRate: 0.05, regularisationRate: 0.001 });
        }
        if (epoch === 300) arms.setParameter("a1", 1, 0.375);
        arms.trainEpochs(1);
        passed.set(epoch, bitsOf(arms));
      }
      // The edit came after epoch 299 was over, at the same place.
      passed.delete(299);
      for (const epoch of [599, 40, 39, 0, 1, 255, 257, 511, 600, 7, 301, 300, 130]) {
        reach(arms, epoch);
        expect(bitsOf(arms), `epoch ${epoch}`).toEqual(passed.get(epoch));
      }
      // From there it goes forward through the same events to the same end.
      while (arms.place.epoch < 600) arms.trainEpochs(1);
      expect(bitsOf(arms)).toEqual(passed.get(600));
    },
  );
});

test("a place within an epoch is reached as well", () => {
  const arms = armsOf(smallExperiment, createFastTrainer);
  arms.trainEpochs(3);
  arms.trainIteration();
  const passed = bitsOf(arms);
  arms.trainEpochs(9);
  reach(arms, 3, 1);
  expect(bitsOf(arms)).toEqual(passed);
  expect(arms.place).toEqual({ epoch: 3, update: 1 });
  expect(arms.end).toEqual({ epoch: 12, update: 0 });
});

test("an arm that lost its numbers has them again before that epoch, and loses them again there", () => {
  const experiment: Experiment = {
    ...smallExperiment,
    network: { ...smallExperiment.network, output: "linear" },
    optimiser: { ...smallExperiment.optimiser, algorithm: "sgd", learningRate: 10 },
    arms: [armOf("relu"), { ...armOf("tanh"), learningRate: 0.01 }],
  };
  const arms = armsOf(experiment, createReferenceTrainer);
  for (let epoch = 0; epoch < 100 && arms.all[0]?.run.divergedAt === null; epoch++) {
    arms.trainEpochs(1);
  }
  const { divergedAt } = arms.all[0]?.run ?? {};
  expect(divergedAt).toBeGreaterThan(1);
  arms.trainEpochs(5);
  reach(arms, 1);
  expect(arms.all.map(({ run }) => run.trainer.iteration)).toEqual([perEpoch, perEpoch]);
  expect(arms.all[0]?.run.divergedAt).toBeNull();
  reach(arms, arms.end.epoch);
  expect(arms.all[0]?.run.divergedAt).toBe(divergedAt);
});

test("an arm that joined while the run was set back is trained on the way forward", () => {
  const arms = armsOf(smallExperiment, createFastTrainer);
  arms.trainEpochs(50);
  reach(arms, 10);
  arms.set([...entries(smallExperiment), { armId: "late", arm: armOf("elu") }]);
  while (arms.isCatchingUp) arms.catchUp();
  expect(arms.all.map(({ run }) => run.trainer.epoch)).toEqual([10, 10, 10]);
  reach(arms, 50);
  expect(arms.all.map(({ run }) => run.trainer.epoch)).toEqual([50, 50, 50]);
});

test("an arm is looked at as it was at another epoch, and left as it is", () => {
  const arms = armsOf(smallExperiment, createFastTrainer);
  const passed: unknown[] = [];
  for (let epoch = 0; epoch <= 400; epoch++) {
    passed.push(arms.all[0]?.run.trainer.parameters());
    arms.trainEpochs(1);
  }
  reach(arms, 300);
  const [arm] = arms.all;
  if (!arm) throw new Error("no arm");
  const here = bitsOf(arms);
  for (const epoch of [0, 7, 299, 300, 371]) {
    expect(arms.visit(arm, epoch, () => arm.run.trainer.parameters())).toEqual(passed[epoch]);
  }
  expect(bitsOf(arms)).toEqual(here);
  expect(arms.place.epoch).toBe(300);
});

test("checkpoints stay bounded, and near to every epoch", () => {
  const arms = armsOf({ ...smallExperiment, arms: [armOf("tanh")] }, createFastTrainer);
  arms.trainEpochs(20_000);
  const all = arms.all[0]?.checkpoints.all ?? [];
  expect(all.length).toBeGreaterThan(120);
  expect(all.length).toBeLessThanOrEqual(256);
  const gaps = all.slice(1).map(({ epoch }, index) => epoch - (all[index]?.epoch ?? 0));
  expect(new Set(gaps).size).toBe(1);
  expect(all[0]?.epoch).toBe(0);
  expect(20_000 - (all.at(-1)?.epoch ?? 0)).toBeLessThanOrEqual(gaps[0] ?? 0);
});

describe("the page", () => {
  const goTo = (epoch: number, id = 1) =>
    ({
      type: "request",
      id,
      name: "goTo",
      arguments: { runId: 1, to: { epoch, update: 0 } },
    }) as const;

  function trained(epochs: number) {
    const worker = fakeWorker();
    worker.send(startOf(smallExperiment));
    for (let epoch = 0; epoch < epochs; epoch++) {
      worker.send({ type: "step", runId: 1, by: "epoch" });
    }
    worker.pass(1000);
    return worker;
  }

  const pointsOf = (worker: ReturnType<typeof trained>) =>
    worker.frames().flatMap(({ arms }) => arms[0]?.history.map(({ epoch }) => epoch) ?? []);

  test("hears where the run is, how far it was, and no point of a curve twice", () => {
    const worker = trained(20);
    worker.send(goTo(5));
    worker.pass(1000);
    expect(worker.lastFrame()).toMatchObject({ epoch: 5, end: { epoch: 20 }, cutAfter: null });
    for (let epoch = 0; epoch < 18; epoch++) {
      worker.send({ type: "step", runId: 1, by: "epoch" });
    }
    worker.pass(1000);
    expect(worker.lastFrame()).toMatchObject({ epoch: 23, end: { epoch: 23 } });
    expect(pointsOf(worker)).toEqual(Array.from({ length: 24 }, (_, epoch) => epoch));
  });

  test("hears that what came after is void where a run that was set back is changed", () => {
    const worker = trained(20);
    worker.send({
      type: "rates",
      runId: 1,
      rates: { learningRate: 0.2, regularisationRate: 0 },
    });
    worker.pass(100);
    worker.send(goTo(5));
    worker.pass(1000);
    worker.send({ type: "setParameter", runId: 1, armId: "a0", index: 0, value: 2 });
    worker.pass(100);
    const frame = worker.lastFrame();
    expect(frame).toMatchObject({ epoch: 5, end: { epoch: 5 } });
    expect(frame.cutAfter).toEqual({ epoch: 5, iteration: 5 * perEpoch });
    expect(frame.events).toMatchObject([{ kind: "parameter", iteration: 5 * perEpoch }]);
    const before = pointsOf(worker).length;
    worker.send({ type: "step", runId: 1, by: "epoch" });
    worker.pass(100);
    expect(pointsOf(worker).slice(before)).toEqual([6]);
    // The new rate of epoch 20 is no part of this run any more.
    worker.send(goTo(30, 2));
    worker.pass(1000);
    expect(worker.lastFrame().events).toEqual([]);
    expect(worker.lastFrame().epoch).toBe(30);
  });
});
