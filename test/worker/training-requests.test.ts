import { describe, expect, test } from "vitest";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import type { CreateTrainer } from "../../src/engine/training/trainer.ts";
import type { ArmFrame, Frame, RunEvent } from "../../src/protocol/messages.ts";
import { entries, fakeWorker, smallExperiment, startOf } from "./fake-worker.ts";

/** What training alone decides: no milliseconds. */
const trained = (frame: Frame) =>
  frame.arms.map(({ computeMs: _, history: __, outcome, ...arm }: ArmFrame) => ({
    ...arm,
    outcome: outcome && { ...outcome, computeMs: 0 },
  }));

const answerTo = (worker: ReturnType<typeof fakeWorker>, id: number) =>
  worker.replies.find((reply) => reply.type !== "frame" && "id" in reply && reply.id === id);

const all = entries(smallExperiment);
const [first] = all;

/** A run with changes of rates and edits of weights, in mid-epoch and of a late arm too. */
function changedRun(createTrainer: CreateTrainer) {
  const worker = fakeWorker(0.01, createTrainer);
  worker.send(startOf(smallExperiment, 1, first ? [first] : []));
  const step = (by: "epoch" | "iteration") => worker.send({ type: "step", runId: 1, by });
  const rates = (learningRate: number) =>
    worker.send({ type: "rates", runId: 1, rates: { learningRate, regularisationRate: 0 } });
  const edit = (armId: string, index: number, value: number) =>
    worker.send({ type: "setParameter", runId: 1, armId, index, value });
  edit("a0", 0, 0.25);
  for (let epoch = 0; epoch < 3; epoch++) step("epoch");
  step("iteration");
  rates(0.3);
  edit("a0", 7, -0.75);
  for (let epoch = 0; epoch < 4; epoch++) step("epoch");
  worker.send({ type: "arms", runId: 1, arms: all });
  edit("a1", 2, 0.5);
  worker.pass(1000);
  edit("a1", 3, 0.5);
  rates(0.1);
  for (let epoch = 0; epoch < 5; epoch++) step("epoch");
  step("iteration");
  worker.pass(1000);
  return worker;
}

const logOf = (worker: ReturnType<typeof fakeWorker>): readonly RunEvent[] =>
  worker.frames().flatMap(({ events }) => events);

describe.each([
  ["fast", createFastTrainer],
  ["reference", createReferenceTrainer],
] as const)("with the %s engine", (_, createTrainer) => {
  test("a run with changes on the way is repeated to the bit by its log, without a frame on the way", () => {
    const changed = changedRun(createTrainer);
    const { epoch, arms } = changed.lastFrame();
    // Two updates an epoch; a step by an epoch in its middle is the rest of it.
    expect(epoch).toBe(12);
    expect(arms.map(({ iteration }) => iteration)).toEqual([25, 25]);
    const again = fakeWorker(0.01, createTrainer);
    // The page's rates are others by now: the log has those of the start.
    const optimiser = { ...smallExperiment.optimiser, learningRate: 0.1 };
    again.send(startOf({ ...smallExperiment, optimiser }, 4, all, logOf(changed)));
    const framesBefore = again.frames().length;
    const to = { epoch, update: 1 };
    again.send({ type: "request", id: 1, name: "goTo", arguments: { runId: 4, to } });
    again.pass(5000);
    expect(answerTo(again, 1)).toEqual({ type: "answer", id: 1, answer: to });
    const frames = again.frames().slice(framesBefore);
    // That of the start may have gone before.
    expect(frames.filter((frame) => ![0, epoch].includes(frame.epoch))).toEqual([]);
    expect(trained(again.lastFrame())).toEqual(trained(changed.lastFrame()));
    // It goes on alike, too.
    for (const worker of [changed, again]) {
      worker.send({ type: "step", runId: worker === again ? 4 : 1, by: "epoch" });
      worker.pass(100);
    }
    expect(trained(again.lastFrame())).toEqual(trained(changed.lastFrame()));
  });
});

