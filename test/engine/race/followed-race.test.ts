import { describe, expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { meetsThreshold } from "../../../src/engine/experiment/metrics.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { startEntrant } from "../../../src/engine/race/entrant-race.ts";
import { fingerprint } from "../../../src/engine/race/fingerprint.ts";
import { parseRaceFile } from "../../../src/engine/race/parse-race-file.ts";
import { experimentOf, type Race, seedsOf } from "../../../src/engine/race/race.ts";
import { raceFile } from "../../../src/engine/race/race-file.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { summariseEntrants } from "../../../src/engine/statistics/summarise-race.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { ArmRun } from "../../../src/engine/training/run.ts";
import { raceCsv } from "../../../src/exchange/race-csv.ts";
import { sayRaceFileProblem } from "../../../src/words/race-file.ts";
import "../../words/setup.ts";

/** Large steps: some runs reach the rule and lose it again. */
const race: Race = {
  experiment: {
    ...defaultExperiment,
    data: { ...defaultExperiment.data, dataset: "xor", sampleCount: 60 },
    arms: [armOf("relu")],
    optimiser: { ...defaultExperiment.optimiser, algorithm: "adam", learningRate: 0.3 },
    rule: { metric: "testLoss", threshold: 0.2, sustained: 1, budget: 40 },
  },
  seeds: { first: 0, count: 12 },
  variation: null,
  follows: true,
};

function runsOf(of: Race, engine: "fast" | "reference"): readonly RaceRun[] {
  const entrant = { arm: 0, variant: 0 };
  const job = startEntrant(engine, {
    race: of,
    entrant,
    seeds: seedsOf(of),
    clock: () => 0,
    mapAt: null,
  });
  const runs: RaceRun[] = [];
  while (!job.done) runs.push(...job.advance(Number.POSITIVE_INFINITY));
  return runs.sort((left, right) => left.seed - right.seed);
}

/** By hand: the metric of every epoch up to the budget. */
function heldSince(seed: number, engine: "fast" | "reference"): number | null {
  const experiment = experimentOf(race, { arm: 0, variant: 0 }, seed);
  const { threshold, budget } = experiment.rule;
  const run = new ArmRun({
    experiment,
    data: prepareRun(experiment),
    arm: armOf("relu"),
    createTrainer: engine === "fast" ? createFastTrainer : createReferenceTrainer,
    clock: () => 0,
  });
  const met = Array.from({ length: budget }, () => {
    run.advance(1);
    return meetsThreshold("testLoss", run.trainer.evaluate("test").loss, threshold);
  });
  const since = met.lastIndexOf(false) + 2;
  return since > budget ? null : since;
}

describe.each(["fast", "reference"] as const)(
  "followed to the budget in the %s engine",
  (engine) => {
    const runs = runsOf(race, engine);
    const { follows: _, ...unfollowed } = race;

    test("every run tells since when it holds, as the epochs one by one do", () => {
      expect(runs.map((run) => run.heldSince)).toEqual(
        runs.map(({ seed, outcome }) =>
          outcome.kind === "converged" ? heldSince(seed, engine) : null,
        ),
      );
      const converged = runs.filter(({ outcome }) => outcome.kind === "converged");
      expect(converged.some((run) => run.heldSince === null)).toBe(true);
      expect(converged.some((run) => run.heldSince !== null)).toBe(true);
    });

    test("what runs are compared by is as it was where they converged", () => {
      expect(runs.map(({ heldSince: _, ...run }) => run)).toEqual(runsOf(unfollowed, engine));
    });
  },
);

describe("what a followed race leaves", () => {
  const runs = runsOf(race, "fast");
  const { follows: _, ...unfollowed } = race;

  test("the share of converged runs that are still there", () => {
    const converged = runs.filter(({ outcome }) => outcome.kind === "converged");
    const held = converged.filter((run) => run.heldSince !== null);
    expect(summariseEntrants(race, runs)[0]?.heldShare).toBe(held.length / converged.length);
    expect(summariseEntrants(unfollowed, runsOf(unfollowed, "fast"))[0]?.heldShare).toBeNull();
  });

  test("a file that gives it back, and refuses an epoch that cannot be", () => {
    const text = raceFile({ race, engine: "fast", runs });
    expect(parseRaceFile(text)).toMatchObject({ results: { race, runs }, problems: [] });
    const broken = text.replaceAll(/"heldSince":(\d+|null)/g, '"heldSince":-1');
    expect(parseRaceFile(broken).problems).toHaveLength(runs.length);
    expect(parseRaceFile(broken).problems.map((one) => sayRaceFileProblem(one, String))[0]).toMatch(
      /heldSince/,
    );
    const late = text.replace(/"heldSince":(\d+|null)/, '"heldSince":41');
    expect(parseRaceFile(late).problems).toHaveLength(1);
  });

  test("another fingerprint, and a column in the table of runs", () => {
    const bare = runs.map(({ heldSince: _, ...run }) => run);
    expect(fingerprint(race, runs)).not.toBe(fingerprint(unfollowed, bare));
    const other = runs.map((run, index) => (index === 0 ? { ...run, heldSince: 39 } : run));
    expect(fingerprint(race, other)).not.toBe(fingerprint(race, runs));
    expect(raceCsv(race, runs).split("\r\n")[0]).toMatch(/,heldSince$/);
  });
});
