/** The view of claims: every lesson walked to its end, on a projector and on a phone, to axe. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/engine/race/fingerprint.ts";
import { runTrial as runTrialHere } from "../../src/headless/run-lesson.ts";
import { datasetsRound } from "../../src/lessons/challenge.ts";
import { trialsOf } from "../../src/lessons/claim.ts";
import { claimById, claims, type ListedClaim } from "../../src/lessons/claims/registry.ts";
import outcomes from "../../src/lessons/outcomes.json" with { type: "json" };
import { listOf, say } from "../../src/words/say.ts";
import { end, type WatchedPage } from "./harness.ts";
import { epoch } from "./playground-page.ts";
import { inSizes } from "./sizes.ts";
import { passFrames } from "./stillness.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

/** Words that can be seen in the claim's article; its footer only leads about. */
const shownWords = (page: Page) =>
  page.evaluate(() => {
    const column = document.querySelector("article > div");
    const walker = document.createTreeWalker(column ?? document.body, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest(".visually-hidden, button, title, details > :not(summary)"))
        continue;
      // Figures on a picture are no words.
      const isFigure = parentElement?.closest("svg") && !/\p{L}/u.test(textContent ?? "");
      if (!isFigure) text += ` ${textContent}`;
    }
    return text.match(/[\p{L}\p{N}][\p{L}\p{N}.,’'′()−-]*/gu)?.length ?? 0;
  });

const sidewards = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** A presenter's key. */
const next = (page: Page) => page.keyboard.press("PageDown");

/** What the page may say of each. */
const verdicts: Readonly<Record<string, readonly string[]>> = {
  holds: [say("verdict.holds")],
  partly: [say("verdict.partly"), say("verdict.less"), say("verdict.more")],
  fails: [say("verdict.fails")],
  open: [say("verdict.open")],
};

/** Runs the trial that is open, and holds what the page says against what Node found. */
async function runTrial(page: Page, verdict: string): Promise<void> {
  await next(page);
  await page.locator("[data-verdict]").waitFor();
  expect(verdicts[verdict]).toContain(await page.locator("[data-verdict]").textContent());
}

const projector = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };

/** Walks a claim from its bet to its careful sentence; every step is looked at on both devices. */
async function walk({ page, axeViolations }: WatchedPage, claim: ListedClaim): Promise<void> {
  const lookAt = (withAxe = false) =>
    inSizes(page, [phone, projector], async (size) => {
      const where = `${claim.id}, ${size}`;
      expect(await shownWords(page), where).toBeLessThanOrEqual(120);
      // Pictures take their new size a frame later.
      await expect.poll(() => sidewards(page), { message: where }).toBeLessThanOrEqual(0);
      if (withAxe) expect(await axeViolations(), where).toEqual([]);
    });
  await page.getByRole("button", { name: claim.claim }).click();
  await page.getByRole("heading", { level: 2, name: claim.claim }).waitFor();
  await lookAt(true);
  await runTrial(page, outcomes[claim.id][0]?.verdict ?? "");
  await lookAt(true);
  await next(page);
  await page.getByRole("heading", { name: say("claims.whyTitle"), exact: true }).waitFor();
  await lookAt();
  for (const [index] of trialsOf(claim).slice(1).entries()) {
    await next(page);
    await page.getByText(claim.elsewhere[index]?.lead ?? "").waitFor();
    await runTrial(page, outcomes[claim.id][index + 1]?.verdict ?? "");
    await lookAt();
  }
  await next(page);
  await page.getByText(claim.careful).waitFor();
  await lookAt();
  await next(page);
  await page.getByRole("heading", { level: 2, name: say("claims.title") }).waitFor();
}

test("every claim comes out in the page as in Node, in at most 120 words a step, on both devices", async () => {
  const watched = await stage.openPage({ viewport: projector, at: "?view=claims" });
  for (const claim of claims) await walk(watched, claim);
  // The mark of those that were tried.
  const tried = watched.page.getByText(say("claims.done"), { exact: true });
  expect(await tried.count()).toBe(claims.length);
  await end(watched);
});

