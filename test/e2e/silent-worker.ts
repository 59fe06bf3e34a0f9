/** Workers that end without a word, and a page whose time passes when a test says so. */
import type { Page, Worker } from "playwright";
import { checkIntervalMs, mostSilentChecks } from "../../src/protocol/heartbeat.ts";
import { settle } from "./stillness.ts";

/** From one task to the next the worker is gone; the browser tells nobody. */
export async function endSilently(worker: Worker | undefined): Promise<void> {
  if (!worker) throw new Error("There is no such worker.");
  await worker.evaluate(() => self.close());
}

/** As long as a worker may be silent; those that live can answer each time. */
export async function passSilence(page: Page): Promise<void> {
  for (let round = 0; round <= mostSilentChecks; round++) {
    await page.clock.runFor(checkIntervalMs);
    await settle(page);
  }
}
