import { beforeEach, describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { createPlayground, type Playground } from "../../../src/store/playground/playground.ts";
import {
  erased,
  moved,
  nearestPoint,
  withPoint,
  withStroke,
} from "../../../src/store/playground/point-edits.ts";
import { defaultPreferences } from "../../../src/store/shared/preferences.ts";

const pen = { density: 10, label: 1 };

describe("a pen", () => {
  test("scatters as many points as its density says around a stroke, the same at every try", () => {
    const from = { x1: -3, x2: 0 };
    const to = { x1: 3, x2: 0 };
    const points = withStroke([], from, to, pen);
    expect(points).toHaveLength(60);
    expect(withStroke([], from, to, pen)).toEqual(points);
    expect(
      points.every(
        ({ x1, x2, label }) => Math.abs(x1) <= 3.5 && Math.abs(x2) <= 0.5 && label === 1,
      ),
    ).toBe(true);
    // A dab is a stroke of no length.
    expect(withStroke([], from, from, pen)).toHaveLength(10);
  });

  test("gives short moves of a pen their density as well", () => {
    let points = withStroke([], { x1: -5, x2: 0 }, { x1: -5, x2: 0 }, { density: 1, label: 0 });
    for (let step = 0; step < 1000; step++) {
      const at = { x1: -5 + step / 100, x2: 0 };
      points = withStroke(points, at, { ...at, x1: at.x1 + 0.01 }, { density: 10, label: 0 });
    }
    // 100 wanted; of a sum of 1,000 draws with p = 0.1 five standard deviations are 47.
    expect(Math.abs(points.length - 101)).toBeLessThan(47);
  });

  test("stays within the plane and within as many points as an experiment holds", () => {
    const all = Array.from({ length: 5000 }, () => ({ x1: 0, x2: 0, label: 0 }));
    expect(withPoint(all, { x1: 1, x2: 1 }, 0)).toBe(all);
    expect(withStroke(all, { x1: 1, x2: 1 }, { x1: 2, x2: 1 }, pen)).toBe(all);
    expect(withPoint([], { x1: 9, x2: -9 }, 2)).toEqual([{ x1: 6, x2: -6, label: 2 }]);
  });

  test("erases what is near, and takes up the nearest", () => {
    const points = [0, 1, 2].map((x1) => ({ x1, x2: 0, label: 0 }));
    expect(erased(points, { x1: 1.2, x2: 0.1 })).toEqual([points[0], points[2]]);
    expect(erased(points, { x1: 5, x2: 5 })).toBe(points);
    expect(nearestPoint(points, { x1: 1.6, x2: 0 })).toBe(2);
    expect(nearestPoint(points, { x1: 1.4, x2: 0.9 })).toBeNull();
    expect(moved(points, 1, { x1: 1, x2: 3 })[1]).toEqual({ x1: 1, x2: 3, label: 0 });
  });
});

describe("drawing", () => {
  let playground: Playground;
  let starts: { readonly goesOn?: boolean }[];
  const data = () => playground.store.getState().experiment.data;
  const drawn = () => playground.drawing.store.getState().points;
  const dab = (x1: number, x2 = 0) => {
    playground.drawing.press({ x1, x2 });
    playground.drawing.release();
  };

  beforeEach(() => {
    let clock = 0;
    starts = [];
    playground = createPlayground({
      experiment: defaultExperiment,
      preferences: defaultPreferences,
      storage: null,
      now: () => (clock += 10),
    });
    playground.connect({
      start: (start) => starts.push(start),
      send: () => {},
      request: () => Promise.reject(new Error("no worker")),
      restart: () => {},
    });
    playground.receive({ type: "ready", engine: "fast" });
    playground.drawing.begin([]);
    playground.drawing.choose({ tool: "point" });
  });

  test("is learned from the fourth point on, one change a stroke", () => {
    for (const x1 of [1, 2, 3]) dab(x1);
    expect(data().dataset).toBe("circle");
    expect(starts).toHaveLength(1);
    dab(4);
    expect(data()).toMatchObject({ dataset: "points", points: drawn() });
    expect(starts).toHaveLength(2);
    dab(5);
    expect(data().points).toHaveLength(5);
    expect(parseExperiment(playground.store.getState().experiment).problems).toEqual([]);
  });

  test("goes back by a stroke, and forth, however fast they followed each other", async () => {
    for (const x1 of [1, 2, 3, 4, 5, 5.5]) dab(x1);
    await playground.undo().catch(() => {});
    expect(drawn()).toHaveLength(5);
    await playground.undo().catch(() => {});
    expect(drawn()).toHaveLength(4);
    await playground.redo().catch(() => {});
    expect(drawn()).toHaveLength(5);
    expect(data().points).toBe(drawn());
  });

  test("breaks off a stroke as if it had not begun", () => {
    for (const x1 of [1, 2, 3, 4]) dab(x1);
    playground.drawing.choose({ tool: "brush" });
    playground.drawing.press({ x1: 0, x2: 0 });
    playground.drawing.drag({ x1: 1, x2: 0 });
    expect(drawn().length).toBeGreaterThan(4);
    playground.drawing.cancel();
    expect(drawn()).toHaveLength(4);
    expect(data().points).toHaveLength(4);
  });

  test("moves a point by two strikes of a key", () => {
    for (const x1 of [1, 2, 3, 4]) dab(x1);
    playground.drawing.choose({ tool: "move" });
    playground.drawing.strike({ x1: 2, x2: 0.1 });
    playground.drawing.drag({ x1: 2, x2: 3 });
    playground.drawing.strike({ x1: 2, x2: 3 });
    expect(data().points[1]).toEqual({ x1: 2, x2: 3, label: 0 });
  });

  test("of values makes a regression, though they be whole numbers", () => {
    playground.drawing.choose({ task: "regression", label: 1 });
    for (const x1 of [1, 2, 3, 4]) dab(x1);
    expect(data().legend?.target).toEqual({ name: "value", offset: 0, scale: 1 });
    expect(playground.store.getState().experiment.rule.threshold).toBe(0.01);
  });

  test("joins the run that is on where it is asked to", () => {
    for (const x1 of [1, 2, 3, 4]) dab(x1);
    playground.drawing.choose({ isLive: true });
    dab(5);
    expect(starts.map(({ goesOn = false }) => goesOn)).toEqual([false, false, true]);
    expect(playground.store.getState().editedArms.size).toBe(3);
  });
});
