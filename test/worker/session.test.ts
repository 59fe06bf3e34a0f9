import { expect, test } from "vitest";
import { armOf } from "../../src/engine/experiment/defaults.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import type { CreateTrainer } from "../../src/engine/training/trainer.ts";
import type { ArmFrame, Frame } from "../../src/protocol/messages.ts";
import { entries, fakeWorker, smallExperiment, startOf } from "./fake-worker.ts";

const armOfFrame = (frame: Frame, armId: string): ArmFrame => {
  const arm = frame.arms.find((candidate) => candidate.armId === armId);
  if (!arm) throw new Error(`No arm ${armId} in the frame`);
  return arm;
};

/** Numbers of a frame that training alone decides. */
const trained = ({ epoch, iteration, trainLoss, testLoss }: ArmFrame) => ({
  epoch,
  iteration,
  trainLoss,
  testLoss,
});

test("a worker says first that it is ready and which engine it has", () => {
  expect(fakeWorker().replies).toEqual([{ type: "ready", engine: "reference" }]);
});

test("a started run shows epoch 0 of every arm and rests", () => {
  const worker = fakeWorker();
  worker.start();
  worker.pass(1000);
  const frame = worker.lastFrame();
  expect(frame).toMatchObject({ runId: 1, epoch: 0, playing: false, finished: false });
  expect(frame.arms.map(({ epoch }) => epoch)).toEqual([0, 0]);
});

test("at a set speed as many epochs pass as it says, whatever the frame rate", () => {
  for (const paints of [true, false]) {
    const worker = fakeWorker();
    worker.start();
    worker.send({ type: "speed", runId: 1, speed: 10 });
    worker.send({ type: "play", runId: 1 });
    worker.pass(1000, paints);
    worker.send({ type: "pause", runId: 1 });
    worker.send({ type: "painted", runId: 1 });
    worker.pass(100);
    // The first epoch is due at once, so 10 or 11 begin within a second.
    expect(worker.lastFrame().epoch).toBeGreaterThanOrEqual(10);
    expect(worker.lastFrame().epoch).toBeLessThanOrEqual(11);
  }
});

test("a tab that slept does not train in one burst what it missed", () => {
  const worker = fakeWorker();
  worker.start();
  worker.send({ type: "speed", runId: 1, speed: 100 });
  worker.send({ type: "play", runId: 1 });
  worker.pass(100);
  const before = worker.lastFrame().epoch;
  worker.sleep(3_600_000);
  worker.pass(50);
  // At most a tenth of a second is made up for (10 epochs), beside the 5 of these 50 ms.
  expect(worker.lastFrame().epoch - before).toBeLessThanOrEqual(17);
  expect(worker.lastFrame().epoch).toBeGreaterThan(before);
});

test("one step is one epoch or one iteration of every arm", () => {
  const worker = fakeWorker();
  worker.start();
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(50);
  expect(worker.lastFrame().arms.map(({ epoch }) => epoch)).toEqual([1, 1]);
  worker.send({ type: "step", runId: 1, by: "iteration" });
  worker.pass(50);
  expect(worker.lastFrame()).toMatchObject({ epoch: 1, playing: false });
  expect(worker.lastFrame().arms.map(({ iteration }) => iteration)).toEqual([3, 3]);
});

test("starting again gives the same numbers again", () => {
  const worker = fakeWorker();
  const lossesAtFive = () => {
    for (let epoch = 0; epoch < 5; epoch++) worker.send({ type: "step", runId, by: "epoch" });
    worker.pass(50);
    return worker.lastFrame().arms.map(trained);
  };
  let runId = 1;
  worker.start(smallExperiment, runId);
  const first = lossesAtFive();
  runId = 2;
  worker.start(smallExperiment, runId);
  expect(worker.lastFrame()).toMatchObject({ runId: 2, epoch: 0 });
  expect(lossesAtFive()).toEqual(first);
});

test("commands of another run are not carried out", () => {
  const worker = fakeWorker();
  worker.start(smallExperiment, 7);
  worker.send({ type: "step", runId: 6, by: "epoch" });
  worker.pass(100);
  expect(worker.lastFrame().epoch).toBe(0);
});

