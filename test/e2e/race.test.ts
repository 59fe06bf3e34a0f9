import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { experimentFromQuery } from "../../src/engine/experiment/url.ts";
import { byEntrantAndSeed, fingerprint } from "../../src/engine/race/fingerprint.ts";
import { LaneRace } from "../../src/engine/race/lane-race.ts";
import { parseRaceFile } from "../../src/engine/race/parse-race-file.ts";
import { entrantsOf, type Race, seedsOf } from "../../src/engine/race/race.ts";
import { say } from "../../src/words/say.ts";
import { end, type WatchedPage } from "./harness.ts";
import { card, fullSpeed, tab } from "./playground-page.ts";
import { endSilently, passSilence, silence } from "./silent-worker.ts";
import { inSizes } from "./sizes.ts";
import { passFrames, settle, untilStill } from "./stillness.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

/** The main button, not the view's tab. */
const start = (page: Page) =>
  page
    .getByRole("region", { name: say("race.setUp") })
    .getByRole("button", { name: say("race.start") });

const progress = (page: Page) => page.getByRole("progressbar", { name: say("race.progress") });

async function raceToItsEnd(page: Page): Promise<void> {
  await start(page).click();
  await start(page).waitFor();
}

async function open(at: string, options = {}): Promise<WatchedPage> {
  const watched = await stage.openPage({ at, ...options });
  await start(watched.page).waitFor();
  return watched;
}

/** A file that the page gives, as text. */
async function download(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: say("saved.save") }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  const file = await (await waiting).path();
  await page.keyboard.press("Escape");
  return readFile(file, "utf8");
}

const query = "?view=race&seeds=12&data=xor&budget=300";

/** What Node makes of the same race, without pool or page. */
function raceInNode(
  experimentQuery = "data=xor&budget=300",
  count = 12,
): { readonly race: Race; readonly print: string } {
  const { experiment } = experimentFromQuery(experimentQuery);
  const race: Race = { experiment, seeds: { first: 0, count }, variation: null };
  const runs = entrantsOf(race).flatMap((entrant) =>
    [
      ...new LaneRace({ race, entrant, seeds: seedsOf(race), clock: () => 0, mapAt: null }).advance(
        Number.POSITIVE_INFINITY,
      ),
    ].sort(byEntrantAndSeed),
  );
  return { race, print: fingerprint(race, runs) };
}