describe.each([
  ["a projector", { viewport: projector }],
  ["a phone", { viewport: phone, hasTouch: true, isMobile: true }],
] as const)("on %s", (name, device) => {
  test("axe finds nothing on the list and on a claim's steps, in light and dark", async () => {
    const watched = await stage.openPage({ ...device, at: "?view=claims" });
    const { page } = watched;
    const check = async (shot: string) => {
      await page.emulateMedia({ colorScheme: "light" });
      expect(await watched.axeViolations()).toEqual([]);
      await watched.screenshot(`claims-${shot}-${name.replace("a ", "")}`);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await watched.axeViolations("contrast")).toEqual([]);
    };
    await page.getByRole("heading", { level: 2 }).waitFor();
    await check("list");
    // Every kind of bet, some of them on either device: they are laid out alike.
    const kinds =
      name === "a phone"
        ? (["tanh-sigmoid-relu", "elu-relu"] as const)
        : (["tanh-sigmoid-relu", "relu-six-times", "one-run"] as const);
    for (const id of kinds) {
      const { claim } = claimById[id];
      await page.getByRole("button", { name: claim }).click();
      await page.getByRole("heading", { level: 2, name: claim }).waitFor();
      await check(`bet-${id}`);
      if (id === "tanh-sigmoid-relu") {
        await runTrial(page, "holds");
        await check("outcome");
        await next(page);
        await check("why");
        await page.getByRole("button", { name: say("claims.step.careful") }).click();
        await check("careful");
      }
      await page
        .getByRole("button", { name: say("claims.back") })
        .first()
        .click();
    }
    await end(watched);
  });
});

describe("a bet", () => {
  test("is dragged or moved by keys, stands beside the outcome, and is kept in the browser", async () => {
    const watched = await stage.openPage({ at: "?view=claims&claim=tanh-sigmoid-relu" });
    const { page } = watched;
    const sigmoid = page.getByRole("slider", {
      name: say("claims.bet.slider", { name: "Sigmoid" }),
    });
    await sigmoid.waitFor();
    expect(await sigmoid.getAttribute("aria-valuetext")).toBe(say("claims.bet.none"));
    await sigmoid.focus();
    // From the middle of the axis, √2000 = 44.7.
    await page.keyboard.press("Shift+ArrowRight");
    expect(await sigmoid.getAttribute("aria-valuetext")).toBe(
      say("claims.bet.epochs", { epoch: 96 }),
    );
    await page.keyboard.press("End");
    expect(await sigmoid.getAttribute("aria-valuetext")).toBe(say("claims.bet.never"));
    const relu = page.getByRole("slider", { name: say("claims.bet.slider", { name: "ReLU" }) });
    const box = await relu.boundingBox();
    if (!box) throw new Error("no handle");
    await page.mouse.move(box.x + 14, box.y + 14);
    await page.mouse.down();
    await page.mouse.move(box.x - 60, box.y + 14);
    await page.mouse.up();
    expect(await relu.getAttribute("aria-valuetext")).toMatch(
      like(say("claims.bet.epochs", { epoch: "⟨\\d+⟩" })),
    );
    await page.getByRole("button", { name: say("claims.runBet", { count: 32 }) }).click();
    const furthestOff = say("claims.bet.was.times", {
      name: "Sigmoid",
      bet: say("claims.bet.never"),
      outcome: say("claims.bet.epochs", { epoch: 703 }),
    });
    await page.getByText(furthestOff).waitFor();
    await page.reload();
    await page.getByRole("button", { name: say("claims.back") }).click();
    await page.getByText(say("claims.parted.factor", { times: "5.7" })).waitFor();
    await page.getByRole("button", { name: say("claims.forget") }).click();
    await page.getByText(say("claims.parted.none")).waitFor();
    await end(watched);
  });

  test("on an order and on yes or no is pressed", async () => {
    const watched = await stage.openPage({ at: "?view=claims&claim=softplus" });
    const { page } = watched;
    await page.getByRole("button", { name: "ReLU" }).click();
    await page.getByRole("button", { name: "Softplus" }).click();
    const second = say("claims.bet.place", { place: 2, name: "Softplus" });
    expect(await page.getByRole("button", { name: second }).count()).toBe(1);
    await next(page);
    await page.getByText(say("claims.bet.was.right")).waitFor();
    await page.getByRole("button", { name: say("claims.back") }).click();
    await page.getByRole("button", { name: claimById["one-run"].claim }).click();
    const [yes, no] = [say("claims.bet.yes"), say("claims.bet.no")];
    await page.getByRole("button", { name: yes }).click();
    await page.getByText(say("hands.title")).click();
    await page.getByRole("button", { name: say("hands.add", { name: yes }) }).click();
    await page.getByLabel(say("hands.of", { name: no })).fill("12");
    expect(await watched.axeViolations()).toEqual([]);
    await next(page);
    const counts = [
      say("hands.count", { name: yes, count: 1 }),
      say("hands.count", { name: no, count: 12 }),
    ];
    await page.getByText(say("hands.result", { counts: listOf(counts, "unit") })).waitFor();
    await page.getByText(say("claims.bet.was.wrong")).waitFor();
    await end(watched);
  });
});

