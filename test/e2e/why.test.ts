/** Why: the run's timeline, and a question at a time about the network that is chosen. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { experimentFromQuery } from "../../src/engine/experiment/url.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { questions } from "../../src/store/why/why-view.ts";
import { say } from "../../src/words/say.ts";
import { axeViolations } from "./axe.ts";
import { end } from "./harness.ts";
import { action, epoch, lossReader, openPlayground, tab } from "./playground-page.ts";
import { untilStill } from "./stillness.ts";
import { testStage } from "./test-stage.ts";

const stage = testStage();

const deep = "arms=sigmoid,relu&hidden=4,4,4,4,4";

async function steps(page: Page, count: number): Promise<void> {
  for (let step = 0; step < count; step++) await page.keyboard.press("s");
  await expect.poll(() => epoch(page)).toBe(count);
}

describe("the timeline", () => {
  test("a press, keys and a button go along the run, and training goes on from there", async () => {
    const watched = await openPlayground(stage, { viewport: { width: 1440, height: 900 } });
    const { page } = watched;
    await steps(page, 30);
    const reader = lossReader(page);
    await reader.waitFor();
    // The chart comes after the boundaries, and its axis grows with the run.
    await untilStill(page);
    const box = await reader.boundingBox();
    if (!box) throw new Error("the chart has no place");
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height / 2);
    await expect.poll(() => epoch(page)).toBeGreaterThan(0);
    await expect.poll(() => epoch(page)).toBeLessThan(25);
    await page.mouse.move(0, 0);
    const there = await epoch(page);
    await reader.focus();
    await reader.press("ArrowRight");
    await reader.press("ArrowRight");
    await expect.poll(() => epoch(page)).toBe(there + 1);
    await reader.press("Home");
    await expect.poll(() => epoch(page)).toBe(0);
    await action(page, "goToNow").click();
    await expect.poll(() => epoch(page)).toBe(30);
    expect(await page.locator("[data-action=goToNow]").count()).toBe(0);
    await reader.focus();
    await reader.press("PageDown");
    await reader.press("PageDown");
    await expect.poll(() => epoch(page)).toBeLessThan(30);
    const before = await epoch(page);
    await action(page, "step").click();
    await expect.poll(() => epoch(page)).toBe(before + 1);
    await page.keyboard.press("n");
    await expect.poll(() => epoch(page)).toBe(30);
    await end(watched);
  });
});

describe.each([
  { width: 1280, height: 720, audited: questions as readonly string[] },
  // What axe finds it finds in a layout that is narrow and in one that is wide.
  { width: 390, height: 844, audited: ["curve", "point"] },
])("at $width × $height", ({ audited, ...viewport }) => {
  test("every question is answered, axe finds nothing, and nothing sticks out", async () => {
    const watched = await openPlaygroundView(viewport);
    const { page } = watched;
    await steps(page, 12);
    for (const question of questions) {
      await page.locator(`[data-question=${question}]`).click();
      if (question === "around") {
        await page.getByRole("button", { name: say("why.around.look") }).click();
        await expect.poll(() => page.getByRole("figure").count()).toBe(2);
      }
      await untilStill(page);
      if (audited.includes(question)) {
        expect(await axeViolations(page), question).toEqual([]);
      }
      const width = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(width, question).toBe(0);
    }
    await expect.poll(() => new URL(page.url()).search).toContain("question=around");
    await end(watched);
  });
});

async function openPlaygroundView(viewport: { readonly width: number; readonly height: number }) {
  const watched = await stage.openPage({ at: `?view=why&${deep}`, viewport });
  await expect.poll(() => action(watched.page, "play").isEnabled()).toBe(true);
  await watched.page.locator("[data-question=curve]").waitFor();
  return watched;
}

test("a point is marked by key and by press, and an explanation adds the arm that would test it", async () => {
  const watched = await openPlaygroundView({ width: 1440, height: 900 });
  const { page } = watched;
  await steps(page, 20);
  const picker = page.getByRole("group", { name: say("why.point.pick", { arm: "ReLU" }) });
  await picker.focus();
  await picker.press("ArrowRight");
  await expect
    .poll(() => page.locator("[data-question=point]").getAttribute("aria-current"))
    .toBe("true");
  await page.getByRole("button", { name: say("why.point.clear") }).waitFor();
  await picker.press("Escape");
  await page.getByText(say("why.point.lead")).waitFor();
  await page.getByRole("radio", { name: /Sigmoid/ }).check({ force: true });
  const fades = page.locator("[data-explanation=vanishing]");
  await fades.click();
  await expect.poll(() => page.getByRole("radio", { name: /σ\(4z\)/ }).count()).toBe(1);
  await end(watched);
});

test.each(["inspect", "compare"] as const)(
  "a press on a point in %s asks what it did there",
  async (layout) => {
    const watched = await openPlayground(stage, { at: `?layout=${layout}&arms=relu` });
    const { page } = watched;
    const { coordinates } = prepareRun(experimentFromQuery("").experiment).train;
    const [x1 = 0, x2 = 0] = coordinates;
    const plane =
      layout === "inspect"
        ? page.getByRole("img", { name: say("boundary.ofNetwork", { inputs: 2, arm: "ReLU" }) })
        : page.getByRole("group", { name: say("compare.read", { arm: "ReLU" }) });
    const box = await plane.boundingBox();
    if (!box) throw new Error("the boundary has no place");
    // The plane goes from −6 to 6, upwards.
    await page.mouse.click(
      box.x + (box.width * (x1 + 6)) / 12,
      box.y + (box.height * (6 - x2)) / 12,
    );
    await page.getByRole("button", { name: say("why.point.clear") }).waitFor();
    await end(watched);
  },
);

test("a press on a neuron of the network asks where it stands on its curve", async () => {
  const watched = await openPlayground(stage, { at: "?layout=inspect&arms=tanh" });
  const { page } = watched;
  await page.locator('[data-part="unit 1 2"]').click();
  await expect.poll(() => page.getByLabel(say("why.layers")).inputValue()).toBe("1");
  expect(await page.getByLabel(say("why.units")).inputValue()).toBe("2");
  await end(watched);
});

test("the tab opens it beside the other layouts", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  await tab(page, "why").click();
  await page.locator("[data-question=curve]").waitFor();
  expect(new URL(page.url()).search).toContain("view=why");
  await end(watched);
});
