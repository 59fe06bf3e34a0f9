import { build } from "vite";
import { openStage, type Stage } from "../e2e/harness.ts";

export interface PageSpeed {
  readonly arms: number;
  readonly epochsPerSecond: number;
  readonly frameMedianMs: number;
  readonly frame95Ms: number;
}

/** What a person sees at full speed: the built page in Chromium, 1440 × 900. */
export async function measurePage(): Promise<readonly PageSpeed[]> {
  await build({ logLevel: "error" });
  const stage = await openStage();
  try {
    const results: PageSpeed[] = [];
    for (const arms of [["tanh"], ["sigmoid", "tanh", "relu", "elu", "gelu", "swish"]]) {
      results.push(await measureArms(stage, arms));
    }
    return results;
  } finally {
    await stage.close();
  }
}

async function measureArms(stage: Stage, arms: readonly string[]): Promise<PageSpeed> {
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
  const before = await epoch();
  const start = performance.now();
  // As text, so that nothing a compiler adds is missing in the page.
  const intervals = (await page.evaluate(`new Promise((done) => {
    const intervals = [];
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      intervals.push(now - last);
      last = now;
      if (intervals.length < 300) requestAnimationFrame(frame);
      else done(intervals);
    });
  })`)) as number[];
  const epochs = (await epoch()) - before;
  const seconds = (performance.now() - start) / 1000;
  watched.expectNoFaults();
  await watched.close();
  intervals.sort((left, right) => left - right);
  const quantile = (share: number): number =>
    intervals[Math.floor(share * (intervals.length - 1))] as number;
  return {
    arms: arms.length,
    epochsPerSecond: epochs / seconds,
    frameMedianMs: quantile(0.5),
    frame95Ms: quantile(0.95),
  };
}