test("a curve is sketched by pointer and by keys, and the true one is laid over it", async () => {
  const watched = await stage.openPage({ at: "?view=claims&claim=vanishing-sigmoid" });
  const { page } = watched;
  const axes = page.getByRole("slider", { name: say("claims.sketch.draw", { name: "Sigmoid" }) });
  await axes.waitFor();
  expect(await axes.getAttribute("aria-valuetext")).toBe(say("claims.sketch.nothingAt", { z: 0 }));
  const box = await axes.boundingBox();
  if (!box) throw new Error("no axes");
  const [left, right, middle] = [box.x + 40, box.x + box.width - 12, box.y + box.height / 2];
  await page.mouse.move(left, middle);
  await page.mouse.down();
  await page.mouse.move(right, middle, { steps: 4 });
  await page.mouse.up();
  const drawn = await axes.getAttribute("aria-valuetext");
  expect(drawn).toMatch(like(say("claims.sketch.at", { height: "⟨0\\.\\d+⟩", z: 4 })));
  await page.keyboard.press("ArrowUp");
  const raised = await axes.getAttribute("aria-valuetext");
  expect(Number.parseFloat(raised ?? "") - Number.parseFloat(drawn ?? "")).toBeCloseTo(0.05, 5);
  await page.keyboard.press("ArrowLeft");
  expect(await axes.getAttribute("aria-valuetext")).toMatch(
    like(say("claims.sketch.at", { height: anything, z: "3.75" })),
  );
  expect(await watched.axeViolations()).toEqual([]);
  await next(page);
  const distances = { distance: "⟨0\\.\\d+⟩", peak: anything, truePeak: "0.25" };
  const result = say("claims.bet.was.sketch", distances);
  await page.getByText(like(`${result}${anything}`)).waitFor();
  expect(await watched.axeViolations()).toEqual([]);
  await watched.screenshot("claims-sketch");
  await end(watched);
});

test("a seat of a class runs its own race, and is found on the wall by its number", async () => {
  const device = { viewport: phone, hasTouch: true, isMobile: true };
  const seat = await stage.openPage({ ...device, at: "?view=claims&claim=one-run&seat=" });
  await seat.page.getByLabel(say("seat.number")).fill("7");
  await seat.page.getByRole("button", { name: say("seat.run") }).click();
  await seat.page.getByText(like(say("seat.first", { arm: "⟨\\S+⟩" }))).waitFor();
  await seat.page.getByText(say("seat.onWall", { seat: 7 })).waitFor();
  await expect.poll(() => new URL(seat.page.url()).searchParams.get("seat")).toBe("7");
  expect(await seat.axeViolations()).toEqual([]);
  await seat.screenshot("claims-seat-phone");
  await end(seat);
  const wall = await stage.openPage({ at: "?view=claims&claim=one-run" });
  const { page } = wall;
  await page.getByRole("heading", { level: 2 }).waitFor();
  await runTrial(page, "fails");
  await page.getByText(say("seat.class")).click();
  await page.getByLabel(say("seat.find")).fill("7");
  // One ring for each of the two functions.
  await expect.poll(() => page.locator("article svg [class*=found]").count()).toBe(2);
  expect(await wall.axeViolations()).toEqual([]);
  await wall.screenshot("claims-wall");
  await end(wall);
});

