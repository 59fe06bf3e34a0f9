/** The set-up in the rail: fields that stand there only sometimes, and what the address gives in their place. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { initialiserById } from "../../src/engine/network/initialisers.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  button,
  card,
  networkPart,
  news,
  openPlayground,
  outputBias,
  term,
  trainHere,
  watchWorker,
} from "./playground-page.ts";
import { inSizes } from "./sizes.ts";
import { testStage } from "./test-stage.ts";
import { anything, like, unmarked } from "./wording.ts";

const stage = testStage();

const desk = { width: 1440, height: 900 };
const projector = { width: 1280, height: 720 };

const rail = (page: Page) => page.getByRole("complementary", { name: say("setUp.label") });
const field = (page: Page, name: string) =>
  rail(page).getByRole("spinbutton", { name, exact: true });
const initialWeights = (page: Page) =>
  rail(page).getByLabel(say("field.initialWeights"), { exact: true });
const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);

async function type(page: Page, name: string, value: string): Promise<void> {
  await field(page, name).fill(value);
  await page.keyboard.press("Enter");
}

test.each([
  ["as the page opens", "", [desk, projector]],
  ["momentum and a penalty", "?optimiser=momentum&regularise=l2", [projector]],
] as const)("the set-up is whole in the rail, and so are its words: %s", async (_, at, sizes) => {
  const watched = await openPlayground(stage, { viewport: sizes[0], at });
  await inSizes(watched.page, sizes, async (size) => {
    const hidden = await rail(watched.page).evaluate(
      ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => ({
        y: scrollHeight - clientHeight,
        x: scrollWidth - clientWidth,
      }),
    );
    expect(hidden, size).toEqual({ x: 0, y: 0 });
    const cut = await rail(watched.page).evaluate((aside) => {
      const pen = document.createElement("canvas").getContext("2d");
      const arrowPx = 16;
      return [...aside.querySelectorAll("select")].flatMap((menu) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(menu);
        if (pen) pen.font = font;
        const text = menu.selectedOptions[0]?.text ?? "";
        const room =
          menu.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
        const needed = (pen?.measureText(text).width ?? Number.NaN) + arrowPx;
        return needed <= room ? [] : [`${text}: ${needed} of ${room}`];
      });
    });
    expect(cut, size).toEqual([]);
  });
  await end(watched);
});

test("the output's bias and the optimiser's ε are set, limited, explained, and in the address", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  await type(page, say("field.outputBias"), "-0.5");
  await news(page).getByText(say("change.initialisation")).waitFor();
  await field(page, say("field.outputBias")).fill("11");
  expect(await field(page, say("field.outputBias")).getAttribute("aria-invalid")).toBe("true");
  await page.keyboard.press("Escape");
  expect(await field(page, say("field.outputBias")).inputValue()).toBe("-0.5");
  await term(page, "outputBias").click();
  await page.getByText(`${say("term.outputBias.title")}. ${say("term.outputBias.text")}`).waitFor();
  await page.keyboard.press("Escape");
  expect(await field(page, say("field.epsilon")).count()).toBe(0);
  for (const [optimiser, names] of [
    ["rmsprop", [say("field.squareDecay"), say("field.epsilon")]],
    [
      "adam",
      [say("field.meanDecay.symbol"), say("field.squareDecay.symbol"), say("field.epsilon")],
    ],
  ] as const) {
    await rail(page).getByLabel(say("field.optimiser"), { exact: true }).selectOption(optimiser);
    for (const name of names) await field(page, name).waitFor();
    expect(await watched.axeViolations()).toEqual([]);
  }
  await type(page, say("field.epsilon"), "0.001");
  await term(page, "epsilon").waitFor();
  await expect.poll(() => query(page)).toBe("?outputBias=-0.5&optimiser=adam&epsilon=0.001");
  await end(watched);
});

test("normalisation, clipping and schedules stand behind one word, which counts them, and in the address", async () => {
  const watched = await openPlayground(stage, { viewport: { width: 1440, height: 900 }, at: "" });
  const { page } = watched;
  await rail(page)
    .getByRole("button", { name: `${say("training.more", { count: 0 })} ▾` })
    .click();
  await rail(page).getByLabel(say("field.normalisation"), { exact: true }).selectOption("batch");
  await rail(page).getByLabel(say("field.statistics"), { exact: true }).selectOption("trainingSet");
  await rail(page).getByLabel(say("field.clipping"), { exact: true }).selectOption("norm");
  await rail(page)
    .getByRole("button", { name: `${say("training.more", { count: 3 })} ▾` })
    .waitFor();
  await expect.poll(() => query(page)).toContain("norm=batch&normBy=trainingSet");
  await expect.poll(() => query(page)).toContain("clip=norm");
  await rail(page).getByLabel(say("field.normalisation"), { exact: true }).selectOption("none");
  await expect.poll(() => query(page)).not.toContain("norm=");
  await end(watched);
});

describe("points that the address gives", () => {
  const points = "points=1,1,1;-1,-1,0;2,1,1;-2,1,0;1,-2,1;-1,2,0";

  test("are shown and counted, without the controls of drawn ones, and any dataset takes their place", async () => {
    const watched = await openPlayground(stage, { at: `?data=points&${points}` });
    const { page } = watched;
    const given = say("data.given.classes", { count: 6, classes: 2 });
    await rail(page).getByText(given).waitFor();
    const own = page.getByRole("radio", { name: datasetById.points.label });
    expect(await own.isChecked()).toBe(true);
    expect(await field(page, say("field.points")).count()).toBe(0);
    expect(await page.getByRole("slider", { name: say("field.noise") }).count()).toBe(0);
    expect(await watched.axeViolations()).toEqual([]);
    await page.getByRole("radio", { name: datasetById.xor.label }).check();
    await news(page).getByText(say("change.data")).waitFor();
    await rail(page)
      .getByText(like(given.replace("6", "⟨[\\d,]+⟩")))
      .waitFor({ state: "detached" });
    expect(await field(page, say("field.points")).inputValue()).toBe("500");
    // They are kept, so that one may go back.
    await own.check();
    await rail(page).getByText(given).waitFor();
    await end(watched);
  });
});

describe("weights that the address gives", () => {
  const weights = "hidden=2&weights=1,0,0;0,1,0/1,-1,0.5";

  test("are said to be, without the controls of drawn ones, and are drawn again at a click", async () => {
    const watched = await openPlayground(stage, { at: `?arms=tanh,relu&${weights}` });
    const { page } = watched;
    expect(await initialWeights(page).inputValue()).toBe("given");
    await rail(page).getByText(say("start.allGiven")).waitFor();
    for (const name of [
      unmarked(say("field.range")),
      say("field.hiddenBias"),
      say("field.outputBias"),
    ]) {
      expect(await field(page, name).count()).toBe(0);
    }
    expect(await watched.axeViolations()).toEqual([]);
    await rail(page)
      .getByRole("button", { name: say("start.useRandom") })
      .focus();
    await page.keyboard.press("Enter");
    await news(page).getByText(say("change.initialisation")).waitFor();
    expect(await initialWeights(page).inputValue()).toBe("tensorflowPlayground");
    expect(await field(page, say("field.outputBias")).inputValue()).toBe("0.1");
    await expect.poll(() => query(page)).toBe("?hidden=2&arms=tanh,relu");
    await end(watched);
  });

  test("leave the numbers of an arm of another shape to be set, and name it", async () => {
    const watched = await openPlayground(stage, { at: `?arms=tanh,maxout&${weights}` });
    const { page } = watched;
    await rail(page)
      .getByText(
        say("start.oneDrawn", {
          arm: "Maxout",
          scheme: initialiserById.uniform.label,
        }),
      )
      .waitFor();
    const worker = await watchWorker(page);
    await type(page, say("field.hiddenBias"), "-1");
    await news(page).getByText(say("change.initialisation")).waitFor();
    const there = trainHere(`?arms=tanh,maxout&${weights}&bias=-1`, () => {});
    await expect.poll(worker.numbers).toEqual(there);
    expect(await initialWeights(page).inputValue()).toBe("given");
    await initialWeights(page).selectOption("heNormal");
    await rail(page)
      .getByText(like(say("start.oneDrawn", { arm: anything, scheme: anything })))
      .waitFor({ state: "detached" });
    await end(watched);
  });
});

test("a weight edited by hand is marked quietly until a reset, told once, and moves nothing", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  const drawing = page.getByRole("group", { name: say("chart.network") });
  const before = await drawing.boundingBox();
  const note = page.getByText(say("network.edited"), {
    exact: true,
  });
  expect(await note.count()).toBe(0);
  await networkPart(page, outputBias()).click();
  await page.getByRole("dialog").getByLabel(say("chart.network.value")).fill("0.75");
  await page.keyboard.press("Enter");
  await news(page)
    .getByText(say("change.weights", { arm: "tanh" }))
    .waitFor();
  await note.waitFor();
  expect(await drawing.boundingBox()).toEqual(before);
  const edited = say("status.parts", {
    first: say("status.ready"),
    second: say("status.edited"),
  });
  await card(page, "tanh").getByText(edited).waitFor();
  await card(page, "ReLU").getByText(say("status.ready"), { exact: true }).waitFor();
  expect(await watched.axeViolations()).toEqual([]);
  // It is this network's: another arm's is as the address says.
  await button(page, say("arms.show", { arm: "ReLU" })).click();
  await note.waitFor({ state: "detached" });
  await button(page, say("arms.show", { arm: "tanh" })).click();
  await note.waitFor();
  await action(page, "reset").click();
  await note.waitFor({ state: "detached" });
  await card(page, "tanh").getByText(say("status.ready"), { exact: true }).waitFor();
  await end(watched);
});

test("what an arm sets for itself is folded away, said in its name, and carried by the address", async () => {
  const watched = await openPlayground(stage, { at: "?arms=tanh,relu" });
  const { page } = watched;
  await page.getByRole("button", { name: say("own.settings") }).click();
  await page
    .getByLabel(say("own.initialisation.scheme"), { exact: true })
    .last()
    .selectOption("heNormal");
  const arm = `ReLU, ${initialiserById.heNormal.label}`;
  await page.getByRole("button", { name: say("arms.show", { arm }) }).waitFor();
  await expect.poll(() => query(page)).toContain("relu@init:heNormal");
  expect(await watched.axeViolations()).toEqual([]);
  await page.keyboard.press("Escape");
  await end(watched);
});
