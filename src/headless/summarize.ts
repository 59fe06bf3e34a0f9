import type { Readable } from "node:stream";
import { fingerprint } from "../engine/race/fingerprint.ts";
import { missingRuns } from "../engine/race/missing-runs.ts";
import { parseRaceFile } from "../engine/race/parse-race-file.ts";
import type { RaceSetUp } from "../engine/race/race.ts";
import type { RaceResults } from "../engine/race/race-file.ts";
import { compareEntrants, type PairComparison } from "../engine/statistics/compare-entrants.ts";
import type { Measure } from "../engine/statistics/race-time.ts";
import { type EntrantSummary, summariseEntrants } from "../engine/statistics/summarise-race.ts";
import { raceCsv } from "../exchange/race-csv.ts";
import { sayRaceFileProblem } from "../words/race-file.ts";
import { UsageError } from "./command-error.ts";
import type { SummarizeCommand } from "./command-line.ts";
import { comparisonSentence } from "./comparison-sentence.ts";
import { problemLines } from "./problem-lines.ts";
import { loadProblemWords } from "./problem-words.ts";
import { entrantText, setUpTexts, variedNames } from "./race-text.ts";
import { inputName, readInput } from "./read-input.ts";
import { textTable } from "./text-table.ts";

/**
 * The summary of a race's files, and what is to be known beside it; null: nothing.
 *
 * @param input what is read for the file "-".
 * @throws UsageError where a file cannot be read or contradicts itself.
 */
export async function summarize(
  { inputs, format, measure }: SummarizeCommand,
  input: Readable,
): Promise<{ readonly text: string; readonly remark: string | null }> {
  const results = await readResults(inputs, input);
  const { race, runs } = results;
  if (format === "csv") return { text: raceCsv(race, runs).trimEnd(), remark: null };
  const missing = missingRuns(results).map(
    ({ entrant, count, seeds }) => `${entrantText(race, entrant)} has ${count} of ${seeds} seeds`,
  );
  const remark = missing.length > 0 ? `Some runs are missing: ${missing.join("; ")}.` : null;
  const rows = summariseEntrants(race, runs);
  const comparisons = comparedRows(race, rows).flatMap((compared) =>
    compareEntrants(race, runs, compared, measure),
  );
  const summary = { results, rows, comparisons, measure };
  return { text: format === "json" ? asJson(summary) : asText(summary), remark };
}

interface Summary {
  readonly results: RaceResults;
  readonly rows: readonly EntrantSummary[];
  readonly comparisons: readonly PairComparison[];
  readonly measure: Measure;
}

async function readResults(paths: readonly string[], input: Readable): Promise<RaceResults> {
  const texts: string[] = [];
  for (const path of paths) texts.push(await readInput(path, input));
  // A file whose last line has no end must not run into the next one.
  const { results, problems } = parseRaceFile(texts.join("\n"));
  if (problems.length > 0 || !results) {
    await loadProblemWords();
    const placeOf = (line: number): string => placeIn(paths, texts, line);
    throw new UsageError(problemLines(problems, (problem) => sayRaceFileProblem(problem, placeOf)));
  }
  return results;
}

/** "runs.jsonl, line 3" for a line of all texts, one after the other. */
function placeIn(paths: readonly string[], texts: readonly string[], line: number): string {
  let before = 0;
  for (const [index, text] of texts.entries()) {
    const lines = text.split("\n").length;
    if (line <= before + lines) return `${inputName(paths[index] ?? "")}, line ${line - before}`;
    before += lines;
  }
  return `line ${line}`;
}

/** What is compared with each other: no arm has a best dataset, so all arms on each. */
function comparedRows(
  { variation }: RaceSetUp,
  rows: readonly EntrantSummary[],
): readonly (readonly EntrantSummary[])[] {
  if (!variation) return [rows];
  if (variation.field !== "dataset") return [bestOfEachArm(rows)];
  return variation.values.map((_, variant) => rows.filter((row) => row.variant === variant));
}

