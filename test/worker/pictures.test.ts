import { describe, expect, test } from "vitest";
import { armOf } from "../../src/engine/experiment/defaults.ts";
import type { PictureKind, Subscription } from "../../src/protocol/pictures.ts";
import { entries, fakeWorker, smallExperiment } from "./fake-worker.ts";

const of = (kind: PictureKind, armId: string, cells = 0): Subscription => ({ kind, armId, cells });

function subscribed(subscriptions: readonly Subscription[], experiment = smallExperiment) {
  const worker = fakeWorker();
  worker.start(experiment);
  worker.send({ type: "subscribe", runId: 1, subscriptions });
  worker.pass(100);
  return worker;
}

test("nothing is drawn that nobody has subscribed to", () => {
  const worker = fakeWorker();
  worker.start();
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(100);
  expect(worker.frames().flatMap(({ pictures }) => pictures)).toEqual([]);
});

test("every kind of picture can be had of any arm, beside the same of another", () => {
  const kinds: readonly PictureKind[] = [
    "boundary",
    "units",
    "parameters",
    "diagnosis",
    "histogram",
    "unitDiagnosis",
    "dynamics",
    "folds",
    "losses",
    "trace",
  ];
  const worker = subscribed(
    ["a0", "a1"].flatMap((armId) => kinds.map((kind) => of(kind, armId, 10))),
  );
  for (const armId of ["a0", "a1"]) {
    const [boundary] = worker.pictures("boundary", armId);
    expect(boundary?.content).toMatchObject({ cells: 10 });
    expect(boundary?.content.values).toHaveLength(100);
    // Two hidden layers of three units.
    expect(worker.pictures("units", armId)[0]?.content.values).toHaveLength(6 * 100);
    // 2·3 + 3, 3·3 + 3, 3 + 1
    expect(worker.pictures("parameters", armId)[0]?.content).toHaveLength(25);
    const [diagnosis] = worker.pictures("diagnosis", armId);
    expect(diagnosis?.content).toHaveLength(2);
    const [histogram] = worker.pictures("histogram", armId);
    expect(histogram?.content.map((layer) => layer.histogram)).toEqual(
      diagnosis?.content.map((layer) => layer.histogram),
    );
    // 20 training points pass three units.
    const counts = histogram?.content.map((layer) => layer.histogram.reduce((a, b) => a + b, 0));
    expect(counts).toEqual([60, 60]);
  }
});

test("one arm can be drawn small and large at once", () => {
  const worker = subscribed([of("boundary", "a0", 8), of("boundary", "a0", 16)]);
  expect(
    worker
      .pictures("boundary", "a0")
      .map(({ content }) => content.cells)
      .sort(),
  ).toEqual([16, 8]);
});

test("a picture at rest is drawn once, and again after each change of its arm", () => {
  const worker = subscribed([of("boundary", "a0", 8)]);
  const count = () => worker.pictures("boundary", "a0").length;
  expect(count()).toBe(1);
  worker.send({ type: "speed", runId: 1, speed: 10 });
  worker.pass(100);
  expect(count()).toBe(1);
  worker.send({ type: "step", runId: 1, by: "iteration" });
  worker.pass(100);
  expect(count()).toBe(2);
  worker.send({ type: "setParameter", runId: 1, armId: "a0", index: 0, value: 1 });
  worker.pass(100);
  expect(count()).toBe(3);
});

test("a network without hidden layers has no units to draw, and comes to rest", () => {
  const experiment = {
    ...smallExperiment,
    network: { ...smallExperiment.network, hidden: [] },
  };
  const worker = subscribed([of("units", "a0", 8)], experiment);
  const frames = worker.frames().length;
  expect(worker.pictures("units", "a0").map(({ content }) => content.cells)).toEqual([0]);
  worker.pass(1000);
  expect(worker.frames().length).toBe(frames);
});

test("what is no longer subscribed to is not drawn, and drawn anew when it is again", () => {
  const worker = subscribed([of("boundary", "a0", 8), of("boundary", "a1", 8)]);
  const before = worker.pictures("boundary", "a1").length;
  worker.send({ type: "subscribe", runId: 1, subscriptions: [of("boundary", "a0", 8)] });
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(100);
  expect(worker.pictures("boundary", "a1")).toHaveLength(before);
  const both = [of("boundary", "a0", 8), of("boundary", "a1", 8)];
  worker.send({ type: "subscribe", runId: 1, subscriptions: both });
  worker.pass(100);
  expect(worker.pictures("boundary", "a1")).toHaveLength(before + 1);
});

test("an arm that is gone is drawn no more, though it is still subscribed to", () => {
  const both = [of("boundary", "a0", 8), of("boundary", "a1", 8)];
  const worker = subscribed(both);
  worker.send({ type: "arms", runId: 1, arms: entries(smallExperiment).slice(0, 1) });
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(100);
  const { pictures } = worker.lastFrame();
  expect(pictures.map(({ subscription }) => subscription.armId)).toEqual(["a0"]);
});

test("subscriptions outlive the run", () => {
  const worker = subscribed([of("parameters", "a0")]);
  worker.start(smallExperiment, 2);
  expect(worker.lastFrame().runId).toBe(2);
  expect(worker.pictures("parameters", "a0")).toHaveLength(2);
});

describe("while training runs at full speed", () => {
  /** A look at the clock costs 0.5 ms: of 12 boundaries a frame has time for a few. */
  function racing(subscriptions: readonly Subscription[]) {
    const arms = Array.from({ length: 12 }, () => armOf("tanh"));
    const worker = fakeWorker(0.5);
    worker.start({ ...smallExperiment, arms });
    worker.send({ type: "subscribe", runId: 1, subscriptions });
    worker.send({ type: "speed", runId: 1, speed: "max" });
    worker.send({ type: "play", runId: 1 });
    const before = worker.frames().length;
    worker.pass(800);
    return { worker, frames: worker.frames().slice(before) };
  }

  const armIds = Array.from({ length: 12 }, (_, index) => `a${index}`);

  test("many arms take turns within the time for pictures", () => {
    const { worker, frames } = racing(armIds.map((armId) => of("boundary", armId, 8)));
    for (const { pictures } of frames.slice(1)) {
      expect(pictures.length).toBeGreaterThan(0);
      expect(pictures.length).toBeLessThan(12);
    }
    const counts = armIds.map((armId) => worker.pictures("boundary", armId).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });

  test("every arm's histogram is kept up to date, in a tenth of the time at most", () => {
    const { worker, frames } = racing(armIds.map((armId) => of("histogram", armId)));
    const without = frames.filter(({ pictures }) => pictures.length === 0);
    expect(without.length).toBeGreaterThan(frames.length / 2);
    const counts = armIds.map((armId) => worker.pictures("histogram", armId).length);
    expect(Math.min(...counts)).toBeGreaterThan(1);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });
});
