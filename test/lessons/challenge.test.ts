import { expect, test } from "vitest";
import { parseRace } from "../../src/engine/race/parse-race.ts";
import { entrantsOf, seedsOf } from "../../src/engine/race/race.ts";
import { RaceRunner } from "../../src/headless/race-runner.ts";
import {
  datasetsRound,
  depthsRound,
  entrantsIn,
  type Round,
  ratesRound,
  ratesSweep,
} from "../../src/lessons/challenge.ts";
import { scoresOf, totalOf } from "../../src/lessons/challenge-score.ts";
import { raceOf } from "../../src/lessons/trial.ts";

const bump = "4*exp(-z*z)-1";

function runsOf(round: Round) {
  const runner = new RaceRunner({ setUp: round.race, engine: "fast", maps: false });
  return entrantsIn(round).flatMap((entrant) =>
    runner.run({ entrant, seeds: seedsOf(round.race) }),
  );
}

const scoresOfRound = (round: Round) => scoresOf(round, runsOf(round));

test("on the circle the bump needs 14.5 times fewer epochs than ReLU, over 100 seeds", () => {
  const { race, duels } = datasetsRound(bump);
  const onCircle: Round = {
    race: raceOf({
      arms: race.experiment.arms,
      seeds: 100,
      firstSeed: 300,
      vary: { field: "dataset", values: ["circle"] },
    }),
    duels: duels.slice(0, 1),
  };
  const [score] = scoresOfRound(onCircle);
  expect(score).toMatchObject({
    entry: { median: 2, failed: 0 },
    relu: { median: 29, failed: 1 },
    ratio: { estimate: 14.5 },
    result: "won",
  });
  // The challenge was proposed with these figures, and an interval from 13.3 to 15.5.
  expect(score?.ratio.interval.lower).toBeCloseTo(13.3, 0);
  expect(score?.ratio.interval.upper).toBeCloseTo(15.5, 0);
});

test("the bump wins on five of six datasets; on the spiral neither gets there", () => {
  const scores = scoresOfRound(datasetsRound(bump));
  expect(scores.map(({ result }) => result)).toEqual([
    ...["won", "won", "won", "won", "won", "neither"],
  ]);
  expect(totalOf(scores)).toMatchObject({ duels: 6, won: 5, lost: 0, runs: 180 });
  expect(scores[5]?.entry).toMatchObject({ median: null, failed: 30, runs: 30 });
});

test("the bump stops learning from four layers on, where ReLU goes on", () => {
  const scores = scoresOfRound(depthsRound(bump));
  for (const { variant, entry, relu, result } of scores) {
    const layers = variant + 1;
    expect(relu.failed, `${layers} layers`).toBeLessThanOrEqual(2);
    if (layers <= 2) expect(result, `${layers} layers`).toBe("won");
    if (layers >= 4) expect(entry.failed, `${layers} layers`).toBe(entry.runs);
    if (layers >= 4) expect(result, `${layers} layers`).toBe("lost");
  }
});

test("each at its fair rate: rates come from seeds that are not scored, and ReLU comes closer", () => {
  const sweep = ratesSweep(bump);
  const runner = new RaceRunner({ setUp: sweep, engine: "fast", maps: false });
  const runs = entrantsOf(sweep).flatMap((entrant) =>
    runner.run({ entrant, seeds: seedsOf(sweep) }),
  );
  const round = ratesRound(bump, sweep, runs);
  expect(seedsOf(round.race).some((seed) => seedsOf(sweep).includes(seed))).toBe(false);
  expect(entrantsIn(round)).toHaveLength(12);
  const [atOneRate] = scoresOfRound(datasetsRound(bump));
  const [circle] = scoresOfRound(round);
  expect(circle?.entry.rate).toBeGreaterThan(0);
  expect(circle?.relu.rate).toBeGreaterThan(circle?.entry.rate ?? 1);
  expect(circle?.ratio.estimate).toBeLessThan((atOneRate?.ratio.estimate ?? 0) / 2);
});

test("an entry that is ReLU itself neither wins nor loses", () => {
  const scores = scoresOfRound(datasetsRound(" max(0, z) "));
  for (const { entry, relu, ratio, result } of scores) {
    expect(entry).toEqual(relu);
    if (result !== "neither") expect(ratio.estimate).toBe(1);
    expect(["open", "neither"]).toContain(result);
  }
});

test("all rounds are races that a file or an address accepts", () => {
  for (const race of [datasetsRound(bump).race, depthsRound(bump).race, ratesSweep(bump)]) {
    expect(parseRace(JSON.parse(JSON.stringify(race)))).toEqual({ race, problems: [] });
  }
});
