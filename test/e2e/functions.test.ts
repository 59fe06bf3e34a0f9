import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { activationFunctions } from "../../src/functions/families/registry.ts";
import { say } from "../../src/words/say.ts";
import { functionRecords } from "../functions/families/records/records.ts";
import { end, type Stage } from "./harness.ts";
import { chooseFunction, tab } from "./playground-page.ts";
import { inSizes } from "./sizes.ts";
import { untilStill } from "./stillness.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

const open = (query = "", options: Omit<Parameters<Stage["openPage"]>[0], "at"> = {}) =>
  stage.openPage({ ...options, at: `?view=functions${query === "" ? "" : `&${query}`}` });

const panel = (page: Page, name: string) =>
  page.getByRole("region", { name: say("gallery.title") }).getByRole("button", {
    name,
    exact: true,
  });

const count = activationFunctions.length;

const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);

describe("the gallery", () => {
  test("shows every function, finds by paper or author, and filters by what is computed", async () => {
    const watched = await open();
    const { page } = watched;
    await page.getByText(say("gallery.count", { count })).waitFor();
    await page.getByRole("searchbox").fill("hendrycks");
    await page.getByText(say("gallery.countOf", { count: 3, all: count })).waitFor();
    expect(await panel(page, "GELU").isVisible()).toBe(true);
    await page.getByRole("searchbox").fill("");
    await page.getByRole("button", { name: say("trait.bounded.label"), exact: true }).click();
    await page.getByRole("button", { name: say("trait.deadZone.label"), exact: true }).click();
    const flatAndBounded = Object.values(functionRecords).filter(
      ({ range, deadZones }) => range.every(Number.isFinite) && deadZones,
    ).length;
    await page.getByText(say("gallery.countOf", { count: flatAndBounded, all: count })).waitFor();
    await end(watched);
  });

  test("a formula's parentheses are as tall as what they hold, whatever fonts the system has", async () => {
    const watched = await open();
    const { page } = watched;
    await page.locator("math").first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    const tallest = await page
      .locator("math mo")
      .filter({ hasText: "(" })
      .evaluateAll((fences) =>
        Math.max(
          ...fences.map((fence) => {
            const { height } = fence.getBoundingClientRect();
            return height / Number.parseFloat(getComputedStyle(fence).fontSize);
          }),
        ),
      );
    // STIX's own parenthesis is 1.02 em high; without its table it was 2.1.
    expect(tallest).toBeLessThan(1.3);
    await end(watched);
  });

  test("is taken along as one sheet of what is shown", async () => {
    const watched = await open();
    const { page } = watched;
    await page.getByRole("button", { name: say("trait.saturating.label"), exact: true }).click();
    const fewer = say("gallery.countOf", { count: "⟨\\d+⟩", all: count });
    await page.getByText(like(`${anything}${fewer}`)).waitFor();
    const shown = await page.locator("[data-panel]").count();
    const title = say("gallery.pictureName");
    await page.getByRole("button", { name: say("save.label", { title }) }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say("save.svg") }).click(),
    ]);
    const sheet = await readFile(await download.path(), "utf8");
    expect(sheet.match(/<clipPath/g)).toHaveLength(shown);
    expect(sheet).toContain(">tanh</text>");
    expect(sheet).not.toMatch(/class=|var\(--/);
    const [png] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say("save.png") }).click(),
    ]);
    expect(png.suggestedFilename()).toBe("gallery-of-activation-functions.png");
    await end(watched);
  });

  test("is walked by arrow keys, and Enter opens what they stand on", async () => {
    const watched = await open("function=relu");
    const { page } = watched;
    await panel(page, "ReLU").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const reached = await page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(reached).not.toBe("ReLU");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: reached, exact: true }).waitFor();
    await expect.poll(() => query(page)).not.toContain("function=relu");
    await end(watched);
  });
});