test("a lecture is a list in an order of one's own, walked from one claim to the next", async () => {
  const watched = await stage.openPage({ at: "?view=claims&set=selu,no-such-claim,softsign" });
  const { page } = watched;
  const lines = page.locator("section > ol > li");
  await lines.last().waitFor();
  expect(await lines.count()).toBe(2);
  expect(await page.locator("[data-lecture=unknown]").textContent()).toContain("no-such-claim");
  await lines.first().getByRole("button").hover();
  const spot = page.locator("[class*=spot]");
  // It is fetched after the view.
  await expect
    .poll(async () => {
      await page.keyboard.up("d");
      await page.keyboard.down("d");
      return spot.count();
    })
    .toBe(1);
  const lit = await lines.first().boundingBox();
  const around = await spot.boundingBox();
  expect(around?.height).toBeLessThanOrEqual((lit?.height ?? 0) + 16);
  await page.keyboard.up("d");
  expect(await spot.count()).toBe(0);
  await next(page);
  await page.locator("[data-lecture-item=selu]").waitFor();
  await page.getByRole("button", { name: say("claims.step.careful") }).click();
  await next(page);
  await page.locator("[data-lecture-item=softsign]").waitFor();
  await page.getByRole("heading", { level: 2, name: claimById.softsign.claim }).waitFor();
  // Back to the end of the claim before, then out of it into the list.
  await page.keyboard.press("PageUp");
  await page.locator("[data-lecture-item=selu]").waitFor();
  await page.locator("[data-step=careful]").waitFor();
  expect(new URL(page.url()).searchParams.get("set")).toBe("selu,no-such-claim,softsign");
  // From the end of the last item one press leads to the list, and not to the first item at once.
  await page.keyboard.press("PageDown");
  await page.locator("[data-lecture-item=softsign]").waitFor();
  await page.getByRole("button", { name: say("claims.step.careful") }).click();
  await page.locator("[data-step=careful]").waitFor();
  await page.keyboard.press("PageDown");
  await lines.first().waitFor();
  await passFrames(page, 2);
  expect(await page.locator("[data-lecture-item]").count()).toBe(0);
  await page.locator("[data-lecture=leave]").click();
  await page.locator("[data-lecture=make]").waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.has("set")).toBe(false);
  await end(watched);
});

