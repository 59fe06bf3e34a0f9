import { inputCount } from "../data/datasets.ts";
import { briefJson, type Problem } from "../experiment/problem.ts";
import { isTree } from "../experiment/values.ts";
import type { RunOutcome } from "../training/outcome.ts";
import type { EngineId } from "../training/trainer.ts";
import { fromBase64 } from "./base64.ts";
import { canonicalJson } from "./canonical-json.ts";
import { mapLength } from "./decision-map.ts";
import { byEntrantAndSeed } from "./fingerprint.ts";
import { parseRace } from "./parse-race.ts";
import {
  type Entrant,
  entrantsOf,
  experimentOf,
  type Race,
  type RaceSetUp,
  raceLimits,
  setUpOfRace,
} from "./race.ts";
import { type RaceResults, raceFileVersion, raceRunLine } from "./race-file.ts";
import type { RaceRun } from "./race-run.ts";

export interface ParsedRaceFile {
  /** Null where no header could be read. */
  readonly results: RaceResults | null;
  /** What could not be used. */
  readonly problems: readonly RaceFileProblem[];
}

export interface RaceFileProblem {
  /** Counted from 1; null for the whole file. */
  readonly line: number | null;
  readonly fact: RaceFileFact;
}

/** What is wrong with a line. */
export type RaceFileFact =
  | {
      readonly code:
        | "empty"
        | "notJson"
        | "beforeHeader"
        | "noEngine"
        | "neither"
        | "noOutcome"
        | "tooManyFaults"
        | "badMap";
    }
  | { readonly code: "badNumber"; readonly field: RunNumber | "heldSince" }
  | { readonly code: "beyondBudget"; readonly epochs: number; readonly budget: number }
  | { readonly code: "seedTooFar"; readonly seed: number; readonly most: number }
  | { readonly code: "version"; readonly given: string; readonly known: number }
  | { readonly code: "setUp"; readonly problem: Problem }
  | { readonly code: "otherEngine"; readonly engine: EngineId }
  | { readonly code: "noArithmetic" }
  | { readonly code: "otherArithmetic"; readonly arithmetic: number }
  /** Parts of the experiment, or its variation, in which another race differs. */
  | { readonly code: "otherSetUp"; readonly sections: readonly string[] }
  | { readonly code: "noSuchArm"; readonly arm: number; readonly variant: number }
  | { readonly code: "contradiction"; readonly before: RaceRun; readonly here: RaceRun };

/** A file with as many is none: fifty megabytes of something else would keep the page waiting. */
const mostProblems = 1000;

/** Reads a file or several concatenated ones; never throws. */
export function parseRaceFile(text: string): ParsedRaceFile {
  const problems: RaceFileProblem[] = [];
  const reader = new RaceFileReader();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const readsOn = reader.take(line, (fact) => problems.push({ line: index + 1, fact }));
    if (!readsOn) break;
    if (problems.length >= mostProblems) {
      problems.push({ line: index + 1, fact: { code: "tooManyFaults" } });
      break;
    }
  }
  if (problems.length === 0 && !reader.results)
    problems.push({ line: null, fact: { code: "empty" } });
  return { results: reader.results, problems };
}

