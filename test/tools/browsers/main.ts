/**
 * The built page in three engines of browser: `npm run browsers -- --help` says how. In each every
 * view opens without a fault and fits the window, a run ends at Node's epochs, and a race has
 * Node's fingerprint and is kept.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { preview } from "vite";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import "../../../src/functions/formula/whole-reader.ts";
import { fingerprint } from "../../../src/engine/race/fingerprint.ts";
import { runTrial } from "../../../src/headless/run-lesson.ts";
import { trainToTheEnd } from "../../../src/lessons/set-ups/endings.ts";
import { defaultSettings, raceOf } from "../../../src/store/race/race-plan.ts";
import { loadWords, say } from "../../../src/words/say.ts";
import { type TestedBrowser, untilAnswered } from "./browser.ts";
import { startChromium } from "./chromium.ts";
import { startFirefox } from "./firefox.ts";
import { startWebKit } from "./webkit.ts";

const help = `npm run browsers -- [engine ...]     after npm run build

  Engines: chromium, firefox (Debian: firefox-esr), webkit (Debian: webkit2gtk-driver, xvfb);
  all that are found, if none is named. Screenshots are put into .cache/browsers/.`;

const starts: Readonly<Record<string, () => Promise<TestedBrowser>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

const views = [
  // A first visit, whose page the build has rendered.
  "",
  "?layout=inspect",
  "?layout=compare",
  "?view=why",
  "?view=functions",
  "?view=race",
  "?view=claims",
];
const raced = "?view=race&seeds=8&arms=tanh,relu,gelu";
const played = "?layout=compare&arms=tanh,relu,gelu,elu";
const root = resolve(import.meta.dirname, "../../..");
const shots = resolve(root, ".cache/browsers");

/** The epochs at which Node's runs of this address converge. */
function epochsHere(query: string): readonly number[] {
  const { experiment } = experimentFromQuery(query, ["layout"]);
  return trainToTheEnd(experiment).map(({ outcome }, arm) => {
    if (outcome?.kind === "converged") return outcome.epochsToTarget;
    throw new Error(`${experiment.arms[arm]?.activation} does not converge`);
  });
}

function fingerprintHere(query: string): string {
  const { experiment } = experimentFromQuery(query, ["view", "seeds"]);
  const race = raceOf(experiment, { ...defaultSettings, seedCount: 8 });
  return fingerprint(race, runTrial({ race }));
}

const text = "document.body.innerText";
/** The last of that name: tabs come before what stands in their views. */
const button = (name: string) =>
  `[...document.querySelectorAll("button")].findLast((one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === ${JSON.stringify(name)})`;

/** Presses a button once it is there and can be pressed. */
const press = (browser: TestedBrowser, name: string) =>
  untilAnswered(async () => {
    const pressed = await browser.evaluate(
      `((one) => !one || one.disabled || one.ariaDisabled === "true" ? false : (one.click(), true))(${button(name)})`,
    );
    if (pressed !== true) throw new Error(`“${name}” cannot be pressed`);
  });

/** Waits until the page's text has it. */
const untilText = (browser: TestedBrowser, wanted: string, mostMs?: number) =>
  untilAnswered(async () => {
    const shown = String(await browser.evaluate(text));
    if (!shown.includes(wanted)) throw new Error(`“${wanted}” is not shown`);
  }, mostMs);

async function tryEverything(browser: TestedBrowser, address: string): Promise<void> {
  const photograph = async (name: string) =>
    writeFile(
      resolve(shots, `${browser.name.split(" ")[0]}-${name}.png`),
      await browser.screenshot(),
    );
  for (const [width, height] of [
    [1280, 800],
    [600, 900],
  ] as const) {
    await browser.resize(width, height);
    for (const query of views) {
      await browser.open(address + query);
      await untilAnswered(async () => {
        const [words, sidewards] = (await browser.evaluate(
          `[${text}.length, document.documentElement.scrollWidth - document.documentElement.clientWidth]`,
        )) as [number, number];
        if (words < 200) throw new Error(`${query} shows nothing`);
        if (sidewards > 0) throw new Error(`${query} is ${sidewards} px too wide at ${width}`);
      });
      // What follows the first picture.
      if (query === "") await untilText(browser, say("loss.title"));
      await photograph(`${query.replace(/\W+/g, "-") || "first"}-${width}`);
    }
  }
  await browser.resize(1280, 800);
  await browser.open(address + played);
  await press(browser, say("action.play"));
  for (const epoch of epochsHere(played)) {
    await untilText(browser, say("status.converged", { epoch: String(epoch) }), 60_000);
  }
  await browser.open(address + raced);
  const wanted = fingerprintHere(raced);
  await press(browser, say("race.start"));
  await press(browser, say("saved.save"));
  await untilText(browser, wanted, 60_000);
  await press(browser, say("saved.keep"));
  await press(browser, say("saved.save"));
  await press(browser, say("saved.open"));
  await untilText(browser, say("saved.defaultName", { dataset: "Circle" }));
  await photograph("race");
}

const { values, positionals } = parseArgs({
  options: { help: { type: "boolean", default: false } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(starts, name));
if (values.help || unknown !== undefined) {
  console.log(help);
  process.exit(unknown === undefined ? 0 : 2);
}
await loadWords("en", "all");
await mkdir(shots, { recursive: true });
const server = await preview({
  root,
  logLevel: "error",
  preview: { host: "127.0.0.1", port: 0, open: false },
});
const address = server.resolvedUrls?.local[0] ?? "";
let failed = false;
for (const [engine, start] of Object.entries(starts)) {
  if (positionals.length > 0 && !positionals.includes(engine)) continue;
  let browser: TestedBrowser | null = null;
  try {
    browser = await start();
    await tryEverything(browser, address);
    console.log(`${browser.name}: every view, run and race as in Node`);
  } catch (error) {
    const isMissing = browser === null && positionals.length === 0;
    console.log(`${browser?.name ?? engine}: ${isMissing ? "not found" : String(error)}`);
    failed ||= !isMissing;
  } finally {
    await browser?.close();
  }
}
await server.close();
process.exit(failed ? 1 : 0);
