/**
 * The mutation tester: puts one small fault at a time into a source file, and
 * sees whether the tests of its floor notice. `npm run mutants -- --help` says how.
 */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { equivalents } from "./equivalent.ts";
import {
  type ChosenMutant,
  chooseMutants,
  type MutatedFloor,
  mutatedFloors,
  sourceOf,
} from "./mutated-floors.ts";
import { Results } from "./results.ts";
import { TestSession } from "./test-session.ts";

const help = `npm run mutants -- [options]

  --floor NAME   one of ${mutatedFloors.map(({ name }) => name).join(", ")}; may be repeated; all if not said
  --file PART    only mutants of files whose path holds this
  --sample N     mutants of each floor, 150 if not said
  --seed N       which sample, 1 if not said
  --all          every mutant, which takes hours
  --fresh        also those that a test has noticed before

Mutants that a test noticed are kept in .cache/mutants until their file changes,
so a run that is stopped goes on where it was.`;

const { values } = parseArgs({
  options: {
    floor: { type: "string", multiple: true },
    file: { type: "string", default: "" },
    sample: { type: "string", default: "150" },
    seed: { type: "string", default: "1" },
    all: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

interface Score {
  readonly floor: MutatedFloor;
  readonly killed: number;
  readonly tried: number;
  readonly equivalent: number;
  readonly total: number;
}

async function tryFloor(floor: MutatedFloor, results: Results): Promise<Score> {
  const count = values.all ? Number.POSITIVE_INFINITY : Number(values.sample);
  const { chosen, total } = chooseMutants(floor, { count, seed: Number(values.seed) });
  const asked = chosen.filter(({ file }) => file.includes(values.file));
  const tried = asked.filter((mutant) => !isEquivalent(mutant));
  const open = tried.filter((mutant) => !results.isKilled(mutant));
  console.log(
    `\n── ${floor.name}: ${tried.length} of ${total} mutants, ${open.length} to be tried`,
  );
  let killed = tried.length - open.length;
  if (open.length > 0) {
    const session = await TestSession.start(chosen, floor);
    for (const mutant of open) {
      const verdict = await session.try(mutant);
      if (verdict.kind === "killed") {
        killed += 1;
        results.keep(mutant, verdict.by);
      } else {
        console.log(`survived ${inWords(mutant)} (${verdict.tried} test files reach it)`);
      }
    }
    await session.close();
  }
  return { floor, killed, tried: tried.length, equivalent: asked.length - tried.length, total };
}

const lineOf = ({ file, line }: ChosenMutant): string =>
  sourceOf(file).split("\n")[line - 1]?.trim() ?? "";

const isEquivalent = (mutant: ChosenMutant): boolean =>
  equivalents.some(
    ({ file, line, replacement }) =>
      file === basename(mutant.file) &&
      line === lineOf(mutant) &&
      replacement === mutant.replacement,
  );

const short = (text: string): string => text.replace(/\s+/g, " ").slice(0, 90);

const inWords = ({ file, line, original, replacement }: ChosenMutant): string =>
  `${file}:${line}: ${short(original)} → ${short(replacement)}`;

async function main(): Promise<void> {
  const results = new Results(values);
  const names = values.floor ?? mutatedFloors.map(({ name }) => name);
  const scores: Score[] = [];
  for (const floor of mutatedFloors.filter(({ name }) => names.includes(name))) {
    scores.push(await tryFloor(floor, results));
  }
  const which = values.all ? "every mutant" : `a sample by seed ${values.seed}`;
  console.log(`\nKilled, of ${which}; equivalent mutants are listed with reasons and not counted:`);
  for (const { floor, killed, tried, equivalent, total } of scores) {
    const percent = Math.floor((100 * killed) / tried);
    console.log(
      `${floor.name.padEnd(10)} ${killed} / ${tried} = ${percent} % (target ${floor.target} %; ${total} in all, ${equivalent} equivalent)`,
    );
    if (percent < floor.target) process.exitCode = 1;
  }
}

if (values.help) console.log(help);
else await main();
