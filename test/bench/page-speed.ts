import type { Page } from "playwright-core";
import { build } from "vite";
import { closeStages, end, openStage, type Stage } from "../e2e/harness.ts";
import { racingArms } from "./race.ts";

export interface Frames {
  readonly medianMs: number;
  readonly ninetyFifthMs: number;
}

export interface PageSpeed {
  readonly training: readonly {
    readonly arms: number;
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
      race: await measureRace(stage),
    };
  } finally {
    await closeStages();
  }
}

/** Begins to note the intervals between frames; as text, so that no compiler adds to it. */
const watchFrames = (page: Page): Promise<unknown> =>
  page.evaluate(`
    window.intervals = [];
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      window.intervals.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    });
  `);

async function framesSoFar(page: Page): Promise<Frames> {
  const intervals = (await page.evaluate("window.intervals.slice(1)")) as number[];
  intervals.sort((left, right) => left - right);
  const quantile = (share: number): number =>
    intervals[Math.floor(share * (intervals.length - 1))] as number;
  return { medianMs: quantile(0.5), ninetyFifthMs: quantile(0.95) };
}

async function measureArms(
  stage: Stage,
  arms: readonly string[],
): Promise<PageSpeed["training"][number]> {
  // A rule that nobody meets keeps the page from pausing.
  const query = `?hidden=4,2&arms=${arms.join(",")}&threshold=0&budget=1000000`;
  const watched = await stage.openPage({ at: query });
  const { page } = watched;
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
  return { arms: arms.length, epochsPerSecond: epochs / seconds, frames };
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
