import { describe, expect, test } from "vitest";
import { datasetById } from "../../src/engine/data/datasets.ts";
import { say } from "../../src/words/say.ts";
import { end } from "./harness.ts";
import {
  action,
  button,
  card,
  chooseFunction,
  converged,
  epoch,
  epochsToTarget,
  fullSpeed,
  lossReader,
  networkPart,
  news,
  openPlayground,
  outputBias,
  prefer,
  runToTheEnd,
  statuses,
  tab,
  trainHere,
  untilReady,
  watchWorker,
} from "./playground-page.ts";
import { endSilently, passSilence, silence } from "./silent-worker.ts";
import { passFrames } from "./stillness.ts";
import { testStage } from "./test-stage.ts";
import { anything, like } from "./wording.ts";

const stage = testStage();

describe("the first minute", () => {
  test("after the space bar every arm learns, and says when, with the bits of Node", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    const worker = await watchWorker(page);
    await page.keyboard.press("Space");
    await card(page, "ReLU")
      .getByText(say("status.converged", { epoch: 23 }))
      .waitFor();
    await card(page, "tanh")
      .getByText(say("status.converged", { epoch: 56 }))
      .waitFor();
    await card(page, "Sigmoid").getByText(say("status.running")).waitFor();
    await fullSpeed(page);
    const places = say("ending.place", { arms: "Sigmoid", epoch: 675 });
    await news(page).getByText(say("ending.converged", { places })).waitFor();
    await news(page).getByText(say("ending.finished")).waitFor();
    expect(await statuses(page)).toEqual([
      converged("Sigmoid", 675),
      converged("tanh", 56),
      converged("ReLU", 23),
    ]);
    expect(epochsToTarget("")).toEqual([675, 56, 23]);
    expect(await worker.numbers()).toEqual(trainHere("", (run) => run.advance(675)));
    await expect
      .poll(() => page.locator("g.outcomes g.converged").allTextContents())
      .toEqual(["675", "56", "23"]);
    await end(watched);
  });
});

describe("a run that goes on", () => {
  /** No arm meets this rule, however long a busy machine takes. */
  const endless = "threshold=0&budget=100000";

  test("pauses where it is, steps by epoch and by update, and starts again on reset", async () => {
    const watched = await openPlayground(stage, { at: `?${endless}` });
    const { page } = watched;
    const worker = await watchWorker(page);
    await action(page, "play").click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(2);
    const paused = await worker.pause();
    await card(page, "Sigmoid").getByText(say("status.paused")).waitFor();
    // Frames for a dozen epochs, had it gone on.
    await passFrames(page, 12);
    expect(await epoch(page)).toBe(paused);
    await action(page, "step").click();
    await expect.poll(() => epoch(page)).toBe(paused + 1);
    expect(await worker.numbers()).toEqual(trainHere(endless, (run) => run.advance(paused + 1)));
    await prefer(page, "stepBy", "iteration");
    await action(page, "step").click();
    const oneMore = trainHere(endless, (run) => {
      run.advance(paused + 1);
      run.advanceIteration();
    });
    await expect.poll(worker.numbers).toEqual(oneMore);
    await action(page, "reset").click();
    await expect.poll(() => epoch(page)).toBe(0);
    await card(page, "Sigmoid").getByText(say("status.ready")).waitFor();
    await expect.poll(worker.numbers).toEqual(trainHere(endless, () => {}));
    await end(watched);
  });

  test("takes in another arm, which catches up with the others, bit for bit", async () => {
    const watched = await openPlayground(stage, { at: `?arms=sigmoid&${endless}` });
    const { page } = watched;
    const worker = await watchWorker(page);
    await action(page, "play").click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(20);
    await action(page, "addActivation").click();
    await card(page, "tanh").getByText(say("status.running")).waitFor();
    const reached = await worker.pause();
    await card(page, "tanh").getByText(say("status.paused")).waitFor();
    expect(reached).toBeGreaterThan(20);
    expect(await worker.numbers()).toEqual(
      trainHere(`?arms=sigmoid,tanh&${endless}`, (run) => run.advance(reached)),
    );
    await end(watched);
  });

  test("takes in another learning rate without a reset", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    const worker = await watchWorker(page);
    await action(page, "step").click();
    await expect.poll(() => epoch(page)).toBe(1);
    await page.getByLabel(say("field.learningRate"), { exact: true }).selectOption("0.1");
    await action(page, "step").click();
    await expect.poll(() => epoch(page)).toBe(2);
    const changed = trainHere("", (run, { regularisation }) => {
      run.advance(1);
      run.trainer.setRates({ learningRate: 0.1, regularisationRate: regularisation.rate });
      run.advance(1);
    });
    expect(await worker.numbers()).toEqual(changed);
    await end(watched);
  });

  test("takes in a weight that is edited by hand", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    const worker = await watchWorker(page);
    await action(page, "step").click();
    await expect.poll(async () => (await worker.numbers())[1]?.epoch).toBe(1);
    const before = await worker.numbers();
    await networkPart(page, outputBias()).click();
    const editor = page.getByRole("dialog", { name: outputBias() });
    await editor.getByLabel(say("chart.network.value")).fill("0.75");
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await worker.numbers())[1]?.trainLoss)
      .not.toBe(before[1]?.trainLoss);
    const after = await worker.numbers();
    // The other arms are not touched.
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    await networkPart(page, outputBias()).hover();
    await page.getByText(`${outputBias()} = 0.750`).waitFor();
    await end(watched);
  });
});