test("an arm that joins late catches up to the very numbers it would have had", () => {
  const together = fakeWorker();
  together.start();
  for (let epoch = 0; epoch < 30; epoch++) together.send({ type: "step", runId: 1, by: "epoch" });
  together.pass(100);

  const late = fakeWorker();
  const [first, second] = entries(smallExperiment);
  if (!first || !second) throw new Error("Two arms are needed");
  late.send(startOf(smallExperiment, 1, [first]));
  for (let epoch = 0; epoch < 30; epoch++) late.send({ type: "step", runId: 1, by: "epoch" });
  late.send({ type: "arms", runId: 1, arms: [first, second] });
  late.pass(1000);

  expect(late.lastFrame().catchingUp).toBe(false);
  expect(late.lastFrame().arms.map(trained)).toEqual(together.lastFrame().arms.map(trained));
});

test("a late arm lives through the same changes of the learning rate, in mid-epoch too", () => {
  const run = (joinsLate: boolean) => {
    const worker = fakeWorker();
    const all = entries(smallExperiment);
    worker.send(startOf(smallExperiment, 1, joinsLate ? all.slice(0, 1) : all));
    const step = (by: "epoch" | "iteration") => worker.send({ type: "step", runId: 1, by });
    for (let epoch = 0; epoch < 3; epoch++) step("epoch");
    step("iteration");
    worker.send({
      type: "rates",
      runId: 1,
      rates: { learningRate: 0.3, regularisationRate: 0 },
    });
    for (let epoch = 0; epoch < 3; epoch++) step("epoch");
    if (joinsLate) worker.send({ type: "arms", runId: 1, arms: all });
    worker.pass(1000);
    return worker.lastFrame().arms.map(trained);
  };
  expect(run(true)).toEqual(run(false));
});

/** Two arms, of which the second has `epochs` epochs to catch up; a look at the clock costs 0.5 ms. */
function farBehind(epochs: number) {
  const worker = fakeWorker(0.5);
  const all = entries(smallExperiment);
  worker.send(startOf(smallExperiment, 1, all.slice(0, 1)));
  for (let epoch = 0; epoch < epochs; epoch++) worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.send({ type: "arms", runId: 1, arms: all });
  return worker;
}

test("a step waits for an arm that is far behind, and a reset does not wait for the step", () => {
  const worker = farBehind(300);
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(30);
  expect(worker.lastFrame()).toMatchObject({ epoch: 300, catchingUp: true, playing: false });
  expect(armOfFrame(worker.lastFrame(), "a1").epoch).toBeLessThan(300);
  worker.start(smallExperiment, 2);
  expect(worker.lastFrame()).toMatchObject({ runId: 2, epoch: 0 });
});

test("steps that had to wait are all taken, with the numbers that they would have had", () => {
  const patient = farBehind(60);
  patient.pass(5000);
  const hasty = farBehind(60);
  for (const worker of [patient, hasty]) {
    worker.send({ type: "step", runId: 1, by: "epoch" });
    worker.send({ type: "step", runId: 1, by: "iteration" });
    worker.pass(5000);
  }
  expect(hasty.lastFrame()).toMatchObject({ epoch: 61, catchingUp: false, playing: false });
  expect(hasty.lastFrame().arms.map(({ iteration }) => iteration)).toEqual([123, 123]);
  expect(hasty.lastFrame().arms.map(trained)).toEqual(patient.lastFrame().arms.map(trained));
});

test.each(["pause", "play"] as const)("%s takes back a step that still waits", (type) => {
  const worker = farBehind(60);
  worker.send({ type: "step", runId: 1, by: "iteration" });
  worker.send({ type, runId: 1 });
  worker.pass(5000);
  expect(worker.lastFrame()).toMatchObject({ catchingUp: false, playing: type === "play" });
  // Two iterations are an epoch: a step by one would leave an odd number.
  const iterations = worker.lastFrame().arms.map(({ iteration }) => iteration);
  expect(iterations.map((iteration) => iteration % 2)).toEqual([0, 0]);
  if (type === "pause") expect(iterations).toEqual([120, 120]);
});

