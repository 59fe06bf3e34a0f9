import { describe, expect, test } from "vitest";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import type { CreateTrainer } from "../../src/engine/training/trainer.ts";
import type { PictureKind, Subscription } from "../../src/protocol/pictures.ts";
import { Arms } from "../../src/worker/arms.ts";
import { buffersOf, Painter } from "../../src/worker/painter.ts";
import { smallExperiment } from "./fake-worker.ts";

const names = Array.from({ length: 12 }, (_, index) => `a${index}`);

/** A painter of twelve arms, each of whose grids takes `costMs` by its clock. */
function painterAt(costMs: number, kinds: readonly PictureKind[] = ["boundary"]) {
  let time = 0;
  const clock = () => time;
  const createTrainer: CreateTrainer = (setUp) => {
    const trainer = createReferenceTrainer(setUp);
    const predict = trainer.predict.bind(trainer);
    trainer.predict = (coordinates, withUnits) => {
      time += costMs;
      return predict(coordinates, withUnits);
    };
    return trainer;
  };
  const [arm] = smallExperiment.arms as [(typeof smallExperiment.arms)[number]];
  const arms = new Arms({
    ...{ experiment: smallExperiment, data: prepareRun(smallExperiment), createTrainer, clock },
    arms: names.map((armId) => ({ armId, arm })),
  });
  const subscriptions: readonly Subscription[] = kinds.flatMap((kind) =>
    names.map((armId) => ({ kind, armId, cells: 8 })),
  );
  const painter = new Painter(arms, clock, subscriptions);
  const drawn = (isPlaying: boolean) => {
    const { pictures, isIncomplete } = painter.paint(isPlaying);
    return { arms: pictures.map(({ subscription }) => subscription.armId), isIncomplete };
  };
  return { painter, arms, drawn, pass: (ms: number) => (time += ms) };
}

describe("a frame's time for pictures", () => {
  test.each([
    // Another one is begun before 8 ms are over.
    ["while training runs", true, 3, 3],
    ["while training runs", true, 4, 2],
    ["while training runs", true, 9, 1],
    // Before 40 ms are over.
    ["at rest", false, 8, 5],
    ["at rest", false, 9, 5],
    ["at rest", false, 10, 4],
    ["at rest", false, 100, 1],
    ["at rest", false, 1, 12],
  ])("%s (%s), at %i ms a picture: %i", (_when, isPlaying, costMs, count) => {
    const { drawn } = painterAt(costMs);
    const first = drawn(isPlaying);
    expect(first.arms).toEqual(names.slice(0, count));
    expect(first.isIncomplete).toBe(count < 12);
  });

  test("is parted between kinds: one does not wait for the other", () => {
    const { drawn } = painterAt(3, ["boundary", "units"]);
    expect(drawn(true).arms).toEqual(["a0", "a1", "a0", "a1"]);
  });
});

test("arms take turns until none is out of date, and then nothing is drawn", () => {
  const { drawn } = painterAt(10);
  expect(drawn(false)).toEqual({ arms: names.slice(0, 4), isIncomplete: true });
  expect(drawn(false)).toEqual({ arms: names.slice(4, 8), isIncomplete: true });
  expect(drawn(false)).toEqual({ arms: names.slice(8), isIncomplete: false });
  expect(drawn(false)).toEqual({ arms: [], isIncomplete: false });
});

test("an edited weight makes every picture old, an arm's update only its own", () => {
  const { painter, arms, drawn } = painterAt(1);
  drawn(false);
  arms.all[3]?.run.advanceIteration();
  expect(drawn(false).arms).toEqual(["a3"]);
  painter.invalidate();
  expect(drawn(false).arms).toHaveLength(12);
});

test("what is no longer wanted is forgotten: wanted again, it is drawn anew", () => {
  const { painter, drawn } = painterAt(1);
  drawn(false);
  painter.subscribe([{ kind: "boundary", armId: "a1", cells: 8 }]);
  expect(drawn(false).arms).toEqual([]);
  painter.subscribe(["a0", "a1"].map((armId) => ({ kind: "boundary", armId, cells: 8 })));
  expect(drawn(false).arms).toEqual(["a0"]);
});

test("grids and parameters are handed over, diagnoses copied", () => {
  const { painter } = painterAt(0, ["boundary", "units", "parameters", "diagnosis"]);
  const { pictures } = painter.paint(false);
  expect(pictures).toHaveLength(48);
  expect(buffersOf(pictures)).toHaveLength(36);
});
