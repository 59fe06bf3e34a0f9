import { describe, expect, test } from "vitest";
import { createRacePool } from "../../../src/client/race-pool.ts";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import { fingerprint } from "../../../src/engine/race/fingerprint.ts";
import type { RaceArchive, SavedFiles, SavedRace } from "../../../src/store/race/race-archive.ts";
import { defaultSettings, type RaceSettings } from "../../../src/store/race/race-plan.ts";
import type { Progress } from "../../../src/store/race/race-state.ts";
import { createRaces, type RacesOptions } from "../../../src/store/race/races.ts";
import { LocalRaceWorker, Stage } from "../../worker/local-race-worker.ts";

const experiment: Experiment = {
  ...defaultExperiment,
  arms: [armOf("tanh"), armOf("relu")],
  data: { ...defaultExperiment.data, sampleCount: 60 },
  rule: { ...defaultExperiment.rule, threshold: 0.2, budget: 60 },
};

function archiveInMemory(): RaceArchive {
  const kept = new Map<string, { readonly label: SavedRace; readonly files: SavedFiles }>();
  return {
    list: async () => [...kept.values()].map(({ label }) => label),
    read: async (id) => kept.get(id)?.files ?? null,
    save: async (label, files) => {
      kept.set(label.id, { label, files });
    },
    remove: async (id) => {
      kept.delete(id);
    },
  };
}

/** Races over a pool of two workers on one stage, on which timers wait as well. */
function setUp(settings: Partial<RaceSettings> = {}, options: Partial<RacesOptions> = {}) {
  const stage = new Stage();
  const workers: LocalRaceWorker[] = [];
  const races = createRaces({
    settings: { ...defaultSettings, seedCount: 10, ...settings },
    archive: archiveInMemory(),
    now: () => stage.nowMs,
    today: () => 1_700_000_000_000,
    later: (callback) => {
      let isOff = false;
      stage.later(() => {
        if (!isOff) callback();
      });
      return () => {
        isOff = true;
      };
    },
    ...options,
  });
  races.connect(
    createRacePool({
      workerCount: 2,
      createWorker: () => {
        const worker = new LocalRaceWorker(stage);
        workers.push(worker);
        return worker as unknown as Worker;
      },
      onEvent: races.receive,
    }),
  );
  const state = () => races.store.getState();
  const start = () => races.start(experiment, [0, 1]);
  return { races, stage, workers, state, start };
}

test("a race runs to its end, with comparisons and a fingerprint of what is shown", async () => {
  const { stage, state, start } = setUp();
  start();
  expect(state().status.kind).toBe("running");
  await stage.runAndSettle();
  const { status, shown, comparisons, fingerprint: print } = state();
  expect(status.kind).toBe("finished");
  expect(shown?.runs).toHaveLength(20);
  expect(comparisons).toHaveLength(1);
  expect(comparisons[0]).toMatchObject({ seeds: 10, first: { arm: 0 }, second: { arm: 1 } });
  expect(print).toBe(shown && fingerprint(shown.race, shown.runs));
});

test("results grow while the race is on, and the time left is shown", async () => {
  const { races, stage, state, start } = setUp();
  races.estimateCosts(experiment);
  await stage.runAndSettle();
  expect(state().estimate?.atMostMs).toBeGreaterThan(0);
  start();
  const seen: number[] = [];
  const reported: Progress[] = [];
  let compared = 0;
  races.store.subscribe(({ status, shown, comparisons }) => {
    if (status.kind !== "running") return;
    compared = Math.max(compared, comparisons[0]?.seeds ?? 0);
    seen.push(shown?.runs.length ?? 0);
    reported.push(status.progress);
  });
  await stage.runAndSettle();
  expect(seen.some((runs) => runs > 0 && runs < 20)).toBe(true);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(new Set(reported.map(({ total }) => total))).toEqual(new Set([20]));
  for (const { leftMs } of reported) expect(leftMs).toBeGreaterThanOrEqual(0);
  // Some seeds of both arms had been compared before all had ended.
  expect(compared).toBeGreaterThanOrEqual(4);
});

test("pause and cancel keep what there is", async () => {
  const { races, stage, state, start } = setUp();
  start();
  while ((state().shown?.runs.length ?? 0) < 4) await stage.stepAndSettle();
  races.pause();
  await stage.runAndSettle();
  const atPause = state().shown?.runs.length ?? 0;
  expect(state().status.kind).toBe("paused");
  expect(atPause).toBeLessThan(20);
  races.cancel();
  await stage.runAndSettle();
  expect(state().status.kind).toBe("cancelled");
  expect(state().shown?.runs).toHaveLength(atPause);
  expect(state().fingerprint).not.toBeNull();
});