class RaceFileReader {
  #header: Header | null = null;
  readonly #runs = new Map<string, RaceRun>();
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  get results(): RaceResults | null {
    if (!this.#header) return null;
    const { setUp, engine, arithmetic } = this.#header;
    const runs = [...this.#runs.values()].sort(byEntrantAndSeed);
    return { race: { ...setUp, seeds: this.#seeds() }, engine, arithmetic, runs };
  }

  /** From the lowest to the highest. */
  #seeds(): Race["seeds"] {
    return this.#runs.size === 0
      ? { first: 0, count: raceLimits.seeds.default }
      : { first: this.#first, count: this.#last - this.#first + 1 };
  }

  /** Reads one line; false where no further line can be read. */
  take(line: string, report: ReportFault): boolean {
    const json = parsedLine(line);
    if (json === undefined) {
      report({ code: "notJson" });
      return true;
    }
    if (isTree(json) && json.type === "race") return this.#takeHeader(json, report);
    if (!this.#header) {
      report({ code: "beforeHeader" });
      return false;
    }
    const run = readRun(json, this.#header, report);
    if (run && this.#takeSeed(run.seed, report)) addRun(this.#runs, run, report);
    return true;
  }

  /** Views and statistics go through the seeds between the lowest and the highest. */
  #takeSeed(seed: number, report: ReportFault): boolean {
    const [first, last] = [Math.min(this.#first, seed), Math.max(this.#last, seed)];
    const most = raceLimits.seedSpan;
    if (last - first >= most) {
      report({ code: "seedTooFar", seed, most });
      return false;
    }
    [this.#first, this.#last] = [first, last];
    return true;
  }

  #takeHeader(json: Tree, report: ReportFault): boolean {
    const found = readHeader(json, report);
    this.#header ??= found;
    return found !== null && this.#header !== null && isSameRace(this.#header, found, report);
  }
}

/** An entrant that lacks seeds which others have. */
export interface MissingRuns {
  readonly entrant: Entrant;
  /** How many of the seeds it has. */
  readonly count: number;
  readonly seeds: number;
}

export function missingRuns({ race, runs }: RaceResults): readonly MissingRuns[] {
  const seeds = new Set(runs.map(({ seed }) => seed));
  return entrantsOf(race).flatMap((entrant) => {
    const { arm, variant } = entrant;
    const count = runs.filter((run) => run.arm === arm && run.variant === variant).length;
    return count < seeds.size ? [{ entrant, count, seeds: seeds.size }] : [];
  });
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

type Tree = Readonly<Record<string, unknown>>;
type ReportFault = (fact: RaceFileFact) => unknown;

interface Header {
  readonly setUp: RaceSetUp;
  readonly engine: EngineId;
  readonly arithmetic: number;
  readonly key: string;
}

function readHeader(given: Tree, report: ReportFault): Header | null {
  if (given.version !== raceFileVersion) {
    report({ code: "version", given: briefJson(given.version ?? null), known: raceFileVersion });
    return null;
  }
  // Files from before the arithmetic had a version are of the first.
  const { engine, arithmetic = 1, experiment, variation, follows = false } = given;
  if (engine !== "fast" && engine !== "reference") {
    report({ code: "noEngine" });
    return null;
  }
  if (!isCount(arithmetic) || arithmetic < 1) {
    report({ code: "noArithmetic" });
    return null;
  }
  const { race, problems } = parseRace({ experiment, variation, follows });
  if (problems.length > 0) {
    for (const problem of problems) report({ code: "setUp", problem });
    return null;
  }
  const setUp = setUpOfRace(race);
  return { setUp, engine, arithmetic, key: canonicalJson({ engine, arithmetic, ...setUp }) };
}

function isSameRace(first: Header, found: Header, report: ReportFault): boolean {
  if (first.key === found.key) return true;
  report(difference(first, found));
  return false;
}

/** Where two headers differ. */
function difference(left: Header, right: Header): RaceFileFact {
  if (left.engine !== right.engine) return { code: "otherEngine", engine: right.engine };
  if (left.arithmetic !== right.arithmetic) {
    return { code: "otherArithmetic", arithmetic: right.arithmetic };
  }
  const sections = (header: Header): Tree => ({
    ...header.setUp.experiment,
    variation: header.setUp.variation,
    follows: header.setUp.follows ?? false,
  });
  const [before, after] = [sections(left), sections(right)];
  const differing = Object.keys(before).filter(
    (name) => canonicalJson(before[name]) !== canonicalJson(after[name]),
  );
  return { code: "otherSetUp", sections: differing };
}

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;

/** A loss of a run that diverged, or the accuracy of a regression, is null for NaN. */
const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || typeof value === "number";

const isShareOrNull = (value: unknown): value is number | null =>
  value === null || (typeof value === "number" && value >= 0 && value <= 1);

// JSON.parse reads 1e999 as infinity.
const isDuration = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && Number.isFinite(value);

/** The numbers of a run, and which are allowed. */
const runNumbers = {
  arm: isCount,
  variant: isCount,
  seed: isCount,
  epochs: isCount,
  deadUnits: isCount,
  computeMs: isDuration,
  trainLoss: isNumberOrNull,
  testLoss: isNumberOrNull,
  testAccuracy: isShareOrNull,
} as const;

export type RunNumber = keyof typeof runNumbers;

const runNumberNames = Object.keys(runNumbers) as readonly RunNumber[];

type RunNumbers = { readonly [Name in RunNumber]: number };

function readNumbers(given: Tree, report: ReportFault): RunNumbers | null {
  const numbers: Partial<Record<RunNumber, number>> = {};
  for (const field of runNumberNames) {
    const value = given[field];
    if (!runNumbers[field](value)) {
      report({ code: "badNumber", field });
      return null;
    }
    numbers[field] = value ?? Number.NaN;
  }
  return numbers as RunNumbers;
}

function readRun(given: unknown, { setUp }: Header, report: ReportFault): RaceRun | null {
  const fault = (fact: RaceFileFact): null => {
    report(fact);
    return null;
  };
  if (!isTree(given)) return fault({ code: "neither" });
  const numbers = readNumbers(given, report);
  if (!numbers) return null;
  const { arm, variant, epochs, computeMs } = numbers;
  const { experiment, variation } = setUp;
  if (arm >= experiment.arms.length || variant >= (variation?.values.length ?? 1)) {
    return fault({ code: "noSuchArm", arm, variant });
  }
  const { budget } = experiment.rule;
  if (epochs > budget) return fault({ code: "beyondBudget", epochs, budget });
  const outcome = outcomeOf(given.outcome, epochs, computeMs);
  if (!outcome) return fault({ code: "noOutcome" });
  const map = (given.map ?? null) === null ? null : readMap(given.map, setUp, { arm, variant });
  if (map === undefined) return fault({ code: "badMap" });
  if (!setUp.follows) return { ...numbers, outcome, map };
  const { heldSince } = given;
  if (heldSince !== null && !isCount(heldSince)) {
    return fault({ code: "badNumber", field: "heldSince" });
  }
  if (heldSince !== null && heldSince > budget) {
    return fault({ code: "beyondBudget", epochs: heldSince, budget });
  }
  return { ...numbers, outcome, map, heldSince };
}

/** Undefined for what is none. */
function readMap(given: unknown, setUp: RaceSetUp, entrant: Entrant): Uint8Array | undefined {
  const map = typeof given === "string" ? fromBase64(given) : null;
  const { data } = experimentOf(setUp, entrant, 0);
  return map?.length === mapLength(inputCount(data)) ? map : undefined;
}

function outcomeOf(kind: unknown, epochs: number, computeMs: number): RunOutcome | null {
  switch (kind) {
    case "converged":
      return { kind, epochsToTarget: epochs, computeMs };
    case "censored":
      return { kind, epochBudget: epochs };
    case "diverged":
      return { kind, atEpoch: epochs };
    default:
      return null;
  }
}

/** A run that is there twice must have gone the same way both times; its milliseconds may differ. */
function addRun(runs: Map<string, RaceRun>, run: RaceRun, report: ReportFault): void {
  const key = `${run.arm} ${run.variant} ${run.seed}`;
  const before = runs.get(key);
  if (!before) {
    runs.set(key, run);
  } else if (result(before) !== result(run)) {
    report({ code: "contradiction", before, here: run });
  }
}

const result = (run: RaceRun): string => raceRunLine({ ...run, computeMs: 0, map: null });
