/** The playground on every screen that it is made for: by touch, in both themes, to axe. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import type { Layout } from "../../src/store/playground/playground-state.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  boundaryHeading,
  button,
  card,
  epoch,
  networkPart,
  news,
  openPlayground,
  prefer,
  runToTheEnd,
  tab,
  term,
} from "./playground-page.ts";
import { inSizes } from "./sizes.ts";
import { untilStill } from "./stillness.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

const touch = { hasTouch: true, isMobile: true };
const phone = { viewport: { width: 390, height: 844 }, ...touch };
const tablet = { viewport: { width: 768, height: 1024 }, ...touch };
const projector = { viewport: { width: 1280, height: 720 } };
const desk = { viewport: { width: 1440, height: 900 } };

/** How far the page's content goes beyond its window, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } =
      document.scrollingElement ?? document.body;
    return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
  });

/** What the page looks like now. */
const theme = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, fontSize } = getComputedStyle(document.body);
    const [light = 0] = backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return { isDark: light < 128, fontSize };
  });

test.each([
  ["a desk", desk, true],
  ["a projector", projector, true],
  ["a tablet", tablet, false],
  ["a phone", phone, false],
] as const)(
  "on %s, in either layout, light and dark, nothing sticks out and axe finds nothing: at rest, and in training after a divergence",
  async (_, device, fitsWhole) => {
    const at = "?rate=10&output=linear&arms=tanh@0.03,relu,sigmoid@0.03&layout=inspect";
    const watched = await openPlayground(stage, { ...device, at });
    const { page } = watched;
    const check = async (layout: Layout) => {
      await tab(page, layout).click();
      await page.locator(`[data-place=${layout}][aria-current=page]`).waitFor();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expect.poll(() => theme(page)).toMatchObject({ isDark: colorScheme === "dark" });
        const where = `${layout}, ${colorScheme}`;
        const { x, y } = await overflow(page);
        expect(x, where).toBeLessThanOrEqual(0);
        if (fitsWhole) expect(y, where).toBeLessThanOrEqual(0);
        // The themes differ in colours alone.
        const rules = colorScheme === "light" ? "all" : "contrast";
        expect(await watched.axeViolations(rules), where).toEqual([]);
      }
    };
    await check("inspect");
    await check("compare");
    await action(page, "step").click();
    const places = say("ending.place", { arms: "ReLU", epoch: 1 });
    await news(page).getByText(say("ending.diverged", { places })).waitFor();
    await action(page, "play").click();
    await card(page, "tanh").getByText(say("status.running")).waitFor();
    await check("compare");
    await check("inspect");
    await end(watched);
  },
);

