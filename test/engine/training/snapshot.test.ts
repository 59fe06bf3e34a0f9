import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec, Experiment } from "../../../src/engine/experiment/experiment.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { kernelSpec } from "../../../src/engine/fast/layout/kernel-spec.ts";
import { ReplicateTrainer } from "../../../src/engine/fast/replicate-trainer.ts";
import { optimiserById } from "../../../src/engine/optimisation/optimisers.ts";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { armRates } from "../../../src/engine/training/rates.ts";
import { ArmRun } from "../../../src/engine/training/run.ts";
import type {
  CreateTrainer,
  Trainer,
  TrainerSnapshot,
} from "../../../src/engine/training/trainer.ts";
import { type Changes, experimentWith, setUpOf } from "../example-experiment.ts";

const engines: readonly (readonly [string, CreateTrainer])[] = [
  ["fast", createFastTrainer],
  ["reference", createReferenceTrainer],
];

/** 47 training points in batches of 10: the last one is short. */
const experimentOf = (changes: Changes = {}): Experiment =>
  experimentWith({ ...changes, data: { sampleCount: 94, ...changes.data } });

/** Every bit of a trainer, its rates and its place in the epoch included, and its losses. */
const bitsOf = (trainer: Trainer) => ({
  ...trainer.snapshot(),
  train: trainer.evaluate("train"),
  test: trainer.evaluate("test"),
});

/** Trains two epochs and a part of the third, over a change of the rates. */
function trainedFor(trainer: Trainer): Trainer {
  trainer.trainEpoch();
  trainer.setRates({ learningRate: 0.07, regularisationRate: 0.002 });
  trainer.trainEpoch();
  trainer.trainIteration();
  trainer.trainIteration();
  return trainer;
}

function goOn(trainer: Trainer): Trainer {
  trainer.trainIteration();
  for (let epoch = 0; epoch < 3; epoch++) trainer.trainEpoch();
  trainer.trainIteration();
  return trainer;
}

/** A snapshot goes between threads, and is kept while training goes on. */
const sent = (snapshot: TrainerSnapshot): TrainerSnapshot => structuredClone(snapshot);

describe.each(engines)("a %s trainer that is restored goes on to the same bits", (_, create) => {
  const arms: readonly ArmSpec[] = [armOf("tanh"), armOf("prelu"), armOf("maxout")];
  const shuffles = ["once", "everyEpoch"] as const;
  test.each(
    Object.values(optimiserById).flatMap(({ id }) =>
      arms.flatMap((arm) => shuffles.map((shuffle) => [id, arm.activation, shuffle] as const)),
    ),
  )("%s, %s, shuffled %s", (algorithm, activation, shuffle) => {
    const experiment = experimentOf({
      optimiser: { algorithm },
      batch: { shuffle },
      regularisation: { kind: "l2", rate: 0.01 },
    });
    const setUp = setUpOf(experiment, activation);
    const first = trainedFor(create(setUp));
    const snapshot = sent(first.snapshot());
    const later = bitsOf(goOn(first));
    expect(first.snapshot()).not.toEqual(snapshot);
    // In a trainer that is new, in one that has gone elsewhere, and in the same one.
    for (const other of [create(setUp), goOn(trainedFor(create(setUp))), first]) {
      other.restore(snapshot);
      expect(other.snapshot()).toEqual(snapshot);
      expect(bitsOf(goOn(other))).toEqual(later);
    }
  });
});

test("what the optimiser remembers and its powers are in the snapshot, and they matter", () => {
  for (const [, create] of engines) {
    const setUp = setUpOf(experimentOf({ optimiser: { algorithm: "adam" } }), "tanh");
    const trainer = trainedFor(create(setUp));
    const snapshot = trainer.snapshot();
    // 5 + 5 + 2 updates: β₁ = 0.9 to the twelfth.
    expect(snapshot.iteration).toBe(12);
    expect(snapshot.batch).toBe(2);
    expect(snapshot.powers.meanCorrection).toBeCloseTo(0.282429536481, 6);
    expect(snapshot.slots).toHaveLength(2);
    const later = goOn(trainer).parameters();
    for (const forgetful of [
      { ...snapshot, slots: snapshot.slots.map((slot) => slot.map(() => 0)) },
      { ...snapshot, powers: { meanCorrection: 1, squareCorrection: 1 } },
      { ...snapshot, batch: 0 },
    ]) {
      const other = create(setUp);
      other.restore(forgetful);
      expect(goOn(other).parameters()).not.toEqual(later);
    }
  }
});

