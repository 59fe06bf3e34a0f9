import { chooseEngine, type EngineChoice } from "../engine/create-trainer.ts";
import { parseExperiment } from "../engine/experiment/parse.ts";
import { describeProblem, type Problem } from "../engine/experiment/problem.ts";
import { createFastTrainer } from "../engine/fast/fast-trainer.ts";
import { supportsSimd } from "../engine/fast/simd-support.ts";
import { looksLikeRace, parseRace } from "../engine/race/parse-race.ts";
import { seedsOf } from "../engine/race/race.ts";
import { createReferenceTrainer } from "../engine/reference/reference-trainer.ts";
import { parseCommandLine, type RunCommand, UsageError, usage } from "./command-line.ts";
import { ProgressPrinter } from "./progress-printer.ts";
import { readJson } from "./read-input.ts";
import { runExperiment } from "./run-experiment.ts";
import { runRace } from "./run-race.ts";

/** The command line: runs an experiment or a race, or sums up a race's runs. See `usage`. */
async function main(args: readonly string[]): Promise<void> {
  const command = parseCommandLine(args);
  switch (command.kind) {
    case "help":
      return print(usage);
    case "summarize": {
      // Loaded only here: runs start sooner without the statistics.
      const { summarize } = await import("./summarize.ts");
      return print(await summarize(command));
    }
    case "run": {
      const json = await readJson(command.input);
      return looksLikeRace(json) ? raceFrom(json, command) : experimentFrom(json, command);
    }
  }
}

async function experimentFrom(json: unknown, command: RunCommand): Promise<void> {
  refuse("an experiment", { "--jobs": command.jobs !== null, "--maps": command.maps });
  const { experiment, problems } = parseExperiment(json);
  stopAt(problems);
  const { seeds, history, weights } = command;
  const { createTrainer } = engineOf(command);
  const lines = runExperiment({
    experiment,
    createTrainer,
    history,
    weights,
    seeds: seeds ?? [experiment.seed],
  });
  for (const line of lines) await print(line);
}

async function raceFrom(json: unknown, command: RunCommand): Promise<void> {
  refuse("a race", { "--history": command.history, "--weights": command.weights });
  const { race, problems } = parseRace(json);
  stopAt(problems);
  const progress = new ProgressPrinter(process.stderr);
  const lines = runRace({
    setUp: race,
    seeds: command.seeds ?? seedsOf(race),
    engine: engineOf(command).engine,
    jobs: command.jobs ?? 1,
    maps: command.maps,
    onProgress: (done, total) => progress.show(done, total),
  });
  for await (const line of lines) await print(line);
  progress.clear();
}

function engineOf({ engine }: RunCommand): EngineChoice {
  if (engine === null) return chooseEngine();
  if (engine === "reference") return { engine, createTrainer: createReferenceTrainer };
  if (!supportsSimd())
    throw new UsageError("--engine: this machine lacks the SIMD that fast needs");
  return { engine, createTrainer: createFastTrainer };
}

function refuse(what: string, options: Readonly<Record<string, boolean>>): void {
  const [given] = Object.entries(options).find(([, isGiven]) => isGiven) ?? [];
  if (given) throw new UsageError(`${given}: not for ${what}. Try --help.`);
}

function stopAt(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UsageError(problems.map(describeProblem).join("\n"));
}

/** Waits where the reader is slower than the race. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => resolve());
  });
}

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
