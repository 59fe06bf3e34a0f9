import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { features } from "../../src/engine/data/features.ts";
import { activationFunctions } from "../../src/functions/families/registry.ts";
import { codeLanguages } from "../../src/functions/print/code/languages.ts";
import { questions } from "../../src/store/why/why-view.ts";
import { loadWords, say } from "../../src/words/say.ts";
import { pseudoFaults } from "./pseudo-page.ts";
import { inSizes } from "./sizes.ts";
import { untilStill } from "./stillness.ts";
import { testStage } from "./test-stage.ts";

/** The page in a language of longer, accented words: nothing is cut, and nothing is left in English. */

const stage = testStage();

/** The same in every language. */
const names = [
  ...activationFunctions.flatMap(({ label, aliases }) => [label, aliases.join(", ")]),
  ...features.map(({ label }) => label),
  ...codeLanguages.map(({ label }) => label),
  "Bump",
];

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

beforeAll(() => loadWords("pseudo", "all"));
afterAll(() => loadWords("en", "all"));

/** In both sizes. */
async function expectNoFaults(page: Page, where: string): Promise<void> {
  await inSizes(page, sizes, async (size) => {
    await untilStill(page);
    expect(await pseudoFaults(page, names), `${where}, ${size}`).toEqual({ plain: [], cut: [] });
  });
}

/** In lecture size, where half as long a word again may be cut. */
async function expectNoEnglish(page: Page, where: string): Promise<void> {
  await inSizes(page, sizes, async (size) => {
    await untilStill(page);
    expect((await pseudoFaults(page, names)).plain, `${where}, ${size}`).toEqual([]);
  });
}

test("plain English is found where there is some", async () => {
  const { page, close } = await stage.openPage({ at: "?view=functions" });
  await page.getByRole("searchbox").waitFor();
  expect((await pseudoFaults(page, names)).plain.length).toBeGreaterThan(20);
  await close();
});

describe("in the pseudo-language, wide and narrow", () => {
  const open = (at: string) => stage.openPage({ at });

  test.each(["inspect", "compare"])("the playground's layout %s", async (layout) => {
    const { page, close } = await open(`?lang=pseudo&layout=${layout}`);
    await expectNoFaults(page, "as it opens");
    await close();
  });

  test("why a run went as it did, question by question", async () => {
    const { page, close } = await open("?lang=pseudo&view=why&arms=sigmoid,relu&hidden=4,4,4");
    await page.locator("[data-question=curve]").waitFor();
    for (let step = 0; step < 12; step++) await page.keyboard.press("s");
    for (const question of questions) {
      await page.locator(`[data-question=${question}]`).click();
      await expectNoFaults(page, question);
    }
    await close();
  });

  test.each([
    "function=gelu&compare=gelu,relu&overlay=on",
    "function=invented('Bump','z>0?z:alpha*(exp(z)-1)','alpha')",
    "function=maxout",
  ])("the functions with %s", async (query) => {
    const { page, close } = await open(`?lang=pseudo&view=functions&${query}`);
    await page.getByRole("searchbox").waitFor();
    await expectNoFaults(page, query);
    await close();
  });

  test("a function with all that it says", async () => {
    const { page, close } = await open("?lang=pseudo&view=functions&function=selu");
    await page.getByRole("table").first().waitFor();
    await expectNoFaults(page, "one function");
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await expectNoFaults(page, "with everything open");
    await close();
  });

  test("a race", async () => {
    const { page, close } = await open(
      "?lang=pseudo&view=race&seeds=6&data=xor&budget=60&vary=width:2,3",
    );
    const start = page
      .getByRole("region", { name: say("race.setUp") })
      .getByRole("button", { name: say("race.start"), exact: true });
    await start.waitFor();
    await expectNoFaults(page, "before it starts");
    await start.click();
    await expect.poll(() => start.isVisible()).toBe(true);
    for (const tab of await page.locator("[data-tab]").all()) {
      await tab.click();
      await expectNoFaults(page, (await tab.getAttribute("data-tab")) ?? "");
    }
    await close();
  });

  test("a lecture's list, and its bar over a claim, a set-up and a race", async () => {
    const { page, close } = await open("?lang=pseudo&view=claims");
    await page.locator("[data-lecture=make]").click();
    for (const pick of ["prelu", "setup:linearGauss"]) {
      await page.locator(`[data-pick="${pick}"]`).click();
    }
    await page.locator("[data-own=race]").click();
    await expectNoFaults(page, "while it is put together");
    await page.locator("[data-lecture=start]").click();
    const item = (name: string) => page.locator(`[data-lecture-item^="${name}"]`);
    const next = page.locator("[data-lecture=next]");
    await item("prelu").waitFor();
    await expectNoEnglish(page, "a claim");
    await next.click();
    await item("setup:linearGauss").waitFor();
    await expectNoEnglish(page, "a set-up");
    // The first press runs it, and those that follow at once count as the same.
    await expect
      .poll(async () => {
        await next.click();
        return item("own:").count();
      })
      .toBe(1);
    await expectNoEnglish(page, "a race");
    await page.locator("[data-lecture=list]").click();
    await page.locator("[data-lecture=start]").waitFor();
    await expectNoEnglish(page, "the list");
    await close();
  });
});
