/** The playground as tests use it: what stands on it, what its worker says, what Node makes of it. */
import type { Page } from "playwright";
import { expect } from "vitest";
import type { ViewId } from "../../src/components/page/views.ts";
import type { Experiment } from "../../src/engine/experiment/experiment.ts";
import { experimentFromQuery } from "../../src/engine/experiment/url.ts";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { ArmRun } from "../../src/engine/training/run.ts";
import type { TrainingReply } from "../../src/protocol/messages.ts";
import type { ActionId } from "../../src/store/page/actions.ts";
import type { Layout } from "../../src/store/playground/playground-state.ts";
import { say } from "../../src/words/say.ts";
import type { Term as TermId } from "../../src/words/terms.ts";
import type { Stage, WatchedPage } from "./harness.ts";
import { passFrames } from "./stillness.ts";
import { anything, like, unmarked } from "./wording.ts";

type Options = Parameters<Stage["openPage"]>[0];

/** Opens the page and waits until it can train and shows the networks as they start. */
export async function openPlayground(stage: Stage, options?: Options): Promise<WatchedPage> {
  const watched = await stage.openPage(options);
  await untilReady(watched.page);
  return watched;
}

export async function untilReady(page: Page): Promise<void> {
  await expect.poll(() => action(page, "play").isEnabled()).toBe(true);
  // The first frame brings every card its status; before it no weight can be edited.
  const status = page.getByRole("article").first().getByRole("paragraph");
  await expect.poll(() => status.textContent()).not.toBe(say("status.starting"));
  // What follows the first picture comes all at once: panels, and the curves on the cards.
  const curve = page.locator("article button[aria-pressed] svg").first();
  if ((await page.locator("#rail").count()) > 0) await curve.waitFor({ state: "attached" });
}

/** The button of an entry of the table of actions; the first where there are several. */
export const action = (page: Page, id: ActionId) =>
  page.locator(`[data-action=${id}]`).filter({ visible: true }).first();

/** The top bar's tab of a view or a layout. */
export const tab = (page: Page, place: ViewId | Layout) => page.locator(`[data-place=${place}]`);

/** Sets a preference in the menu of what is seldom chosen. */
export async function prefer(page: Page, preference: "theme" | "stepBy", value: string) {
  await page.getByRole("button", { name: say("page.more") }).click();
  await page.locator(`[data-preference=${preference}]`).selectOption(value);
  await page.keyboard.press("Escape");
}

/** Gives an arm another function, by what a person types into its menu. */
export async function chooseFunction(page: Page, arm: string, name: string) {
  await page.getByRole("button", { name: say("arms.menu", { arm }), exact: true }).click();
  await page.getByRole("combobox", { name: say("arms.search") }).fill(name);
  await page.keyboard.press("Enter");
  // Two frames on, the key has not pressed the button that has the focus again.
  await passFrames(page, 2);
  await expect.poll(() => page.getByRole("listbox").count()).toBe(0);
}

/** A label that explains itself. */
export const term = (page: Page, id: TermId) => page.locator(`[data-term=${id}]`).first();

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true });

export const card = (page: Page, arm: string) =>
  page.getByRole("article", { name: arm, exact: true });

/** The line of news among the arms. */
export const news = (page: Page) => page.getByRole("status");

export const lossReader = (page: Page) =>
  page.getByRole("slider", { name: like(say("chart.loss.read", { metric: anything })) });

export const networkPart = (page: Page, name: string) =>
  page.getByRole("group", { name: say("chart.network") }).getByLabel(name, { exact: true });

/** How the network names the bias of its output. */
export const outputBias = () => say("chart.network.bias", { unit: say("chart.network.output") });

/** Over the boundary that is shown large. */
export const boundaryHeading = (page: Page, arm: string) =>
  page.getByRole("heading", {
    name: unmarked(say("boundary.title", { inputs: 2, arm })),
    exact: true,
  });

export async function epoch(page: Page): Promise<number> {
  const text = await page.getByTestId("epoch").textContent();
  return Number(text?.replace(",", ""));
}

/** As fast as the machine goes. */
export async function fullSpeed(page: Page): Promise<void> {
  await page.getByRole("slider", { name: say("page.speed") }).fill("11");
}

