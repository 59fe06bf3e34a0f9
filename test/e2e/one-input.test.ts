/** One input: a curve is chosen, drawn, learned, taken apart, read, raced, and left again. */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { experimentFromQuery } from "../../src/engine/experiment/url.ts";
import { listOf, say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  button,
  epoch,
  openPlayground,
  tab,
  trainHere,
  untilReady,
  watchWorker,
} from "./playground-page.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

const graphOf = (arm: string) => say("boundary.ofNetwork", { arm, inputs: 1 });

test("a curve is chosen among more data, and the network sees x alone", async () => {
  const watched = await openPlayground(stage, { at: "?layout=inspect&arms=relu" });
  const { page } = watched;
  const worker = await watchWorker(page);
  await button(page, say("data.moreLabel")).click();
  const dialog = page.getByRole("dialog", { name: say("data.more") });
  await dialog.getByRole("button", { name: datasetById.sine.label }).click();
  await page.getByRole("img", { name: graphOf("ReLU") }).waitFor();
  await expect.poll(() => new URL(page.url()).search).toContain("data=sine");
  // Neither the second coordinate nor what is made of it is offered.
  const features = page.getByRole("checkbox", {
    name: like(say("chart.network.feature", { name: "⟨x.*⟩" })),
  });
  await expect.poll(() => features.count()).toBe(2);
  const query = "?data=sine&samples=200&arms=relu";
  await expect.poll(worker.numbers).toEqual(trainHere(query, () => {}));
  expect(await watched.axeViolations()).toEqual([]);

  // What each neuron adds: beside each other, then stacked; kept for the next visit.
  const shares = page.getByRole("checkbox", { name: say("graph.shares") });
  const stacked = page.getByRole("checkbox", { name: say("graph.stacked") });
  expect(await stacked.count()).toBe(0);
  await shares.check();
  await stacked.check();
  await page.reload();
  await page.getByRole("img", { name: graphOf("ReLU") }).waitFor();
  expect(await stacked.isChecked()).toBe(true);

  // The plane comes back with both of its coordinates.
  await page.getByRole("radio", { name: datasetById.circle.label }).check();
  await page
    .getByRole("img", { name: say("boundary.ofNetwork", { arm: "ReLU", inputs: 2 }) })
    .waitFor();
  await expect.poll(() => new URL(page.url()).search).not.toContain("features");
  await end(watched);
});

/** The data that a page's link holds. */
const linked = (page: Page) => experimentFromQuery(new URL(page.url()).search).experiment.data;

/** Begins to draw, from the dialog of all data; gives the first of the graphs to draw on. */
async function drawOn(page: Page, where: "graph" | "shown") {
  const setUp = page.locator("[aria-controls=set-up]");
  if ((await setUp.count()) > 0) await setUp.click();
  await button(page, say("data.moreLabel")).click();
  await page.locator(`[data-draw=${where}]`).click();
  const pad = page.locator("[data-surface=graph]").first();
  await pad.waitFor();
  const box = await pad.boundingBox();
  if (!box) throw new Error("no graph to draw on");
  const at = (right: number, down: number) =>
    [box.x + right * box.width, box.y + down * box.height] as const;
  return { pad, at };
}

test.each(["inspect", "compare"])(
  "a curve is drawn on the graph by mouse and by keyboard in %s, learned, and found in the link",
  async (layout) => {
    const watched = await openPlayground(stage, { at: `?data=sine&layout=${layout}&arms=relu` });
    const { page } = watched;
    const { pad, at } = await drawOn(page, "graph");
    const before = await pad.boundingBox();
    // A slope from the lower left to the upper right.
    await page.mouse.move(...at(0.1, 0.9));
    await page.mouse.down();
    await page.mouse.move(...at(0.9, 0.1), { steps: 20 });
    await page.mouse.up();
    await expect.poll(() => linked(page).points.length).toBeGreaterThan(30);
    // What is drawn on stays where it was.
    expect(await pad.boundingBox()).toEqual(before);
    const { dataset, points, legend } = linked(page);
    expect([dataset, legend?.inputs, legend?.target?.scale]).toEqual(["points", 1, 1]);
    // The edges are −1.2 and 1.2; a brush scatters by half a unit of the twelve that x has.
    expect(points.every(({ x1, x2, label }) => x2 === 0 && Math.abs(label - x1 / 5) < 0.21)).toBe(
      true,
    );
    expect(await watched.axeViolations()).toEqual([]);

    // The keyboard's pen begins in the middle; a step up is 0.05, a long one to the right is 1.
    await button(page, say("draw.tool.point")).click();
    await pad.focus();
    for (const key of ["ArrowUp", "ArrowUp", "ArrowUp", "Shift+ArrowRight", "Enter"]) {
      await page.keyboard.press(key);
    }
    const last = { x1: 1, x2: 0, label: Math.fround(0.1) };
    await expect.poll(() => linked(page).points).toEqual([...points, last]);
    await expect.poll(() => pad.getByRole("status").textContent()).toContain("1, 0.1");
    await action(page, "undo").click();
    await expect.poll(() => linked(page).points).toEqual(points);
    await action(page, "redo").click();
    await expect.poll(() => linked(page).points.length).toBe(points.length + 1);

    // It is learned while it is drawn, and comes back as it is from the link.
    await action(page, "play").click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(3);
    await action(page, "play").click();
    await button(page, say("draw.done")).click();
    expect(await pad.count()).toBe(0);
    const sent = linked(page);
    await page.reload();
    await untilReady(page);
    expect(linked(page)).toEqual(sent);
    const worker = await watchWorker(page);
    await action(page, "reset").click();
    await expect.poll(worker.numbers).toEqual(trainHere(new URL(page.url()).search, () => {}));
    await end(watched);
  },
);

