import { describe, expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Race } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import type { RaceEvent, RaceOrder } from "../../../src/protocol/race-messages.ts";
import {
  claimFromQuery,
  claimToQuery,
  createClaims,
  entryFromQuery,
  seatFromQuery,
} from "../../../src/store/lessons/claims.ts";
import type { Tried } from "../../../src/store/lessons/kept-bets.ts";

const race: Race = {
  experiment: { ...defaultExperiment, arms: [armOf("tanh"), armOf("relu")] },
  seeds: { first: 0, count: 4 },
  variation: null,
};

const run = (arm: number, seed: number): RaceRun => ({
  arm,
  variant: 0,
  seed,
  outcome: { kind: "converged", epochsToTarget: 10 + seed, computeMs: 1 },
  epochs: 10 + seed,
  computeMs: 1,
  trainLoss: 0.04,
  testLoss: 0.05,
  testAccuracy: 1,
  deadUnits: 0,
  map: null,
});

const allRuns = [0, 1].flatMap((arm) => [0, 1, 2, 3].map((seed) => run(arm, seed)));

function inMemory(texts: Record<string, string> = {}) {
  return {
    texts,
    getItem: (key: string) => texts[key] ?? null,
    setItem: (key: string, text: string) => {
      texts[key] = text;
    },
  };
}

function setUp(storage = inMemory()) {
  const orders: RaceOrder[] = [];
  let cancelled = 0;
  const held: string[] = [];
  let waiting: (() => void) | null = null;
  const later = (callback: () => void) => {
    waiting = callback;
    return () => {
      waiting = null;
    };
  };
  const claims = createClaims({ storage, later });
  claims.connect({
    workerCount: 2,
    start: (order) => orders.push(order),
    pause: () => void held.push("pause"),
    resume: () => void held.push("resume"),
    cancel() {
      cancelled += 1;
    },
    request: () => Promise.reject(new Error("nothing is asked")),
  });
  const tell = (event: RaceEvent) => claims.receive(event);
  /** Until what waits has happened. */
  const wait = () => waiting?.();
  return { claims, orders, tell, wait, held, cancelled: () => cancelled, storage };
}

describe("a trial's runs", () => {
  test("come in, each once and in order, until they are whole", () => {
    const { claims, orders, tell, wait } = setUp();
    claims.run("a.0", race);
    expect(claims.store.getState().running).toBe("a.0");
    expect(orders[0]?.race).toBe(race);
    tell({ type: "runs", raceId: 1, runs: allRuns.toReversed() });
    // A worker that died had given these already.
    tell({ type: "runs", raceId: 1, runs: allRuns.slice(0, 2) });
    const trial = () => claims.store.getState().trials["a.0"];
    // They are shown together, a little later.
    expect(trial()?.runs).toEqual([]);
    wait();
    expect(trial()?.isWhole).toBe(false);
    expect(trial()?.runs.map(({ arm, seed }) => [arm, seed])).toEqual(
      allRuns.map(({ arm, seed }) => [arm, seed]),
    );
    tell({ type: "finished", raceId: 1 });
    expect(trial()).toMatchObject({ isWhole: true, total: 8 });
    expect(claims.store.getState().running).toBeNull();
  });

  test("are forgotten where they were stopped, by leaving the step too", () => {
    const { claims, tell, wait, cancelled } = setUp();
    claims.open("a");
    claims.run("a.0", race);
    tell({ type: "runs", raceId: 1, runs: allRuns.slice(0, 3) });
    claims.goTo(1);
    wait();
    expect(cancelled()).toBe(1);
    expect(claims.store.getState()).toMatchObject({ running: null, step: 1 });
    expect(claims.store.getState().trials["a.0"]).toMatchObject({ runs: [], isWhole: false });
    tell({ type: "runs", raceId: 1, runs: allRuns });
    expect(claims.store.getState().trials["a.0"]?.runs).toEqual([]);
  });

  test("of a race that failed are told, and can be asked for again", () => {
    const { claims, tell, orders } = setUp();
    claims.run("a.0", race);
    tell({ type: "failed", raceId: 1, reason: { kind: "notLoaded" } });
    expect(claims.store.getState()).toMatchObject({ running: null, hasFailed: true });
    claims.run("a.0", race);
    expect(orders).toHaveLength(2);
    expect(claims.store.getState()).toMatchObject({ running: "a.0", hasFailed: false });
  });
});

const tried: Tried = {
  bet: { kind: "times", epochs: [40, "never", null] },
  outcome: { kind: "times", epochs: [50, "never", 20] },
  miss: 1.25,
};

