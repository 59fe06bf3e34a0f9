/** The set-up in the rail: fields that stand there only sometimes, and what the address gives in their place. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  button,
  card,
  networkPart,
  news,
  openPlayground,
  term,
  trainHere,
  watchWorker,
} from "./playground-page.ts";
import { testStage } from "./test-stage.ts";

const stage = testStage();

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
  ["as the page opens, a desk", "", { width: 1440, height: 900 }],
  ["as the page opens, a projector", "", { width: 1280, height: 720 }],
  [
    "momentum and a penalty, a projector",
    "?optimiser=momentum&regularise=l2",
    { width: 1280, height: 720 },
  ],
])("the set-up is whole in the rail, and so are its words: %s", async (_, at, viewport) => {
  const watched = await openPlayground(stage, { viewport, at });
  const hidden = await rail(watched.page).evaluate(
    ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => ({
      y: scrollHeight - clientHeight,
      x: scrollWidth - clientWidth,
    }),
  );
  expect(hidden).toEqual({ x: 0, y: 0 });
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
  expect(cut).toEqual([]);
  await end(watched);
});

test("the output's bias and the optimiser's ε are set, limited, explained, and in the address", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  await type(page, "Output bias", "-0.5");
  await news(page).getByText(say("change.initialisation")).waitFor();
  await field(page, "Output bias").fill("11");
  expect(await field(page, "Output bias").getAttribute("aria-invalid")).toBe("true");
  await page.keyboard.press("Escape");
  expect(await field(page, "Output bias").inputValue()).toBe("-0.5");
  await term(page, "outputBias").click();
  await page.getByText(/^Output bias\. Where the biases of the output layer start/).waitFor();
  await page.keyboard.press("Escape");
  expect(await field(page, "ε").count()).toBe(0);
  for (const [optimiser, names] of [
    ["rmsprop", ["Square decay", "ε"]],
    ["adam", ["β₁", "β₂", "ε"]],
  ] as const) {
    await rail(page).getByLabel(say("field.optimiser"), { exact: true }).selectOption(optimiser);
    for (const name of names) await field(page, name).waitFor();
    expect(await watched.axeViolations()).toEqual([]);
  }
  await type(page, "ε", "0.001");
  await term(page, "epsilon").waitFor();
  await expect.poll(() => query(page)).toBe("?outputBias=-0.5&optimiser=adam&epsilon=0.001");
  await end(watched);
});

test("normalisation, clipping and schedules stand behind one word, which counts them, and in the address", async () => {
  const watched = await openPlayground(stage, { viewport: { width: 1440, height: 900 }, at: "" });
  const { page } = watched;
  await rail(page).getByRole("button", { name: "more settings ▾" }).click();
  await rail(page).getByLabel(say("field.normalisation"), { exact: true }).selectOption("batch");
  await rail(page).getByLabel(say("field.statistics"), { exact: true }).selectOption("trainingSet");
  await rail(page).getByLabel(say("field.clipping"), { exact: true }).selectOption("norm");
  await rail(page).getByRole("button", { name: "more settings: 3 in use ▾" }).waitFor();
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
    await rail(page).getByText("6 points given in the address, 2 classes.").waitFor();
    const own = page.getByRole("radio", { name: datasetById.points.label });
    expect(await own.isChecked()).toBe(true);
    expect(await field(page, "Points").count()).toBe(0);
    expect(await page.getByRole("slider", { name: say("field.noise") }).count()).toBe(0);
    expect(await watched.axeViolations()).toEqual([]);
    await page.getByRole("radio", { name: datasetById.xor.label }).check();
    await news(page).getByText(say("change.data")).waitFor();
    await rail(page).getByText("given in the address").waitFor({ state: "detached" });
    expect(await field(page, "Points").inputValue()).toBe("500");
    // They are kept, so that one may go back.
    await own.check();
    await rail(page).getByText("6 points given in the address, 2 classes.").waitFor();
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
    for (const name of ["Range ±a", "Hidden bias", "Output bias"]) {
      expect(await field(page, name).count()).toBe(0);
    }
    expect(await watched.axeViolations()).toEqual([]);
    await rail(page)
      .getByRole("button", { name: say("start.useRandom") })
      .focus();
    await page.keyboard.press("Enter");
    await news(page).getByText(say("change.initialisation")).waitFor();
    expect(await initialWeights(page).inputValue()).toBe("tensorflowPlayground");
    expect(await field(page, "Output bias").inputValue()).toBe("0.1");
    await expect.poll(() => query(page)).toBe("?hidden=2&arms=tanh,relu");
    await end(watched);
  });

  test("leave the numbers of an arm of another shape to be set, and name it", async () => {
    const watched = await openPlayground(stage, { at: `?arms=tanh,maxout&${weights}` });
    const { page } = watched;
    await rail(page).getByText("Maxout does not fit: drawn (Uniform).").waitFor();
    const worker = await watchWorker(page);
    await type(page, "Hidden bias", "-1");
    await news(page).getByText(say("change.initialisation")).waitFor();
    const there = trainHere(`?arms=tanh,maxout&${weights}&bias=-1`, () => {});
    await expect.poll(worker.numbers).toEqual(there);
    expect(await initialWeights(page).inputValue()).toBe("given");
    await initialWeights(page).selectOption("heNormal");
    await rail(page).getByText("does not fit").waitFor({ state: "detached" });
    await end(watched);
  });
});

test("a weight edited by hand is marked quietly until a reset, told once, and moves nothing", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  const drawing = page.getByRole("group", { name: /^Network\./ });
  const before = await drawing.boundingBox();
  const note = page.getByText(say("network.edited"), {
    exact: true,
  });
  expect(await note.count()).toBe(0);
  await networkPart(page, "bias of the output").click();
  await page.getByRole("dialog").getByLabel(say("chart.network.value")).fill("0.75");
  await page.keyboard.press("Enter");
  await news(page)
    .getByText("Weights of tanh edited by hand: the address does not hold them. Reset undoes it.")
    .waitFor();
  await note.waitFor();
  expect(await drawing.boundingBox()).toEqual(before);
  await card(page, "tanh").getByText("ready · edited").waitFor();
  await card(page, "ReLU").getByText(say("status.ready"), { exact: true }).waitFor();
  expect(await watched.axeViolations()).toEqual([]);
  // It is this network's: another arm's is as the address says.
  await button(page, "Show ReLU large").click();
  await note.waitFor({ state: "detached" });
  await button(page, "Show tanh large").click();
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
  await page.getByRole("button", { name: "Show ReLU, He normal large" }).waitFor();
  await expect.poll(() => query(page)).toContain("relu@init:heNormal");
  expect(await watched.axeViolations()).toEqual([]);
  await page.keyboard.press("Escape");
  await end(watched);
});
