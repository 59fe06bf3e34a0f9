import fc from "fast-check";
import { expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { readAddress } from "../../../src/store/page/address.ts";
import { raceKeys } from "../../../src/store/page/view-keys.ts";
import { queryOfRace, raceFromQuery, raceToQuery } from "../../../src/store/race/race-address.ts";
import {
  defaultSettings,
  type RaceSettings,
  raceOf,
  ratePolicies,
  sweepOf,
  withStarts,
} from "../../../src/store/race/race-plan.ts";

const settings: fc.Arbitrary<RaceSettings> = fc.record({
  firstSeed: fc.nat(0xffff),
  seedCount: fc.integer({ min: 4, max: 400 }),
  rates: fc.constantFrom(...ratePolicies),
  follows: fc.boolean(),
  variation: fc.oneof(
    fc.constant(null),
    fc.record({
      field: fc.constant("learningRate" as const),
      values: fc.uniqueArray(fc.double({ min: 1e-6, max: 10, noNaN: true }), {
        minLength: 1,
        maxLength: 12,
      }),
    }),
    fc.record({
      field: fc.constant("width" as const),
      values: fc.uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 12 }),
    }),
    fc.constant({ field: "scheme" as const, values: ["uniform", "heNormal"] as const }),
    fc.constant({ field: "dataset" as const, values: ["spiral", "circle", "rings"] as const }),
  ),
});

test("a link carries the set-up of a race", () => {
  fc.assert(
    fc.property(settings, (given) => {
      const query = raceToQuery(given);
      expect(raceFromQuery(query, defaultExperiment)).toEqual({ settings: given, problems: [] });
      for (const key of new URLSearchParams(query).keys()) expect(raceKeys).toContain(key);
    }),
  );
});

test("a race that is shown gives the link that sets it up again, with its sweep if it had one", () => {
  const experiment = { ...defaultExperiment, arms: [armOf("tanh"), armOf("gelu")] };
  fc.assert(
    fc.property(settings, (given) => {
      const planned = raceOf(experiment, given);
      const { rates } = given;
      const isBest = rates !== "shared";
      const chosen = { learningRate: 0.1, scheme: rates === "best" ? null : "heNormal" } as const;
      const query = queryOfRace({
        race: isBest ? withStarts(planned, [chosen, chosen]) : planned,
        sweep: isBest ? { race: sweepOf(planned, rates), engine: "fast", runs: [] } : null,
      });
      const read = readAddress(query, raceKeys);
      expect(read.view).toBe("race");
      expect(read.problems).toEqual([]);
      const again = raceFromQuery(query, read.experiment).settings;
      expect(again.rates).toBe(given.rates);
      expect(raceOf(read.experiment, again)).toEqual(planned);
    }),
  );
});

test("the usual race needs no words", () => {
  expect(raceToQuery(defaultSettings)).toBe("");
});

test.each([
  ["seeds=3", "seeds"],
  ["seeds=many", "seeds"],
  ["firstSeed=-1", "firstSeed"],
  ["vary=colour:1,2", "vary"],
  ["vary=width:0", "vary"],
  ["vary=width", "vary"],
  ["rates=mine", "rates"],
])("what is bad is told by its key and left as usual: %s", (query, key) => {
  const { settings: read, problems } = raceFromQuery(query, defaultExperiment);
  expect(problems.length).toBeGreaterThan(0);
  for (const { path } of problems) expect(path).toBe(key);
  expect(read).toEqual(defaultSettings);
});
