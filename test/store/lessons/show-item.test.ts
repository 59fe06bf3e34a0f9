import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { createClaims } from "../../../src/store/lessons/claims.ts";
import { createLecture } from "../../../src/store/lessons/lecture.ts";
import {
  queryOfExperiment,
  queryOfSetRace,
  showAddress,
  showClaim,
} from "../../../src/store/lessons/show-item.ts";
import { createRaces } from "../../../src/store/race/races.ts";
import { testPlayground } from "../playground/test-playground.ts";

function setUp() {
  const test = testPlayground();
  const { playground } = test;
  const races = createRaces({
    archive: null,
    now: () => 0,
    today: () => 0,
    later: () => () => {},
  });
  const claims = createClaims({ storage: null });
  return { ...test, races, claims, stage: { playground, races, claims } };
}

describe("a set-up", () => {
  const query = "hidden=8,8&rate=0.1&seed=4";
  const { experiment } = experimentFromQuery(query);

  test("opens at its start and at rest, in the layout that shows what differs", () => {
    const { stage, playground, state, sent } = setUp();
    playground.open({ view: "claims" });
    expect(showAddress(stage, query)).toBe(true);
    expect(state()).toMatchObject({ experiment, view: "playground", layout: "compare" });
    expect(state()).toMatchObject({ isPlaying: false, epoch: 0, notice: null, canUndo: false });
    expect(sent.findLast(({ type }) => type === "start")).toMatchObject({ log: [] });
  });

  test("is shown again as it was rehearsed, whatever was done to it", () => {
    const { stage, playground, state, frame, receiveFrame, sent, types } = setUp();
    /** What the worker was told to train; ids of arms are never used twice. */
    const started = () =>
      JSON.stringify(sent.findLast(({ type }) => type === "start")).replace(/arm-\d+/g, "arm");
    showAddress(stage, query);
    const start = started();
    playground.edit("optimiser.learningRate", 1);
    playground.edit("data.dataset", "xor");
    playground.addArm(armOf("gelu"));
    playground.setSpeed(1);
    playground.open({ layout: "inspect" });
    playground.play();
    receiveFrame(frame({ epoch: 12 }));
    showAddress(stage, query);
    expect(state()).toMatchObject({ experiment, layout: "compare", speed: 60, epoch: 0 });
    expect(state()).toMatchObject({ isPlaying: false, canUndo: false, canRedo: false });
    expect(started()).toBe(start);
    expect(types().slice(types().lastIndexOf("start"))).not.toContain("play");
  });

  test("of one's own is what the playground was, with its layout", () => {
    const { stage, playground, state } = setUp();
    playground.edit("network.hidden", [4, 2]);
    const { experiment } = state();
    const own = queryOfExperiment(playground);
    expect(own).toBe("layout=inspect&hidden=4,2");
    showAddress(stage, query);
    showAddress(stage, own);
    expect(state()).toMatchObject({ experiment, layout: "inspect", view: "playground" });
  });

  test("that holds what is none says so, and shows the rest", () => {
    const { stage, state } = setUp();
    showAddress(stage, "hidden=3&rate=fast&set=selu&view=claims");
    expect(state().experiment.network.hidden).toEqual([3]);
    expect(state().view).toBe("playground");
    expect(
      state()
        .problems.map(({ path }) => path)
        .sort(),
    ).toEqual(["rate", "set", "view"]);
  });
});

test("a race opens before its start, with nothing of another one", () => {
  const { stage, playground, races, state } = setUp();
  playground.edit("network.hidden", [4]);
  races.set({ seedCount: 12, variation: { field: "learningRate", values: [0.1, 0.3] } });
  const { settings } = races.store.getState();
  const query = queryOfSetRace(playground, races);
  races.set({ seedCount: 400, variation: null, rates: "best" });
  races.setMeasure("milliseconds");
  playground.edit("network.hidden", [1]);
  showAddress(stage, query);
  expect(state()).toMatchObject({ view: "race", isPlaying: false });
  expect(state().experiment.network.hidden).toEqual([4]);
  expect(races.store.getState()).toMatchObject({
    ...{ settings, shown: null, status: { kind: "idle" }, measure: "epochs", compared: null },
  });
});

test("a claim opens at its start without what was bet, or at its end as it came out", () => {
  const { stage, playground, claims, state } = setUp();
  playground.play();
  claims.bet("selu", { kind: "yesNo", isYes: true });
  showClaim(stage, "selu", "end");
  expect(state()).toMatchObject({ view: "claims", isPlaying: false });
  expect(claims.store.getState()).toMatchObject({ claim: "selu", bets: { selu: {} } });
  expect(claims.store.getState().step).toBeGreaterThan(9);
  showClaim(stage, "selu", "start");
  expect(claims.store.getState()).toMatchObject({ claim: "selu", step: 0, bets: {} });
});

describe("a lecture", () => {
  const items = [
    { kind: "claim", id: "selu" },
    { kind: "setUp", id: "spiral" },
  ] as const;

  test("says every time that an item is to be shown, the same one again too", () => {
    const lecture = createLecture();
    const visits = () => lecture.store.getState().visit;
    lecture.open({ items, unread: [] });
    const first = visits();
    lecture.goTo(1);
    lecture.goTo(1);
    expect(visits()).toBe(first + 2);
    lecture.showList();
    expect(lecture.store.getState()).toMatchObject({ items, at: null, visit: first + 2 });
  });

  test("ends, or goes back to being put together", () => {
    const lecture = createLecture();
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
