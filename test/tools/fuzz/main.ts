/**
 * The fuzzer: gives whatever takes texts, files, links and messages mutants of
 * well-formed ones, and reports inputs that throw, that take longer than a second
 * or that are answered by no sentence. `npm run fuzz -- --help` says how.
 *
 * Cases run in a process of their own, so that one that never ends is found, too.
 */
import "../../../src/functions/formula/whole-reader.ts";
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Fault, faultOf, inputOf, mostMs, shown } from "./cases.ts";
import { targets } from "./targets.ts";
import "../../words/setup.ts";

const ids = targets.map(({ id }) => id);

const help = `npm run fuzz -- [options]

  --seconds N    how long, 600 if not said
  --seed N       which mutants; another at every run if not said
  --target NAME  one of ${ids.join(", ")}; all if not said
  --case N       only this one, as a report names it`;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    target: { type: "string" },
    case: { type: "string" },
    child: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const seed = Number(values.seed);
const chosen = targets.filter(({ id }) => values.target === undefined || id === values.target);

/** What the process that runs the cases sends. */
type Message =
  | { readonly begins: string; readonly case: number }
  | { readonly fault: Fault }
  | { readonly done: number };

function runCase(place: number, index: number): Fault | null {
  const target = targets[place];
  if (!target) return null;
  const input = inputOf(target, seed, place, index);
  // Of this process alone: the machine may be busy with something else.
  const cpuMs = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const time = (): { why: string | null; ms: number } => {
    const startMs = cpuMs();
    const why = faultOf(target, input);
    return { why, ms: cpuMs() - startMs };
  };
  let { why, ms } = time();
  // The first time it may have been compiling, or tidying up after others.
  if (why === null && ms > mostMs) ({ why, ms } = time());
  if (why === null && ms > mostMs) why = `took ${Math.round(ms)} ms`;
  return why === null ? null : { target: target.id, case: index, why, input: shown(input) };
}

/** In the process of its own: the targets in turns, until time is up. */
async function runCases(from: number): Promise<void> {
  const send = (message: Message) => new Promise((sent) => process.send?.(message, sent));
  const endMs = performance.now() + Number(values.seconds) * 1000;
  let index = from;
  while (performance.now() < endMs) {
    for (const { id } of chosen) {
      await send({ begins: id, case: index });
      const fault = runCase(ids.indexOf(id), index);
      if (fault) await send({ fault });
    }
    index += 1;
  }
  await send({ done: index - from });
  process.disconnect();
}

/** Starts the cases, and gives up one that never ends; returns how many went wrong. */
function watchCases(): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), [
    ...process.argv.slice(2),
    ...["--seed", String(seed), "--child", "0"],
  ]);
  let faults = 0;
  let last: { readonly begins: string; readonly case: number } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const report = ({ target, case: index, why, input }: Fault) => {
    faults += 1;
    console.log(`\n${target} ${index}: ${why}\n  ${input}`);
    console.log(`  again: npm run fuzz -- --seed ${seed} --target ${target} --case ${index}`);
  };
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill("SIGKILL"), 20 * mostMs);
  };
  watch();
  child.on("message", (message: Message) => {
    watch();
    if ("begins" in message) last = message;
    if ("fault" in message) report(message.fault);
    if ("done" in message) console.log(`\n${message.done} mutants for each of ${chosen.length}`);
  });
  return new Promise((resolve) => {
    child.on("exit", (code) => {
      clearTimeout(timer);
      if (code !== 0 && last) {
        report({ target: last.begins, case: last.case, why: "never ended", input: "" });
      }
      resolve(faults);
    });
  });
}

if (values.help) {
  console.log(help);
} else if (values.child !== undefined) {
  await runCases(Number(values.child));
} else if (values.case !== undefined) {
  for (const { id } of chosen) console.log(id, runCase(ids.indexOf(id), Number(values.case)));
} else {
  console.log(`Seed ${seed}, ${values.seconds} s: ${chosen.map(({ id }) => id).join(", ")}`);
  process.exitCode = (await watchCases()) > 0 ? 1 : 0;
}