test("the log tells the rates at the start, and every event once", () => {
  const log = logOf(changedRun(createReferenceTrainer));
  expect(log.map(({ kind, iteration }) => [kind, iteration])).toEqual([
    ["rates", 0],
    ["parameter", 0],
    ["rates", 7],
    ["parameter", 7],
    ["parameter", 0],
    ["parameter", 14],
    ["rates", 14],
  ]);
  expect(log[0]).toMatchObject({ rates: { learningRate: 0.03 } });
});

test("curves of a run that is advanced are those of one that was watched", () => {
  const watched = fakeWorker();
  watched.start();
  for (let epoch = 0; epoch < 20; epoch++) watched.send({ type: "step", runId: 1, by: "epoch" });
  watched.pass(1000);
  const advanced = fakeWorker();
  advanced.start();
  const to = { epoch: 20, update: 0 };
  advanced.send({ type: "request", id: 1, name: "goTo", arguments: { runId: 1, to } });
  advanced.pass(1000);
  const curve = (worker: typeof watched) =>
    worker.frames().flatMap(({ arms }) => arms[0]?.history ?? []);
  expect(curve(advanced)).toEqual(curve(watched));
});

describe("a long way forward", () => {
  const far = { epoch: 100_000, update: 0 };

  test("that is aborted leaves the arms together, and training goes on from there", () => {
    const worker = fakeWorker(0.5);
    worker.start();
    worker.send({ type: "request", id: 1, name: "goTo", arguments: { runId: 1, to: far } });
    worker.pass(200);
    worker.send({ type: "abort", id: 1 });
    worker.pass(1000);
    const frame = worker.lastFrame();
    expect(answerTo(worker, 1)).toBeUndefined();
    expect(frame).toMatchObject({ catchingUp: false, playing: false });
    expect(frame.epoch).toBeGreaterThan(2);
    expect(frame.epoch).toBeLessThan(1000);
    expect(new Set(frame.arms.map(({ epoch }) => epoch)).size).toBe(1);
    worker.send({ type: "step", runId: 1, by: "epoch" });
    worker.pass(100);
    expect(worker.lastFrame().epoch).toBe(frame.epoch + 1);
  });

  test("ends with the run that it is of, and the next run trains", () => {
    const worker = fakeWorker(0.5);
    worker.start();
    worker.send({ type: "request", id: 1, name: "goTo", arguments: { runId: 1, to: far } });
    worker.pass(100);
    worker.start(smallExperiment, 2);
    worker.send({ type: "step", runId: 2, by: "epoch" });
    worker.pass(200);
    expect(answerTo(worker, 1)).toMatchObject({ type: "refusal" });
    expect(worker.lastFrame()).toMatchObject({ runId: 2, epoch: 1 });
  });

  test("lets commands in on the way", () => {
    const worker = fakeWorker(0.5);
    worker.start();
    worker.send({ type: "request", id: 1, name: "goTo", arguments: { runId: 1, to: far } });
    worker.pass(100);
    worker.send({ type: "request", id: 2, name: "goTo", arguments: { runId: 9, to: far } });
    worker.send({ type: "abort", id: 1 });
    worker.pass(200);
    expect(answerTo(worker, 2)).toMatchObject({ type: "refusal" });
  });
});

test("a diagnosis and a boundary are answered of any arm, as fine as asked", () => {
  const worker = fakeWorker();
  worker.start();
  worker.send({ type: "request", id: 1, name: "diagnosis", arguments: { runId: 1, armId: "a1" } });
  worker.send({
    type: "request",
    id: 2,
    name: "boundary",
    arguments: { runId: 1, armId: "a0", cells: 200 },
  });
  worker.send({ type: "request", id: 3, name: "diagnosis", arguments: { runId: 1, armId: "x" } });
  worker.pass(200);
  expect(answerTo(worker, 1)).toMatchObject({ answer: [{ saturationEpsilon: 0.01 }, {}] });
  expect(answerTo(worker, 2)).toMatchObject({ answer: { cells: 200 } });
  expect(answerTo(worker, 3)).toMatchObject({
    type: "refusal",
    message: expect.stringContaining("x"),
  });
});