test("a new learning rate acts at once and restarts nothing, and an arm's own rate stays", () => {
  const own = { ...armOf("tanh"), learningRate: 0.03 };
  const experiment = { ...smallExperiment, arms: [armOf("tanh"), own] };
  const worker = fakeWorker();
  worker.start(experiment);
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.send({ type: "rates", runId: 1, rates: { learningRate: 1, regularisationRate: 0 } });
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(50);
  const [shared, kept] = worker.lastFrame().arms;
  expect(worker.lastFrame().epoch).toBe(2);

  const untouched = fakeWorker();
  untouched.start(experiment);
  for (let epoch = 0; epoch < 2; epoch++) untouched.send({ type: "step", runId: 1, by: "epoch" });
  untouched.pass(50);
  const [before, keptBefore] = untouched.lastFrame().arms;
  expect(shared?.trainLoss).not.toBe(before?.trainLoss);
  expect(kept?.trainLoss).toBe(keptBefore?.trainLoss);
});

test("training pauses by itself when every arm has an outcome, and goes on when asked", () => {
  const experiment = { ...smallExperiment, rule: { ...smallExperiment.rule, budget: 5 } };
  const worker = fakeWorker();
  worker.start(experiment);
  worker.send({ type: "play", runId: 1 });
  worker.pass(1000);
  expect(worker.lastFrame()).toMatchObject({ epoch: 5, playing: false, finished: true });
  expect(worker.lastFrame().arms.map(({ outcome }) => outcome?.kind)).toEqual([
    "censored",
    "censored",
  ]);
  worker.send({ type: "play", runId: 1 });
  worker.pass(1000);
  expect(worker.lastFrame().playing).toBe(true);
  expect(worker.lastFrame().epoch).toBeGreaterThan(20);
});

/** An engine whose ReLU network loses its numbers at the end of epoch 3. */
const failingRelu: CreateTrainer = (setUp) => {
  const trainer = createReferenceTrainer(setUp);
  if (setUp.arm.activation !== "relu") return trainer;
  const evaluate = trainer.evaluate.bind(trainer);
  trainer.evaluate = (split) =>
    trainer.epoch >= 3 ? { loss: Number.NaN, accuracy: 0 } : evaluate(split);
  return trainer;
};

test("a diverged arm stops where it is, and the others train on", () => {
  const worker = fakeWorker(0.01, failingRelu);
  worker.start();
  worker.send({ type: "play", runId: 1 });
  worker.pass(500);
  const frame = worker.lastFrame();
  expect(armOfFrame(frame, "a1")).toMatchObject({
    epoch: 3,
    outcome: { kind: "diverged", atEpoch: 3 },
    divergedAt: 3,
  });
  expect(armOfFrame(frame, "a0").epoch).toBe(frame.epoch);
  expect(frame.epoch).toBeGreaterThan(10);
  expect(frame.catchingUp).toBe(false);
});

test("an arm that loses its numbers after its outcome stops there, and a reset forgets it", () => {
  const experiment = { ...smallExperiment, rule: { ...smallExperiment.rule, budget: 2 } };
  const worker = fakeWorker(0.01, failingRelu);
  worker.start(experiment);
  worker.send({ type: "play", runId: 1 });
  worker.pass(500);
  expect(worker.lastFrame()).toMatchObject({ epoch: 2, finished: true, playing: false });
  expect(worker.lastFrame().arms.map(({ divergedAt }) => divergedAt)).toEqual([null, null]);

  worker.send({ type: "play", runId: 1 });
  worker.pass(500);
  const frame = worker.lastFrame();
  expect(armOfFrame(frame, "a1")).toMatchObject({
    epoch: 3,
    outcome: { kind: "censored", epochBudget: 2 },
    divergedAt: 3,
  });
  expect(armOfFrame(frame, "a0")).toMatchObject({ epoch: frame.epoch, divergedAt: null });
  expect(frame).toMatchObject({ playing: true, catchingUp: false });
  expect(frame.epoch).toBeGreaterThan(10);

  worker.start(experiment, 2);
  expect(armOfFrame(worker.lastFrame(), "a1")).toMatchObject({ outcome: null, divergedAt: null });
});