test("a lecture of a claim, a set-up and a race is shown as it was rehearsed, and is a file", async () => {
  const watched = await stage.openPage({ viewport: projector, at: "?view=race&seeds=4&hidden=2" });
  const { page } = watched;
  const item = (id: string) => page.locator(`[data-lecture-item="${id}"]`);
  const draft = page.locator("[data-draft]");
  const race = "own:Two neurons:view=race&seeds=4&hidden=2";
  const playButton = page.locator("[data-action=play]");
  const isPlaying = async () =>
    (await playButton.getAttribute("aria-label")) === say("action.pause");

  // Put together, reordered, and saved.
  await page.locator("[data-place=claims]").click();
  await page.locator("[data-lecture=make]").click();
  await page.locator('[data-pick="setup:deepSigmoid"]').click();
  await page.locator("[data-pick=selu]").click();
  await page.getByLabel(say("lecture.own.name"), { exact: true }).fill("Two neurons");
  await page.locator("[data-own=race]").click();
  await page.locator("[data-pick=softsign]").click();
  await page.locator("[data-draft=softsign] [data-way=out]").click();
  await draft.first().locator("[data-way=down]").click();
  const texts = () =>
    draft.evaluateAll((all) => all.map((one) => one.getAttribute("data-draft") ?? ""));
  expect(await texts()).toEqual(["selu", "setup:deepSigmoid", race]);
  expect(await watched.axeViolations()).toEqual([]);
  await watched.screenshot("lecture-maker");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("[data-lecture=save]").click(),
  ]);
  const file = await readFile(await download.path(), "utf8");

  // A set-up is at rest until a key lets it go, and one key more leads on.
  await page.locator("[data-lecture=start]").click();
  await item("selu").waitFor();
  expect(await page.locator("html").getAttribute("data-size")).toBe("lecture");
  expect(await watched.axeViolations()).toEqual([]);
  await page.getByRole("button", { name: say("claims.step.careful") }).click();
  await next(page);
  await item("setup:deepSigmoid").waitFor();
  await playButton.waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get("rate")).toBe("0.1");
  const rehearsed = new URL(page.url()).search;
  expect(await epoch(page)).toBe(0);
  expect(await watched.axeViolations()).toEqual([]);
  await watched.screenshot("lecture-set-up");
  await next(page);
  // Two thirds of a second, in which a key that is pressed twice would count once.
  await expect.poll(() => epoch(page)).toBeGreaterThan(40);

  // Frozen and let go on; then what a listener changes is gone where one comes back.
  await page.keyboard.press("f");
  await expect.poll(isPlaying).toBe(false);
  await page.keyboard.press("f");
  await expect.poll(isPlaying).toBe(true);
  await page.keyboard.press("a");
  await page.locator("[data-place=inspect]").click();
  await expect.poll(() => new URL(page.url()).search).not.toBe(rehearsed);
  await page.keyboard.press("PageDown");
  await item(race).waitFor();
  await page.getByText(say("lecture.run", { count: 4 })).waitFor();
  expect(new URL(page.url()).searchParams.get("hidden")).toBe("2");
  expect(await watched.axeViolations()).toEqual([]);
  await watched.screenshot("lecture-race");
  await page.keyboard.press("PageUp");
  await item("setup:deepSigmoid").waitFor();
  await expect.poll(() => new URL(page.url()).search).toBe(rehearsed);
  expect([await epoch(page), await isPlaying()]).toEqual([0, false]);
  // The same by R, at any time; and arrows stay with a chart that has them.
  await page.keyboard.press("a");
  await page.getByRole("slider").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => new URL(page.url()).search).not.toBe(rehearsed);
  await page.locator("[data-lecture=place]").click();
  await page.keyboard.press("r");
  await expect.poll(() => new URL(page.url()).search).toBe(rehearsed);

  // The room's hands stand beside what comes out.
  await page.getByRole("button", { name: say("hands.title") }).click();
  await page.getByLabel(say("hands.of", { name: "tanh" })).fill("7");
  await page.keyboard.press("Escape");
  await item("setup:deepSigmoid")
    .getByText(say("hands.count", { name: "tanh", count: 7 }))
    .waitFor();
  await page.reload();
  await item("setup:deepSigmoid").waitFor();
  await expect.poll(() => new URL(page.url()).search).toBe(rehearsed);

  // The race runs by a key; after it comes the list.
  await page.locator("[data-lecture=list]").click();
  await page.locator("section > ol > li").last().getByRole("button").click();
  await item(race).waitFor();
  await page.getByText(say("lecture.run", { count: 4 })).waitFor();
  await next(page);
  await page.getByText(say("lecture.toList")).waitFor();
  await page.locator('svg[data-figure="runs"]').waitFor();
  await expect
    .poll(async () => {
      await next(page);
      return page.locator("[data-lecture=start]").count();
    })
    .toBe(1);

  // The file gives the list back; one that is none changes nothing.
  await page.locator("[data-lecture=edit]").click();
  const open = async (text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.locator("[data-open-file]").click(),
    ]);
    await chooser.setFiles({
      name: "lecture.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  };
  await page.locator("[data-pick=softsign]").click();
  await open(file.replace('"setUp"', '"film"'));
  await page.getByText(say("runFile.field", { place: "items[1].kind", given: '"film"' })).waitFor();
  expect(await texts()).toEqual(["selu", "setup:deepSigmoid", race, "softsign"]);
  await page.locator("[role=alert] button").click();
  await open(file);
  await page.locator("[data-lecture=start]").waitFor();
  await page.locator("[data-lecture=edit]").click();
  expect(await texts()).toEqual(["selu", "setup:deepSigmoid", race]);
  expect(await page.locator("html").getAttribute("data-size")).toBe("normal");

  // Nothing is added twice, and what is discarded can be brought back, also after a reload.
  await page.locator("[data-own=experiment]").click();
  await page.locator("[data-own=experiment]").click();
  await page.locator("[data-own=refused]").waitFor();
  await draft.last().locator("[data-way=out]").click();
  await page.locator("[data-lecture=end]").click();
  // The address follows a moment later.
  await expect.poll(() => page.url()).not.toContain("set=");
  await page.reload();
  await page.locator("[data-lecture=make]").click();
  await page.locator("[data-lecture=bringBack]").click();
  expect(await texts()).toEqual(["selu", "setup:deepSigmoid", race]);
  await end(watched);
});

