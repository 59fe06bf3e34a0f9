/** What leaves the page and comes back: files, kept runs, links for a class, frames, pictures. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { arithmeticVersion } from "../../src/engine/fast/arithmetic-version.ts";
import { questions } from "../../src/store/why/why-view.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import { action, button, card, epoch, openPlayground, tab, untilReady } from "./playground-page.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

async function openShare(page: Page, part: "link" | "save" | "code" | "pictures") {
  await page.getByRole("button", { name: say("page.more") }).click();
  await button(page, say("page.shareAll")).click();
  const section = page.locator(`[data-part=${part}]`);
  await section.waitFor();
  if (!(await section.evaluate((details) => (details as HTMLDetailsElement).open))) {
    await section.locator("summary").first().click();
  }
  return section;
}

async function stepTo(page: Page, last: number): Promise<void> {
  for (let at = await epoch(page); at < last; at++) {
    await action(page, "step").click();
    await expect.poll(() => epoch(page)).toBe(at + 1);
  }
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ""], file ?? "", { type: "application/json" }));
      return data;
    },
    [name, text],
  );
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

describe("a run", () => {
  test("is saved as a file, and opens where it is dropped, at the same epoch", async () => {
    const watched = await openPlayground(stage, { at: "?arms=tanh,relu&data=xor" });
    const { page } = watched;
    await stepTo(page, 3);
    const losses = await page.getByTestId("epoch").textContent();
    const section = await openShare(page, "save");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      section.getByRole("button", { name: say("share.saveFile") }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(download.suggestedFilename()).toBe("run-xor-seed-0-epoch-3.json");
    await page.keyboard.press("Escape");
    await page.goto(stage.address);
    await untilReady(page);
    await drop(page, "mine.json", text);
    await expect.poll(() => epoch(page)).toBe(3);
    expect(await page.getByTestId("epoch").textContent()).toBe(losses);
    const same = say("runFile.same", { name: "mine.json", epoch: 3 });
    await expect.poll(() => page.getByRole("status").first().textContent()).toBe(same);
    await expect.poll(() => new URL(page.url()).search).toContain("data=xor");
    await end(watched);
  });

  test("is kept in the browser with its picture, and a hostile file changes nothing", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    await stepTo(page, 2);
    const section = await openShare(page, "save");
    await section.getByLabel(say("share.name")).fill("<b>mine</b>");
    await section.getByRole("button", { name: say("share.keep") }).click();
    await expect.poll(() => section.getByRole("listitem").count()).toBe(1);
    expect(await section.getByRole("listitem").textContent()).toContain("<b>mine</b>");
    expect(await watched.axeViolations()).toEqual([]);
    await page.keyboard.press("Escape");
    await action(page, "reset").click();
    await drop(page, "x.json", '{"type":"run","version":1,"experiment":{"seed":"<img src=x>"}}');
    const refused = like(say("runFile.notice", { name: "x.json", problem: anything }));
    await expect.poll(() => page.getByRole("alert").first().textContent()).toMatch(refused);
    expect(await epoch(page)).toBe(0);
    const again = await openShare(page, "save");
    await again.getByRole("button", { name: say("share.open"), exact: true }).click();
    await expect.poll(() => epoch(page)).toBe(2);
    const last = await openShare(page, "save");
    await last
      .getByRole("button", { name: say("share.removeIt", { name: "<b>mine</b>" }) })
      .click();
    await expect.poll(() => last.getByRole("listitem").count()).toBe(0);
    await end(watched);
  });
});

test("a link for a class hides what it says, locks what it says, and stays so", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  const section = await openShare(page, "link");
  await section.getByText(say("share.class"), { exact: true }).click();
  await section.locator("[data-limit=data]").selectOption("hidden");
  await section.locator("[data-limit=training]").selectOption("locked");
  await section.locator("[data-limit=race]").selectOption("hidden");
  await section.locator("[data-limit=reset]").selectOption("hidden");
  const link = await section.getByLabel(say("share.link"), { exact: true }).inputValue();
  expect(await section.getByRole("img", { name: say("share.link.code") }).count()).toBe(1);
  await page.goto(link);
  await untilReady(page);
  expect(await page.locator("[data-panel=data]").count()).toBe(0);
  expect(await page.locator("[data-place=race]").count()).toBe(0);
  expect(await page.locator("[data-action=reset]").count()).toBe(0);
  expect(await page.locator("[data-panel=training] select:enabled").count()).toBe(0);
  await page.keyboard.press("s");
  await expect.poll(() => epoch(page)).toBe(1);
  await page.keyboard.press("r");
  await page.keyboard.press("c");
  await expect.poll(() => new URL(page.url()).search).toContain("layout=compare");
  expect(await epoch(page)).toBe(1);
  expect(new URL(page.url()).search).toContain("hide=data,race,reset");
  await end(watched);
});

/** In the course's page: the answer to a message, which is sent where there is none yet. */
function askOnce([message, id]: readonly [Readonly<Record<string, unknown>>, number]) {
  const scope = globalThis as unknown as {
    readonly answers: readonly { readonly data: Readonly<Record<string, unknown>> }[];
    readonly ask: (message: unknown) => void;
  };
  const found = scope.answers.find(({ data }) => data.id === id);
  if (!found) scope.ask({ ...message, id });
  return found?.data ?? null;
}

