/** Data that people bring: a typed rule, a table, drawn points, real sets, links of elsewhere. */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  button,
  news,
  openPlayground,
  trainHere,
  untilReady,
  watchWorker,
} from "./playground-page.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

const rail = (page: Page) => page.getByRole("complementary", { name: say("setUp.label") });
const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const dialog = (page: Page) => page.getByRole("dialog", { name: say("data.more") });

/** What the rail says of data with a name and two classes. */
const ofClasses = (name: string, count: number) =>
  say("data.brought.named", { name, points: say("data.brought.classes", { count, classes: 2 }) });

async function openDialog(page: Page): Promise<void> {
  await button(page, say("data.moreLabel")).click();
  await dialog(page).waitFor();
}

test("a rule is typed, its mistake pointed at, and learned like any dataset, in the address too", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  await openDialog(page);
  const field = dialog(page).getByLabel(say("ownData.rule.label"));
  await field.fill("x2 > sin(x3)");
  await dialog(page)
    .getByText(say("formula.notInRule", { name: "x3" }))
    .waitFor();
  expect(await button(page, say("ownData.rule.use")).isDisabled()).toBe(true);
  await field.fill("x2 > 2 sin(x1)");
  expect(await watched.axeViolations()).toEqual([]);
  const worker = await watchWorker(page);
  await page.keyboard.press("Enter");
  await news(page).getByText(say("change.data")).waitFor();
  await expect.poll(() => query(page)).toBe("?data=rule&rule=x2 > 2 sin(x1)");
  await rail(page).getByText("x2 > 2 sin(x1)").waitFor();
  expect(await page.getByRole("radio", { name: datasetById.rule.label }).isChecked()).toBe(true);
  await expect.poll(worker.numbers).toEqual(trainHere("?data=rule&rule=x2 > 2 sin(x1)", () => {}));
  // Another dataset takes its place, and it stays at hand.
  await page.getByRole("radio", { name: datasetById.circle.label }).check();
  await page.getByRole("radio", { name: datasetById.rule.label }).check();
  await rail(page).getByText("x2 > 2 sin(x1)").waitFor();
  await end(watched);
});

test("a set that is seldom wanted is chosen in the dialog, by the keyboard alone", async () => {
  const watched = await openPlayground(stage);
  const { page } = watched;
  await button(page, say("data.moreLabel")).focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("button", { name: datasetById.threeSpirals.label }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => query(page)).toBe("?data=threeSpirals");
  expect(await page.getByRole("radio", { name: datasetById.threeSpirals.label }).isChecked()).toBe(
    true,
  );
  await end(watched);
});

test("a link of TensorFlow Playground opens as it is, says once what differs, and is an address of this page from then on", async () => {
  const watched = await openPlayground(stage, {
    at: "#activation=relu&dataset=spiral&noise=80&networkShape=5,3&seed=0.4&showTestData=true&problem=classification&percTrainData=70",
  });
  const { page } = watched;
  const noise = say("ownData.link.number", { key: "noise", used: "50", given: "80" });
  await news(page)
    .getByText(say("ownData.link.differs", { draws: "none", list: noise }))
    .waitFor();
  const address = "?data=spiral&noise=50&train=0.7&hidden=5,3&arms=relu&penalty=0&seed=4";
  expect(query(page)).toBe(address);
  expect(new URL(page.url()).hash).toBe("");
  expect(await page.getByRole("checkbox", { name: say("boundary.testPoints") }).isChecked()).toBe(
    true,
  );
  expect(await page.getByRole("region", { name: say("problems.label") }).count()).toBe(0);
  await end(watched);
});