/** The line of an arm that converged. */
export const converged = (arm: string, epoch: number | null | undefined): string =>
  `${arm}: ${say("status.converged", { epoch: String(epoch) })}`;

/** Every arm's card in one line, as it stands: "ReLU: converged at epoch 23". */
export async function statuses(page: Page): Promise<readonly string[]> {
  const cards = await page.getByRole("article").all();
  return Promise.all(
    cards.map(async (one) => {
      const [label, status] = await Promise.all([
        one.getByRole("heading").textContent(),
        one.getByRole("paragraph").textContent(),
      ]);
      // How long it took is the machine's affair.
      return `${label}: ${status?.split(" · ")[0]}`;
    }),
  );
}

/** Plays at full speed until every arm has ended; returns the statuses. */
export async function runToTheEnd(page: Page): Promise<readonly string[]> {
  await fullSpeed(page);
  await action(page, "play").click();
  await news(page).getByText(say("ending.finished")).waitFor();
  return statuses(page);
}

/** One arm's exact numbers, without a clock's. */
export interface Numbers {
  readonly epoch: number;
  readonly iteration: number;
  readonly trainLoss: number;
  readonly testLoss: number;
}

/** What the training worker has posted last. */
export interface WorkerWatch {
  numbers(): Promise<readonly Numbers[]>;
  /** Presses pause; the epoch at which training stands once the page shows it. */
  pause(): Promise<number>;
}

interface Posted {
  readonly playing: boolean;
  readonly numbers: readonly Numbers[];
}

/** Keeps a copy of what the training worker posts from now on. */
export async function watchWorker(page: Page): Promise<WorkerWatch> {
  const [worker] = page.workers();
  if (!worker) throw new Error("There is no training worker.");
  await worker.evaluate(() => {
    const scope = self as unknown as {
      postMessage: (report: TrainingReply, options: { transfer: ArrayBuffer[] }) => void;
      posted: Posted;
    };
    const { postMessage } = scope;
    scope.postMessage = (report, options) => {
      if (report.type === "frame") {
        const { playing, arms } = report.frame;
        const numbers = arms.map(({ epoch, iteration, trainLoss, testLoss }) => ({
          epoch,
          iteration,
          trainLoss,
          testLoss,
        }));
        scope.posted = { playing, numbers };
      }
      postMessage.call(self, report, options);
    };
  });
  const posted = () =>
    worker.evaluate(() => (self as unknown as { posted: Posted | undefined }).posted);
  const numbers = async () => (await posted())?.numbers ?? [];
  return {
    numbers,
    async pause() {
      await action(page, "play").click();
      await expect.poll(async () => (await posted())?.playing).toBe(false);
      const [arm] = await numbers();
      await expect.poll(() => epoch(page)).toBe(arm?.epoch);
      return arm?.epoch ?? Number.NaN;
    },
  };
}

/** What the page must show, computed in Node by the same engine. */
export function trainHere(
  query: string,
  train: (run: ArmRun, experiment: Experiment) => void,
): readonly Numbers[] {
  return runsHere(query, train).map(({ trainer }) => ({
    epoch: trainer.epoch,
    iteration: trainer.iteration,
    trainLoss: trainer.evaluate("train").loss,
    testLoss: trainer.evaluate("test").loss,
  }));
}

/** The epochs at which the arms of this experiment converge, in Node. */
export function epochsToTarget(query: string): readonly (number | null)[] {
  const runs = runsHere(query, (run) => {
    while (!run.outcome) run.advance(1);
  });
  return runs.map(({ outcome }) => (outcome?.kind === "converged" ? outcome.epochsToTarget : null));
}

function runsHere(
  query: string,
  train: (run: ArmRun, experiment: Experiment) => void,
): readonly ArmRun[] {
  const { experiment } = experimentFromQuery(query);
  const data = prepareRun(experiment);
  return experiment.arms.map((arm) => {
    const run = new ArmRun({
      experiment,
      data,
      arm,
      createTrainer: createFastTrainer,
      clock: () => 0,
    });
    train(run, experiment);
    return run;
  });
}
