import type { Page } from "playwright-core";
import { build } from "vite";
import { questions } from "../../src/store/why/why-view.ts";
import { closeStages, end, openStage, type Stage } from "../e2e/harness.ts";
import { type Frames, framesSoFar, watchFrames } from "./frames.ts";
import { racingArms } from "./race.ts";

export interface PageSpeed {
  readonly training: readonly {
    readonly arms: number;
    readonly epochsPerSecond: number;
    readonly frames: Frames;
  }[];
  /** One arm, 2-8×6-1: with nothing but boundary and losses, and with every diagnostic looked at. */
  readonly watched: readonly {
    readonly where: string;
    readonly epochsPerSecond: number;
    readonly frames: Frames;
  }[];
  /** 12 arms × 50 seeds, from the press of the button to the last sentence. */
  readonly race: { readonly seconds: number; readonly frames: Frames };
}

/** What a person sees: the built page in Chromium, 1440 × 900. */
export async function measurePage(): Promise<PageSpeed> {
  await build({ logLevel: "error" });
  const stage = await openStage();
  try {
    return {
      training: [
        await measureArms(stage, ["tanh"]),
        await measureArms(stage, ["sigmoid", "tanh", "relu", "elu", "gelu", "swish"]),
        await measureArms(stage, racingArms),
      ],
      watched: await measureWatched(stage),
      race: await measureRace(stage),
    };
  } finally {
    await closeStages();
  }
}

async function measureArms(
  stage: Stage,
  arms: readonly string[],
): Promise<PageSpeed["training"][number]> {
  const speed = await measureSpeed(stage, `hidden=4,2&arms=${arms.join(",")}`);
  return { arms: arms.length, ...speed };
}

/** Compare without a diagnosis, then each question of Why, its fold lines drawn. */
async function measureWatched(stage: Stage): Promise<PageSpeed["watched"]> {
  const network = "hidden=8,8,8,8,8,8&arms=tanh";
  const inCompare = await measureSpeed(stage, `${network}&layout=compare`);
  const measured = [{ where: "in Compare", ...inCompare }];
  for (const question of questions) {
    const query = `${network}&view=why&question=${question}`;
    const speed = await measureSpeed(stage, query, async (page) => {
      await page.getByText("fold lines", { exact: true }).click();
    });
    measured.push({ where: `Why: ${question}`, ...speed });
  }
  return measured;
}

async function measureSpeed(
  stage: Stage,
  query: string,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<{ readonly epochsPerSecond: number; readonly frames: Frames }> {
  // A rule that nobody meets keeps the page from pausing.
  const watched = await stage.openPage({ at: `?${query}&threshold=0&budget=1000000` });
  const { page } = watched;
  await prepare(page);
  const transport = page.getByRole("region", { name: "Transport" });
  await transport.getByRole("button", { name: "Play" }).click();
  await transport.getByRole("slider").press("End");
  await page.waitForTimeout(2000);
  const epoch = async (): Promise<number> =>
    Number((await page.getByTestId("epoch").innerText()).replaceAll(",", ""));
  await watchFrames(page);
  const before = await epoch();
  const start = performance.now();
  await page.waitForTimeout(5000);
  const epochs = (await epoch()) - before;
  const seconds = (performance.now() - start) / 1000;
  const frames = await framesSoFar(page);
  await end(watched);
  return { epochsPerSecond: epochs / seconds, frames };
}

async function measureRace(stage: Stage): Promise<PageSpeed["race"]> {
  const watched = await stage.openPage({ at: `?view=race&arms=${racingArms.join(",")}` });
  const { page } = watched;
  // The estimate stands when its trial is over, so that only the race is measured.
  await page.getByText(/^about .* at most /).waitFor();
  await watchFrames(page);
  const start = performance.now();
  await page.getByRole("button", { name: "Race", exact: true }).last().click();
  await page.getByRole("button", { name: "Save or export" }).waitFor();
  await page.getByText(/^about .* at most /).waitFor();
  const seconds = (performance.now() - start) / 1000;
  const frames = await framesSoFar(page);
  await end(watched);
  return { seconds, frames };
}
