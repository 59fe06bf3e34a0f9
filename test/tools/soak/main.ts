/**
 * A soak: the built page at full speed for long, then through many set-ups and races, while
 * its heap, its nodes, its listeners, its workers and the memory of the browser's processes are
 * read at intervals. What still grows at the end fails. `npm run soak -- --help` says how.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import type { CDPSession, Page } from "playwright";
import { loadWords, say } from "../../../src/words/say.ts";
import { closeStages, openStage } from "../../e2e/harness.ts";
import { Growth, type Reading } from "./growth.ts";

const help = `npm run soak -- [options]     after npm run build

  --minutes N   at full speed with twelve arms, 60 if not said
  --setups N    new draws, datasets and layouts of the network, 1000 if not said
  --races N     100 if not said`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    setups: { type: "string", default: "1000" },
    races: { type: "string", default: "100" },
    help: { type: "boolean", default: false },
  },
});

const arms = "relu,tanh,sigmoid,gelu,swish,elu,selu,prelu,mish,softplus,sine,maxout";

/** Readings of one part. */
const mostReadings = 12;

/** Kilobytes of all processes that this one started, and those that they did: the browser's. */
function processKb(): number {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" });
  const processes = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const sum = (parent: number): number =>
    processes
      .filter(([, ppid]) => ppid === parent)
      .reduce((kb, [pid = 0, , rss = 0]) => kb + rss + sum(pid), 0);
  return sum(process.pid);
}

async function read(page: Page, session: CDPSession): Promise<Reading> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    heapMb: metric("JSHeapUsedSize") / 1e6,
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    workers: page.workers().length,
    processMb: processKb() / 1e3,
  };
}

interface Part {
  readonly name: string;
  readonly times: number;
  readonly act: (index: number) => Promise<void>;
  /** What shows that something happens: it has to differ from one reading to the next. */
  readonly evidence: () => Promise<string>;
}

/** Does something so many times, and reads at intervals; whether all went on and nothing grew. */
async function soak(page: Page, { name, times, act, evidence }: Part): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const growth = new Growth();
  const every = Math.max(1, Math.floor(times / mostReadings));
  let before = await evidence();
  let isIdle = false;
  console.log(`\n${name}`);
  for (let index = 0; index < times; index++) {
    await act(index);
    if ((index + 1) % every !== 0) continue;
    const now = await evidence();
    isIdle ||= now === before;
    before = now;
    const reading = await read(page, session);
    growth.add(reading);
    const figures = Object.entries(reading).map(([what, value]) => `${what} ${value.toFixed(1)}`);
    const shown = now.replaceAll(/\s+/g, " ").slice(-30);
    console.log(`${String(index + 1).padStart(6)}  ${figures.join("  ")}  ${shown}`);
  }
  const growing = growth.growing();
  if (isIdle) console.log("Nothing happened between two readings.");
  console.log(growing.length > 0 ? `Grows: ${growing.join(", ")}` : "Flat.");
  return growing.length === 0 && !isIdle;
}

const epoch = (page: Page) => page.getByTestId("epoch").innerText();

async function play(page: Page): Promise<void> {
  await page.locator("[data-action=play]").filter({ visible: true }).first().click();
}

async function fullSpeed(page: Page): Promise<void> {
  await page.getByRole("slider", { name: say("page.speed") }).fill("11");
  await play(page);
}

/** Runs that have all ended pause the page, and go on when it is asked. */
async function trainOn(page: Page): Promise<void> {
  const before = await epoch(page);
  await page.waitForTimeout(stepMs);
  if ((await epoch(page)) === before) await play(page);
}

async function setUp(page: Page, index: number): Promise<void> {
  const datasets = page.locator("label:has(input[type=radio])");
  if (index % 10 === 0) await datasets.nth((index / 10) % (await datasets.count())).click();
  else await page.getByRole("button", { name: say("field.nextSeed") }).click();
  await nextFrame(page);
}

/** Values of all fields, and what is checked. */
const fieldsOf = (page: Page) =>
  page
    .locator("input")
    .evaluateAll((fields: HTMLInputElement[]) =>
      fields.map(({ value, checked }) => `${value}${checked ? " ✓" : ""}`).join(" "),
    );

async function race(page: Page, index: number): Promise<void> {
  const form = page.getByRole("region", { name: say("race.setUp") });
  const firstSeed = form.getByLabel(say("race.fromSeed"));
  await firstSeed.fill(String(index));
  await firstSeed.press("Enter");
  await form.getByRole("button", { name: say("race.start") }).click();
  await nextFrame(page);
  await form.getByRole("button", { name: say("race.start") }).waitFor();
}

const nextFrame = (page: Page) => page.evaluate(() => new Promise(requestAnimationFrame));

const stepMs = 5000;

async function main(): Promise<boolean> {
  await loadWords("en", "all");
  const stage = await openStage();
  const query = `?arms=${arms}&threshold=0&hidden=8,8&budget=1000000`;
  const { page, faults, close } = await stage.openPage({ at: query, own: true });
  await fullSpeed(page);
  const results = [
    await soak(page, {
      name: "Twelve arms at full speed, five seconds each",
      times: (Number(values.minutes) * 60_000) / stepMs,
      act: () => trainOn(page),
      evidence: () => epoch(page),
    }),
    await soak(page, {
      name: "Set-ups",
      times: Number(values.setups),
      act: (index) => setUp(page, index),
      evidence: () => fieldsOf(page),
    }),
  ];
  await page.goto(`${stage.address}?view=race&seeds=4&budget=30&arms=relu,tanh,gelu`);
  results.push(
    await soak(page, {
      name: "Races",
      times: Number(values.races),
      act: (index) => race(page, index),
      evidence: async () => (await page.getByRole("table").allInnerTexts()).join("\n"),
    }),
  );
  for (const fault of faults) console.log(fault);
  await close();
  return faults.length === 0 && results.every((isFlat) => isFlat);
}

if (values.help) console.log(help);
else process.exitCode = (await main()) ? 0 : 1;
await closeStages();
