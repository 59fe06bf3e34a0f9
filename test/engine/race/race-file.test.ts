import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { arithmeticVersion } from "../../../src/engine/fast/arithmetic-version.ts";
import { fromBase64, toBase64 } from "../../../src/engine/race/base64.ts";
import { missingRuns } from "../../../src/engine/race/missing-runs.ts";
import { parseRaceFile } from "../../../src/engine/race/parse-race-file.ts";
import { sayRaceFileProblem } from "../../../src/words/race-file.ts";
import "../../words/setup.ts";
import type { RaceSetUp } from "../../../src/engine/race/race.ts";
import { raceFile, raceHeader, raceRunLine } from "../../../src/engine/race/race-file.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";
import { exampleRun, exampleRuns, exampleSetUp } from "./example-race.ts";

const race = { ...exampleSetUp, seeds: { first: 0, count: 3 } };
const fileOf = (runs: readonly RaceRun[], setUp: RaceSetUp = exampleSetUp): string =>
  raceFile({ race: { ...race, ...setUp }, engine: "fast", runs });

describe("a file gives back what was written", () => {
  test("every outcome, numbers that are none, and maps", () => {
    const map = Uint8Array.from({ length: 1600 }, (_, cell) => (cell * 7) % 256);
    const runs = [...exampleRuns.slice(0, -1), { ...(exampleRuns.at(-1) as RaceRun), map }];
    expect(parseRaceFile(fileOf(runs))).toEqual({
      results: { race, engine: "fast", arithmetic: arithmeticVersion, runs },
      problems: [],
    });
  });

  test("in whatever order its runs come", () => {
    expect(parseRaceFile(fileOf([...exampleRuns].reverse())).results?.runs).toEqual(exampleRuns);
  });

  test("a header alone is a race without runs", () => {
    const read = parseRaceFile(raceHeader(exampleSetUp, "reference"));
    expect(read).toMatchObject({ problems: [], results: { engine: "reference", runs: [] } });
  });
});

describe("shards merge by concatenation", () => {
  const whole = parseRaceFile(fileOf(exampleRuns)).results;

  test("two halves", () => {
    const halves = fileOf(exampleRuns.slice(5)) + fileOf(exampleRuns.slice(0, 5));
    expect(parseRaceFile(halves)).toEqual({ results: whole, problems: [] });
  });

  test("a run that is in both counts once, whatever its milliseconds", () => {
    const again = exampleRuns.slice(0, 5).map((run) => ({ ...run, computeMs: 99 }));
    expect(parseRaceFile(fileOf(exampleRuns) + fileOf(again))).toEqual({
      results: whole,
      problems: [],
    });
  });

  test("headers are equal whatever seed the experiments were saved with", () => {
    const experiment = { ...exampleSetUp.experiment, seed: 12 };
    expect(raceHeader({ ...exampleSetUp, experiment }, "fast")).toBe(
      raceHeader(exampleSetUp, "fast"),
    );
  });

  test("a run that went another way is reported, and the earlier one kept", () => {
    const contrary = exampleRun({ trainLoss: 0.04 });
    const { results, problems } = parseRaceFile(fileOf([exampleRun()]) + fileOf([contrary]));
    expect(results?.runs.map(({ trainLoss }) => trainLoss)).toEqual([0.049]);
    expect(problems.map((one) => sayRaceFileProblem(one))).toEqual([
      "line 4: Contradicts an earlier line: arm 0, variant 0, seed 0 was converged at epoch 40 with train loss 0.049, here it is converged at epoch 40 with train loss 0.04. The earlier one is kept.",
    ]);
  });

  test("another race is refused, with where it differs", () => {
    const experiment = {
      ...exampleSetUp.experiment,
      data: { ...defaultExperiment.data, noise: 5 },
    };
    const other = fileOf([exampleRun({ seed: 8 })], { experiment, variation: null });
    const { results, problems } = parseRaceFile(fileOf([exampleRun()]) + other);
    expect(results?.runs).toHaveLength(1);
    expect(problems.map((one) => sayRaceFileProblem(one))).toEqual([
      "line 3: Starts another race (it differs in data, variation); only one race can be read.",
    ]);
  });

  test("another arithmetic's results are not mixed in, and a file from before it had a version is of the first", () => {
    const older = raceFile({ race, engine: "fast", arithmetic: 1, runs: [] });
    expect(
      parseRaceFile(fileOf([]) + older).problems.map((one) => sayRaceFileProblem(one)),
    ).toEqual([
      "line 2: Starts another race (its runs are of version 1 of the arithmetic); only one race can be read.",
    ]);
    const unversioned = older.replace('"arithmetic":1,', "");
    expect(parseRaceFile(unversioned).results?.arithmetic).toBe(1);
  });

  test("another engine's results are not mixed in", () => {
    const other = raceFile({ race, engine: "reference", runs: [] });
    expect(
      parseRaceFile(fileOf([]) + other).problems.map((one) => sayRaceFileProblem(one)),
    ).toEqual([
      "line 2: Starts another race (its engine is reference); only one race can be read.",
    ]);
  });
});

