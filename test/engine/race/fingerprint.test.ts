import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { fingerprint, fnv1a128 } from "../../../src/engine/race/fingerprint.ts";
import { parseRaceFile } from "../../../src/engine/race/parse-race-file.ts";
import { raceFile } from "../../../src/engine/race/race-file.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import { exampleRun, exampleRuns, exampleSetUp } from "./example-race.ts";

const whole = fingerprint(exampleSetUp, exampleRuns);

/** The next larger number of the same sign. */
function nextFloat(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0);
}

test("the hash is FNV-1a with 128 bits: the golden values of Go's hash/fnv", () => {
  const golden = [
    ["", "6c62272e07bb014262b821756295c58d"],
    ["a", "d228cb696f1a8caf78912b704e4a8964"],
    ["ab", "08809544bbab1be95aa0733055b69a62"],
    ["abc", "a68d622cec8b5822836dbc7977af7f3b"],
  ] as const;
  for (const [text, hash] of golden) {
    const bytes = Array.from(text, (character) => character.charCodeAt(0));
    expect(fnv1a128(bytes).toString(16).padStart(32, "0")).toBe(hash);
  }
});

test("it is four groups of four characters that cannot be mistaken for others", () => {
  expect(whole).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
});

test("the order of the runs does not matter", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...exampleRuns], { minLength: exampleRuns.length }),
      (shuffled) => {
        expect(fingerprint(exampleSetUp, shuffled)).toBe(whole);
      },
    ),
    { numRuns: 20 },
  );
});

describe("what belongs to a machine or a session does not matter", () => {
  test("milliseconds and decision maps", () => {
    const elsewhere = exampleRuns.map((run) => ({
      ...run,
      computeMs: run.computeMs * 3,
      map: new Uint8Array([1]),
    }));
    expect(fingerprint(exampleSetUp, elsewhere)).toBe(whole);
  });

  test("the experiment's own seed, which no run of a race has", () => {
    const { experiment, variation } = exampleSetUp;
    expect(fingerprint({ experiment: { ...experiment, seed: 7 }, variation }, exampleRuns)).toBe(
      whole,
    );
  });

  test("the order in which a set-up was put together", () => {
    const reversed = Object.fromEntries(Object.entries(exampleSetUp.experiment).reverse());
    const experiment = reversed as unknown as typeof exampleSetUp.experiment;
    expect(fingerprint({ ...exampleSetUp, experiment }, exampleRuns)).toBe(whole);
  });

  test("a way through a file, which has one null for all that is no number", () => {
    const runs = [
      exampleRun({ trainLoss: Number.POSITIVE_INFINITY, testLoss: Number.NaN }),
      exampleRun({ seed: 1, trainLoss: -0, testLoss: 1 / 3 }),
    ];
    const race = { ...exampleSetUp, seeds: { first: 0, count: 2 } };
    const read = parseRaceFile(raceFile({ race, engine: "fast", runs })).results;
    expect(fingerprint(exampleSetUp, read?.runs ?? [])).toBe(fingerprint(exampleSetUp, runs));
  });
});

describe("any difference in a result changes it", () => {
  const changes: readonly (readonly [string, (run: RaceRun) => Partial<RaceRun>])[] = [
    ["one bit of a train loss", ({ trainLoss }) => ({ trainLoss: nextFloat(trainLoss) })],
    ["one bit of a test loss", ({ testLoss }) => ({ testLoss: nextFloat(testLoss) })],
    ["an epoch", ({ epochs }) => ({ epochs: epochs + 1 })],
    ["an outcome", () => ({ outcome: { kind: "censored", epochBudget: 40 } })],
    ["a seed", () => ({ seed: 9 })],
    ["a loss that is lost", () => ({ trainLoss: Number.NaN })],
  ];
  test.each(changes)("%s", (_name, change) => {
    const [first, ...others] = exampleRuns as [RaceRun, ...RaceRun[]];
    expect(fingerprint(exampleSetUp, [{ ...first, ...change(first) }, ...others])).not.toBe(whole);
  });

  test("a run that is missing", () => {
    expect(fingerprint(exampleSetUp, exampleRuns.slice(1))).not.toBe(whole);
  });

  test("another set-up", () => {
    const { experiment } = exampleSetUp;
    const arms = [armOf("tanh"), armOf("elu")];
    expect(
      fingerprint({ ...exampleSetUp, experiment: { ...experiment, arms } }, exampleRuns),
    ).not.toBe(whole);
    expect(fingerprint({ experiment, variation: null }, exampleRuns)).not.toBe(whole);
  });

  test("and every group of it, even when only the last run's last bit moved", () => {
    const last = exampleRuns.at(-1) as RaceRun;
    const moved = [...exampleRuns.slice(0, -1), { ...last, testLoss: nextFloat(last.testLoss) }];
    const [before, after] = [whole, fingerprint(exampleSetUp, moved)].map((text) =>
      text.split("-"),
    );
    for (const [group, text] of (before ?? []).entries()) expect(after?.[group]).not.toBe(text);
  });
});