describe("bets", () => {
  test("with what came of them are found again by the next visit", () => {
    const storage = inMemory();
    setUp(storage).claims.settle("a", tried);
    expect(setUp(storage).claims.store.getState().tried).toEqual({ a: tried });
  });

  test("that storage holds in another form are left out, one by one", () => {
    const text = JSON.stringify({
      good: tried,
      noOutcome: { bet: null, miss: null },
      wrongKind: { ...tried, bet: { kind: "guess", value: 3 } },
      negative: { ...tried, bet: { kind: "factor", value: -3 } },
      text: { ...tried, bet: { kind: "times", epochs: ["soon"] } },
      nothing: null,
    });
    const { claims } = setUp(inMemory({ "activation-playground.claims": text }));
    expect(Object.keys(claims.store.getState().tried)).toEqual(["good"]);
    const broken = setUp(inMemory({ "activation-playground.claims": "{" }));
    expect(broken.claims.store.getState().tried).toEqual({});
  });

  test("are placed, taken back, forgotten, and open again", () => {
    const { claims, storage } = setUp();
    claims.bet("a", { kind: "yesNo", isYes: true });
    claims.bet("b", { kind: "factor", value: 3 });
    claims.bet("a", null);
    expect(claims.store.getState().bets).toEqual({ b: { kind: "factor", value: 3 } });
    claims.run("b.0", race);
    claims.again("b");
    expect(claims.store.getState().trials["b.0"]).toBeUndefined();
    expect(claims.store.getState().bets).toEqual({});
    claims.settle("a", tried);
    claims.forget();
    expect(JSON.parse(storage.texts["activation-playground.claims"] ?? "")).toEqual({});
  });
});

test("the address names the open claim, whatever its id holds", () => {
  expect(claimToQuery({ claim: null, seat: undefined })).toBe("");
  expect(claimFromQuery(claimToQuery({ claim: "a&b", seat: undefined }))).toBe("a&b");
  expect(claimFromQuery("view=claims")).toBeNull();
  for (const seat of [undefined, null, 0, 17]) {
    expect(seatFromQuery(claimToQuery({ claim: "a", seat }))).toBe(seat);
  }
  expect(seatFromQuery("seat=-1")).toBeNull();
});

describe("a challenge", () => {
  test("has its formula in its address, and in no other claim's", () => {
    const { claims } = setUp();
    claims.open("beat-relu", undefined, "z^2 + 1");
    const query = claimToQuery(claims.store.getState());
    expect(entryFromQuery(query)).toBe("z^2 + 1");
    expect(claimFromQuery(query)).toBe("beat-relu");
    claims.open("one-run");
    expect(claimToQuery(claims.store.getState())).toBe("claim=one-run");
    expect(entryFromQuery("claim=one-run")).toBe("");
  });

  test("forgets the runs of one formula when another is typed, and no others", () => {
    const { claims, orders, tell, cancelled } = setUp();
    for (const key of ["one-run.0", "beat-relu.datasets"]) {
      claims.run(key, race);
      tell({ type: "runs", raceId: orders.length, runs: allRuns });
      tell({ type: "finished", raceId: orders.length });
    }
    claims.run("beat-relu.depths", race);
    claims.enter("beat-relu", "sin(z)");
    expect(cancelled()).toBe(1);
    expect(claims.store.getState()).toMatchObject({ entry: "sin(z)", running: null });
    expect(Object.keys(claims.store.getState().trials)).toEqual(["one-run.0"]);
  });

  test("runs those entrants alone that are asked for", () => {
    const { claims, orders } = setUp();
    claims.run("a.0", race, [{ arm: 1, variant: 0 }]);
    expect(orders[0]?.jobs.map(({ entrant }) => entrant.arm)).toEqual([1]);
    expect(claims.store.getState().trials["a.0"]?.total).toBe(race.seeds.count);
  });
});

describe("in a lecture", () => {
  test("runs stand still and go on, and the next step does not stay frozen", () => {
    const { claims, held } = setUp();
    claims.run("a.0", race);
    claims.freeze();
    expect([held, claims.store.getState().isFrozen]).toEqual([["pause"], true]);
    claims.freeze();
    expect([held, claims.store.getState().isFrozen]).toEqual([["pause", "resume"], false]);
    claims.freeze();
    claims.goTo(1);
    expect(claims.store.getState()).toMatchObject({ isFrozen: false, running: null });
  });

  test("a step goes back to its start with the bet that was made", () => {
    const { claims, tell } = setUp();
    claims.bet("a", { kind: "yesNo", isYes: true });
    claims.run("a.0", race);
    tell({ type: "runs", raceId: 1, runs: allRuns });
    tell({ type: "finished", raceId: 1 });
    claims.restart("a.0");
    expect(claims.store.getState()).toMatchObject({
      trials: {},
      bets: { a: { kind: "yesNo", isYes: true } },
    });
  });

  test("a claim is shown anew with what the room said of it, and to another room with nothing", () => {
    const { claims, orders, tell } = setUp();
    for (const key of ["a.0", "a.1", "b.0"]) {
      claims.run(key, race);
      tell({ type: "finished", raceId: orders.length });
    }
    claims.bet("a", { kind: "yesNo", isYes: true });
    claims.countHands("a", 0, 4);
    claims.renew("a");
    expect(claims.store.getState()).toMatchObject({ bets: {}, hands: { a: [4] } });
    expect(Object.keys(claims.store.getState().trials)).toEqual(["b.0"]);
    claims.renewAll();
    expect(claims.store.getState()).toMatchObject({ trials: {}, bets: {}, hands: {} });
  });

  test("the room's hands are counted for each answer of each claim", () => {
    const { claims } = setUp();
    claims.countHands("a", 2, 5);
    claims.countHands("a", 0, 1);
    claims.countHands("b", 1, 7);
    expect(claims.store.getState().hands).toEqual({ a: [1, 0, 5], b: [0, 7] });
  });
});