/** Of each arm the row with the least mean of epochs, in which runs that never arrive count too. */
function bestOfEachArm(rows: readonly EntrantSummary[]): readonly EntrantSummary[] {
  const best = new Map<number, EntrantSummary>();
  const meanOf = ({ epochs }: EntrantSummary): number =>
    epochs.restrictedMean?.mean ?? Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const before = best.get(row.arm);
    if (!before || meanOf(row) < meanOf(before)) best.set(row.arm, row);
  }
  return [...best.values()];
}

function asText({ results, rows, comparisons, measure }: Summary): string {
  const { race, engine, runs } = results;
  const seeds = [...new Set(runs.map(({ seed }) => seed))].sort((left, right) => left - right);
  return [
    ...setUpTexts(race),
    `${runs.length} runs, seeds ${seedsInWords(seeds)}, ${engine} engine`,
    "",
    textTable([heads(race, measure), ...rows.map((row) => cells(race, row, measure))]),
    "",
    ...compared(race),
    ...comparisons.map((comparison) => inWords(race, comparison)),
    "",
    `Fingerprint: ${fingerprint(race, runs)}`,
  ].join("\n");
}

const inWords = (race: RaceSetUp, comparison: PairComparison): string =>
  comparisonSentence(comparison, (entrant) => entrantText(race, entrant));

function compared({ variation }: RaceSetUp): readonly string[] {
  if (!variation) return [];
  const { field } = variation;
  return field === "dataset"
    ? ["The arms on each dataset:"]
    : [
        `Each arm at its best ${variedNames[field]} (least restricted mean of epochs, chosen on these runs):`,
      ];
}

const heads = ({ follows }: RaceSetUp, measure: Measure): readonly string[] => [
  ...["arm", "runs", "converged", "censored", "diverged"],
  ...[`median ${measure}`, "95 % interval", "quartiles", "restricted mean"],
  ...["ms per epoch", "dead unit"],
  ...(follows ? ["held to the end"] : []),
];

function cells(race: RaceSetUp, row: EntrantSummary, measure: Measure): readonly string[] {
  const { median, medianInterval, lowerQuartile, upperQuartile, restrictedMean } = row[measure];
  return [
    entrantText(race, row),
    String(row.runs),
    percent(row.convergedShare),
    String(row.censored),
    String(row.diverged),
    time(median),
    range(medianInterval.lower, medianInterval.upper),
    range(lowerQuartile, upperQuartile),
    time(restrictedMean?.mean ?? null),
    row.msPerEpoch?.toPrecision(2) ?? "–",
    percent(row.deadUnitShare),
    ...(race.follows ? [percent(row.heldShare)] : []),
  ];
}

const percent = (share: number | null): string =>
  share === null ? "–" : `${Math.round(100 * share)} %`;

/** Three digits, whole epochs in full. A dash where it lies beyond the budget. */
function time(value: number | null): string {
  if (value === null) return "–";
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

const range = (lower: number | null, upper: number | null): string =>
  `${time(lower)} … ${time(upper)}`;

/** "0–49, 60": runs of neighbours. */
function seedsInWords(seeds: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const seed of seeds) {
    const last = ranges.at(-1);
    if (last && seed === last[1] + 1) last[1] = seed;
    else ranges.push([seed, seed]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** Null stands for what lies beyond the budget. */
function asJson({ results, rows, comparisons, measure }: Summary): string {
  const { race, engine, runs } = results;
  const summary = {
    setUp: setUpTexts(race),
    engine,
    measure,
    fingerprint: fingerprint(race, runs),
    rows: rows.map(({ epochs, milliseconds, ...counts }) => {
      const { curve: _, ...times } = measure === "epochs" ? epochs : milliseconds;
      return { label: entrantText(race, counts), ...counts, ...times };
    }),
    comparisons: comparisons.map((comparison) => ({
      sentence: inWords(race, comparison),
      ...comparison,
    })),
  };
  return JSON.stringify(summary, null, 2);
}