test("a step back in a lecture keeps the run, the next one leads out, and one's own comes back", async () => {
  const watched = await stage.openPage({ viewport: projector, at: "?hidden=5" });
  const { page } = watched;
  const item = page.locator('[data-lecture-item="setup:deepSigmoid"]');
  const asked = () => new URL(page.url()).searchParams;
  await page.locator("[data-place=claims]").click();
  await page.locator("[data-lecture=make]").click();
  await page.locator('[data-pick="setup:deepSigmoid"]').click();
  await page.locator("[data-lecture=start]").click();
  await item.waitFor();
  await next(page);
  await expect.poll(() => epoch(page)).toBeGreaterThan(5);
  await page.keyboard.press("f");
  const frozenAt = await epoch(page);
  await page.locator("[data-place=inspect]").click();
  await expect.poll(() => asked().get("layout")).not.toBe("compare");
  await page.goBack();
  await expect.poll(() => asked().get("layout")).toBe("compare");
  expect(await epoch(page)).toBeGreaterThanOrEqual(frozenAt);
  await page.goBack();
  await page.locator("[data-lecture=make]").waitFor();
  expect(await item.count()).toBe(0);
  await expect.poll(() => asked().get("hidden")).toBe("5");
  await end(watched);
});

test("a typed function challenges ReLU, and its score is the one that Node finds", async () => {
  const watched = await stage.openPage({ at: "?view=claims&claim=beat-relu" });
  const { page } = watched;
  const field = page.getByLabel(say("challenge.field"));
  await field.fill("4*exp(-z*z");
  await page.getByText(say("formula.unclosed", { sign: ")" })).waitFor();
  await field.fill("4*exp(-z*z)-1");
  await field.press("Enter");
  const score = { won: 5, duels: 6, lost: 0, failed: 34, runs: 180, failedRelu: anything };
  await page.getByText(like(say("challenge.total", score))).waitFor();
  expect(await shownWords(page)).toBeLessThanOrEqual(120);
  await page.getByText(say("challenge.pass")).click();
  const { race, duels } = datasetsRound("4*exp(-z*z)-1");
  const runs = runTrialHere({ race });
  expect(duels).toHaveLength(6);
  await page.getByText(fingerprint(race, runs)).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get("formula")).toBe("4*exp(-z*z)-1");
  expect(await watched.axeViolations()).toEqual([]);
  await watched.screenshot("claims-challenge");
  await end(watched);
});

test("a claim's address opens it, one that is unknown the list; its set-up opens in the other views", async () => {
  const watched = await stage.openPage({ at: "?view=claims&claim=nothing" });
  const { page } = watched;
  await page.getByText(say("claims.unknown", { id: "nothing" })).waitFor();
  await page.getByRole("button", { name: claimById.selu.claim }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("claim")).toBe("selu");
  await page.goBack();
  await page.getByRole("heading", { level: 2, name: say("claims.title") }).waitFor();
  await page.goForward();
  await page.getByRole("heading", { level: 2, name: claimById.selu.claim }).waitFor();
  await page
    .getByRole("main")
    .getByRole("button", { name: say("claims.step.why") })
    .click();
  await page.getByRole("button", { name: say("claims.open.race") }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("seeds")).toBe("16");
  const { searchParams } = new URL(page.url());
  expect(searchParams.get("view")).toBe("race");
  expect(searchParams.get("arms")).toBe("relu,tanh,selu");
  await end(watched);
});