test("play ends by itself when every arm has lost its numbers, whatever their outcomes", () => {
  const experiment = {
    ...smallExperiment,
    arms: [armOf("relu")],
    rule: { ...smallExperiment.rule, budget: 2 },
  };
  const worker = fakeWorker(0.01, failingRelu);
  worker.start(experiment);
  for (let press = 0; press < 3; press++) {
    worker.send({ type: "play", runId: 1 });
    worker.pass(500);
  }
  expect(worker.lastFrame()).toMatchObject({ epoch: 3, playing: false, finished: true });
});

test("no frame is posted before the page has taken in the last, however long training runs", () => {
  const worker = fakeWorker();
  worker.start();
  const before = worker.frames().length;
  worker.send({ type: "speed", runId: 1, speed: "max" });
  worker.send({ type: "play", runId: 1 });
  worker.pass(200, false);
  expect(worker.frames().length).toBe(before + 1);
  worker.send({ type: "painted", runId: 1 });
  worker.pass(50, false);
  expect(worker.frames().length).toBe(before + 2);
  expect(worker.lastFrame().epoch).toBeGreaterThan(20);
});

test("a page that wants other pictures gets them at once, but no third frame on top", () => {
  const worker = fakeWorker();
  worker.start();
  worker.send({ type: "speed", runId: 1, speed: "max" });
  worker.send({ type: "play", runId: 1 });
  worker.pass(200, false);
  const before = worker.frames().length;
  for (let cells = 10; cells < 15; cells++) {
    const subscription = { kind: "boundary", armId: "a0", cells } as const;
    worker.send({ type: "subscribe", runId: 1, subscriptions: [subscription] });
    worker.pass(20, false);
  }
  expect(worker.frames().length).toBe(before + 1);
  for (let painted = 0; painted < 2; painted++) worker.send({ type: "painted", runId: 1 });
  worker.pass(200, false);
  expect(worker.frames().length).toBe(before + 2);
  expect(worker.lastFrame().pictures[0]?.subscription.cells).toBe(14);
});

test("at full speed the loop still lets commands in every few milliseconds", () => {
  const worker = fakeWorker(0.5);
  worker.start();
  worker.send({ type: "speed", runId: 1, speed: "max" });
  worker.send({ type: "play", runId: 1 });
  worker.pass(5);
  worker.send({ type: "pause", runId: 1 });
  worker.pass(100);
  const { epoch } = worker.lastFrame();
  worker.pass(1000);
  expect(worker.lastFrame()).toMatchObject({ playing: false, epoch });
});

test("a large network, which takes a slice for an epoch, is not trained more of them in one", () => {
  const experiment = { ...smallExperiment, rule: { ...smallExperiment.rule, budget: 5 } };
  const slow: CreateTrainer = (setUp) => {
    const trainer = createReferenceTrainer(setUp);
    const trainEpoch = trainer.trainEpoch.bind(trainer);
    trainer.trainEpoch = () => {
      worker.sleep(50);
      trainEpoch();
    };
    return trainer;
  };
  const worker = fakeWorker(0.01, slow);
  worker.start(experiment);
  worker.send({ type: "speed", runId: 1, speed: "max" });
  worker.send({ type: "play", runId: 1 });
  worker.pass(2000);
  expect(worker.lastFrame()).toMatchObject({ epoch: 5, finished: true });
  worker.send({ type: "play", runId: 1 });
  worker.pass(1);
  worker.send({ type: "pause", runId: 1 });
  worker.pass(100);
  expect(worker.lastFrame()).toMatchObject({ epoch: 6, playing: false });
});

test("an edited weight shows in the arm's parameters and changes its loss", () => {
  const worker = fakeWorker();
  worker.start();
  const subscription = { kind: "parameters", armId: "a0", cells: 0 } as const;
  worker.send({ type: "subscribe", runId: 1, subscriptions: [subscription] });
  worker.pass(50);
  const before = armOfFrame(worker.lastFrame(), "a0").trainLoss;
  worker.send({ type: "setParameter", runId: 1, armId: "a0", index: 0, value: 2 });
  worker.pass(100);
  expect(worker.pictures("parameters", "a0").at(-1)?.content[0]).toBe(2);
  expect(armOfFrame(worker.lastFrame(), "a0").trainLoss).not.toBe(before);
});