test("an arm that diverges says when and why, is marked, and the others go on", async () => {
  const query = "?rate=10&output=linear&arms=relu,tanh@0.03";
  const [, tanh] = epochsToTarget(query);
  const watched = await openPlayground(stage, { at: query });
  const { page } = watched;
  await action(page, "play").click();
  const places = say("ending.place", { arms: "ReLU", epoch: 1 });
  await news(page).getByText(say("ending.diverged", { places })).waitFor();
  await fullSpeed(page);
  await card(page, "tanh")
    .getByText(say("status.converged", { epoch: String(tanh) }))
    .waitFor();
  expect(await card(page, "ReLU").getByRole("paragraph").textContent()).toBe(
    say("status.diverged", { epoch: 1 }),
  );
  await expect.poll(() => page.locator("g.outcomes g.diverged").allTextContents()).toEqual(["1"]);
  await lossReader(page).press("End");
  expect(await lossReader(page).getAttribute("aria-valuetext")).toContain(
    say("chart.loss.value", { arm: "ReLU", value: say("chart.loss.diverged") }),
  );
  await end(watched);
});

describe("the address", () => {
  test("carries what is changed, and opens the same experiment again, to the epoch", async () => {
    const watched = await openPlayground(stage);
    const { page } = watched;
    const query = () => decodeURIComponent(new URL(page.url()).search);
    const neurons = page.getByLabel(say("layers.neurons", { layer: 1 }), { exact: true });
    await page.getByRole("radio", { name: datasetById.xor.label }).check();
    await page.getByLabel(say("field.learningRate"), { exact: true }).selectOption("0.1");
    await button(page, say("arms.remove", { arm: "Sigmoid" })).click();
    await chooseFunction(page, "tanh", "Softsign");
    await neurons.fill("5");
    await page.keyboard.press("Enter");
    await expect.poll(query).toBe("?data=xor&hidden=5,3&arms=softsign,relu&rate=0.1");
    const epochs = epochsToTarget(query());
    expect(epochs).not.toContain(null);
    const expected = [converged("Softsign", epochs[0]), converged("ReLU", epochs[1])];
    expect(await runToTheEnd(page)).toEqual(expected);
    await page.reload();
    await untilReady(page);
    expect(await page.getByRole("radio", { name: datasetById.xor.label }).isChecked()).toBe(true);
    expect(await page.getByLabel(say("field.learningRate"), { exact: true }).inputValue()).toBe(
      "0.1",
    );
    expect(await neurons.inputValue()).toBe("5");
    expect(await runToTheEnd(page)).toEqual(expected);
    await end(watched);
  });

  test("is left by the browser's back button for the view before, whose title it has again", async () => {
    const watched = await openPlayground(stage, { at: "?data=xor" });
    const { page } = watched;
    await tab(page, "functions").click();
    await expect
      .poll(() => page.title())
      .toBe(say("page.titleOfView", { view: say("view.functions") }));
    await tab(page, "race").click();
    await expect.poll(() => page.title()).toBe(say("page.titleOfView", { view: say("view.race") }));
    await page.goBack();
    await expect
      .poll(() => page.title())
      .toBe(say("page.titleOfView", { view: say("view.functions") }));
    await page.goBack();
    await untilReady(page);
    expect(await page.title()).toBe(say("page.title"));
    expect(await page.getByRole("radio", { name: datasetById.xor.label }).isChecked()).toBe(true);
    await page.goForward();
    await page.waitForURL(/view=functions/);
    await end(watched);
  });

  test("keeps many points behind its #, where they come back from", async () => {
    const points = Array.from({ length: 2000 }, (_, at) => {
      const [x1, x2] = [(at % 50) / 10 - 2.5, Math.floor(at / 50) / 10 - 2];
      return `${x1.toFixed(1)},${x2.toFixed(1)},${x1 * x2 > 0 ? 1 : 0}`;
    });
    const watched = await openPlayground(stage, { at: `?data=points#points=${points.join(";")}` });
    const { page } = watched;
    const told = page.getByText(say("data.given.classes", { count: 2000, classes: 2 }));
    await told.waitFor();
    await page.getByLabel(say("field.learningRate"), { exact: true }).selectOption("0.1");
    await expect.poll(() => new URL(page.url()).search).toBe("?data=points&rate=0.1");
    expect(new URL(page.url()).hash.length).toBeGreaterThan(16_000);
    await page.reload();
    await untilReady(page);
    await told.waitFor();
    expect(await page.getByRole("region", { name: say("problems.label") }).count()).toBe(0);
    await end(watched);
  });

  test("may be wrong in parts, which are named and ignored", async () => {
    const watched = await openPlayground(stage, { at: "?arms=foo,tanh&rate=abc&nonsense=1" });
    const { page } = watched;
    const report = page.getByRole("region", { name: say("problems.label") });
    const summary = say("problems.summary", { count: 3, places: anything });
    await report.getByText(like(summary)).click();
    const lines = await report.getByRole("listitem").allTextContents();
    expect(lines).toHaveLength(3);
    const line = (place: string, message: string, given: string) =>
      expect.stringMatching(like(say("problem.line", { place, message, given })));
    const first = say("problems.armPart", { place: 1, part: "activation" });
    expect(lines).toContainEqual(line(first, anything, "⟨.*\\bfoo\\b.*⟩"));
    expect(lines).toContainEqual(line("rate", anything, "⟨.*\\babc\\b.*⟩"));
    const unknown = say("problem.unknownKey", { allowed: anything });
    expect(lines).toContainEqual(line("nonsense", unknown, anything));
    expect(await statuses(page)).toEqual([`tanh: ${say("status.ready")}`]);
    expect(await page.getByLabel(say("field.learningRate"), { exact: true }).inputValue()).toBe(
      "0.03",
    );
    await report.getByRole("button", { name: say("banner.dismiss") }).click();
    await report.waitFor({ state: "detached" });
    await end(watched);
  });
});

