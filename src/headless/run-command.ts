import "../engine/data/real/rows.ts";
import "../functions/formula/whole-reader.ts";
import type { Readable, Writable } from "node:stream";
import { chooseEngine, type EngineChoice } from "../engine/create-trainer.ts";
import { parseExperiment } from "../engine/experiment/parse.ts";
import type { Problem } from "../engine/experiment/problem.ts";
import { createFastTrainer } from "../engine/fast/fast-trainer.ts";
import { supportsSimd } from "../engine/fast/simd-support.ts";
import { looksLikeRace, parseRace } from "../engine/race/parse-race.ts";
import { seedsOf } from "../engine/race/race.ts";
import { createReferenceTrainer } from "../engine/reference/reference-trainer.ts";
import { sayProblem } from "../words/problem.ts";
import { CommandError, UsageError } from "./command-error.ts";
import { parseCommandLine, type RunCommand, usage } from "./command-line.ts";
import { printable, problemLines } from "./problem-lines.ts";
import { loadProblemWords } from "./problem-words.ts";
import { ProgressPrinter } from "./progress-printer.ts";
import { inputName, readJson } from "./read-input.ts";
import { runExperiment } from "./run-experiment.ts";
import { runRace } from "./run-race.ts";

/** What a command reads and writes: a process's own streams, or a test's. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable & { readonly isTTY?: boolean };
}

/**
 * Runs an experiment or a race, or sums up a race's runs; see `usage`.
 * What a person can put right is told on `errors`.
 *
 * @returns the exit code: 0, 2 for a mistake in what was asked, 1 where the machine failed,
 * 128 and the signal's number after a signal.
 */
export async function runCommand(args: readonly string[], streams: Streams): Promise<number> {
  // Unheard, a stream's error would end the process with a stack trace; `print` hears of it too.
  for (const stream of [streams.output, streams.errors]) stream.on("error", () => {});
  try {
    await run(args, streams);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (error.message !== "") streams.errors.write(`${printable(error.message)}\n`);
    return error.exitCode;
  }
}

async function run(args: readonly string[], streams: Streams): Promise<void> {
  const command = parseCommandLine(args);
  switch (command.kind) {
    case "help":
      return print(usage, streams);
    case "summarize": {
      // Loaded only here: runs start sooner without the statistics.
      const { summarize } = await import("./summarize.ts");
      const { text, remark } = await summarize(command, streams.input);
      if (remark !== null) streams.errors.write(`${printable(remark)}\n`);
      return print(text, streams);
    }
    case "lesson": {
      // Loaded only here, as their words are.
      const { listLessons, runLesson } = await import("./run-lesson.ts");
      if (command.id === null) return print(await listLessons(), streams);
      const { engine } = await chooseEngine();
      const lines =
        command.formula === null
          ? runLesson(command.id, engine)
          : (await import("./run-challenge.ts")).runChallenge(command.formula, engine);
      for await (const line of lines) await print(line, streams);
      return;
    }
    case "run": {
      const json = await readJson(command.input, streams.input);
      const start = looksLikeRace(json) ? raceFrom : experimentFrom;
      return start(json, command, streams);
    }
  }
}

async function experimentFrom(json: unknown, command: RunCommand, streams: Streams) {
  refuse("an experiment", { "--jobs": command.jobs !== null, "--maps": command.maps });
  const { experiment, problems } = parseExperiment(json);
  await stopAt(problems, command);
  const { seeds, history, weights } = command;
  const { createTrainer } = await engineOf(command);
  const lines = runExperiment({
    experiment,
    createTrainer,
    history,
    weights,
    seeds: seeds ?? [experiment.seed],
  });
  for (const line of lines) await print(line, streams);
}

async function raceFrom(json: unknown, command: RunCommand, streams: Streams) {
  refuse("a race", { "--history": command.history, "--weights": command.weights });
  const { race, problems } = parseRace(json);
  await stopAt(problems, command);
  const progress = new ProgressPrinter(streams.errors);
  const lines = runRace({
    setUp: race,
    seeds: command.seeds ?? seedsOf(race),
    engine: (await engineOf(command)).engine,
    jobs: command.jobs ?? 1,
    maps: command.maps,
    onProgress: (done, total) => progress.show(done, total),
  });
  try {
    for await (const line of lines) await print(line, streams);
  } finally {
    progress.clear();
  }
}

async function engineOf({ engine }: RunCommand): Promise<EngineChoice> {
  if (engine === null) return chooseEngine();
  if (engine === "reference") return { engine, createTrainer: createReferenceTrainer };
  if (!supportsSimd()) {
    throw new UsageError("--engine: this machine lacks the SIMD that fast needs");
  }
  return { engine, createTrainer: createFastTrainer };
}

function refuse(what: string, options: Readonly<Record<string, boolean>>): void {
  const [given] = Object.entries(options).find(([, isGiven]) => isGiven) ?? [];
  if (given) throw new UsageError(`${given}: not for ${what}. Try --help.`);
}

async function stopAt(problems: readonly Problem[], { input }: RunCommand): Promise<void> {
  if (problems.length === 0) return;
  await loadProblemWords();
  const name = inputName(input);
  throw new UsageError(problemLines(problems, (problem) => `${name}: ${sayProblem(problem)}`));
}

/** Waits where the reader is slower than the race. */
function print(text: string, { output }: Streams): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${text}\n`, (error) => (error ? reject(outputError(error)) : resolve()));
  });
}

function outputError({ code, message }: NodeJS.ErrnoException): CommandError {
  // A reader that has seen enough, such as `head`, is no error.
  if (code === "EPIPE") return new CommandError("", 0);
  return new CommandError(`standard output: cannot be written (${code ?? message})`, 1);
}
