/** The page without a network, and how a new version takes over. */
import { resolve } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { say } from "../../src/words/say.ts";
import { type MutableSite, mutableSite } from "./mutable-site.ts";
import { action, button, epoch, tab, untilReady } from "./playground-page.ts";
import { testStage } from "./test-stage.ts";

const stage = testStage();
let site: MutableSite;

beforeAll(async () => {
  site = await mutableSite(resolve(import.meta.dirname, "../..", process.env.E2E_BUILD ?? "dist"));
});

afterAll(() => site.close());

/** A page of a browser that has never been here. */
async function firstVisit(query = "") {
  site.change(() => null);
  const watched = await stage.openPage({ own: true, serviceWorkers: "allow" });
  await watched.page.goto(site.address + query);
  await untilReady(watched.page);
  return watched;
}

const untilKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

/** What the page says of itself under "Without a network". */
async function offlinePart(page: Page) {
  await page.getByRole("button", { name: say("page.more") }).click();
  await button(page, say("page.shareAll")).click();
  const part = page.locator("[data-part=offline]");
  await part.locator("summary").click();
  return part;
}

/** A new version: another word in the page, and so another list. */
const publish = (word: string) =>
  site.change((path, text) => {
    if (path === "/index.html")
      return text.replace("</head>", `<meta name="made" content="${word}"></head>`);
    return path === "/sw.js"
      ? text.replace(/const version = "[^"]*"/, `const version = "${word}"`)
      : null;
  });

const made = (page: Page) =>
  page.evaluate(() => document.querySelector("meta[name=made]")?.getAttribute("content") ?? "");

const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });

test("after the first visit every view opens and trains without a network", async () => {
  const watched = await firstVisit();
  const { page } = watched;
  await untilKept(page);
  await page.context().setOffline(true);
  site.asked();
  for (const view of ["why", "functions", "race", "claims"] as const) {
    await page.goto(`${site.address}?data=xor&view=${view}`);
    await page.waitForSelector(`[data-place=${view}][aria-current=page]`);
    await page.locator("main > *").first().waitFor();
    await expect.poll(() => page.locator("main").textContent()).not.toBe("");
  }
  await page.goto(`${site.address}?data=xor&layout=inspect`);
  await untilReady(page);
  await action(page, "step").click();
  await expect.poll(() => epoch(page)).toBe(1);
  for (const view of ["race", "functions", "claims"] as const) await tab(page, view).click();
  const part = await offlinePart(page);
  await expect.poll(() => part.textContent()).toContain(say("offline.ready"));
  await page.goto(`${site.address}licences.txt`);
  expect(await page.textContent("body")).toContain("Apache License");
  // The browser itself looks for a new version whenever it likes.
  expect(site.asked().filter((path) => path !== "/sw.js")).toEqual([]);
  await watched.close();
});

test("a new version waits while a run goes on, says so at rest, and takes over when asked", async () => {
  const watched = await firstVisit("?threshold=0&budget=1000000");
  const { page } = watched;
  await untilKept(page);
  await action(page, "play").click();
  await expect.poll(() => epoch(page)).toBeGreaterThan(0);
  publish("second");
  await lookForUpdate(page);
  const isWaiting = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  await expect.poll(isWaiting).toBe(true);
  const before = await epoch(page);
  await expect.poll(() => epoch(page)).toBeGreaterThan(before);
  // A new load in between still is of the version in use.
  expect(await made(page)).toBe("");
  await action(page, "play").click();
  await expect
    .poll(() => page.getByRole("status").allTextContents())
    .toContainEqual(expect.stringContaining(say("offline.news")));
  const part = await offlinePart(page);
  await part.getByRole("button", { name: say("offline.takeOver") }).click();
  await expect.poll(() => made(page).catch(() => "")).toBe("second");
  await untilReady(page);
  await page.context().setOffline(true);
  await page.reload();
  expect(await made(page)).toBe("second");
  await watched.close();
});

test("of two tabs neither is taken the version that it runs", async () => {
  const watched = await firstVisit();
  const { page } = watched;
  await untilKept(page);
  const other = await page.context().newPage();
  await other.goto(site.address);
  await untilReady(other);
  publish("third");
  await lookForUpdate(page);
  const part = await offlinePart(page);
  await part.getByRole("button", { name: say("offline.takeOver") }).click();
  await expect.poll(() => part.textContent()).toContain(say("offline.otherTabs", { count: 1 }));
  expect([await made(page), await made(other)]).toEqual(["", ""]);
  // The other one can still fetch all of its own version.
  await page.context().setOffline(true);
  await tab(other, "race").click();
  await other.waitForSelector("[data-place=race][aria-current=page]");
  await page.context().setOffline(false);
  await other.close();
  await part.getByRole("button", { name: say("offline.takeOver") }).click();
  await expect.poll(() => made(page).catch(() => "")).toBe("third");
  await watched.close();
});

test("where a file of the new version is missing, the version in use stays whole", async () => {
  const watched = await firstVisit();
  const { page } = watched;
  await untilKept(page);
  site.change((path, text) =>
    path === "/sw.js"
      ? text
          .replace(/const version = "[^"]*"/, 'const version = "broken"')
          .replace("const files = [", 'const files = [{"path":"none.js","isHashed":false},')
      : null,
  );
  await lookForUpdate(page).catch(() => {});
  const caches = () => page.evaluate(async () => (await window.caches.keys()).length);
  await expect.poll(caches).toBe(1);
  await page.context().setOffline(true);
  await page.reload();
  await untilReady(page);
  await watched.close();
});

test("a browser without room says that the page was not kept, and all works with a network", async () => {
  site.change(() => null);
  const watched = await stage.openPage({ own: true, serviceWorkers: "allow" });
  const { page } = watched;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", {
    origin: new URL(site.address).origin,
    quotaSize: 100_000,
  });
  await page.goto(site.address);
  await untilReady(page);
  const part = await offlinePart(page);
  await expect.poll(() => part.textContent()).toContain(say("offline.full"));
  await page.keyboard.press("Escape");
  await action(page, "step").click();
  await expect.poll(() => epoch(page)).toBe(1);
  await watched.close();
});