describe("a lane's snapshot goes on to the same bits in any lane, and alone", () => {
  test.each(
    Object.values(optimiserById).flatMap(({ id }) =>
      (["once", "everyEpoch"] as const).map((how) => [id, how] as const),
    ),
  )("%s, shuffled %s", (algorithm, shuffle) => {
    const experiment = experimentOf({ optimiser: { algorithm }, batch: { shuffle } });
    const arm = armOf("tanh");
    const runs = [3, 4, 5, 6].map((seed) => ({
      ...setUpOf({ ...experiment, seed }, arm),
      optimiser: experiment.optimiser,
      rates: armRates(experiment, arm),
    }));
    const { data } = setUpOf(experiment, arm);
    const lanes = (): ReplicateTrainer => {
      const trainer = new ReplicateTrainer(
        kernelSpec(experiment, data, arm, "replicates"),
        { train: data.train.count, test: data.test.count },
        shuffle === "everyEpoch",
      );
      for (const [lane, run] of runs.entries()) trainer.load(lane, run);
      return trainer;
    };
    const first = lanes();
    for (let epoch = 0; epoch < 4; epoch++) first.trainEpoch();
    const snapshot = sent(first.snapshot(1));
    for (let epoch = 0; epoch < 3; epoch++) first.trainEpoch();

    const second = lanes();
    second.load(2, runs[1] as (typeof runs)[number]);
    second.restore(2, snapshot);
    const alone = createFastTrainer(runs[1] as (typeof runs)[number]);
    alone.restore(snapshot);
    for (let epoch = 0; epoch < 3; epoch++) {
      second.trainEpoch();
      alone.trainEpoch();
    }
    expect(second.snapshot(2)).toEqual(first.snapshot(1));
    expect(alone.snapshot()).toEqual(first.snapshot(1));
  });

  test("but not from the middle of an epoch", () => {
    const experiment = experimentOf();
    const setUp = setUpOf(experiment, "tanh");
    const { data, arm } = setUp;
    const lanes = new ReplicateTrainer(
      kernelSpec(experiment, data, arm, "replicates"),
      { train: data.train.count, test: data.test.count },
      false,
    );
    lanes.load(0, {
      ...setUp,
      optimiser: experiment.optimiser,
      rates: armRates(experiment, arm),
    });
    const snapshot = trainedFor(createFastTrainer(setUp)).snapshot();
    expect(() => lanes.restore(0, snapshot)).toThrow(RangeError);
  });
});

describe.each(engines)("a %s run that is restored", (_, createTrainer) => {
  const experiment = experimentOf({ rule: { threshold: 0.4, sustained: 3, budget: 60 } });
  const newRun = (): ArmRun =>
    new ArmRun({
      experiment,
      data: prepareRun(experiment),
      arm: armOf("tanh"),
      createTrainer,
      clock: () => 0,
    });

  test("has the outcome, the standing and the curve of one that was not, from any epoch", () => {
    const whole = newRun();
    whole.advance(80);
    const curve = whole.takeHistory();
    expect(whole.outcome?.kind).toBe("converged");
    const { epochsToTarget } = whole.outcome as { epochsToTarget: number };
    // Before the rule's first good epoch, in its stretch of three, and after its outcome.
    for (const epoch of [5, epochsToTarget - 1, epochsToTarget + 2]) {
      const first = newRun();
      first.advance(epoch);
      const before = first.takeHistory();
      const second = newRun();
      second.advance(1);
      second.restore(structuredClone(first.snapshot()));
      second.advance(80 - epoch);
      expect(second.outcome).toEqual(whole.outcome);
      expect(second.standing).toEqual(whole.standing);
      expect(second.snapshot()).toEqual(whole.snapshot());
      expect([...before, ...second.takeHistory()]).toEqual(curve);
    }
  });
});
