import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { listFormat } from "../../../src/lessons/lecture/lecture.ts";
import { createClaims } from "../../../src/store/lessons/claims.ts";
import { createLecture } from "../../../src/store/lessons/lecture.ts";
import {
  firstAnswers,
  keepWork,
  queryOfExperiment,
  queryOfSetRace,
  showAddress,
  showClaim,
} from "../../../src/store/lessons/show-item.ts";
import { raceOf } from "../../../src/store/race/race-plan.ts";
import { createRaces } from "../../../src/store/race/races.ts";
import { smallExperiment } from "../../worker/fake-worker.ts";
import { testPlayground } from "../playground/test-playground.ts";
import { workingPlayground } from "../playground/working-playground.ts";

function setUp() {
  const test = testPlayground();
  const { playground } = test;
  const later = () => () => {};
  const races = createRaces({ archive: null, now: () => 0, today: () => 0, later });
  const claims = createClaims({ storage: null, later });
  return { ...test, races, claims, stores: { playground, races, claims } };
}

describe("a set-up", () => {
  const query = "hidden=8,8&rate=0.1&seed=4";
  const { experiment } = experimentFromQuery(query);

  test("opens at its start and at rest, in the layout that shows what differs", () => {
    const { stores, playground, state, sent } = setUp();
    playground.open({ view: "claims" });
    expect(showAddress(stores, query)).toBe(true);
    expect(state()).toMatchObject({ experiment, view: "playground", layout: "compare" });
    expect(state()).toMatchObject({ isPlaying: false, epoch: 0, notice: null, canUndo: false });
    expect(sent.findLast(({ type }) => type === "start")).toMatchObject({ log: [] });
  });

  test("is shown again as it was rehearsed, whatever was done to it", () => {
    const { stores, playground, state, frame, receiveFrame, sent, types } = setUp();
    /** What the worker was told to train; ids of arms are never used twice. */
    const started = () =>
      JSON.stringify(sent.findLast(({ type }) => type === "start")).replace(/arm-\d+/g, "arm");
    showAddress(stores, query);
    const start = started();
    playground.edit("optimiser.learningRate", 1);
    playground.edit("data.dataset", "xor");
    playground.addArm(armOf("gelu"));
    playground.setSpeed(1);
    playground.open({ layout: "inspect" });
    playground.play();
    receiveFrame(frame({ epoch: 12 }));
    showAddress(stores, query);
    expect(state()).toMatchObject({ experiment, layout: "compare", speed: 60, epoch: 0 });
    expect(state()).toMatchObject({ isPlaying: false, canUndo: false, canRedo: false });
    expect(started()).toBe(start);
    expect(types().slice(types().lastIndexOf("start"))).not.toContain("play");
  });

  test("of one's own is what the playground was, with its layout", () => {
    const { stores, playground, state } = setUp();
    playground.edit("network.hidden", [4, 2]);
    const { experiment } = state();
    const own = queryOfExperiment(playground);
    expect(own).toBe("layout=inspect&hidden=4,2");
    showAddress(stores, query);
    showAddress(stores, own);
    expect(state()).toMatchObject({ experiment, layout: "inspect", view: "playground" });
  });

  test("that holds what is none says so, and shows the rest", () => {
    const { stores, state } = setUp();
    showAddress(stores, "hidden=3&rate=fast&set=selu&view=claims");
    expect(state().experiment.network.hidden).toEqual([3]);
    expect(state().view).toBe("playground");
    expect(
      state()
        .problems.map(({ path }) => path)
        .sort(),
    ).toEqual(["rate", "set", "view"]);
  });
});

test("a room's answers are the activations of the item, whoever is added to it while it is shown", () => {
  expect(firstAnswers("view=race&seeds=3&arms=relu,tanh&hidden=2")).toEqual(["ReLU", "tanh"]);
  expect(new Set(firstAnswers("arms=relu,relu")).size).toBe(2);
});

test("a race opens before its start, with nothing of another one", () => {
  const { stores, playground, races, state } = setUp();
  playground.edit("network.hidden", [4]);
  races.set({ seedCount: 12, variation: { field: "learningRate", values: [0.1, 0.3] } });
  const { settings } = races.store.getState();
  const query = queryOfSetRace(playground, races);
  races.set({ seedCount: 400, variation: null, rates: "best" });
  races.setMeasure("milliseconds");
  playground.edit("network.hidden", [1]);
  showAddress(stores, query);
  expect(state()).toMatchObject({ view: "race", isPlaying: false });
  expect(state().experiment.network.hidden).toEqual([4]);
  expect(races.store.getState()).toMatchObject({
    ...{ settings, shown: null, status: { kind: "idle" }, measure: "epochs", compared: null },
  });
});

