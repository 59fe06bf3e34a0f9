/** Compare: what differs as large as the window allows; and the way back after a change. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  button,
  card,
  epoch,
  news,
  openPlayground,
  runToTheEnd,
  tab,
  trainHere,
  watchWorker,
} from "./playground-page.ts";
import { testStage } from "./test-stage.ts";

const stage = testStage();

const desk = { viewport: { width: 1440, height: 900 } };
const six = "tanh,relu,gelu,elu,sigmoid,mish";
const twelve = `${six},selu,softplus,leakyRelu,swish,softsign,sine`;

const boundarySides = (page: Page) =>
  page
    .getByRole("article")
    .evaluateAll((cards) =>
      cards.map((one) => one.querySelector("canvas")?.getBoundingClientRect().width ?? 0),
    );

describe("the layout", () => {
  test.each([
    ["three", "sigmoid,tanh,relu", 320],
    ["six", six, 220],
    ["twelve", twelve, 150],
  ])("%s boundaries are large at 1440 × 900, and nothing scrolls", async (_, arms, leastPx) => {
    const at = `?layout=compare&arms=${arms}`;
    const watched = await openPlayground(stage, { ...desk, at });
    const { page } = watched;
    await expect
      .poll(async () => Math.min(...(await boundarySides(page))))
      .toBeGreaterThan(leastPx);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
    expect(overflow).toEqual([0, 0]);
    await end(watched);
  });

  test.each([
    // A page at 200 %, and a phone on its side.
    { width: 720, height: 450 },
    { width: 844, height: 390 },
  ])(
    "a low window of $width × $height scrolls, its boundaries are seen and play is pressed",
    async (viewport) => {
      const watched = await openPlayground(stage, { viewport });
      const { page } = watched;
      await expect.poll(async () => Math.min(...(await boundarySides(page)))).toBeGreaterThan(120);
      await action(page, "play").click();
      await expect.poll(() => epoch(page)).toBeGreaterThan(0);
      await end(watched);
    },
  );

  test("at lecture size four outcomes stand whole under their boundaries", async () => {
    const watched = await openPlayground(stage, {
      viewport: { width: 1280, height: 720 },
      at: "?layout=compare&arms=sigmoid,tanh,relu,leakyRelu",
    });
    const { page } = watched;
    await action(page, "lectureSize").click();
    await runToTheEnd(page);
    const cut = await page
      .locator("article p, article [class*=name]")
      .evaluateAll((texts) =>
        texts
          .filter(
            ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
              scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1,
          )
          .map(({ textContent }) => textContent),
      );
    expect(cut).toEqual([]);
    await action(page, "lectureSize").click();
    await end(watched);
  });

  test("from the last row no name, outcome, axis or curve's label is under 20 px", async () => {
    const watched = await openPlayground(stage, { viewport: { width: 1280, height: 720 } });
    const { page } = watched;
    await action(page, "lectureSize").click();
    await page.keyboard.press("s");
    await expect.poll(() => epoch(page)).toBe(1);
    const small = await page
      .locator("article p, article [class*=name], main section svg text, main section svg text *")
      .evaluateAll((texts) =>
        texts
          .filter((text) => text.checkVisibility() && text.textContent !== "")
          .filter((text) => Number.parseFloat(getComputedStyle(text).fontSize) < 20)
          .map((text) => text.textContent),
      );
    expect(small).toEqual([]);
    await end(watched);
  });

  test("one key and one tab away, in the address and in the browser's history", async () => {
    const watched = await openPlayground(stage, desk);
    const { page } = watched;
    const open = () => page.locator("[data-place][aria-current=page]").textContent();
    await page.keyboard.press("c");
    await expect.poll(open).toBe(say("layout.compare"));
    await expect.poll(() => new URL(page.url()).search).toBe("?layout=compare");
    await tab(page, "inspect").click();
    await expect.poll(open).toBe(say("layout.inspect"));
    await page.goBack();
    await expect.poll(open).toBe(say("layout.compare"));
    await end(watched);
  });

  test("a place that is pointed at is read on every boundary", async () => {
    const watched = await openPlayground(stage, { ...desk, at: "?layout=compare" });
    const { page } = watched;
    const box = await card(page, "tanh").locator("canvas").first().boundingBox();
    if (!box) throw new Error("There is no boundary");
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
    const readings = page.locator("article output").filter({ visible: true });
    await expect.poll(() => readings.count()).toBe(3);
    expect(new Set(await readings.allTextContents()).size).toBe(3);
    await end(watched);
  });

  test("an activation is switched, added and removed in one step each", async () => {
    const watched = await openPlayground(stage, { ...desk, at: "?layout=compare" });
    const { page } = watched;
    await action(page, "addActivation").click();
    await expect.poll(() => page.getByRole("article").count()).toBe(4);
    await button(page, say("arms.remove", { arm: "Sigmoid" })).click();
    await expect.poll(() => page.getByRole("article").count()).toBe(3);
    await end(watched);
  });
});

describe("undo", () => {
  test("leads back to the same set-up at the same epoch, bit for bit, and redo forth again", async () => {
    const watched = await openPlayground(stage, { ...desk, at: "?threshold=0" });
    const { page } = watched;
    const worker = await watchWorker(page);
    for (const _ of [1, 2, 3]) await page.keyboard.press("s");
    await expect.poll(() => epoch(page)).toBe(3);
    await page.getByRole("radio", { name: datasetById.xor.label }).check();
    await expect.poll(() => epoch(page)).toBe(0);
    await page.keyboard.press("Control+z");
    await expect.poll(() => epoch(page)).toBe(3);
    expect(await page.getByRole("radio", { name: datasetById.circle.label }).isChecked()).toBe(
      true,
    );
    const before = trainHere("threshold=0", (run) => run.advance(3));
    await expect.poll(() => worker.numbers()).toEqual(before);
    await page.keyboard.press("Control+Shift+z");
    await expect
      .poll(() => page.getByRole("radio", { name: datasetById.xor.label }).isChecked())
      .toBe(true);
    await expect.poll(() => epoch(page)).toBe(0);
    expect(await news(page).textContent()).not.toBe("");
    await end(watched);
  });
});

test("a set-up to start from is taken with two presses, by keyboard too, and undone", async () => {
  const watched = await openPlayground(stage, desk);
  const { page } = watched;
  await button(page, say("page.setUps")).click();
  await page.locator("[data-set-up=spiral]").waitFor();
  expect(await watched.axeViolations()).toEqual([]);
  await page.locator("[data-set-up=spiral]").press("Enter");
  await expect.poll(() => new URL(page.url()).search).toContain("data=spiral");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.keyboard.press("Control+z");
  await expect.poll(() => new URL(page.url()).search).toBe("");
  await end(watched);
});
