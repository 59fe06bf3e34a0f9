import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRacePool, usefulWorkers } from "../../src/client/race-pool.ts";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { byEntrantAndSeed, fingerprint } from "../../src/engine/race/fingerprint.ts";
import { LaneRace } from "../../src/engine/race/lane-race.ts";
import { entrantsOf, type Race, seedsOf } from "../../src/engine/race/race.ts";
import type { RaceRun } from "../../src/engine/race/race-run.ts";
import { compareEntrants } from "../../src/engine/statistics/compare-entrants.ts";
import { checkIntervalMs, mostSilentChecks, slowLoadMs } from "../../src/protocol/heartbeat.ts";
import type { RaceEvent } from "../../src/protocol/race-messages.ts";
import { planJobs } from "../../src/store/race/race-plan.ts";
import { LocalRaceWorker, Stage } from "../worker/local-race-worker.ts";

const race: Race = {
  experiment: {
    ...defaultExperiment,
    arms: [armOf("tanh"), armOf("relu")],
    data: { ...defaultExperiment.data, sampleCount: 60 },
    rule: { ...defaultExperiment.rule, threshold: 0.2, budget: 40 },
  },
  seeds: { first: 5, count: 18 },
  variation: null,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(workerCount: number, stage = new Stage()) {
  const workers: LocalRaceWorker[] = [];
  const events: RaceEvent[] = [];
  const pool = createRacePool({
    workerCount,
    createWorker: () => {
      const worker = new LocalRaceWorker(stage);
      workers.push(worker);
      return worker as unknown as Worker;
    },
    onEvent: (event) => events.push(event),
  });
  const start = () => pool.start({ race, jobs: planJobs(race, []), withMaps: false });
  const runs = (): readonly RaceRun[] =>
    events.flatMap((event) => (event.type === "runs" ? event.runs : []));
  const kinds = (): readonly string[] => events.map(({ type }) => type);
  return { stage, workers, events, pool, start, runs, kinds };
}

/** Milliseconds belong to a machine and a moment; everything else to the run. */
const withoutTime = (runs: readonly RaceRun[]) =>
  [...runs].sort(byEntrantAndSeed).map(({ computeMs: _, outcome, ...run }) => ({
    ...run,
    outcome: { ...outcome, computeMs: 0 },
  }));

/** The race without any pool: one entrant after another. */
const alone = withoutTime(
  entrantsOf(race).flatMap((entrant) => [
    ...new LaneRace({
      race,
      entrant,
      seeds: seedsOf(race),
      clock: () => 0,
      mapAt: null,
    }).advance(Number.POSITIVE_INFINITY),
  ]),
);

describe("results do not depend on", () => {
  test.each([1, 2, 3, 8])("the number of workers: %i", (workerCount) => {
    const { start, stage, runs, kinds } = setUp(workerCount);
    start();
    stage.run();
    expect(withoutTime(runs())).toEqual(alone);
    expect(kinds().filter((kind) => kind === "finished")).toHaveLength(1);
    expect(kinds().at(-1)).toBe("finished");
  });

  test.each([
    ["the last first", (waiting: number) => waiting - 1],
    ["the middle first", (waiting: number) => waiting >> 1],
  ])("the order in which things happen: %s", (_name, pick) => {
    const { start, stage, runs } = setUp(3, new Stage(pick));
    start();
    stage.run();
    expect(withoutTime(runs())).toEqual(alone);
  });
});

test("a dead worker's runs are given to another one, and that is reported", () => {
  const { start, stage, workers, runs, kinds } = setUp(2);
  start();
  while (runs().length < 5) stage.step();
  workers[0]?.die("out of memory");
  stage.run();
  expect(kinds()).toContain("lost");
  expect(workers).toHaveLength(3);
  expect(withoutTime(runs())).toEqual(alone);
});

describe("a worker that says nothing", () => {
  /** The page's timers run, and between two of their rounds everything else happens. */
  function passChecks(stage: Stage, count: number): void {
    for (let round = 0; round < count; round++) {
      vi.advanceTimersByTime(checkIntervalMs);
      stage.run();
    }
  }

  test("has ended, and its runs are given to another one", () => {
    const { start, stage, workers, events, runs, kinds } = setUp(2);
    start();
    while (runs().length < 5) stage.step();
    workers[0]?.vanish();
    stage.run();
    passChecks(stage, mostSilentChecks);
    expect(kinds()).not.toContain("finished");
    passChecks(stage, 1);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "lost", reason: { kind: "silent", seconds: 30 } }),
    );
    expect(workers).toHaveLength(3);
    expect(withoutTime(runs())).toEqual(alone);
  });

  test("lives, where it has nothing to say: in a race that is paused or over", () => {
    const { start, stage, pool, workers, runs, kinds } = setUp(2);
    start();
    while (runs().length < 3) stage.step();
    pool.pause();
    passChecks(stage, 3 * mostSilentChecks);
    pool.resume();
    stage.run();
    passChecks(stage, 3 * mostSilentChecks);
    expect(kinds()).not.toContain("lost");
    expect(workers).toHaveLength(2);
    expect(withoutTime(runs())).toEqual(alone);
  });

  test("rejects what was asked of it, and the next request is answered by another", async () => {
    const { stage, pool, workers } = setUp(1);
    const ask = () =>
      pool.request("estimateCosts", { race, entrants: entrantsOf(race), msEach: 100 });
    const first = ask();
    await stage.runAndSettle();
    expect(await first).toHaveLength(2);
    workers[0]?.vanish();
    const second = ask();
    const lost = expect(second).rejects.toMatchObject({ loss: { kind: "silent", seconds: 30 } });
    passChecks(stage, mostSilentChecks + 1);
    await lost;
    const third = ask();
    await stage.runAndSettle();
    expect(await third).toHaveLength(2);
  });
});