test("the experiment of a race that is on does not change with the playground's", async () => {
  const { races, stage, state, start } = setUp();
  start();
  await stage.stepAndSettle();
  races.set({ seedCount: 4 });
  races.estimateCosts({ ...experiment, seed: 7, rule: { ...experiment.rule, budget: 2 } });
  await stage.runAndSettle();
  expect(state().shown?.race).toMatchObject({
    seeds: { first: 0, count: 10 },
    experiment: { rule: { budget: 60 } },
  });
  expect(state().shown?.runs).toHaveLength(20);
});

test.each([0, 2, 4, 6, 8])(
  "a new race says nothing of the last one, begun %i steps after its end",
  async (steps) => {
    const { races, stage, state, start } = setUp();
    start();
    while (state().status.kind !== "finished") await stage.stepAndSettle();
    for (let step = 0; step < steps; step++) await stage.stepAndSettle();
    races.set({ seedCount: 4 });
    start();
    const compared: number[] = [];
    races.store.subscribe(({ comparisons }) => {
      compared.push(...comparisons.map(({ seeds }) => seeds));
    });
    await stage.runAndSettle();
    expect(state().comparisons).toMatchObject([{ seeds: 4 }]);
    expect(Math.max(...compared)).toBe(4);
  },
);

test("a lost worker is reported, and the race is whole", async () => {
  const { stage, state, start, workers } = setUp();
  start();
  while ((state().shown?.runs.length ?? 0) < 2) await stage.stepAndSettle();
  workers[0]?.die("out of memory");
  expect(state().notice).toMatchObject({ tone: "warning" });
  expect(state().notice?.text).toContain("out of memory");
  await stage.runAndSettle();
  expect(state().shown?.runs).toHaveLength(20);
});

describe("each arm at its own best rate", () => {
  test("is found on other seeds first, and stands in the race's arms", async () => {
    const { stage, state, start } = setUp({ rates: "best", seedCount: 6 });
    start();
    expect(state().status).toMatchObject({ part: "sweep" });
    await stage.runAndSettle();
    const { shown } = state();
    expect(shown?.runs).toHaveLength(12);
    expect(shown?.sweep?.race.seeds.first).toBe(6);
    const rates = shown?.race.experiment.arms.map(({ learningRate }) => learningRate) ?? [];
    const tried: readonly unknown[] = shown?.sweep?.race.variation?.values ?? [];
    expect(rates).toHaveLength(2);
    for (const rate of rates) expect(tried).toContain(rate);
  });
});

describe("races that are kept", () => {
  test("come back with the same runs, and compare as equal", async () => {
    const { races, stage, state, start } = setUp();
    start();
    await stage.runAndSettle();
    const before = state();
    await races.save("Monday");
    expect(state().saved).toMatchObject([{ name: "Monday", runs: 20 }]);
    races.set({ seedCount: 4 });
    start();
    await stage.runAndSettle();
    expect(state().shown?.runs).toHaveLength(8);
    const [saved] = state().saved;
    if (!saved) throw new Error("Nothing was kept");
    await races.compareSaved(saved);
    expect(state().compared?.runs).toHaveLength(20);
    await races.openSaved(saved);
    await stage.runAndSettle();
    expect(state().shown).toMatchObject({ name: "Monday" });
    expect(state().fingerprint).toBe(before.fingerprint);
    await races.removeSaved(saved);
    expect(state().saved).toEqual([]);
  });

  test("a full storage is reported, with what can be done", async () => {
    const full: RaceArchive = {
      ...archiveInMemory(),
      save: () => Promise.reject(new DOMException("", "QuotaExceededError")),
    };
    const { races, stage, state, start } = setUp({}, { archive: full });
    start();
    await stage.runAndSettle();
    await races.save("Too much");
    expect(state().notice?.text).toContain("storage is full");
    expect(state().shown?.runs).toHaveLength(20);
  });

  test("a file that is none is reported and changes nothing", async () => {
    const { races, stage, state, start } = setUp();
    start();
    await stage.runAndSettle();
    races.open("not a race", "notes.txt");
    expect(state().notice).toMatchObject({ tone: "error" });
    expect(state().notice?.text).toContain("notes.txt");
    expect(state().shown?.runs).toHaveLength(20);
  });
});