test("a frame has what every arm has learned of its function, subscribed to or not", () => {
  const experiment = { ...smallExperiment, arms: [armOf("tanh"), armOf("prelu")] };
  const worker = fakeWorker();
  worker.start(experiment);
  worker.pass(50);
  const learned = () => worker.lastFrame().arms.map((arm) => arm.learned);
  expect(learned()).toEqual([[], [0.25, 0.25]]);
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(50);
  const [, before = []] = learned();
  expect(before.map((slope) => slope === 0.25)).toEqual([false, false]);
  const subscription = { kind: "parameters", armId: "a1", cells: 0 } as const;
  worker.send({ type: "subscribe", runId: 1, subscriptions: [subscription] });
  worker.pass(50);
  const parameters = worker.pictures("parameters", "a1").at(-1)?.content;
  expect(parameters?.slice(-2)).toEqual(Float32Array.from(before));
});

test("a run that cannot begin is reported with its reason", () => {
  const worker = fakeWorker();
  const impossible = { ...smallExperiment, arms: [armOf("noSuchFunction")] };
  worker.send(startOf(impossible, 3));
  expect(worker.replies.at(-1)).toMatchObject({
    type: "failed",
    runId: 3,
    message: expect.stringContaining("noSuchFunction"),
  });
});

test("a frame says since when an arm holds the rule that it met, or has lost it", () => {
  const rule = { ...smallExperiment.rule, threshold: 0.45, budget: 500 };
  const worker = fakeWorker();
  worker.start({ ...smallExperiment, rule });
  worker.send({ type: "speed", runId: 1, speed: "max" });
  worker.send({ type: "play", runId: 1 });
  worker.pass(2000);
  const { outcome, heldSince, lostSince } = armOfFrame(worker.lastFrame(), "a0");
  expect(outcome).toMatchObject({ kind: "converged" });
  expect(heldSince).toBe(outcome?.kind === "converged" && outcome.epochsToTarget);
  expect(lostSince).toBeNull();
  // A weight that a hand has thrown far off loses the rule at the next epoch.
  const { epoch } = worker.lastFrame();
  worker.send({ type: "setParameter", runId: 1, armId: "a0", index: 0, value: 100 });
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(100);
  expect(armOfFrame(worker.lastFrame(), "a0")).toMatchObject({
    outcome: { kind: "converged" },
    heldSince: null,
    lostSince: epoch + 1,
  });
});

test("a run that goes on has the weights of the run before, at epoch 0 of its own data", () => {
  const worker = fakeWorker();
  worker.start();
  worker.send({ type: "speed", runId: 1, speed: "max" });
  worker.send({ type: "play", runId: 1 });
  worker.pass(200);
  worker.send({ type: "pause", runId: 1 });
  worker.pass(50);
  const before = worker.lastFrame();
  expect(before.epoch).toBeGreaterThan(10);
  // The same points: only the weights tell the runs apart, and so the losses are the same.
  worker.send({ ...startOf(smallExperiment, 2), goesOn: true });
  worker.pass(50);
  const after = worker.lastFrame();
  expect(after).toMatchObject({ runId: 2, epoch: 0 });
  expect(after.arms.map(({ trainLoss }) => trainLoss)).toEqual(
    before.arms.map(({ trainLoss }) => trainLoss),
  );
  // Another number of inputs has other weights, which are drawn.
  const wider = {
    ...smallExperiment,
    network: { ...smallExperiment.network, features: ["x1", "x2", "x1x2"] as const },
  };
  worker.send({ ...startOf(wider, 3), goesOn: true });
  worker.pass(50);
  const fresh = fakeWorker();
  fresh.start(wider);
  expect(worker.lastFrame().arms.map(trained)).toEqual(fresh.lastFrame().arms.map(trained));
});
