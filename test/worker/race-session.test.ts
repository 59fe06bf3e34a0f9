import { expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { RunDataCache } from "../../src/engine/race/lane-race.ts";
import { experimentOf, type Race } from "../../src/engine/race/race.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { ArmRun } from "../../src/engine/training/run.ts";
import type { EngineId } from "../../src/engine/training/trainer.ts";
import type { RaceWorkerCommand, RaceWorkerReply } from "../../src/protocol/race-messages.ts";
import { estimateCost } from "../../src/worker/cost-estimate.ts";
import { createRaceSession } from "../../src/worker/race-session.ts";

const race: Race = {
  experiment: {
    ...defaultExperiment,
    arms: [armOf("tanh"), armOf("linear")],
    data: { ...defaultExperiment.data, sampleCount: 40 },
    rule: { ...defaultExperiment.rule, threshold: 0.2, budget: 30 },
  },
  seeds: { first: 0, count: 6 },
  variation: null,
};

function setUp(engine: EngineId = "fast") {
  const replies: RaceWorkerReply[] = [];
  const waiting: (() => void)[] = [];
  let nowMs = 0;
  const session = createRaceSession({
    post: (reply) => replies.push(reply),
    now: () => {
      nowMs += 1;
      return nowMs;
    },
    schedule: (callback) => waiting.push(callback),
    engine,
  });
  const slice = (): boolean => {
    const next = waiting.shift();
    next?.();
    return next !== undefined;
  };
  const receive = (command: RaceWorkerCommand) => session.receive(command);
  const prepare = () => receive({ type: "prepare", raceId: 1, race, withMaps: true });
  const job = (jobId: number, arm: number, seeds: readonly number[]) =>
    receive({
      type: "job",
      raceId: 1,
      job: { jobId, entrant: { arm, variant: 0 }, seeds },
    });
  const runs = () => replies.flatMap((reply) => (reply.type === "runs" ? reply.runs : []));
  return { replies, slice, receive, prepare, job, runs };
}

test("says which engine it has, first of all", () => {
  expect(setUp().replies).toEqual([{ type: "ready", engine: "fast" }]);
  expect(setUp("reference").replies).toEqual([{ type: "ready", engine: "reference" }]);
});

test("works in slices between which commands are let in", () => {
  const { prepare, job, slice, receive, runs, replies } = setUp();
  prepare();
  job(0, 1, [0, 1, 2, 3, 4, 5]);
  slice();
  // Of eight waves of 30 epochs a slice of 25 ms, with a clock of 1 ms a look, is a part.
  expect(runs()).toHaveLength(0);
  receive({ type: "pause", raceId: 1 });
  while (slice());
  expect(runs()).toHaveLength(0);
  receive({ type: "resume", raceId: 1 });
  while (slice());
  expect(runs()).toHaveLength(6);
  expect(replies.at(-1)).toMatchObject({ type: "runs", jobId: 0, isDone: true });
});

test("forgets a cancelled race, and commands of any other", () => {
  const { prepare, job, slice, receive, runs } = setUp();
  prepare();
  job(0, 0, [0, 1]);
  receive({ type: "cancel", raceId: 7 });
  receive({ type: "cancel", raceId: 1 });
  while (slice());
  expect(runs()).toHaveLength(0);
});

test("without SIMD every run is the float64 engine's", () => {
  const { prepare, job, slice, runs } = setUp("reference");
  prepare();
  job(0, 0, [3, 4]);
  while (slice());
  expect(runs()).toHaveLength(2);
  for (const run of runs()) {
    const experiment = experimentOf(race, run, run.seed);
    const alone = new ArmRun({
      experiment,
      data: prepareRun(experiment),
      arm: armOf("tanh"),
      createTrainer: createReferenceTrainer,
      clock: () => 0,
    });
    alone.advance(run.epochs);
    expect(run.trainLoss).toBe(alone.trainer.evaluate("train").loss);
    expect(run.outcome.kind).toBe(alone.outcome?.kind);
    expect(run.map).toHaveLength(1600);
  }
});

test("a fault is reported, and the worker goes on", () => {
  const { receive, prepare, job, slice, replies, runs } = setUp();
  const broken = { ...race, experiment: { ...race.experiment, arms: [armOf("no such thing")] } };
  receive({ type: "prepare", raceId: 1, race: broken, withMaps: false });
  job(0, 0, [0]);
  while (slice());
  expect(replies.at(-1)).toMatchObject({ type: "failed", raceId: 1 });
  prepare();
  job(0, 0, [0]);
  while (slice());
  expect(runs()).toHaveLength(1);
});

test("a cost estimate tells runs that ended from runs that were cut short", () => {
  let nowMs = 0;
  const clock = () => {
    nowMs += 1;
    return nowMs;
  };
  const entrant = { arm: 1, variant: 0 };
  const estimate = (of: Race, msEach: number) =>
    estimateCost("fast", of, entrant, clock, msEach, new RunDataCache());
  const whole = estimate(race, 1e6);
  // The race's own budget is spent by each of its seeds: linear never gets there.
  expect(whole.endedAfter).toEqual(Array(race.seeds.count).fill(30));
  expect(whole.reached).toEqual([]);
  expect(whole.lanes).toBe(4);
  const { rule } = race.experiment;
  const long = { ...race, experiment: { ...race.experiment, rule: { ...rule, budget: 500 } } };
  // The clock counts how often it is asked: three times an epoch.
  const short = estimate(long, 30);
  expect(short.endedAfter).toEqual([]);
  expect(short.reached).toEqual(Array(4).fill(short.reached[0]));
  expect(short.reached[0]).toBeGreaterThan(5);
  expect(short.reached[0]).toBeLessThan(500);
});