test("workers that die again and again end the race instead of the machine", () => {
  const { start, stage, workers, kinds } = setUp(1);
  start();
  for (let death = 0; death < 10; death++) workers[death]?.die("cannot be loaded");
  stage.run();
  expect(workers).toHaveLength(4);
  expect(kinds().filter((kind) => kind === "failed")).toHaveLength(1);
  expect(kinds()).not.toContain("finished");
});

test("a paused race stands still within a slice, and goes on to the same results", () => {
  const { start, stage, pool, runs, kinds } = setUp(2);
  start();
  while (runs().length < 3) stage.step();
  pool.pause();
  stage.run();
  const whilePaused = runs().length;
  expect(whilePaused).toBeLessThan(alone.length);
  expect(kinds()).not.toContain("finished");
  pool.resume();
  stage.run();
  expect(withoutTime(runs())).toEqual(alone);
});

test("a worker that joins a paused race waits too", () => {
  const { start, stage, pool, workers, runs } = setUp(1);
  start();
  while (runs().length < 3) stage.step();
  pool.pause();
  workers[0]?.die("gone");
  stage.run();
  const whilePaused = runs().length;
  expect(whilePaused).toBeLessThan(alone.length);
  pool.resume();
  stage.run();
  expect(withoutTime(runs())).toEqual(alone);
});

test("a cancelled race says nothing more, and the next one is whole", () => {
  const { start, stage, pool, events, runs } = setUp(2);
  const first = start();
  while (runs().length < 3) stage.step();
  pool.cancel();
  const told = events.length;
  stage.run();
  expect(events.length).toBe(told);
  const second = start();
  expect(second).not.toBe(first);
  stage.run();
  const later = events.flatMap((event) =>
    event.type === "runs" && event.raceId === second ? event.runs : [],
  );
  expect(withoutTime(later)).toEqual(alone);
});

test("a cost estimate says what an epoch costs, without a race", async () => {
  const { stage, pool, workers } = setUp(2);
  const asked = pool.request("estimateCosts", { race, entrants: entrantsOf(race), msEach: 5000 });
  await stage.runAndSettle();
  for (const cost of await asked) {
    expect(cost.msPerEpoch).toBeGreaterThan(0);
    expect(cost.endedAfter.length + cost.reached.length).toBeGreaterThanOrEqual(4);
  }
  expect(workers).toHaveLength(1);
});

test("requests are answered while a race is on, and hold up none of its workers", async () => {
  const { stage, pool, start, runs } = setUp(2);
  start();
  while (runs().length < 12) stage.step();
  const known = runs().map((run) => ({ ...run, map: null }));
  const entrants = entrantsOf(race);
  const asked = pool.request("compare", { race, runs: known, entrants, measure: "epochs" });
  const fingerprinted = pool.request("fingerprint", { race, runs: known });
  await stage.runAndSettle();
  expect(await asked).toEqual(compareEntrants(race, known, entrants, "epochs"));
  expect(await fingerprinted).toBe(fingerprint(race, known));
  expect(withoutTime(runs())).toEqual(alone);
});

test("a race gets a worker for each core, but at least one and no more than help", () => {
  expect([0, 1, 2, 8, 64].map(usefulWorkers)).toEqual([1, 1, 2, 8, 8]);
});

test("a worker that does not load is told of, and the next race tries another in its place", () => {
  const silent = (): Worker => ({ postMessage: () => {}, terminate: vi.fn() }) as unknown as Worker;
  const workers: Worker[] = [];
  const events: RaceEvent[] = [];
  const pool = createRacePool({
    workerCount: 1,
    createWorker: () => {
      workers.push(silent());
      return workers.at(-1) as Worker;
    },
    onEvent: (event) => events.push(event),
  });
  const raceId = pool.start({ race, jobs: planJobs(race, []), withMaps: false });
  vi.advanceTimersByTime(slowLoadMs);
  expect(events).toEqual([{ type: "slow", raceId, seconds: 10 }]);
  pool.cancel();
  pool.start({ race, jobs: planJobs(race, []), withMaps: false });
  expect(workers).toHaveLength(2);
  expect(workers[0]?.terminate).toHaveBeenCalled();
});
