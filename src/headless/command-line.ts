import { parseArgs } from "node:util";
import { raceLimits } from "../engine/race/race.ts";
import type { Measure } from "../engine/statistics/race-time.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import { challengeId } from "../lessons/challenge.ts";
import { UsageError } from "./command-error.ts";

/** What was asked for on the command line. */
export interface RunCommand {
  readonly kind: "run";
  /** A file, or "-" for the standard input. */
  readonly input: string;
  /** Null: those that the file says. */
  readonly seeds: readonly number[] | null;
  /** Null: the fast one where the machine can. */
  readonly engine: EngineId | null;
  readonly history: boolean;
  readonly weights: boolean;
  readonly maps: boolean;
  /** Null: not said. */
  readonly jobs: number | null;
}

export interface SummarizeCommand {
  readonly kind: "summarize";
  readonly inputs: readonly string[];
  readonly format: "text" | "json" | "csv";
  /** What times are counted in: epochs, or milliseconds of training compute. */
  readonly measure: Measure;
}

export interface LessonCommand {
  readonly kind: "lesson";
  /** Null: all are listed. */
  readonly id: string | null;
  /** Of the challenge to beat ReLU: what is entered; null for any other lesson. */
  readonly formula: string | null;
}

export type Command = RunCommand | SummarizeCommand | LessonCommand | { readonly kind: "help" };

export const usage = `Usage:
  npm run -s headless -- <experiment.json> [--seeds 0-9] [--engine fast|reference] [--history] [--weights]
  npm run -s headless -- <race.json>       [--seeds 0-399] [--engine fast|reference] [--jobs 2] [--maps]
  npm run -s headless -- summarize <runs.jsonl>... [--measure epochs|milliseconds] [--json | --csv]
  npm run -s headless -- lesson [<name>]
  npm run -s headless -- lesson ${challengeId} <formula>

A file named - is the standard input. An experiment gives one JSON line for each arm and seed; a race
({"experiment": …, "seeds": {"first": 0, "count": 50}, "variation": null}) a header and one line for each run.
A lesson puts a claim to the test and says what its page says; without a name all are listed. ${challengeId}
races a function of yours, such as "4*exp(-z*z)-1", against ReLU.

  --seeds     which seeds to run, such as 7, 0-49 or 0-9,20-29
  --engine    fast (SIMD) or reference (float64); fast where the machine can
  --history   with the loss curves
  --weights   with the weights at the end, in the shape of the experiment's initialisation.explicit
  --jobs      processes for a race; 1 if not said
  --maps      with every run's decision map
  --measure   what times to target are counted in; epochs if not said
  --json      the summary as JSON
  --csv       the runs as comma-separated values`;

const mostJobs = 256;

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError that says what is wrong and what is allowed.
 */
export function parseCommandLine(args: readonly string[]): Command {
  const [first] = args;
  if (first === undefined) throw new UsageError("No file was named. Try --help.");
  if (args.includes("--help") || args.includes("-h")) return { kind: "help" };
  if (first === "lesson") return parseLesson(args.slice(1));
  return first === "summarize" ? parseSummarize(args.slice(1)) : parseRun(args);
}

const flag = { type: "boolean", default: false } as const;

function parseRun(args: readonly string[]): RunCommand {
  const { values, positionals } = readOptions(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seeds: { type: "string" },
        engine: { type: "string" },
        jobs: { type: "string" },
        history: flag,
        weights: flag,
        maps: flag,
      },
    }),
  );
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0) {
    throw new UsageError(
      "Name one file with an experiment or a race, or - for the standard input.",
    );
  }
  const { engine = null, history, weights, maps } = values;
  if (engine !== null && engine !== "fast" && engine !== "reference") {
    throw new UsageError(`--engine: must be fast or reference (given: ${engine})`);
  }
  return {
    kind: "run",
    input,
    seeds: values.seeds === undefined ? null : parseSeeds(values.seeds),
    engine,
    jobs: values.jobs === undefined ? null : parseJobs(values.jobs),
    history,
    weights,
    maps,
  };
}

function parseSummarize(args: readonly string[]): SummarizeCommand {
  const { values, positionals } = readOptions(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { measure: { type: "string", default: "epochs" }, json: flag, csv: flag },
    }),
  );
  if (positionals.length === 0) {
    throw new UsageError(
      "summarize: name the files with a race's runs, or - for the standard input.",
    );
  }
  const { measure } = values;
  if (measure !== "epochs" && measure !== "milliseconds") {
    throw new UsageError(`--measure: must be epochs or milliseconds (given: ${measure})`);
  }
  if (values.json && values.csv) throw new UsageError("summarize: --json or --csv, not both.");
  return {
    kind: "summarize",
    inputs: positionals,
    measure,
    format: values.json ? "json" : values.csv ? "csv" : "text",
  };
}

function parseLesson(args: readonly string[]): LessonCommand {
  const { positionals } = readOptions(() => parseArgs({ args: [...args], allowPositionals: true }));
  const [id = null, ...more] = positionals;
  if (id === challengeId) {
    const [formula, ...others] = more;
    if (formula !== undefined && others.length === 0) return { kind: "lesson", id, formula };
    throw new UsageError(`lesson ${id}: write one formula after it, such as "4*exp(-z*z)-1".`);
  }
  if (more.length > 0) throw new UsageError("lesson: name one lesson, or none to list them all.");
  return { kind: "lesson", id, formula: null };
}

/**
 * Node's errors about options are written for people, at least their first sentence; only the
 * class is wrong.
 */
function readOptions<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.\s/);
    throw new UsageError(`${sentence}. Try --help.`);
  }
}

/** As many as lie in the span of seeds that a file may have. */
const mostSeeds = raceLimits.seedSpan;

/** "7", "0-49" or "0-9,20-29": uint32 seeds, each once, in order. */
export function parseSeeds(text: string): readonly number[] {
  const wrong = (why: string): never => {
    throw new UsageError(`--seeds: ${why}, such as 7, 0-49 or 0-9,20-29 (given: ${text})`);
  };
  const seeds = new Set<number>();
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const part of text.split(",")) {
    const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? wrong("must be ranges of seeds");
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    if (last > 0xffffffff) wrong("must be whole numbers from 0 to 4294967295");
    if (last < first) wrong("must be ranges that rise");
    [lowest, highest] = [Math.min(lowest, first), Math.max(highest, last)];
    if (highest - lowest >= mostSeeds) wrong(`must lie within ${mostSeeds} of each other`);
    for (let seed = first; seed <= last; seed++) seeds.add(seed);
  }
  return [...seeds].sort((left, right) => left - right);
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= mostJobs) return jobs;
  throw new UsageError(`--jobs: must be a whole number from 1 to ${mostJobs} (given: ${text})`);
}
