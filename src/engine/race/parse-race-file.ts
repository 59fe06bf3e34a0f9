import { isTree } from "../experiment/values.ts";
import { byEntrantAndSeed } from "./fingerprint.ts";
import { type Race, raceLimits } from "./race.ts";
import { type RaceResults, raceRunLine } from "./race-file.ts";
import { isSameRace, type RaceFileHeader, readHeader } from "./race-file-header.ts";
import type { RaceFileProblem, ReportFault } from "./race-file-problem.ts";
import { readRun } from "./race-file-run.ts";
import type { RaceRun } from "./race-run.ts";

export interface ParsedRaceFile {
  /** Null where no header could be read. */
  readonly results: RaceResults | null;
  /** What could not be used. */
  readonly problems: readonly RaceFileProblem[];
}

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
  #header: RaceFileHeader | null = null;
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
    const run = readRun(json, this.#header.setUp, report);
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

  #takeHeader(json: Readonly<Record<string, unknown>>, report: ReportFault): boolean {
    const found = readHeader(json, report);
    this.#header ??= found;
    return found !== null && this.#header !== null && isSameRace(this.#header, found, report);
  }
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
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
