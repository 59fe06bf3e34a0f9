import type { Page, Route } from "playwright";
import { describe, expect, test } from "vitest";
import { say } from "../../src/words/say.ts";
import { end, type WatchedPage } from "./harness.ts";
import { action, button, epoch, tab, untilReady } from "./playground-page.ts";
import { testStage } from "./test-stage.ts";

const stage = testStage();

/** The chunk with React and the views. */
const pageChunk = /\/assets\/page-[\w-]{8}\.js$/;

describe("the page that the build has rendered, before React has loaded", () => {
  test("shows a boundary that learns, and obeys play by button and key", async () => {
    const { watched, release } = await openHeldBack();
    const { page } = watched;
    await expect.poll(() => action(page, "play").isEnabled()).toBe(true);
    await expect.poll(() => middleOfBoundary(page)).not.toBe("0,0,0,0");
    const atStart = await middleOfBoundary(page);
    await action(page, "play").click();
    await expect.poll(() => middleOfBoundary(page)).not.toBe(atStart);
    expect(await action(page, "play").getAttribute("aria-label")).toBe(say("action.pause"));
    await page.keyboard.press("Space");
    expect(await action(page, "play").getAttribute("aria-label")).toBe(say("action.play"));
    release();
    await untilReady(page);
    // The run goes on where it was, and React has taken the page as it stood.
    expect(await epoch(page)).toBeGreaterThan(0);
    expect(await action(page, "play").getAttribute("aria-label")).toBe(say("action.play"));
    await end(watched);
  });

  test("keeps the focus and a press of what only React can do", async () => {
    const { watched, release } = await openHeldBack();
    const { page } = watched;
    await expect.poll(() => action(page, "play").isEnabled()).toBe(true);
    await tab(page, "compare").focus();
    await tab(page, "compare").click();
    release();
    await expect.poll(() => tab(page, "compare").getAttribute("aria-current")).toBe("page");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-place"))).toBe(
      "compare",
    );
    await end(watched);
  });

  test("says where the rest cannot be had", async () => {
    const { watched } = await openHeldBack((route) => route.abort());
    const { page } = watched;
    await page.getByRole("alert").getByText(say("page.notLoaded")).waitFor();
    await watched.screenshot("prerendered-missing");
    await action(page, "play").click();
    expect(await action(page, "play").getAttribute("aria-label")).toBe(say("action.pause"));
    await page.unroute(pageChunk);
    await button(page, say("page.reload")).click();
    await untilReady(page);
    await watched.close();
  });

  test("parts that cannot be had are told once, and all come when they are asked for again", async () => {
    const { watched } = await openHeldBack(async (route) => {
      const response = await route.fetch();
      await route.request().frame().page().context().setOffline(true);
      await route.fulfill({ response });
    });
    const { page } = watched;
    await page.getByRole("alert").waitFor();
    await page.getByText(say("status.ready")).first().waitFor();
    expect(await page.getByRole("alert").count()).toBe(1);
    await page.context().setOffline(false);
    await button(page, say("part.fetchAgain")).click();
    await untilReady(page);
    expect(await page.getByRole("alert").count()).toBe(0);
    await end(watched);
  });

  test.each(["?hidden=4", "?lang=en", "#activation=relu"])("is nothing for %s", async (at) => {
    const { watched, release } = await openHeldBack(undefined, at);
    expect(await watched.page.locator("#root > *").count()).toBe(0);
    release();
    await untilReady(watched.page);
    await watched.close();
  });

  test("stands where React's stands", async () => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 1280, height: 720 },
      { width: 2560, height: 1440 },
    ]) {
      const { watched, release } = await openHeldBack(undefined, "", viewport);
      const { page } = watched;
      await expect.poll(() => action(page, "play").isEnabled()).toBe(true);
      const before = await places(page);
      release();
      await untilReady(page);
      expect(await places(page)).toEqual(before);
      expect(before.length).toBeGreaterThan(20);
      await end(watched);
    }
  });
});

/** A first visit whose chunk of React is held back until `release`. */
async function openHeldBack(
  answer?: (route: Route) => Promise<void>,
  at = "",
  viewport = { width: 1440, height: 900 },
): Promise<{ readonly watched: WatchedPage; readonly release: () => void }> {
  const watched = await stage.openPage({ own: true, viewport });
  const { page } = watched;
  let release = (): void => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  let isAsked = false;
  await page.route(pageChunk, async (route) => {
    isAsked = true;
    if (answer) return answer(route);
    await released;
    await route.continue();
  });
  await page.goto("about:blank");
  await page.goto(stage.address + at);
  await expect.poll(() => isAsked).toBe(true);
  return {
    watched,
    release,
  };
}

/** Red, green, blue and alpha of a place in the large boundary where no point is. */
const middleOfBoundary = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("[data-panel=boundary] canvas");
    const [x, y] = [
      Math.round((canvas?.width ?? 0) * 0.97),
      Math.round((canvas?.height ?? 0) * 0.5),
    ];
    return canvas?.getContext("2d")?.getImageData(x, y, 1, 1).data.join() ?? "";
  });

/** Where everything stands that both have: whole pixels, in the document's order. */
const places = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "header button, header input, [data-panel=boundary] canvas, article",
      ),
    ]
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height].map(Math.round).join(" ");
      }),
  );
