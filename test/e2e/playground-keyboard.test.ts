/** The whole playground without a mouse. */
import type { Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { featureById } from "../../src/engine/data/features.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  boundaryHeading,
  button,
  card,
  epoch,
  lossReader,
  news,
  openPlayground,
  outputBias,
  term,
} from "./playground-page.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

const mostStops = 150;

/** Tab, until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press("Tab");
    if (await isFocused(target)) return;
  }
  throw new Error(`The Tab key does not reach ${target}.`);
}

const isFocused = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement);

interface Stop {
  readonly name: string;
  readonly isMarked: boolean;
}

/** Where the focus is, and whether one can see it; null where it is on no control. */
function focusedStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    element.setAttribute("data-visited", "");
    const has2px = (candidate: Element | null) => {
      if (!candidate) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    // The network's parts take a thick frame of the accent; a hidden radio's picture has the ring.
    const shape = element.querySelector("rect");
    const isFramed =
      element instanceof SVGElement &&
      shape !== null &&
      Number.parseFloat(getComputedStyle(shape).strokeWidth) >= 2;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isOnScreen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const names = [
      element.getAttribute("aria-label"),
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]?.textContent
        : null,
      element.textContent,
    ];
    return {
      name: `${element.tagName.toLowerCase()} ${names.find((name) => name) ?? ""}`,
      isMarked:
        isOnScreen &&
        (has2px(element) ||
          (element.matches("[type=radio]") && has2px(element.nextElementSibling)) ||
          isFramed),
    };
  });
}

/** The stops of one round of the Tab key through the page. */
async function round(page: Page, key: "Tab" | "Shift+Tab"): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press(key);
    const here = await focusedStop(page);
    // A browser without a frame of its own may go straight from the last stop to the first.
    if (!here || here.name === stops[0]?.name) return stops;
    stops.push(here);
  }
  throw new Error(`The focus is trapped at ${stops.at(-1)?.name}.`);
}

/** The rule's button where it asks for a train loss, whatever its budget. */
const ruleOf = (threshold: string) =>
  like(say("rule.change", { rule: `${say("rule.trainLoss", { threshold })} ${anything}` }));

test("Tab leads through every control and out again, both ways, and is always seen", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  const there = await round(page, "Tab");
  expect(there.filter(({ isMarked }) => !isMarked)).toEqual([]);
  const names = there.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const back = await round(page, "Shift+Tab");
  expect(back.map(({ name }) => name).reverse()).toEqual(names);
  const missed = await page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      "button, select, input, summary, a[href], [tabindex='0']",
    );
    return [...controls]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .filter((control) => !control.matches(":disabled, [data-visited]"))
      .filter((control) =>
        control instanceof HTMLInputElement && control.type === "radio" ? control.checked : true,
      )
      .map((control) => control.outerHTML);
  });
  expect(missed).toEqual([]);
  await end(watched);
});