describe("one function", () => {
  test("scrolls in its own column; the page itself stays", async () => {
    const watched = await open("function=gelu");
    const { page } = watched;
    await page.getByRole("table", { name: say("properties.caption", { name: "GELU" }) }).waitFor();
    const beyond = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return scrollHeight - clientHeight;
    });
    expect(beyond).toBeLessThanOrEqual(0);
    await end(watched);
  });

  test("follows its slider, reads by keys, and its address opens the same again", async () => {
    const watched = await open("function=swish");
    const { page } = watched;
    await page.getByRole("slider", { name: "β" }).fill("2");
    await expect.poll(() => query(page)).toContain("function=swish(beta:2)");
    // Its minimum is −0.2785/β.
    const range = say("properties.rangeText", { lowest: "−0.139", highest: "∞" });
    await page.getByText(range).waitFor();
    const chart = page.getByRole("slider", {
      name: like(say("chart.curve.read", { name: anything })),
    });
    await chart.focus();
    await chart.press("ArrowRight");
    expect(await chart.getAttribute("aria-valuetext")).toBe("z 0, f(z) 0, f′(z) 0.500");
    await chart.press("+");
    expect(Number(await chart.getAttribute("aria-valuemax"))).toBeCloseTo(4, 9);
    await chart.press("0");
    expect(await chart.getAttribute("aria-valuemax")).toBe("6");
    const again = await stage.openPage({ at: new URL(page.url()).search });
    await again.page.getByText(range).waitFor();
    await end(again);
    await end(watched);
  });

  test("says what it costs on this machine", async () => {
    const watched = await open("function=mish");
    const cost = say("cost.besideRelu", { nanoseconds: "⟨\\S+⟩", times: "⟨\\S+⟩" });
    await watched.page.getByText(like(`${cost}${anything}`)).waitFor();
    await end(watched);
  });

  test("draws a common mistake beside the truth", async () => {
    const watched = await open("function=relu");
    const { page } = watched;
    await page
      .getByRole("button", { name: say("mistakes.draw") })
      .first()
      .click();
    await page.getByText(say("curve.mistakenValue"), { exact: true }).waitFor();
    await end(watched);
  });

  test("is taken along as SVG, PNG and CSV", async () => {
    const watched = await open("function=tanh");
    const { page } = watched;
    const save = async (kind: string) => {
      await page
        .getByRole("button", { name: say("save.label", { title: "tanh" }), exact: true })
        .click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: kind }).click(),
      ]);
      await page.keyboard.press("Escape");
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const svg = await save(say("save.svg"));
    expect(svg.name).toBe("tanh.svg");
    const text = svg.bytes.toString();
    expect(text).toContain("<title>tanh</title>");
    // Nothing of the page's style sheets is left to look up.
    expect(text).not.toMatch(/class=|var\(--/);
    const png = await save(say("save.png"));
    expect([...png.bytes.subarray(1, 4)]).toEqual([..."PNG"].map((c) => c.charCodeAt(0)));
    const csv = (await save(say("save.csv"))).bytes.toString().split("\r\n");
    expect(csv[0]).toBe("z,f(z),f′(z)");
    expect(csv[201]).toBe("0,0,1");
    await end(watched);
  });
});

test("an overlay reads all curves at once, and the difference of two says how far they part", async () => {
  const watched = await open("compare=gelu,geluTanh&overlay=on");
  const { page } = watched;
  const values = page
    .getByRole("slider", { name: like(say("chart.curve.read", { name: anything })) })
    .first();
  await values.focus();
  await values.press("ArrowRight");
  await page.getByRole("columnheader", { name: say("overlay.at", { z: 0 }) }).waitFor();
  await page.getByLabel(say("overlay.difference")).check();
  // Hendrycks & Gimpel's approximation is good to 5·10⁻⁴.
  const largest = say("overlay.largest", { value: "−0.000473", z: anything });
  await page.getByText(like(`${largest}${anything}`)).waitFor();
  await end(watched);
});