describe("a worker that is lost", () => {
  test("is reported and replaced, with the experiment kept", async () => {
    const watched = await openPlayground(stage, { at: "?arms=relu&rate=0.1" });
    const { page } = watched;
    await action(page, "play").click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(0);
    const [worker] = page.workers();
    await worker?.evaluate(() => {
      setTimeout(() => {
        throw new Error("out of memory");
      });
    });
    const alert = page.getByRole("alert");
    const restarted = say("worker.restarted", { reason: "⟨.*out of memory⟩" });
    await alert.getByText(like(restarted)).waitFor();
    await untilReady(page);
    expect(await runToTheEnd(page)).toEqual([
      converged("ReLU", epochsToTarget("?arms=relu&rate=0.1")[0]),
    ]);
    await end(watched);
  });

  test("is found out where it ends without a word, but not while it lives or the computer sleeps", async () => {
    const watched = await openPlayground(stage, { at: "?arms=relu&rate=0.1", clock: true });
    const { page } = watched;
    await page.clock.fastForward("08:00:00");
    await passSilence(page);
    expect(await page.getByRole("alert").count()).toBe(0);
    await action(page, "play").click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(0);
    await endSilently(page.workers()[0]);
    await passSilence(page);
    const alert = page.getByRole("alert");
    await alert.getByText(say("worker.restarted", { reason: silence() })).waitFor();
    await untilReady(page);
    expect(await runToTheEnd(page)).toEqual([
      converged("ReLU", epochsToTarget("?arms=relu&rate=0.1")[0]),
    ]);
    await end(watched);
  });

  test("is not tried for ever, and the page says what to do", async () => {
    const watched = await stage.openPage();
    const { page } = watched;
    await page.route(/training\.worker/, (route) => route.abort());
    // What is told of a link takes no place from it.
    await page.goto("about:blank");
    await page.goto(`${stage.address}#activation=relu&dataset=xor&networkShape=4,2`);
    await page
      .getByRole("alert")
      .getByText(like(say("worker.lost", { reason: anything })))
      .waitFor();
    expect(await action(page, "play").isDisabled()).toBe(true);
    // What was made to fail is all that failed.
    expect(watched.faults.filter((fault) => !fault.includes("training.worker"))).toEqual([]);
    await watched.close();
  });
});

