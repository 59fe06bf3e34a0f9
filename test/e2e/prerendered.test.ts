import type { Page, Route } from "playwright";
import { describe, expect, test } from "vitest";
import { say } from "../../src/words/say.ts";
import { end, type WatchedPage } from "./harness.ts";
import { action, button, epoch, news, tab, untilReady } from "./playground-page.ts";
import { testStage } from "./test-stage.ts";

const stage = testStage();

/** The chunk with React and the views. */
const pageChunk = /\/assets\/page-[\w-]{8}\.js$/;

describe("the page that the build has rendered, before React has loaded", () => {
  test("shows a boundary that learns, and obeys play by button and key", async () => {
    const { watched, release } = await openHeldBack();
    const { page } = watched;
    await expect.poll(() => action(page, "play").isEnabled()).toBe(true);
    await expect.poll(() => edgeOfBoundary(page)).not.toBe("0,0,0,0");
    const atStart = await edgeOfBoundary(page);
    await action(page, "play").click();
    await expect.poll(() => edgeOfBoundary(page)).not.toBe(atStart);
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

  test("says what it knows: epoch, losses, statuses, the scale", async () => {
    const { watched, release } = await openHeldBack();
    const { page } = watched;
    const status = page.getByRole("article").first().getByRole("paragraph");
    await expect.poll(() => status.textContent()).toBe(say("status.ready"));
    expect(await epoch(page)).toBe(0);
    await action(page, "step").click();
    await expect.poll(() => epoch(page)).toBe(1);
    expect(await watched.axeViolations()).toEqual([]);
    const loss = page.locator("[data-reading=trainLoss]");
    expect(await loss.textContent()).toMatch(/^0\.\d+$/);
    expect(await status.textContent()).toBe(say("status.paused"));
    release();
    await untilReady(page);
    expect(await epoch(page)).toBe(1);
    expect(await status.textContent()).toBe(say("status.paused"));
    await end(watched);
  });

  test("takes a bet and a speed, which React then shows", async () => {
    const { watched, release } = await openHeldBack();
    const { page } = watched;
    await page.locator("[data-bet]").nth(2).click();
    await page.getByRole("slider", { name: say("page.speed") }).fill("11");
    await action(page, "play").click();
    await expect.poll(() => page.locator("[data-bet]").first().isVisible()).toBe(false);
    release();
    await untilReady(page);
    await news(page).getByText(say("bet.offer")).waitFor();
    expect(await news(page).textContent()).toContain(
      say("bet.right", { first: "ReLU", epoch: "23" }),
    );
    const speed = page.getByRole("slider", { name: say("page.speed") });
    expect(await speed.getAttribute("aria-valuetext")).toBe(say("page.speed.fastest"));
    await end(watched);
  });

  test("keeps the focus, and what only React can do, in its order", async () => {
    const { watched, release } = await openHeldBack();
    const { page } = watched;
    const check = (label: string) => page.getByRole("checkbox", { name: label });
    await expect.poll(() => action(page, "play").isEnabled()).toBe(true);
    await check(say("boundary.discretise")).click();
    await check(say("boundary.testPoints")).click();
    await page.keyboard.press("a");
    // After those it waits too: the new activation is trained along.
    await action(page, "play").click();
    await tab(page, "compare").click();
    expect(await page.getByRole("article").count()).toBe(3);
    release();
    await expect.poll(() => tab(page, "compare").getAttribute("aria-current")).toBe("page");
    await expect.poll(() => page.getByRole("article").count()).toBe(4);
    await expect
      .poll(() => action(page, "play").getAttribute("aria-label"))
      .toBe(say("action.pause"));
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-place"))).toBe(
      "compare",
    );
    // The tab was clicked: the space bar is training's.
    await page.keyboard.press("Space");
    expect(await action(page, "play").getAttribute("aria-label")).toBe(say("action.play"));
    await tab(page, "inspect").click();
    for (const label of [say("boundary.discretise"), say("boundary.testPoints")]) {
      await expect.poll(() => check(label).isChecked()).toBe(true);
    }
    await end(watched);
  });

  test("becomes what React renders without it", async () => {
    const visits = await Promise.all(
      [true, false].map(async (isPrerendered) => {
        const watched = await stage.openPage({ own: true, viewport: { width: 1440, height: 900 } });
        const { page } = watched;
        if (!isPrerendered) {
          await page.route(stage.address, async (route) => {
            const response = await route.fetch();
            const html = await response.text();
            await route.fulfill({ response, body: html.replace(/<template.*<\/template>/s, "") });
          });
        }
        await page.goto("about:blank");
        await page.goto(stage.address);
        await untilReady(page);
        return watched;
      }),
    );
    const elements = () => Promise.all(visits.map(({ page }) => allElements(page)));
    // Until all that comes later stands in both.
    await expect
      .poll(async () => {
        const [one = [], other = []] = await elements();
        return one.filter((element, index) => element !== other[index]).slice(0, 5);
      })
      .toEqual([]);
    const [one = [], other = []] = await elements();
    expect(one.length).toBeGreaterThan(300);
    expect(one.length).toBe(other.length);
    for (const watched of visits) await end(watched);
  });

  test("says where the rest cannot be had", async () => {
    const { watched } = await openHeldBack((route) => route.abort());
    const { page } = watched;
    await page.getByRole("alert").getByText(say("page.notLoaded")).waitFor();
    await watched.screenshot("prerendered-missing");
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(900);
    expect(await tab(page, "race").isEnabled()).toBe(false);
    await page.keyboard.press("a");
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
const edgeOfBoundary = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("[data-panel=boundary] canvas");
    const [x, y] = [
      Math.round((canvas?.width ?? 0) * 0.97),
      Math.round((canvas?.height ?? 0) * 0.5),
    ];
    return canvas?.getContext("2d")?.getImageData(x, y, 1, 1).data.join() ?? "";
  });

/** Every element with its attributes and own texts; ids, which tell how they were made, are numbered. */
const allElements = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const ids = new Map<string, number>();
    const numbered = (text: string): string =>
      text.replace(/_[rR]_\w+?_/g, (id) => {
        ids.set(id, ids.get(id) ?? ids.size);
        return `id${ids.get(id)}`;
      });
    return [...document.querySelectorAll("#root, #root *")].map((element) => {
      const attributes = [...element.attributes].map(({ name, value }) => `${name}="${value}"`);
      const texts = [...element.childNodes].map((node) => (node instanceof Text ? node.data : ""));
      return numbered(`${element.localName} ${attributes.sort().join(" ")} ${texts.join("")}`);
    });
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
