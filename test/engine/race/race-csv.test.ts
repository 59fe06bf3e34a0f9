import { expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import type { RaceSetUp } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import { raceCsv } from "../../../src/exchange/race-csv.ts";

const run: RaceRun = {
  arm: 0,
  variant: 0,
  seed: 7,
  outcome: { kind: "converged", epochsToTarget: 12, computeMs: 3.5 },
  epochs: 12,
  computeMs: 3.5,
  trainLoss: 0.04,
  testLoss: 0.0625,
  testAccuracy: 0.96,
  deadUnits: 2,
  map: null,
};

const invented = (name: string): ArmSpec => ({
  ...armOf("invented"),
  invention: { name, formula: "z", learnable: [] },
});

const raceWith = (...arms: ArmSpec[]): RaceSetUp => ({
  experiment: { ...defaultExperiment, arms },
  variation: null,
});

const head =
  "arm,function,seed,outcome,epochs,computeMs,trainLoss,testLoss,testAccuracy,deadUnits\r\n";
const rest = ",7,converged,12,3.5,0.04,0.0625,0.96,2\r\n";

test("a line for the heads and one for each run, every one of them ended", () => {
  expect(raceCsv(raceWith(armOf("tanh")), [run, run])).toBe(`${head}0,tanh${rest}0,tanh${rest}`);
});

test("a number that is none is empty", () => {
  const diverged: RaceRun = {
    ...run,
    outcome: { kind: "diverged", atEpoch: 12 },
    trainLoss: Number.NaN,
    testLoss: Number.POSITIVE_INFINITY,
    testAccuracy: Number.NaN,
  };
  expect(raceCsv(raceWith(armOf("tanh")), [diverged])).toBe(
    `${head}0,tanh,7,diverged,12,3.5,,,,2\r\n`,
  );
});

test("the varied setting has a column of its own", () => {
  const variation = { field: "width", values: [4, 8] } as const;
  expect(raceCsv({ ...raceWith(armOf("tanh")), variation }, [{ ...run, variant: 1 }])).toBe(
    `${head.replace("seed", "width,seed")}0,tanh,8${rest}`,
  );
});

// RFC 4180, rules 5 to 7: such a field is enclosed in quotes, and a quote in it is doubled.
test.each([
  ["a comma", "a,b"],
  ["a quote", 'a"b'],
  ["a line feed", "a\nb"],
  ["a carriage return", "a\rb"],
])("a field with %s is quoted", (_what, name) => {
  // No formula with brackets or second text, which would bring a comma of its own.
  const arm: ArmSpec = { ...armOf(name) };
  const field = `"${name.replace('"', '""')}"`;
  expect(raceCsv(raceWith(arm), [run])).toBe(`${head}0,${field}${rest}`);
});

test("an invention's name and formula are one field", () => {
  expect(raceCsv(raceWith(invented("Bump")), [run])).toBe(`${head}0,"invented('Bump','z')"${rest}`);
});