describe("a race in the page", () => {
  test("says what it would take, runs, and tells what it found", async () => {
    const watched = await open("?view=race");
    const { page } = watched;
    await page.getByText(like(say("race.estimate", { about: anything, most: anything }))).waitFor();
    await raceToItsEnd(page);
    const pair = { measure: "epochs", faster: "tanh", slower: "Sigmoid", times: "⟨[\\d.]+⟩" };
    await expect.poll(() => page.getByText(like(say("finding.faster", pair))).count()).toBe(1);
    const table = page.getByRole("table");
    expect(await table.getByRole("row").count()).toBe(4);
    expect(await table.getByRole("row", { name: /ReLU/ }).textContent()).toMatch(/^ ?ReLU50100/);
    watched.expectNoFaults();
    await watched.screenshot("race");
    await watched.close();
  });

  test("gives the very numbers too where a worker ends without a word", async () => {
    const endless = "data=xor&threshold=0&budget=4000";
    const watched = await open(`?view=race&seeds=24&${endless}`, { clock: true });
    const { page } = watched;
    await page.getByText(like(say("race.estimate", { about: anything, most: anything }))).waitFor();
    await start(page).click();
    await progress(page).waitFor();
    await endSilently(page.workers().at(-1));
    await passSilence(page);
    await page.getByText(say("race.workerLost", { reason: silence() })).waitFor();
    await expect.poll(() => start(page).isVisible()).toBe(true);
    const { results } = parseRaceFile(await download(page, say("saved.raceFile")));
    const { print } = raceInNode(endless, 24);
    expect(results && fingerprint(results.race, results.runs)).toBe(print);
    await end(watched);
  });

  test("opens any of its runs in the playground, bit for bit, by the keyboard", async () => {
    const watched = await open(query);
    const { page } = watched;
    await raceToItsEnd(page);
    const axis = say("race.axis.epochs", { target: anything });
    const runs = page.getByRole("application", { name: like(say("chart.race.strip", { axis })) });
    await runs.focus();
    // The second arm's third run.
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight"]) {
      await page.keyboard.press(key);
    }
    const told = (await runs.locator("[aria-live]").textContent()) ?? "";
    const outcome = say("units.epochs", { count: 2 }).replace("2", "⟨([\\d,]+)⟩");
    const mark = like(say("chart.race.mark", { arm: "⟨(.+)⟩", seed: "⟨(\\d+)⟩", outcome }));
    const [, arm = "", seed = "", epochs = ""] = mark.exec(told) ?? [];
    expect(arm).toBe("tanh");
    await page.keyboard.press("Enter");
    await fullSpeed(page);
    await card(page, arm)
      .getByText(say("status.converged", { epoch: epochs }))
      .waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get("seed") ?? "0").toBe(seed);
    // The race is where it was; until it shows, the playground does.
    await tab(page, "race").click();
    await expect.poll(() => page.getByRole("table").getByRole("row").count()).toBe(4);
    await end(watched);
  });

  test("brings its set-up back after the playground has changed", async () => {
    const watched = await open(query);
    const { page } = watched;
    await raceToItsEnd(page);
    const changed = page.getByText(say("race.changedSince"));
    expect(await changed.count()).toBe(0);
    await tab(page, "inspect").click();
    await page
      .getByRole("radio", { name: datasetById.spiral.label, exact: true })
      .check({ force: true });
    await tab(page, "race").click();
    await expect.poll(() => changed.count()).toBe(1);
    await page.getByRole("button", { name: say("race.restore") }).click();
    await expect.poll(() => changed.count()).toBe(0);
    await expect.poll(() => new URL(page.url()).searchParams.get("data")).toBe("xor");
    await end(watched);
  });

  test("pauses, goes on while another view is open, and can be cancelled", async () => {
    const watched = await open("?view=race&seeds=400&arms=linear,sigmoid,softplus&hidden=8,8,8");
    const { page } = watched;
    const runs = say("race.progress.runs", { done: "⟨[\\d,]+⟩", total: 1200 });
    const words = page.getByText(like(`${runs}${anything}`));
    const done = async () =>
      Number(((await words.textContent()) ?? "").split(" ")[0]?.replace(",", ""));
    await start(page).click();
    await expect.poll(done).toBeGreaterThan(5);
    await page
      .getByRole("button", { name: say("race.pause"), exact: true })
      .last()
      .click();
    await expect
      .poll(() => words.textContent())
      .toMatch(like(say("race.progress.paused", { runs })));
    // Slices that were under way have ended after this, and the page shows the runs that they
    // ended, which it does only now and then; nothing moves from then on.
    await settle(page);
    await passFrames(page, 30);
    await untilStill(page);
    const atPause = await done();
    await passFrames(page, 30);
    expect(await done()).toBe(atPause);
    await page.getByRole("button", { name: say("race.continue") }).click();
    await tab(page, "inspect").click();
    await passFrames(page, 30);
    await tab(page, "race").click();
    await expect.poll(done).toBeGreaterThan(atPause);
    await page.getByRole("button", { name: say("race.cancel") }).click();
    expect(await progress(page).count()).toBe(0);
    expect(await page.getByRole("table").getByRole("row").count()).toBe(4);
    const incomplete = like(say("race.incomplete", { done: "⟨[\\d,]+⟩", total: 1200 }));
    expect(await page.getByText(incomplete).count()).toBe(1);
    await end(watched);
  });

  test("gives each arm its own best rate, and shows the sweep", async () => {
    const watched = await open("?view=race&seeds=8&rates=best&budget=200");
    const { page } = watched;
    await raceToItsEnd(page);
    const [first, second] = ["Sigmoid", "tanh"].map((arm) =>
      say("race.policy.rate", { arm, rate: "⟨[\\d.]+⟩" }),
    );
    const rates = `${first}, ${second}${anything}`;
    const policy = like(say("race.policy.best", { values: anything, seeds: 8, rates }));
    await expect.poll(() => page.getByText(policy).count()).toBe(1);
    await page.getByRole("button", { name: say("race.tab.sweep") }).click();
    const setting = say("race.cell.setting", { name: say("race.varied.learningRate"), value: 0.3 });
    const cell = like(`tanh, ${setting}: ${anything}`);
    expect(await page.getByRole("button", { name: cell }).count()).toBe(1);
    await end(watched);
  });

  test("varies a setting, with a map to walk over", async () => {
    const watched = await open("?view=race&seeds=8&vary=width:2,3,6&budget=200");
    const { page } = watched;
    await raceToItsEnd(page);
    await page
      .getByRole("button", { name: say("race.tab.map", { name: say("race.varied.width") }) })
      .click();
    const name = say("race.varied.width");
    const setting = (value: number) => say("race.cell.setting", { name, value });
    const start = like(`Sigmoid, ${setting(2)}: ${anything}`);
    await page.getByRole("button", { name: start }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    const focused = page.locator(":focus");
    const times = { measure: "epochs", median: "⟨\\d+⟩", lower: anything, upper: anything };
    const count = { converged: "⟨\\d⟩", runs: 8 };
    const cell = say("race.cell.median", { arm: "tanh", setting: setting(6), ...times, ...count });
    expect(await focused.getAttribute("aria-label")).toMatch(like(cell));
    await end(watched);
  });

  test("keeps races in the browser, opens them again, and sees equal results as equal", async () => {
    const watched = await open(query);
    const { page } = watched;
    await raceToItsEnd(page);
    await page.getByRole("button", { name: say("saved.save") }).click();
    await page.getByRole("textbox", { name: say("saved.name") }).fill("First try");
    await page.getByRole("button", { name: say("saved.keep") }).click();
    await expect
      .poll(() => page.getByText(say("saved.kept", { name: "First try" })).count())
      .toBe(1);
    await page.reload();
    await start(page).waitFor();
    await raceToItsEnd(page);
    await page.getByRole("button", { name: say("saved.open") }).click();
    await page
      .getByRole("main")
      .getByRole("button", { name: say("saved.compare"), exact: true })
      .click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say("race.tab.other") }).click();
    await expect.poll(() => page.getByText(say("race.other.same")).count()).toBe(1);
    await page.getByRole("button", { name: say("saved.open") }).click();
    await page.getByRole("button", { name: say("saved.openIt"), exact: true }).click();
    await expect
      .poll(() => page.getByText(say("race.name", { name: "First try" }), { exact: true }).count())
      .toBe(1);
    // A file's race is called as the file is.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say("saved.save") }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say("saved.raceFile") }).click(),
    ]);
    const buffer = await readFile(await download.path());
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say("saved.open") }).click();
    const file = { name: "circle 1.2.jsonl", mimeType: "application/jsonl", buffer };
    await page.locator("input[type=file][multiple]").setInputFiles(file);
    await page.getByText(say("race.name", { name: "circle 1.2" }), { exact: true }).waitFor();
    await end(watched);
  });

  test("is accessible in light and dark", async () => {
    const watched = await open("?view=race&seeds=8&vary=width:2,3&budget=200");
    const { page } = watched;
    const check = async (where: string) => {
      expect(await watched.axeViolations(), where).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      // The themes differ in colours alone.
      expect(await watched.axeViolations("contrast"), `${where}, dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
    };
    await check("before a race");
    await raceToItsEnd(page);
    for (const tab of ["comparisons", "map", "boundaries", "table"]) {
      await page.locator(`[data-tab="${tab}"]`).click();
      await check(tab);
    }
    await end(watched);
  });
});

describe("a race that has ended", () => {
  let raced: WatchedPage;

  beforeAll(async () => {
    raced = await open(query);
    await raceToItsEnd(raced.page);
  });

  afterAll(() => raced.close());

  test("gives the very numbers that Node gives, and its file says so", async () => {
    const { page } = raced;
    const { results, problems } = parseRaceFile(await download(page, say("saved.raceFile")));
    expect(problems).toEqual([]);
    const { print } = raceInNode();
    expect(results?.runs).toHaveLength(36);
    expect(results && fingerprint(results.race, results.runs)).toBe(print);
    await page.getByRole("button", { name: say("saved.save") }).click();
    expect(await page.getByText(print).count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    raced.expectNoFaults();
  });

  test("gives its runs as a table and its figures as pictures that need no page", async () => {
    const { page } = raced;
    const lines = (await download(page, say("saved.runsFile"))).trimEnd().split("\r\n");
    expect(lines[0]).toContain("arm,function,seed,outcome,epochs");
    expect(lines).toHaveLength(37);
    for (const id of ["runs", "shares"] as const) {
      const figure = say(`saved.figure.${id}`);
      const svg = await download(page, say("saved.figureSvg", { figure }));
      expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
      expect(svg).toContain(say("race.axis.epochs", { target: say("chart.loss.trainLoss") }));
      expect(svg).not.toMatch(/var\(|currentColor| class=| style=/);
      expect(await download(page, say("saved.figurePng", { figure }))).toContain("PNG");
    }
    raced.expectNoFaults();
  });

  test("never scrolls sideways, on a phone, a tablet and a projector", async () => {
    const { page } = raced;
    const screens = [
      { width: 390, height: 844 },
      { width: 820, height: 1180 },
      { width: 1280, height: 720 },
    ];
    await inSizes(page, screens, async (size) => {
      await expect
        .poll(() =>
          page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        )
        .toBe(0);
      await raced.screenshot(`race-${size}`);
    });
    raced.expectNoFaults();
  });

  test("prints one page", async () => {
    const { page } = raced;
    await untilStill(page);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
});

test("along a setting the result is about that setting: a sentence for each activation, and a picture that leads to a value", async () => {
  const watched = await open(
    "?view=race&hidden=8&init=glorotUniform&rate=0.1&budget=200&seeds=10&arms=sigmoid,tanh&vary=depth:1,3,6",
  );
  const { page } = watched;
  await raceToItsEnd(page);
  const trend = { name: anything, times: anything, first: anything, last: anything };
  const slower = say("trend.slowerThenFails", { arm: "Sigmoid", failing: 6, ...trend });
  await page.getByText(like(slower)).waitFor();
  await page.getByRole("combobox", { name: say("race.varied.depth") }).waitFor();
  await page.locator("[data-variant='2']").click();
  const value = page.getByRole("combobox", { name: say("race.varied.depth") });
  await expect.poll(() => value.inputValue()).toBe("2");
  expect(await watched.axeViolations()).toEqual([]);
  await end(watched);
});

test("a race of a moment runs by itself when its tab is opened", async () => {
  const watched = await stage.openPage({ at: "?arms=relu,tanh&budget=100" });
  const { page } = watched;
  await page.keyboard.press("s");
  await tab(page, "race").click();
  await page.locator("[data-figure=shares]").waitFor();
  await end(watched);
});