describe("what cannot be read is said with its line", () => {
  const header = raceHeader(exampleSetUp, "fast");
  const line = raceRunLine(exampleRun());
  const cases: readonly (readonly [string, string, string])[] = [
    ["nothing", " \n", "The file is empty."],
    ["no header", line, "line 1: Comes before any header of a race."],
    ["a line cut short", `${header}\n${line.slice(0, 50)}`, "line 2: Is no whole line of JSON"],
    ["no object", `${header}\n\n17`, "line 3: Is neither a header nor a run."],
    ["a missing number", `${header}\n${line.replace(/"epochs":\d+,/, "")}`, "line 2: Is no run"],
    [
      "converged in no time that is known",
      `${header}\n${line.replace(/"computeMs":[\d.]+/, '"computeMs":null')}`,
      "line 2: Is no run: computeMs is missing or is not the number of one.",
    ],
    [
      "negative milliseconds",
      `${header}\n${line.replace(/"computeMs":/, '"computeMs":-')}`,
      "line 2: Is no run: computeMs",
    ],
    [
      "milliseconds beyond any number",
      `${header}\n${line.replace(/"computeMs":[\d.]+/, '"computeMs":1e999')}`,
      "line 2: Is no run: computeMs",
    ],
    [
      "an accuracy above 1",
      `${header}\n${raceRunLine(exampleRun({ testAccuracy: 1.5 }))}`,
      "line 2: Is no run: testAccuracy",
    ],
    [
      "epochs beyond the budget",
      `${header}\n${raceRunLine(exampleRun({ epochs: exampleSetUp.experiment.rule.budget + 1 }))}`,
      "line 2: Is a run of 2,001 epochs, though this race allows 2,000.",
    ],
    [
      "seeds from one end to the other",
      `${header}\n${line}\n${raceRunLine(exampleRun({ seed: 0xffffffff }))}`,
      "line 3: Has the seed 4294967295, further than 1,000,000 from another of this race's seeds.",
    ],
    [
      "a map of another size",
      `${header}\n${raceRunLine(exampleRun({ map: Uint8Array.of(1, 2, 3) }))}`,
      "line 2: Has a decision map that is none",
    ],
    ["no outcome", `${header}\n${line.replace("converged", "won")}`, "line 2: Has no outcome"],
    [
      "an arm that the race has not",
      `${header}\n${raceRunLine(exampleRun({ arm: 2 }))}`,
      "line 2: Is a run of arm 2, variant 0, which this race has not.",
    ],
    [
      "a later version",
      header.replace('"version":1', '"version":2'),
      "line 1: Has the format version 2; this program reads 1.",
    ],
    [
      "a bad experiment",
      header.replace('"noise":0', '"noise":-1'),
      "line 1: experiment.data.noise: Must be a number from 0 to 50. (given: -1)",
    ],
  ];
  test.each(cases)("%s", (_name, text, problem) => {
    const { problems } = parseRaceFile(text);
    expect(problems).toHaveLength(1);
    expect(problems.map((one) => sayRaceFileProblem(one))[0]).toContain(problem);
  });

  test("a thousand wrong lines, and no more", () => {
    const { results, problems } = parseRaceFile(`${header}\n${"noise\n".repeat(100_000)}${line}`);
    expect(results?.runs).toEqual([]);
    expect(problems).toHaveLength(1001);
    expect(problems.map((one) => sayRaceFileProblem(one)).at(-1)).toBe(
      "line 1001: So much before it is wrong that nothing behind it was read.",
    );
  });

  test("anything at all, without throwing", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 4 }), (lines) => {
        const { results, problems } = parseRaceFile([header, ...lines].join("\n"));
        expect(results).not.toBeNull();
        expect(Array.isArray(problems)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test("entrants that lack seeds are named", () => {
  expect(missingRuns({ race, engine: "fast", runs: exampleRuns })).toEqual([]);
  expect(missingRuns({ race, engine: "fast", runs: exampleRuns.slice(1) })).toEqual([
    { entrant: { arm: 0, variant: 0 }, count: 2, seeds: 3 },
  ]);
});

test("base 64 is RFC 4648's: its test vectors, and back", () => {
  const vectors = {
    "": "",
    f: "Zg==",
    fo: "Zm8=",
    foo: "Zm9v",
    foob: "Zm9vYg==",
    fooba: "Zm9vYmE=",
  };
  for (const [text, encoded] of Object.entries(vectors)) {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(toBase64(bytes)).toBe(encoded);
    expect(fromBase64(encoded)).toEqual(bytes);
  }
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(toBase64(all)).toBe(Buffer.from(all).toString("base64"));
  expect(fromBase64(toBase64(all))).toEqual(all);
  for (const wrong of ["Zg=", "Z===", "Zm9_", "Zm 9"]) expect(fromBase64(wrong)).toBeNull();
});