test("a table is pasted, its columns chosen, a bad line left out by choice, and its names stand in legends and axes", async () => {
  const watched = await openPlayground(stage, { at: "?layout=inspect" });
  const { page } = watched;
  await openDialog(page);
  const box = dialog(page).getByRole("textbox", { name: say("ownData.paste.title") });
  await box.fill('a,b\n"1,2');
  await dialog(page)
    .getByText(say("ownData.table.openQuote", { line: 2 }))
    .waitFor();
  const rows = Array.from(
    { length: 20 },
    (_, i) => `${40 + i},${200 - 3 * i},${i < 10 ? "<b>low</b>" : "high"}`,
  );
  await box.fill(
    ["length;depth;kind", "x;1;high", ...rows.map((row) => row.replaceAll(",", ";"))].join("\n"),
  );
  const cell = { line: 2, column: "length", given: "x" };
  await dialog(page).getByText(say("ownData.table.cell.notNumber", cell)).waitFor();
  expect(await button(page, say("ownData.table.use")).isDisabled()).toBe(true);
  await dialog(page)
    .getByLabel(say("ownData.table.leaveOut", { count: 1 }))
    .check();
  await dialog(page).getByLabel(say("ownData.table.name")).fill("fish");
  expect(await watched.axeViolations()).toEqual([]);
  await button(page, say("ownData.table.use")).click();
  await rail(page).getByText(ofClasses("fish", 20)).waitFor();
  const legend = page.getByRole("list", { name: say("classes.label") });
  expect(await legend.getByRole("listitem").allTextContents()).toEqual(["<b>low</b>", "high"]);
  await page.getByText("length →").waitFor();
  // In the link, and from there again, in headless as well.
  await expect.poll(() => query(page)).toContain("legend=name:fish/x1:length,");
  await page.reload();
  await rail(page).getByText(ofClasses("fish", 20)).waitFor();
  await untilReady(page);
  const worker = await watchWorker(page);
  await action(page, "reset").click();
  await expect.poll(worker.numbers).toEqual(trainHere(new URL(page.url()).search, () => {}));
  await end(watched);
});

test.each(["inspect", "compare"])(
  "points are drawn by mouse and by keyboard in %s, learned, taken back by a stroke, and named in the link",
  async (layout) => {
    const watched = await openPlayground(stage, { at: `?layout=${layout}` });
    const { page } = watched;
    if (layout === "compare") await page.locator("[aria-controls=set-up]").click();
    await openDialog(page);
    await page.locator("[data-draw=plane]").click();
    // In Compare every boundary can be drawn on.
    const pad = { surface: "plane", task: "classification" };
    const plane = page.getByRole("group", { name: say("draw.pad", pad) }).first();
    const box = await plane.boundingBox();
    if (!box) throw new Error("no plane to draw on");
    const at = (right: number, down: number) =>
      [box.x + right * box.width, box.y + down * box.height] as const;
    const stroke = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 20 });
      await page.mouse.up();
    };
    await stroke(at(0.1, 0.2), at(0.9, 0.2));
    await news(page).getByText(say("change.data")).waitFor();
    await button(page, say("classes.entry", { index: 1 })).click();
    await stroke(at(0.1, 0.8), at(0.9, 0.8));
    const points = () =>
      new URLSearchParams(new URL(page.url()).search).get("points")?.split(";") ?? [];
    await expect
      .poll(() => points().filter((point) => point.endsWith(",1")).length)
      .toBeGreaterThan(20);
    const drawn = points().length;
    expect(await watched.axeViolations()).toEqual([]);
    // The keyboard's pen begins in the middle.
    await button(page, say("draw.tool.point")).click();
    await plane.focus();
    for (const key of ["ArrowUp", "ArrowUp", "Enter"]) await page.keyboard.press(key);
    await expect.poll(() => points().length).toBe(drawn + 1);
    expect(points().at(-1)).toBe("0,0.25,1");
    await action(page, "undo").click();
    await expect.poll(() => points().length).toBe(drawn);
    await page.getByLabel(say("data.name")).fill("two bands");
    await page.keyboard.press("Enter");
    await expect.poll(() => query(page)).toContain("legend=name:two bands");
    await button(page, say("draw.done")).click();
    // In Compare the rail is folded into one line, which names them.
    const rest = { layers: anything, rate: anything, optimiser: anything };
    const line = say("setUp.line", { dataset: "two bands", ...rest });
    if (layout === "compare") await button(page, like(say("setUp.open", { line }))).waitFor();
    else await rail(page).getByText(ofClasses("two bands", drawn)).waitFor();
    expect(await plane.count()).toBe(0);
    await end(watched);
  },
);

test("real data are chosen with their source and licence, shown in their own units, and opened from an address", async () => {
  const watched = await openPlayground(stage, { at: "?layout=inspect" });
  const { page } = watched;
  await openDialog(page);
  await dialog(page).getByRole("button", { name: datasetById.penguins.label }).click();
  const credit = { by: anything, licence: "CC0 1.0" };
  const source = say("data.real", { name: datasetById.penguins.label, ...credit });
  await rail(page).getByText(like(source)).waitFor();
  await page.getByText("bill length (mm) →").waitFor();
  // In the legend, and above its output neuron.
  await expect.poll(() => page.getByText("Gentoo", { exact: true }).count()).toBe(2);
  await expect.poll(() => query(page)).toBe("?data=penguins");
  await page.goto(page.url().replace("penguins", "temperatures"));
  await untilReady(page);
  await page.getByText("temperature (°C)").first().waitFor();
  expect(await watched.axeViolations()).toEqual([]);
  await end(watched);
});
