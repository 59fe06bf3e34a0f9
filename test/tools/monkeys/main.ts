/**
 * Monkeys: clicks, keys and texts at random, but the same for the same seed, on the
 * built page in a browser. Reported are console errors, what is not caught, a page
 * that does not answer, is blank or says “NaN”, and a key after which the focus is gone.
 * `npm run monkeys -- --help` says how.
 */
import { parseArgs } from "node:util";
import { closeStages, openStage } from "../../e2e/harness.ts";
import { Monkey } from "./monkey.ts";

/** Where they begin; each may go where it likes. */
const starts = [
  "",
  "?view=functions",
  "?view=race&seeds=4&budget=50",
  "?view=claims",
  "?layout=compare&arms=tanh,relu,prelu,swiglu&hidden=8,8&data=spiral",
];

const sizes = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

const help = `npm run monkeys -- [options]     after npm run build

  --seeds N     how many monkeys, 10 if not said
  --seed N      the first one's seed, 1 if not said: it says where it begins, in what size, what it does
  --actions N   of each, 300 if not said`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    actions: { type: "string", default: "300" },
    help: { type: "boolean", default: false },
  },
});

/** What went wrong, null for nothing. */
async function letLoose(seed: number): Promise<string | null> {
  const at = starts[seed % starts.length] ?? "";
  const viewport = sizes[seed % sizes.length] ?? null;
  const stage = await openStage();
  const { page, faults, close } = await stage.openPage({ at, viewport, own: true });
  // A dialog of the browser's own would wait for a person.
  await page.addInitScript(() => {
    window.print = () => {};
  });
  page.on("filechooser", () => {});
  await page.reload();
  await page.getByRole("main").waitFor();
  const monkey = new Monkey(page, seed);
  try {
    for (let action = 0; action < Number(values.actions); action++) {
      const fault = (await monkey.act()) ?? faults[0] ?? null;
      if (fault !== null) return `${fault}\n  after ${monkey.done.slice(-12).join(", ")}`;
    }
    return null;
  } finally {
    await close();
  }
}

if (values.help) {
  console.log(help);
} else {
  const first = Number(values.seed);
  for (let seed = first; seed < first + Number(values.seeds); seed++) {
    const fault = await letLoose(seed);
    console.log(`seed ${seed}: ${fault ?? "nothing went wrong"}`);
    if (fault !== null) process.exitCode = 1;
  }
  await closeStages();
}
