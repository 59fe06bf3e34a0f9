import { expect, test } from "vitest";
import type { RaceRun } from "../../src/engine/race/race-run.ts";
import { runTrial } from "../../src/headless/run-lesson.ts";
import { claimById } from "../../src/lessons/claims/registry.ts";
import { raceOfSeat, seatResult } from "../../src/lessons/seat.ts";

const withoutClock = (run: RaceRun): object => ({
  ...run,
  computeMs: 0,
  outcome: { ...run.outcome, computeMs: 0 },
});

test("100 of 100 seats that run by themselves come out as on the wall, to the bit", () => {
  const { race } = claimById["one-run"].trial;
  const wall = runTrial({ race: { ...race, seeds: { first: 0, count: 100 } } });
  for (let seat = 0; seat < 100; seat++) {
    const own = runTrial({ race: raceOfSeat(race, seat) });
    const onWall = wall.filter(({ seed }) => seed === seat);
    expect(own.map(withoutClock)).toEqual(onWall.map(withoutClock));
  }
});

const run = (arm: number, epochs: number | null): RaceRun => ({
  arm,
  variant: 0,
  seed: 3,
  outcome:
    epochs === null
      ? { kind: "censored", epochBudget: 2000 }
      : { kind: "converged", epochsToTarget: epochs, computeMs: 1 },
  epochs: epochs ?? 2000,
  computeMs: 1,
  trainLoss: 0.04,
  testLoss: 0.05,
  testAccuracy: 1,
  deadUnits: 0,
  map: null,
});

test("a seat's first is the one that got there alone", () => {
  expect(seatResult([run(0, 50), run(1, 20)]).first).toEqual({ arm: 1, variant: 0 });
  expect(seatResult([run(0, 50), run(1, null)]).first).toEqual({ arm: 0, variant: 0 });
  expect(seatResult([run(0, 50), run(1, 50)]).first).toBeNull();
  expect(seatResult([run(0, null), run(1, null)]).first).toBeNull();
});
