import { beforeEach, describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { plane } from "../../../src/store/playground/drawing-surface.ts";
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
    const points = withStroke([], from, to, pen, plane);
    expect(points).toHaveLength(60);
    expect(withStroke([], from, to, pen, plane)).toEqual(points);
    expect(
      points.every(
        ({ x1, x2, label }) => Math.abs(x1) <= 3.5 && Math.abs(x2) <= 0.5 && label === 1,
      ),
    ).toBe(true);
    // A dab is a stroke of no length.
    expect(withStroke([], from, from, pen, plane)).toHaveLength(10);
  });

  test("gives short moves of a pen their density as well", () => {
    const from = { x1: -5, x2: 0 };
    let points = withStroke([], from, from, { density: 1, label: 0 }, plane);
    for (let step = 0; step < 1000; step++) {
      const at = { x1: -5 + step / 100, x2: 0 };
      const to = { ...at, x1: at.x1 + 0.01 };
      points = withStroke(points, at, to, { density: 10, label: 0 }, plane);
    }
    // 100 wanted; of a sum of 1,000 draws with p = 0.1 five standard deviations are 47.
    expect(Math.abs(points.length - 101)).toBeLessThan(47);
  });

  test("stays within the plane and within as many points as an experiment holds", () => {
    const all = Array.from({ length: 5000 }, () => ({ x1: 0, x2: 0, label: 0 }));
    expect(withPoint(all, { x1: 1, x2: 1 }, 0, plane)).toBe(all);
    expect(withStroke(all, { x1: 1, x2: 1 }, { x1: 2, x2: 1 }, pen, plane)).toBe(all);
    expect(withPoint([], { x1: 9, x2: -9 }, 2, plane)).toEqual([{ x1: 6, x2: -6, label: 2 }]);
  });

  test("erases what is near, and takes up the nearest", () => {
    const points = [0, 1, 2].map((x1) => ({ x1, x2: 0, label: 0 }));
    expect(erased(points, { x1: 1.2, x2: 0.1 }, plane)).toEqual([points[0], points[2]]);
    expect(erased(points, { x1: 5, x2: 5 }, plane)).toBe(points);
    expect(nearestPoint(points, { x1: 1.6, x2: 0 }, plane)).toBe(2);
    expect(nearestPoint(points, { x1: 1.4, x2: 0.9 }, plane)).toBeNull();
    expect(moved(points, 1, { x1: 1, x2: 3 }, plane)[1]).toEqual({ x1: 1, x2: 3, label: 0 });
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

  test("takes back a stroke that is not learned yet, and brings a cleared set back", async () => {
    for (const x1 of [1, 2, 3, 4]) dab(x1);
    await playground.undo().catch(() => {});
    expect([data().dataset, drawn().length]).toEqual(["circle", 3]);
    await playground.undo();
    expect(drawn()).toHaveLength(2);
    await playground.redo();
    await playground.redo().catch(() => {});
    expect(data().points).toBe(drawn());
    playground.drawing.clear();
    expect(drawn()).toEqual([]);
    await playground.undo();
    expect(drawn()).toBe(data().points);
    playground.drawing.clear();
    dab(5);
    playground.drawing.end();
    await playground.undo();
    expect(playground.drawing.store.getState()).toMatchObject({ isOn: true, points: [{ x1: 5 }] });
  });

  test("of classes makes classes of values, which are there again after undo", async () => {
    playground.drawing.choose({ task: "regression", label: -0.5 });
    for (const x1 of [1, 2, 3, 4]) dab(x1);
    playground.drawing.choose({ task: "classification", label: 1 });
    expect(drawn().map(({ label }) => label)).toEqual([-0.5, -0.5, -0.5, -0.5]);
    dab(5);
    expect(data().points.map(({ label }) => label)).toEqual([0, 0, 0, 0, 1]);
    expect(data().legend).toBeUndefined();
    await playground.undo().catch(() => {});
    expect(data().points[0]?.label).toBe(-0.5);
    expect(data().legend?.target?.name).toBe("value");
    expect(drawn()).toBe(data().points);
  });

  describe("over a table's points", () => {
    const axis = (name: string) => ({ name, offset: 5, scale: 0.5 });
    const legend = {
      name: "iris",
      x1: axis("length"),
      x2: axis("width"),
      classes: ["setosa", "versicolor", "virginica"],
    };
    const shown = [1, 2, 3, 4].map((x1) => ({ x1, x2: 0, label: 0 }));
    const isFresh = () => playground.drawing.store.getState().isFresh;

    beforeEach(() => {
      playground.drawing.end();
      playground.learn({ dataset: "points", points: shown, legend });
    });

    test("an empty plane has none of their names, and keeps its own", async () => {
      playground.drawing.begin([]);
      playground.drawing.choose({ tool: "point" });
      expect([isFresh(), playground.drawing.classCount()]).toEqual([true, 2]);
      for (const x1 of [1, 2, 3, 4]) dab(x1);
      expect([data().legend, isFresh()]).toEqual([undefined, false]);
      playground.describeData({ name: "mine" });
      dab(5);
      expect(data().legend).toEqual({ name: "mine" });
      // Before the fourth point the table is there again, and still says nothing of what is drawn.
      for (let times = 0; times < 3; times++) await playground.undo().catch(() => {});
      expect([data().legend, isFresh()]).toEqual([legend, true]);
      dab(-1);
      expect(data().legend).toBeUndefined();
    });

    test("what changes them keeps their names", () => {
      playground.drawing.begin(data().points);
      playground.drawing.choose({ tool: "point" });
      dab(5);
      expect(data().points).toHaveLength(5);
      expect(data().legend).toEqual(legend);
    });
  });

  describe("on a graph", () => {
    const on = () => playground.drawing.store.getState();
    const isSound = () =>
      expect(parseExperiment(playground.store.getState().experiment).problems).toEqual([]);

    beforeEach(() => {
      playground.edit("data.dataset", "sine");
      playground.drawing.begin([], "regression", 1);
      playground.drawing.choose({ tool: "point" });
    });

    test("gives points of one input, whose network sees x alone", () => {
      for (const x1 of [1, 2, 3, 4]) dab(x1, x1);
      expect(data()).toMatchObject({ dataset: "points", legend: { inputs: 1 } });
      expect(data().points.map(({ label }) => label)).toEqual(
        [0.2, 0.4, 0.6, 0.8].map(Math.fround),
      );
      expect(playground.store.getState().experiment.network.features).toEqual(["x1"]);
      isSound();
    });

    test("puts classes at their level, that of the output, wherever the pen is", () => {
      playground.drawing.choose({ task: "classification", label: 1 });
      for (const x1 of [1, 2, 3, 4]) dab(x1, -5);
      expect(data().points.map(({ label }) => label)).toEqual([1, 1, 1, 1]);
      expect(data().legend).toEqual({ inputs: 1 });
      expect(playground.drawing.surface().range).toEqual([-1.4, 1.4]);
      expect(playground.drawing.tipOf({ x1: 0, x2: 0 }).x2).toBeCloseTo(6 / 1.4, 12);
      playground.edit("network.output", "sigmoid");
      expect(playground.drawing.surface().range).toEqual([-0.2, 1.2]);
      // An eraser reaches from where it is.
      playground.drawing.choose({ tool: "erase" });
      expect(playground.drawing.tipOf({ x1: 0, x2: 0 })).toEqual({ x1: 0, x2: 0 });
      isSound();
    });

    test("loses nothing where the plane takes its place, before it is learned and after", async () => {
      for (const x1 of [1, 2, 3]) dab(x1);
      const few = drawn();
      playground.edit("data.dataset", "circle");
      expect(on()).toMatchObject({ inputs: 2, task: "classification", points: [] });
      dab(4, 4);
      playground.edit("data.dataset", "steps");
      expect(on()).toMatchObject({ inputs: 1, task: "regression", points: few });
      playground.edit("data.dataset", "xor");
      expect(on()).toMatchObject({ inputs: 2, points: [{ x1: 4, x2: 4 }] });
      playground.edit("data.dataset", "steps");
      dab(4);
      const learned = drawn();
      expect(data().points).toBe(learned);

      // The plane's points take their place, and go again.
      playground.edit("data.dataset", "circle");
      for (const x1 of [1, 2, 3, 4]) dab(x1, x1);
      expect(data().legend).toBeUndefined();
      expect(data().points).toHaveLength(5);
      isSound();
      await playground.undo().catch(() => {});
      expect(on()).toMatchObject({ inputs: 2, points: { length: 4 } });
      for (let times = 0; times < 4; times++) await playground.undo().catch(() => {});
      expect(on()).toMatchObject({ inputs: 1, points: learned });
      expect(data()).toMatchObject({ dataset: "points", points: learned, legend: { inputs: 1 } });
    });

    test("begun over a plane is learned with one input, and undo brings the plane back", async () => {
      playground.edit("data.dataset", "circle");
      playground.drawing.begin([], "regression", 1);
      playground.drawing.choose({ tool: "point", isLive: true });
      starts = [];
      for (const x1 of [1, 2, 3, 4]) dab(x1, x1);
      expect(playground.store.getState().experiment.network.features).toEqual(["x1"]);
      // Weights of two inputs are none for one.
      expect(starts.map(({ goesOn = false }) => goesOn)).toEqual([false]);
      await playground.undo().catch(() => {});
      expect(playground.store.getState().experiment.network.features).toEqual(["x1", "x2"]);
      expect(on()).toMatchObject({ inputs: 1, points: { length: 3 } });
    });

    test("changes the points that are shown, and keeps the height that holds them", () => {
      const shown = [-3, 0, 2, 5].map((label, x1) => ({ x1, x2: 0, label }));
      playground.drawing.begin(shown, "regression", 1);
      const { heights } = on();
      expect(data().points).toBe(shown);
      playground.drawing.choose({ tool: "point" });
      dab(0, 6);
      expect(data().points.at(-1)?.label).toBeCloseTo(heights[1], 1);
      expect(on().heights).toBe(heights);
    });
  });

  test("a point that a key took up goes back where another stroke begins, or another tool is chosen", () => {
    const { drawing } = playground;
    drawing.begin([1, 2, 3, 4].map((x1) => ({ x1, x2: 0, label: 0 })));
    drawing.choose({ tool: "move" });
    const before = drawn();
    const takeUp = () => {
      drawing.strike({ x1: 1, x2: 0 });
      drawing.drag({ x1: 1, x2: 5 });
      expect(drawn()).not.toEqual(before);
    };
    takeUp();
    drawing.choose({ tool: "brush" });
    expect(drawn()).toEqual(before);
    // Nothing is held: a pointer that passes over draws nothing.
    drawing.drag({ x1: 0, x2: 0 });
    expect(drawn()).toEqual(before);
    drawing.choose({ tool: "move" });
    takeUp();
    drawing.press({ x1: 2, x2: 0 });
    drawing.drag({ x1: 2, x2: 1 });
    drawing.release();
    expect(drawn().map(({ x2 }) => x2)).toEqual([0, 1, 0, 0]);
  });
});