describe("an invention", () => {
  test("has its mistakes pointed at, is saved, and trains with one click", async () => {
    const watched = await open();
    const { page } = watched;
    await page.getByRole("button", { name: say("gallery.invent") }).click();
    const formula = page.getByLabel(say("formula.field"));
    await formula.fill("z * sigmod(z)");
    await page.getByText(say("formula.unknownFunction", { name: "sigmod" })).waitFor();
    expect(await page.locator("form pre").textContent()).toBe("z * sigmod(z)\n    ^^^^^^");
    const save = page
      .locator("form")
      .getByRole("button", { name: say("formula.save"), exact: true });
    expect(await save.isDisabled()).toBe(true);
    await formula.fill("abs(z) * sigmoid(alpha * z)");
    const kink = { z: 0, left: "−0.5", right: "0.5", here: anything };
    await page.getByText(like(say("properties.slopeBreak", kink))).waitFor();
    await page.getByLabel(say("formula.name")).fill("Mine");
    await page.getByRole("checkbox", { name: "α" }).check();
    await save.click();
    await page.getByText(say("formula.saved")).waitFor();
    await page.getByRole("button", { name: say("detail.train") }).click();
    const card = page.getByRole("article", { name: "Mine" });
    await card.waitFor();
    // Among the arms: the view that was left names it in the address as well.
    await expect.poll(() => query(page)).toMatch(/arms=[^&]*invented\('Mine'/);
    await page.reload();
    await page.getByRole("article", { name: "Mine" }).waitFor();
    // It is in every arm's menu, and in the gallery on the next visit.
    await chooseFunction(page, "tanh", "Mine");
    await expect.poll(() => page.getByRole("article", { name: "Mine" }).count()).toBe(2);
    await tab(page, "functions").click();
    await panel(page, "Mine").click();
    await page
      .locator("form")
      .getByRole("button", { name: say("formula.delete") })
      .click();
    await expect.poll(() => panel(page, "Mine").count()).toBe(0);
    await end(watched);
  });

  test("cannot hang the page, whatever is pasted", async () => {
    const watched = await open("function=invented('x','tanh(z)')");
    const { page } = watched;
    const formula = page.getByLabel(say("formula.field"));
    for (const text of [
      "(".repeat(300),
      "abs(".repeat(39),
      "z^z^z^z",
      "<img src=x onerror=alert(1)>",
    ]) {
      await formula.fill(text);
      await expect.poll(() => formula.getAttribute("aria-invalid")).toBe("true");
    }
    await formula.fill("tanh(z)");
    await expect.poll(() => formula.getAttribute("aria-invalid")).toBe("false");
    await end(watched);
  });
});

describe.each([
  [
    "a lecture hall and a projector",
    [
      { width: 1440, height: 900 },
      { width: 1280, height: 720 },
    ],
    {},
  ],
  [
    "a tablet and a phone",
    [
      { width: 768, height: 1024 },
      { width: 390, height: 844 },
    ],
    { hasTouch: true, isMobile: true },
  ],
] as const)("on %s", (_, sizes, device) => {
  // Each screen in both schemes, and each scheme with one of the two fullest states.
  test.each([
    ["light", "function=invented('Bump','z>0?z:alpha*(exp(z)-1)','alpha')"],
    ["dark", "compare=gelu,relu,elu(alpha:0.5)&overlay=on"],
  ] as const)("in %s nothing sticks out and axe finds nothing: %s", async (colorScheme, what) => {
    const watched = await open(what, { ...device, viewport: sizes[0], colorScheme });
    const { page } = watched;
    await page.getByRole("region", { name: say("gallery.title") }).waitFor();
    await inSizes(page, sizes, async (size) => {
      await untilStill(page);
      const sticksOut = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sticksOut, size).toBeLessThanOrEqual(0);
      expect(await watched.axeViolations(), size).toEqual([]);
      const state = what.slice(0, 8).replace("=", "");
      await watched.screenshot(`functions, ${size}, ${colorScheme}, ${state}`);
    });
    await end(watched);
  });
});
