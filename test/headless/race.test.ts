import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { decisionMapCells } from "../../src/engine/race/decision-map.ts";
import { fingerprint } from "../../src/engine/race/fingerprint.ts";
import { LaneRace } from "../../src/engine/race/lane-race.ts";
import { parseRace } from "../../src/engine/race/parse-race.ts";
import { parseRaceFile } from "../../src/engine/race/parse-race-file.ts";
import { entrantsOf, seedsOf } from "../../src/engine/race/race.ts";
import type { RaceResults } from "../../src/engine/race/race-file.ts";
import { fixture, headless, headlessProcess } from "./command.ts";

const raceFile = fixture("race.json");

/** The results in a command's output, which must be without problems. */
async function raced(...args: readonly string[]): Promise<{ text: string; results: RaceResults }> {
  const run = args.includes("--jobs") ? headlessProcess : headless;
  const { code, stdout, stderr } = await run([raceFile, ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { results, problems } = parseRaceFile(stdout);
  expect(problems).toEqual([]);
  return { text: stdout, results: results as RaceResults };
}

const fingerprintOf = ({ race, runs }: RaceResults): string => fingerprint(race, runs);

const withoutMs = (text: string): string => text.replaceAll(/"computeMs":[\d.e-]+/g, "");

let whole: Awaited<ReturnType<typeof raced>>;

beforeAll(async () => {
  whole = await raced();
});

test("every entrant runs with every seed, as the engine's own race does", async () => {
  const { results } = whole;
  const { race } = parseRace(JSON.parse(await readFile(raceFile, "utf8")));
  expect(results.race).toEqual(race);
  const expected = entrantsOf(race).flatMap((entrant) => {
    const lanes = new LaneRace({
      race,
      entrant,
      seeds: seedsOf(race),
      mapAt: null,
      clock: () => 0,
    });
    return lanes.advance(Number.POSITIVE_INFINITY);
  });
  expect(expected).toHaveLength(36);
  expect(fingerprintOf(results)).toBe(fingerprint(race, expected));
});

test("the number of jobs changes nothing but milliseconds, not even the order of lines", async () => {
  // More seeds than a task has, so that tasks overtake each other.
  const args = ["--seeds", "0-69"];
  const one = await raced(...args, "--jobs", "1");
  const three = await raced(...args, "--jobs", "3");
  expect(withoutMs(three.text)).toBe(withoutMs(one.text));
  expect(fingerprintOf(three.results)).toBe(fingerprintOf(one.results));
});

test("shards by seed, put one after the other, are the whole race", async () => {
  const shards = await Promise.all([
    raced("--seeds", "3-5"),
    raced("--seeds", "0-2", "--jobs", "2"),
  ]);
  const merged = parseRaceFile(shards.map(({ text }) => text).join("")).results as RaceResults;
  expect(merged.race).toEqual(whole.results.race);
  expect(fingerprintOf(merged)).toBe(fingerprintOf(whole.results));
});

test("decision maps come where they are asked for, whole, from other processes too", async () => {
  const { results } = await raced("--maps", "--seeds", "0", "--jobs", "2");
  for (const { map } of results.runs) expect(map).toHaveLength(decisionMapCells ** 2);
  const { results: without } = await raced("--seeds", "0");
  expect(without.runs.every(({ map }) => map === null)).toBe(true);
});

test("the reference engine races too, and says that it was it", async () => {
  const { results } = await raced("--seeds", "1-2", "--engine", "reference");
  const { results: fast } = await raced("--seeds", "1-2");
  expect(results.engine).toBe("reference");
  expect(fingerprintOf(results)).not.toBe(fingerprintOf(fast));
  for (const [index, run] of results.runs.entries()) {
    const other = fast.runs[index];
    expect(run).toMatchObject({ arm: other?.arm, variant: other?.variant, seed: other?.seed });
    // Rounding may move an epoch where the loss crosses the threshold, not more on so short a run.
    expect(Math.abs(run.epochs - (other?.epochs ?? 0))).toBeLessThanOrEqual(1);
  }
});

describe("summarize", () => {
  test("a race's file from the standard input gives its table and fingerprint", async () => {
    const { text, results } = whole;
    const fromInput = await headless(["summarize", "-"], text);
    expect(fromInput).toMatchObject({ code: 0, stderr: "" });
    expect(fromInput.stdout).toContain(fingerprintOf(results));
  });

  test("runs that are missing are told beside the table", async () => {
    const { text } = whole;
    const { code, stderr } = await headless(
      ["summarize", "-"],
      text.split("\n").slice(0, 36).join("\n"),
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Some runs are missing: relu at rate 0\.1 has 5 of 6 seeds\.\n$/);
  });

  test("a file that contradicts itself gives no table", async () => {
    const { text } = await raced("--seeds", "0");
    const contrary = text.replaceAll(/"trainLoss":[\d.]+/g, '"trainLoss":0.5');
    const { code, stdout, stderr } = await headless(["summarize", "-"], text + contrary);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^standard input, line 9: Contradicts an earlier line: arm 0, variant 0, seed 0 was/,
    );
  });
});
