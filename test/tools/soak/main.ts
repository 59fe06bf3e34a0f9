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

/** Does something so many times, and reads at intervals. */
async function soak(
  name: string,
  page: Page,
  times: number,
  act: (index: number) => Promise<void>,
): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const growth = new Growth();
  const every = Math.max(1, Math.floor(times / mostReadings));
  console.log(`\n${name}`);
  for (let index = 0; index < times; index++) {
    await act(index);
    if ((index + 1) % every !== 0) continue;
    const reading = await read(page, session);
    growth.add(reading);
    const figures = Object.entries(reading).map(([what, value]) => `${what} ${value.toFixed(1)}`);
    console.log(`${String(index + 1).padStart(6)}  ${figures.join("  ")}`);
  }
  const growing = growth.growing();
  console.log(growing.length > 0 ? `Grows: ${growing.join(", ")}` : "Flat.");
  return growing.length === 0;
}

const play = (page: Page) => page.locator("[data-action=play]").filter({ visible: true }).first();

async function fullSpeed(page: Page): Promise<void> {
  await page.getByRole("slider", { name: "speed" }).fill("11");
  await play(page).click();
}

const nextFrame = (page: Page) => page.evaluate(() => new Promise(requestAnimationFrame));

async function main(): Promise<boolean> {
  await loadWords("en", "all");
  const stage = await openStage();
  const query = `?arms=${arms}&threshold=0&hidden=8,8`;
  const { page, faults, close } = await stage.openPage({ at: query, own: true });
  await fullSpeed(page);
  const stepMs = 5000;
  const results = [
    await soak(
      "Twelve arms at full speed, five seconds each",
      page,
      (Number(values.minutes) * 60_000) / stepMs,
      () => page.waitForTimeout(stepMs),
    ),
    await soak("Set-ups", page, Number(values.setups), async (index) => {
      const datasets = page.locator("label:has(input[type=radio])");
      if (index % 10 === 0) await datasets.nth((index / 10) % (await datasets.count())).click();
      else await page.getByRole("button", { name: say("field.nextSeed") }).click();
      await nextFrame(page);
    }),
  ];
  await page.goto(`${stage.address}?view=race&seeds=4&budget=30&arms=relu,tanh,gelu`);
  const start = page
    .getByRole("region", { name: say("race.setUp") })
    .getByRole("button", { name: say("race.start") });
  results.push(
    await soak("Races", page, Number(values.races), async () => {
      await start.click();
      await nextFrame(page);
      await start.waitFor();
    }),
  );
  for (const fault of faults) console.log(fault);
  await close();
  return faults.length === 0 && results.every((isFlat) => isFlat);
}

if (values.help) console.log(help);
else process.exitCode = (await main()) ? 0 : 1;
await closeStages();