describe("on a screen that shows everything at once", () => {
  const six = "tanh,relu,gelu,hardSigmoidRelu6,elu,elu(alpha:0.5)";
  const twelve = `${six},sigmoid,selu,softplus,mish,tanh@0.1,leakyRelu`;

  test.each([
    ["six arms", six],
    ["twelve arms", twelve],
  ])("every card stands whole in its row, with pictures and words: %s", async (_, arms) => {
    const watched = await openPlayground(stage, { ...desk, at: `?arms=${arms}` });
    const { page } = watched;
    const expectNoCut = () =>
      inSizes(page, [desk.viewport, projector.viewport], async (size) => {
        await untilStill(page);
        expect(await cutParts(page), size).toEqual([]);
        const marks = await page
          .locator("article [class*=name]")
          .evaluateAll((names) => names.map((name) => getComputedStyle(name, "::after").content));
        expect(marks.filter((mark) => !mark.includes("▾"))).toEqual([]);
      });
    await runToTheEnd(page);
    await expectNoCut();
    // The longest that an arm has to say.
    const longest = say("status.parts", {
      first: say("status.convergedIn", { epoch: 43, time: say("status.underOneMillisecond") }),
      second: say("status.diverged", { epoch: 55 }),
    });
    await page.getByRole("article").evaluateAll((cards, text) => {
      for (const words of cards.flatMap((card) => [...card.querySelectorAll("p")])) {
        words.textContent = text;
        words.dataset.outcome = "diverged";
      }
    }, longest);
    await expectNoCut();
    await end(watched);
  });

  /** What sticks out of its card or the row, and pictures too low to read. */
  const cutParts = (page: Page) =>
    page.getByRole("article").evaluateAll((cards) =>
      cards
        .flatMap((card) => [
          card,
          ...card.querySelectorAll<HTMLElement>("p, [class*=name], [role=img]"),
        ])
        .filter((part) => {
          const inner = part.getBoundingClientRect();
          const outer = (
            part.closest("article") === part ? part.closest("ul") : part.closest("li")
          )?.getBoundingClientRect();
          const isInside =
            outer &&
            inner.left >= outer.left &&
            inner.right <= outer.right &&
            inner.top >= outer.top &&
            inner.bottom <= outer.bottom;
          const isSeen = !part.matches("[role=img]") || inner.height >= 18;
          return !isInside || !isSeen || part.scrollWidth > part.clientWidth;
        })
        .map((part) => part.ariaLabel ?? part.textContent),
    );

  test("twelve layers stand side by side, the output among them", async () => {
    const hidden = Array.from({ length: 12 }, () => 8).join(",");
    const watched = await openPlayground(stage, { ...desk, at: `?hidden=${hidden}` });
    const { page } = watched;
    for (const { viewport } of [desk, projector]) {
      await page.setViewportSize(viewport);
      const output = networkPart(page, say("chart.network.output"));
      await expect
        .poll(() =>
          output.evaluate((unit) => {
            const { right } = unit.getBoundingClientRect();
            return right - (unit.closest("figure")?.getBoundingClientRect().right ?? 0);
          }),
        )
        .toBeLessThanOrEqual(0);
    }
    await end(watched);
  });

  test("lecture size keeps the bar in one row, the rule whole and every number in its column", async () => {
    const watched = await openPlayground(stage, { ...desk, at: "?sustained=30" });
    const { page } = watched;
    await action(page, "lectureSize").click();
    await tab(page, "inspect").click();
    await runToTheEnd(page);
    await page.getByText(say("page.speed.fastestBriefly"), { exact: true }).waitFor();
    const laptop = { width: 1536, height: 864 };
    await inSizes(page, [desk.viewport, laptop, projector.viewport], async (size) => {
      await untilStill(page);
      expect(await overflow(page), size).toEqual({ x: 0, y: 0 });
      const bar = await page.getByRole("banner").boundingBox();
      expect(bar?.height, size).toBeLessThan(64);
      const cutRule = await button(page, like(say("rule.change", { rule: anything }))).evaluate(
        (rule) =>
          [rule, ...rule.children].filter(
            (part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight,
          ).length,
      );
      expect(cutRule, size).toBe(0);
      const columns = await page
        .getByRole("definition")
        .evaluateAll((numbers) => numbers.map((number) => number.scrollWidth - number.clientWidth));
      expect(columns, size).toEqual([0, 0, 0]);
    });
    await end(watched);
  });

  test("a lecture's projector has the set-up in a drawer", async () => {
    const watched = await openPlayground(stage, projector);
    const { page } = watched;
    const rate = page.getByLabel(say("field.learningRate"), { exact: true });
    await rate.waitFor();
    await action(page, "lectureSize").click();
    await tab(page, "inspect").click();
    expect(await rate.isVisible()).toBe(false);
    await button(page, say("setUp.drawer")).click();
    expect(await rate.isVisible()).toBe(true);
    expect(await watched.axeViolations()).toEqual([]);
    await end(watched);
  });

  test("axe finds nothing while an explanation, a menu or what is seldom chosen is open", async () => {
    const watched = await openPlayground(stage, desk);
    const { page } = watched;
    const openers = [
      term(page, "deadNeurons"),
      button(page, say("arms.menu", { arm: "tanh" })),
      button(page, say("page.more")),
      button(page, say("page.setUps")),
    ];
    for (const opener of openers) {
      await opener.click();
      await page.locator(":popover-open, dialog[open]").first().waitFor();
      expect(await watched.axeViolations()).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await end(watched);
  });

  test("cards fit a window that shrinks", async () => {
    const watched = await openPlayground(stage, { ...desk, at: "?arms=tanh,relu,gelu,elu" });
    const { page } = watched;
    await page.setViewportSize(projector.viewport);
    const overhangs = () =>
      page.getByRole("article").evaluateAll((cards) =>
        cards.map((card) => {
          const drawings = [...card.querySelectorAll("svg, canvas")];
          const right = Math.max(...drawings.map((one) => one.getBoundingClientRect().right));
          return Math.max(0, right - card.getBoundingClientRect().right);
        }),
      );
    await expect.poll(overhangs).toEqual([0, 0, 0, 0]);
    await end(watched);
  });
});

describe("by touch, on a phone", () => {
  test("a tap shows an arm large and enlarges a neuron, a swipe moves the row of arms", async () => {
    const watched = await openPlayground(stage, { ...phone, at: "?layout=inspect" });
    const { page } = watched;
    await action(page, "play").tap();
    await expect.poll(() => epoch(page)).toBeGreaterThan(2);
    const speed = await page.getByTitle(say("page.speed.title")).boundingBox();
    expect(speed?.height).toBeLessThan(20);
    expect((speed?.x ?? Number.NaN) + (speed?.width ?? 0)).toBeLessThanOrEqual(390);
    await action(page, "play").tap();
    const row = page.getByRole("list").filter({ has: page.getByRole("article") });
    await row.scrollIntoViewIfNeeded();
    const before = await row.evaluate((list) => list.scrollLeft);
    await swipeLeft(page, await row.boundingBox());
    await expect.poll(() => row.evaluate((list) => list.scrollLeft)).toBeGreaterThan(before);
    expect(await page.evaluate(() => window.scrollX)).toBe(0);
    await button(page, say("arms.show", { arm: "ReLU" })).tap();
    await boundaryHeading(page, "ReLU").waitFor();
    await networkPart(page, say("chart.network.neuron", { layer: 1, unit: 2 })).tap();
    const bias = say("chart.network.biasValue", { value: "⟨−?\\d\\.\\d+.*⟩" });
    await page.getByText(like(bias)).waitFor();
    // ReLU's values over the plane begin at 0.
    const values = say("chart.network.range", { least: 0, most: "⟨\\d.*⟩" });
    await page.getByText(like(`f(z) ${values}`)).waitFor();
    await end(watched);
  });

  test.each([
    ["phone", phone],
    ["tablet", tablet],
  ])(
    "what is pressed is at least 44 px large on a %s, which opens in Compare",
    async (_, device) => {
      const watched = await openPlayground(stage, device);
      const { page } = watched;
      expect(await tab(page, "compare").getAttribute("aria-current")).toBe("page");
      expect(await smallTargets(page)).toEqual([]);
      await tab(page, "inspect").click();
      expect(await smallTargets(page)).toEqual([]);
      await end(watched);
    },
  );

  const smallTargets = (page: Page) =>
    page.evaluate(() => {
      const pressed = document.querySelectorAll<HTMLElement>("button, select, input[type=number]");
      return [...pressed]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => {
          const { width, height } = element.getBoundingClientRect();
          const name = element.getAttribute("aria-label") ?? element.textContent ?? element.id;
          return { name, width: Math.round(width), height: Math.round(height) };
        })
        .filter(({ width, height }) => Math.min(width, height) < 44);
    });
});

/** A finger, from right to left across the middle. */
async function swipeLeft(
  page: Page,
  box: { readonly y: number; readonly height: number } | null,
): Promise<void> {
  const y = box ? box.y + box.height / 2 : Number.NaN;
  const session = await page.context().newCDPSession(page);
  const touch = (
    type: "touchStart" | "touchMove" | "touchEnd",
    ...touchPoints: { x: number; y: number }[]
  ) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", { x: 300, y });
  for (let x = 280; x >= 100; x -= 20) await touch("touchMove", { x, y });
  await touch("touchEnd");
  await session.detach();
}

describe("how the page looks", () => {
  test("follows the system until one chooses, and keeps the choice", async () => {
    const watched = await openPlayground(stage, { colorScheme: "dark" });
    const { page } = watched;
    expect(await theme(page)).toEqual({ isDark: true, fontSize: "14px" });
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => theme(page)).toEqual({ isDark: false, fontSize: "14px" });
    await prefer(page, "theme", "dark");
    await expect.poll(() => theme(page)).toEqual({ isDark: true, fontSize: "14px" });
    await action(page, "lectureSize").click();
    const chosen = { isDark: true, fontSize: "18px" };
    expect(await theme(page)).toEqual(chosen);
    await page.reload();
    await action(page, "lectureSize").waitFor();
    expect(await theme(page)).toEqual(chosen);
    expect(await action(page, "lectureSize").getAttribute("aria-pressed")).toBe("true");
    // None of it is in the address: it is the person's, not the experiment's. The layout is.
    expect(new URL(page.url()).search).toBe("?layout=compare");
    await end(watched);
  });

  test("moves nothing of itself where less motion is wanted", async () => {
    const watched = await openPlayground(stage, { reducedMotion: "reduce" });
    const { page } = watched;
    await action(page, "addActivation").click();
    await term(page, "noise").click();
    const moving = await page.evaluate(() => ({
      animations: document.getAnimations().length,
      smooth: [...document.querySelectorAll("*")].filter(
        (element) => getComputedStyle(element).scrollBehavior === "smooth",
      ).length,
    }));
    expect(moving).toEqual({ animations: 0, smooth: 0 });
    await end(watched);
  });
});