test("a page of somebody else shows the playground in a frame and talks with it", async () => {
  const watched = await stage.openPage();
  const { page } = watched;
  const course = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html>
      <title>A course</title>
      <iframe src="${stage.address}?embed=boundary&amp;arms=relu" width="500" height="500"></iframe>
      <script>
        window.answers = [];
        addEventListener("message", ({ data }) => answers.push({ data }));
        window.ask = (message) =>
          frames[0].postMessage({ to: "activation-playground", ...message }, "${stage.address}");
      </script>`);
  });
  await new Promise<void>((done) => course.listen(0, "127.0.0.1", done));
  const { port } = course.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  const frame = page.frameLocator("iframe");
  await frame.locator("[data-panel=boundary]").waitFor();
  expect(await frame.getByRole("navigation").count()).toBe(0);
  let asked = 0;
  /** Asks until the frame listens, and gives its answer. */
  const ask = async (message: Readonly<Record<string, unknown>>) => {
    asked += 1;
    const id = asked;
    let answer: Readonly<Record<string, unknown>> | null = null;
    await expect
      .poll(async () => {
        answer = await page.evaluate(askOnce, [message, id] as const);
        return answer !== null;
      })
      .toBe(true);
    return (answer ?? {}) as Readonly<Record<string, unknown>>;
  };
  await expect.poll(async () => (await ask({ do: "outcomes" })).ok).toBe(true);
  expect(await ask({ do: "outcomes" })).toMatchObject({ epoch: 0, isPlaying: false });
  expect(await ask({ do: "set", address: "data=xor&arms=tanh" })).toMatchObject({ ok: true });
  const refused = await ask({ do: "set", address: "rate=<b>" });
  expect(refused).toMatchObject({ ok: false });
  expect(refused.problem).toContain("rate");
  expect(await ask({ do: "step" })).toMatchObject({ ok: true });
  const { arms } = await ask({ do: "outcomes" });
  expect(arms).toMatchObject([{ activation: "tanh", epoch: expect.any(Number) }]);
  const { svg } = await ask({ do: "picture", of: "loss" });
  expect(svg).toContain("</svg>");
  // Nothing but the course itself, and the icon that a browser asks it for, came from elsewhere.
  expect(watched.faults.filter((fault) => !fault.includes(`:${port}/`))).toEqual([]);
  course.close();
  await watched.close();
});

test("each answer of Why leaves as a picture: its charts, its words, and a line that says the set-up", async () => {
  const watched = await openPlayground(stage, { at: "?arms=tanh,relu" });
  const { page } = watched;
  await stepTo(page, 2);
  await tab(page, "why").click();
  for (const question of questions) {
    await page.locator(`[data-question=${question}]`).click();
    const answer = page.locator(`[data-answer=${question}]`);
    await answer.waitFor();
    if (question === "around") await answer.getByRole("button").first().click();
    // What an answer asks of the worker comes a moment later.
    if (question !== "point") await answer.locator("svg, canvas").first().waitFor();
    const section = await openShare(page, "pictures");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      section.locator("[data-picture=answer] button").first().click(),
    ]);
    const svg = await readFile(await download.path(), "utf8");
    await mkdir(".cache/pictures", { recursive: true });
    await writeFile(`.cache/pictures/${question}.svg`, svg);
    const read = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, "image/svg+xml");
      return {
        isSound: file.querySelector("parsererror") === null,
        drawn: file.querySelectorAll("path, rect, image, line").length,
        text: file.documentElement.textContent ?? "",
      };
    }, svg);
    expect(read.isSound, question).toBe(true);
    // Without a chosen point that answer is words alone, on the sheet's own rectangle.
    expect(read.drawn, question).toBeGreaterThan(question === "point" ? 0 : 2);
    expect(read.text).toContain(say(`why.question.${question}`));
    const made = { seed: 0, epoch: 2, version: arithmeticVersion };
    expect(read.text).toContain(say("share.pictures.made", made));
    await page.keyboard.press("Escape");
  }
  await end(watched);
});

test("pictures leave in both formats, and a report has everything on one page", async () => {
  const watched = await openPlayground(stage, { at: "?arms=tanh,relu" });
  const { page } = watched;
  await stepTo(page, 1);
  const section = await openShare(page, "pictures");
  for (const id of ["comparison", "network"]) {
    for (const [place, head] of [
      [0, "<?xml"],
      [1, "\u0089PNG"],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        section.locator(`[data-picture=${id}] button`).nth(place).click(),
      ]);
      const content = await readFile(await download.path());
      expect(content.toString("latin1").startsWith(head)).toBe(true);
      expect(content.length).toBeGreaterThan(5000);
    }
  }
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await section.getByRole("button", { name: say("share.report.print") }).click();
  await page.locator("html[data-printed]").waitFor();
  const report = await page.locator("[data-report]").textContent();
  for (const text of ["ReLU", "tanh", stage.address, "500 points"]) expect(report).toContain(text);
  expect(report).toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  expect(await page.locator("[data-report]").count()).toBe(0);
  await page.keyboard.press("Escape");
  expect(await card(page, "ReLU").count()).toBe(1);
  await end(watched);
});
