/** Workers that end without a word, and a page whose time passes when a test says so. */
import type { Page, Worker } from "playwright";
import { checkIntervalMs, mostSilentChecks } from "../../src/protocol/heartbeat.ts";
import { say } from "../../src/words/say.ts";
import { settle } from "./stillness.ts";

/** From one task to the next the worker is gone; the browser tells nobody. */
export async function endSilently(worker: Worker | undefined): Promise<void> {
  if (!worker) throw new Error("There is no such worker.");
  await worker.evaluate(() => self.close());
}

/** Why such a worker is given up, in the page's words. */
export const silence = (): string =>
  say("worker.silent", { seconds: (mostSilentChecks * checkIntervalMs) / 1000 });

/** As long as a worker may be silent; those that live can answer each time. */
export async function passSilence(page: Page): Promise<void> {
  for (let round = 0; round <= mostSilentChecks; round++) {
    await page.clock.runFor(checkIntervalMs);
    await settle(page);
  }
}