test("points of classes on a line are changed at their level, and the plane between takes nothing away", async () => {
  const few = "?data=interval&samples=60";
  const watched = await openPlayground(stage, { at: `${few}&layout=inspect&arms=tanh` });
  const { page } = watched;
  const { pad, at } = await drawOn(page, "shown");
  await expect.poll(() => linked(page).dataset).toBe("points");
  const shown = linked(page).points;
  expect(linked(page).legend).toEqual({ inputs: 1 });
  // Class 1 is chosen by its digit; it is put at its level though the pen is at the other's.
  await button(page, say("draw.tool.point")).click();
  await pad.focus();
  await page.keyboard.press("1");
  await page.mouse.click(...at(0.75, 0.9));
  await expect.poll(() => linked(page).points.length).toBe(shown.length + 1);
  expect(linked(page).points.at(-1)).toMatchObject({ x2: 0, label: 1 });
  expect(linked(page).points.at(-1)?.x1).toBeCloseTo(3, 0);
  const drawn = linked(page).points;
  await page.getByRole("radio", { name: datasetById.circle.label }).check();
  await page.locator("[data-surface=plane]").waitFor();
  await page.getByRole("radio", { name: datasetById.points.label }).check();
  await pad.waitFor();
  expect(linked(page).points).toEqual(drawn);
  expect(await watched.axeViolations()).toEqual([]);
  await end(watched);
});

test("a place is read along x on every graph at once", async () => {
  const watched = await openPlayground(stage, { at: "?data=steps&layout=compare&arms=relu,tanh" });
  const { page } = watched;
  const reader = page.getByRole("group", { name: say("compare.read", { arm: "ReLU" }) });
  await reader.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  const readings = page.locator("output", { hasText: /^x = 1: / });
  await expect.poll(() => readings.count()).toBe(2);
  await end(watched);
});

test("why did this point end there, and what do its neighbours do", async () => {
  const watched = await stage.openPage({ at: "?data=bump&view=why&arms=relu" });
  const { page } = watched;
  const picker = page.getByRole("group", { name: say("why.point.pick", { arm: "ReLU" }) });
  await picker.focus();
  await page.keyboard.press("ArrowLeft");
  const place = { inputs: 1, x1: anything, x2: "" };
  const says = { output: anything, target: anything, loss: anything, delta: anything };
  const chosen = say("why.point.chosen", { ...place, ...says });
  await page.getByText(like(`${chosen}${anything}`)).waitFor();
  await page.getByRole("checkbox", { name: say("why.folds") }).check();
  expect(await watched.axeViolations()).toEqual([]);
  await end(watched);
});

test("a race ends in bands of the graph, said in words", async () => {
  const at = "?data=sine&samples=100&view=race&arms=relu,tanh&seeds=6&budget=30";
  const watched = await stage.openPage({ at });
  const { page } = watched;
  await page
    .getByRole("main")
    .getByRole("button", { name: say("race.start"), exact: true })
    .click();
  await button(page, say("race.tab.outputs")).click();
  const spread = { x: anything, lower: anything, upper: anything };
  const bands = like(say("race.curves.bands", { arm: "ReLU", runs: 6, ...spread }));
  await page.getByRole("img", { name: bands }).waitFor();
  const medians = say("race.curves.mediansOf", { arms: listOf(["ReLU", "tanh"]) });
  await page.getByRole("img", { name: medians }).waitFor();
  await end(watched);
});

test("the set-up of hinges shows its graph", async () => {
  const watched = await openPlayground(stage, { at: "?arms=tanh" });
  const { page } = watched;
  await button(page, say("page.setUps")).click();
  await page.locator("[data-set-up=hinges]").click();
  await tab(page, "inspect").click();
  await page.getByRole("img", { name: like(graphOf(anything)) }).waitFor();
  await end(watched);
});