describe("by keyboard alone", () => {
  test("one plays, steps, changes the rate and the data", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    await page.keyboard.press("s");
    await expect.poll(() => epoch(page)).toBe(1);
    await tabTo(page, action(page, "step"));
    await page.keyboard.press("Enter");
    await expect.poll(() => epoch(page)).toBe(2);
    const rate = page.getByLabel(say("field.learningRate"), { exact: true });
    await tabTo(page, rate);
    await page.keyboard.press("ArrowDown");
    expect(await rate.inputValue()).toBe("0.1");
    await tabTo(page, action(page, "step"));
    await page.keyboard.press("Enter");
    await expect.poll(() => epoch(page)).toBe(3);
    await tabTo(page, action(page, "play"));
    await page.keyboard.press("Space");
    await expect.poll(() => epoch(page)).toBeGreaterThan(5);
    await page.keyboard.press("Space");
    await card(page, "Sigmoid").getByText(say("status.paused")).waitFor();
    await tabTo(page, page.getByRole("radio", { name: datasetById.circle.label }));
    await page.keyboard.press("ArrowRight");
    await news(page).getByText(say("change.data")).waitFor();
    await expect.poll(() => epoch(page)).toBe(0);
    await end(watched);
  });

  test("one adds an arm, switches it, looks at another, and removes it", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    await tabTo(page, action(page, "addActivation"));
    await page.keyboard.press("Enter");
    await card(page, "Leaky ReLU").waitFor();
    await tabTo(page, page.getByLabel(say("arms.menu", { arm: "Leaky ReLU" })));
    // Opens the menu at the one that stands, and takes the next.
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(() => isFocused(page.getByRole("combobox", { name: say("arms.search") })))
      .toBe(true);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await card(page, "PReLU").waitFor();
    await tabTo(page, button(page, say("arms.show", { arm: "ReLU" })));
    await page.keyboard.press("Enter");
    await boundaryHeading(page, "ReLU").waitFor();
    await tabTo(page, button(page, say("arms.remove", { arm: "PReLU" })));
    await page.keyboard.press("Enter");
    await card(page, "PReLU").waitFor({ state: "detached" });
    expect(await page.getByRole("article").count()).toBe(3);
    await end(watched);
  });

  test("one walks the network to a weight and changes it", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    const loss = page
      .getByText(say("chart.loss.trainLoss"), { exact: true })
      .locator("xpath=following-sibling::dd");
    const before = await loss.textContent();
    const part = (name: string) => page.getByLabel(name, { exact: true });
    await tabTo(page, part(say("chart.network.feature", { name: featureById.x1.label })));
    for (const key of ["ArrowRight", "End", "Enter"]) await page.keyboard.press(key);
    await expect.poll(() => isFocused(part(outputBias()))).toBe(true);
    await page.keyboard.press("ArrowDown");
    const from = say("chart.network.neuron", { layer: 2, unit: 1 });
    const unit = say("chart.network.output");
    const weight = say("chart.network.weight", { from, unit });
    await expect.poll(() => isFocused(part(weight))).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: weight }).waitFor();
    await page.keyboard.type("2.5");
    await page.keyboard.press("Enter");
    await expect.poll(() => isFocused(part(weight))).toBe(true);
    await page.getByText(`${weight} = 2.50`).waitFor();
    await expect.poll(() => loss.textContent()).not.toBe(before);
    await page.keyboard.press("Escape");
    await expect.poll(() => isFocused(part(unit))).toBe(true);
    await end(watched);
  });

  test("one reads the losses, asks what a word means, and sets the rule", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    for (const count of [1, 2, 3]) {
      await page.keyboard.press("s");
      await expect.poll(() => epoch(page)).toBe(count);
    }
    const reader = lossReader(page);
    await tabTo(page, reader);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    const losses = {
      epochs: say("units.epochs", { count: 2 }),
      values: "⟨(?:\\w+ 0\\.\\d+(?:, )?){3}⟩",
    };
    expect(await reader.getAttribute("aria-valuetext")).toMatch(like(say("chart.loss.at", losses)));
    const help = term(page, "noise");
    await tabTo(page, help);
    await page.keyboard.press("Enter");
    const sentence = page.getByText(`${say("term.noise.title")}. ${say("term.noise.text")}`);
    await sentence.waitFor();
    await page.keyboard.press("Escape");
    await sentence.waitFor({ state: "hidden" });
    expect(await isFocused(help)).toBe(true);
    await tabTo(page, button(page, ruleOf("0.05")));
    await page.keyboard.press("Enter");
    const threshold = page.getByRole("spinbutton", { name: say("field.threshold") });
    await tabTo(page, threshold);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("0.2");
    await page.keyboard.press("Enter");
    await news(page).getByText(say("change.rule")).waitFor();
    await page.keyboard.press("Escape");
    await threshold.waitFor({ state: "hidden" });
    await button(page, ruleOf("0.2")).waitFor();
    await end(watched);
  });
});
