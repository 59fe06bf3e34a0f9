import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import type { RaceSetUp } from "../../src/engine/race/race.ts";
import { raceFile } from "../../src/engine/race/race-file.ts";
import type { RaceRun } from "../../src/engine/race/race-run.ts";
import { headless } from "./command.ts";

/** Seeds 0 to 9: tanh takes 100 + seed epochs, ReLU half of them except where it never arrives. */
const runs: readonly RaceRun[] = [0, 1]
  .flatMap((arm) =>
    Array.from({ length: 10 }, (_, seed): RaceRun => {
      const isLost = arm === 1 && seed === 9;
      const epochs = isLost ? 2000 : (100 + seed) / (arm + 1);
      const computeMs = epochs / 100;
      return {
        arm,
        variant: 0,
        seed,
        epochs,
        computeMs,
        outcome: isLost
          ? { kind: "censored", epochBudget: 2000 }
          : { kind: "converged", epochsToTarget: epochs, computeMs },
        trainLoss: 0.04,
        testLoss: 0.05,
        testAccuracy: 1,
        map: null,
        deadUnits: isLost ? 2 : 0,
      };
    }),
  )
  .filter(({ epochs }) => Number.isInteger(epochs));

const setUp: RaceSetUp = {
  experiment: { ...defaultExperiment, arms: [armOf("tanh"), armOf("relu")] },
  variation: null,
};
const text = raceFile({ race: { ...setUp, seeds: { first: 0, count: 10 } }, engine: "fast", runs });

/** The table's rows, split at wide gaps. */
const rowsOf = (output: string): readonly (readonly string[])[] =>
  output
    .split("\n")
    .filter((line) => /^(?:arm|tanh|relu) {2,}/.test(line))
    .map((line) => line.split(/ {2,}/));

test("the table counts outcomes apart and says what a median is worth", async () => {
  const { stdout } = await headless(["summarize", "-"], text);
  const [head, tanh, relu] = rowsOf(stdout);
  expect(head?.slice(0, 6)).toEqual([
    ...["arm", "runs", "converged", "censored", "diverged", "median epochs"],
  ]);
  // tanh: 100 … 109, so 104.5. ReLU: 50, 51, 52, 53, 54 and one that never arrives: 52.5.
  expect(tanh?.slice(0, 6)).toEqual(["tanh", "10", "100 %", "0", "0", "105"]);
  expect(relu?.slice(0, 6)).toEqual(["relu", "6", "83 %", "1", "0", "52.5"]);
  // (50 + 51 + 52 + 53 + 54 + 2000) / 6 = 376.7; ten epochs cost a tenth of a millisecond.
  expect(relu?.slice(8)).toEqual(["377", "0.010", "17 %"]);
  expect(stdout).toContain("one learning rate for all arms: 0.03");
  expect(stdout).toContain("seeds 0–9");
  expect(stdout).toMatch(/relu needed .* times fewer epochs than tanh \(95 % interval /);
});

test("in milliseconds nothing is counted in epochs", async () => {
  const { stdout } = await headless(["summarize", "-", "--measure", "milliseconds"], text);
  const [head, tanh] = rowsOf(stdout);
  expect(head?.[5]).toBe("median milliseconds");
  expect(tanh?.[5]).toBe("1.04");
  expect(stdout).not.toMatch(/fewer epochs/);
});

test("as JSON the same figures, unrounded", async () => {
  const { stdout } = await headless(["summarize", "-", "--json"], text);
  const summary = JSON.parse(stdout) as { rows: object[]; comparisons: { sentence: string }[] };
  expect(summary).toMatchObject({ engine: "fast", measure: "epochs" });
  expect(summary.rows).toMatchObject([
    { label: "tanh", runs: 10, median: 104.5 },
    { label: "relu", runs: 6, converged: 5, censored: 1, median: 52.5 },
  ]);
  expect(summary.comparisons).toHaveLength(1);
  expect(summary.comparisons[0]?.sentence).toContain("relu needed");
});

test("as comma-separated values one line for each run, from several files", async () => {
  const lines = text.trimEnd().split("\n");
  const folder = await mkdtemp(join(tmpdir(), "activation-playground-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = await Promise.all(
    [lines.slice(1, 8), lines.slice(8)].map(async (some, index) => {
      const path = join(folder, `shard-${index}.jsonl`);
      // Without an end to its last line, as some tools leave it.
      await writeFile(path, [lines[0], ...some].join("\n"));
      return path;
    }),
  );
  const { stdout } = await headless(["summarize", ...files, "--csv"]);
  const rows = stdout.trimEnd().split("\r\n");
  expect(rows).toHaveLength(runs.length + 1);
  expect(rows[1]).toBe("0,tanh,0,converged,100,1,0.04,0.05,1,0");
});

test("where something varied, every arm is compared at its best", async () => {
  const varied: RaceSetUp = { ...setUp, variation: { field: "depth", values: [1, 2] } };
  const slower = runs.map((run): RaceRun => {
    const epochs = run.epochs + (run.arm === 0 ? 50 : -20);
    if (run.outcome.kind !== "converged") return { ...run, variant: 1 };
    return { ...run, variant: 1, epochs, outcome: { ...run.outcome, epochsToTarget: epochs } };
  });
  const race = { ...varied, seeds: { first: 0, count: 10 } };
  const both = raceFile({ race, engine: "fast", runs: [...runs, ...slower] });
  const { stdout } = await headless(["summarize", "-"], both);
  expect(stdout).toContain("Each arm at its best depth (");
  expect(stdout).toMatch(/relu with 2 hidden layers needed .* than tanh with 1 hidden layer \(/);
});

test("options that do not exist, or do not go together, are refused", async () => {
  for (const [args, message] of [
    [["-", "--json", "--csv"], /^summarize: --json or --csv, not both/],
    [["-", "--measure", "hours"], /^--measure: must be epochs or milliseconds/],
    [[], /^summarize: name the files/],
  ] as const) {
    const { code, stdout, stderr } = await headless(["summarize", ...args], text);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  }
});

test("where the dataset varies, the arms are compared on each, and on no best one", async () => {
  const varied: RaceSetUp = {
    ...setUp,
    variation: { field: "dataset", values: ["circle", "xor"] },
  };
  const both = raceFile({
    race: { ...varied, seeds: { first: 0, count: 10 } },
    engine: "fast",
    runs: [...runs, ...runs.map((run) => ({ ...run, variant: 1 }))],
  });
  const { stdout } = await headless(["summarize", "-"], both);
  expect(stdout).toContain("The arms on each dataset:");
  expect(stdout).not.toContain("best");
  for (const id of ["circle", "xor"]) {
    expect(stdout).toMatch(new RegExp(`tanh on ${id}.*relu on ${id}|relu on ${id}.*tanh on ${id}`));
  }
});
