/** One input: a curve is chosen, learned, taken apart, read, raced, and left again. */
import { expect, test } from "vitest";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import { button, openPlayground, tab, trainHere, watchWorker } from "./playground-page.ts";
import { testStage } from "./test-stage.ts";

const stage = testStage();

const graphOf = (arm: string) => say("boundary.ofNetwork", { arm, inputs: 1 });

test("a curve is chosen among more data, and the network sees x alone", async () => {
  const watched = await openPlayground(stage, { at: "?layout=inspect&arms=relu" });
  const { page } = watched;
  const worker = await watchWorker(page);
  await button(page, say("data.moreLabel")).click();
  const dialog = page.getByRole("dialog", { name: "More data" });
  await dialog.getByRole("button", { name: "Sine" }).click();
  await page.getByRole("img", { name: graphOf("ReLU") }).waitFor();
  await expect.poll(() => new URL(page.url()).search).toContain("data=sine");
  // Neither the second coordinate nor what is made of it is offered.
  const features = page.getByRole("checkbox", { name: /^feature x/ });
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
  await page.getByRole("radio", { name: "Circle" }).check();
  await page
    .getByRole("img", { name: say("boundary.ofNetwork", { arm: "ReLU", inputs: 2 }) })
    .waitFor();
  await expect.poll(() => new URL(page.url()).search).not.toContain("features");
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
  await page.getByText(/^Point x = /).waitFor();
  await page.getByRole("checkbox", { name: say("why.folds") }).check();
  expect(await watched.axeViolations()).toEqual([]);
  await end(watched);
});

test("a race ends in bands of the graph, said in words", async () => {
  const at = "?data=sine&samples=100&view=race&arms=relu,tanh&seeds=6&budget=30";
  const watched = await stage.openPage({ at });
  const { page } = watched;
  await page.getByRole("main").getByRole("button", { name: "Race", exact: true }).click();
  await button(page, "Outputs").click();
  await page.getByRole("img", { name: /^ReLU: output over x of 6 runs/ }).waitFor();
  await page.getByRole("img", { name: "Median output over x of ReLU and tanh" }).waitFor();
  await end(watched);
});

test("the set-up of hinges shows its graph", async () => {
  const watched = await openPlayground(stage, { at: "?arms=tanh" });
  const { page } = watched;
  await button(page, /^Set-ups/).click();
  await page.getByRole("button", { name: /How ReLU builds a curve/ }).click();
  await tab(page, "inspect").click();
  await page
    .getByRole("img", { name: /as a graph/ })
    .first()
    .waitFor();
  await end(watched);
});