test("a person's own work comes back as it was: the run, its undo, what is drawn, the race", async () => {
  const { playground, pass, losses } = workingPlayground();
  const { store, drawing } = playground;
  const { races, claims } = setUp();
  const stores = { playground, races, claims };
  playground.edit("network.hidden", [4, 2]);
  for (let epoch = 0; epoch < 3; epoch++) playground.step();
  pass(1000);
  drawing.begin([]);
  drawing.choose({ tool: "point" });
  drawing.press({ x1: 0.1, x2: 0.2 });
  drawing.release();
  const drawn = drawing.store.getState();
  const { experiment, canUndo } = store.getState();
  const before = losses();
  races.set({ seedCount: 12 });
  const { settings } = races.store.getState();
  const race = raceOf(experiment, settings);
  const shown = {
    race,
    engine: "fast",
    runs: [],
    sweep: null,
    slots: [0, 1, 2],
    name: null,
  } as const;
  races.store.setState({ status: { kind: "finished", tookMs: 5 }, shown });
  races.setMeasure("milliseconds");
  const restore = keepWork(stores);

  showAddress(stores, "hidden=8,8&seed=4");
  showAddress(stores, "view=race&seeds=3&data=xor");
  pass(1000);
  expect(store.getState().canUndo).toBe(false);
  const back = restore();
  pass(5000);
  await back;
  expect(store.getState()).toMatchObject({ experiment, canUndo, isPlaying: false });
  expect(losses()).toEqual(before);
  expect(drawing.store.getState()).toEqual(drawn);
  expect(races.store.getState()).toMatchObject({
    ...{ settings, shown, measure: "milliseconds" },
    status: { kind: "finished" },
  });
  await playground.undo();
  expect(drawing.store.getState().points).toEqual([]);
  const undone = playground.undo();
  pass(1000);
  await undone;
  await playground.undo();
  expect(store.getState().experiment.network.hidden).toEqual(smallExperiment.network.hidden);
});

test("a claim opens at its start without what was bet, or at its end as it came out", () => {
  const { stores, playground, claims, state } = setUp();
  playground.play();
  claims.bet("selu", { kind: "yesNo", isYes: true });
  showClaim(stores, "selu", "end");
  expect(state()).toMatchObject({ view: "claims", isPlaying: false });
  expect(claims.store.getState()).toMatchObject({ claim: "selu", bets: { selu: {} } });
  expect(claims.store.getState().step).toBeGreaterThan(9);
  showClaim(stores, "selu", "start");
  expect(claims.store.getState()).toMatchObject({ claim: "selu", step: 0, bets: {} });
});

describe("a lecture", () => {
  const items = [
    { kind: "claim", id: "selu" },
    { kind: "setUp", id: "spiral" },
  ] as const;

  test("says every time that an item is to be shown, the same one again too", () => {
    const lecture = createLecture({ format: listFormat, storage: null });
    const visits = () => lecture.store.getState().visit;
    lecture.open({ items, unread: [] });
    const first = visits();
    lecture.goTo(1);
    lecture.goTo(1);
    expect(visits()).toBe(first + 2);
    lecture.showList();
    expect(lecture.store.getState()).toMatchObject({ items, at: null, visit: first + 2 });
  });

  test("goes on as it is where an address names what is shown", () => {
    const lecture = createLecture({ format: listFormat, storage: null });
    const { getState } = lecture.store;
    lecture.openAddress("set=selu,setup:spiral&item=2");
    const { visit } = getState();
    lecture.openAddress("set=selu,setup:spiral&item=2&layout=inspect");
    expect(getState()).toMatchObject({ items, at: 1, visit });
    lecture.openAddress("set=selu,setup:spiral");
    expect(getState()).toMatchObject({ items, at: null, visit: visit + 1 });
    lecture.openAddress("set=selu");
    expect(getState()).toMatchObject({ items: [items[0]], at: null, visit: visit + 2 });
    lecture.openAddress("view=claims");
    expect(getState()).toMatchObject({ items: null, visit: visit + 3 });
    lecture.openAddress("");
    expect(getState().visit).toBe(visit + 3);
  });

  test("loses no list that was put together: not by another one, a discard or a reload", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const own = { kind: "own", name: "A: b, 100%", query: "hidden=4,2" } as const;
    const lecture = createLecture({ format: listFormat, storage });
    const { getState } = lecture.store;
    lecture.setDraft([...items, own]);
    lecture.open({ items, unread: [] });
    lecture.edit();
    expect(getState()).toMatchObject({ draft: items, lastDraft: [...items, own] });
    lecture.bringBack();
    expect(getState()).toMatchObject({ draft: [...items, own], lastDraft: items });
    lecture.putAway();
    expect(getState()).toMatchObject({ draft: null, lastDraft: [...items, own] });
    lecture.setDraft([]);
    lecture.bringBack();
    expect(getState()).toMatchObject({ draft: [...items, own] });
    const reloaded = createLecture({ format: listFormat, storage }).store.getState();
    expect(reloaded).toMatchObject({ draft: null, lastDraft: [...items, own] });
  });

  test("ends, or goes back to being put together", () => {
    const lecture = createLecture({ format: listFormat, storage: null });
    lecture.open({ items, unread: ["own:"] }, 1);
    lecture.edit();
    expect(lecture.store.getState()).toMatchObject({ draft: items, items: null, at: null });
    // A step back in the browser's history keeps what was put together.
    lecture.open(null);
    expect(lecture.store.getState().draft).toEqual(items);
    lecture.open({ items, unread: [] }, 0);
    lecture.leave();
    expect(lecture.store.getState()).toMatchObject({ items: null, unread: [], at: null });
  });
});