describe("a view that cannot be loaded", () => {
  test("is rare: the views are fetched ahead, and open without a network", async () => {
    const watched = await openPlayground(stage, { own: true });
    const { page } = watched;
    const fetched = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .filter(({ name }) => /(RaceView|FunctionsView|ClaimsView).*js$/.test(name)),
      );
    await expect.poll(async () => (await fetched()).length).toBe(3);
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await tab(page, "functions").click();
    await page.getByRole("searchbox").waitFor();
    await page.context().setOffline(false);
    await watched.close();
  });

  test("for want of a connection is told, and opens without a reload once there is one", async () => {
    const watched = await openPlayground(stage, { own: true });
    const { page } = watched;
    // Nothing is fetched ahead, and what was is forgotten.
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await page.reload();
    await untilReady(page);
    await page.context().setOffline(true);
    for (const [open, view] of [
      [tab(page, "functions"), say("view.functions")],
      [button(page, say("page.setUps")), say("page.setUps")],
    ] as const) {
      await open.click();
      await page.getByRole("alert").getByText(say("view.notLoaded", { view })).waitFor();
    }
    await page.context().setOffline(false);
    await button(page, say("page.setUps")).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await tab(page, "functions").click();
    await page.getByRole("searchbox").waitFor();
    await watched.close();
  });

  test("leaves the one before, whose run goes on, says so, and opens after a reload", async () => {
    const watched = await stage.openPage({ at: "?threshold=0", own: true });
    const { page } = watched;
    await page.route(/RaceView/, (route) => route.abort());
    await page.reload();
    await untilReady(page);
    await action(page, "play").click();
    await tab(page, "race").click();
    await page
      .getByRole("alert")
      .getByText(say("view.notLoaded", { view: say("view.race") }))
      .waitFor();
    const before = await epoch(page);
    await expect.poll(() => epoch(page)).toBeGreaterThan(before);
    await page.unroute(/RaceView/);
    await page.reload();
    await untilReady(page);
    await tab(page, "race").click();
    await page.getByRole("region", { name: say("race.setUp") }).waitFor();
    await watched.close();
  });
});
