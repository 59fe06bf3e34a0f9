/** Waiting that goes by what the page has done, never by the clock: a busy machine only takes longer. */
import type { Page } from "playwright";

/** Until the page has drawn that many frames: a time in which it could have gone on. */
export async function passFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
  }, count);
}

/** Until every worker has heard what it was sent, and the page what they answered. */
export async function settle(page: Page): Promise<void> {
  // A worker that has ended never answers.
  for (const worker of page.workers()) await worker.evaluate(hop).catch(() => {});
  await page.evaluate(hop);
}

/** A message to oneself comes after those that wait. */
const hop = (): Promise<unknown> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });

/** Until nothing is under way: no transition, and the same page for ten frames. */
export async function untilStill(page: Page): Promise<void> {
  for (let before = ""; ; ) {
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
    );
    await passFrames(page, 10);
    const now = await page.content();
    if (now === before) return;
    before = now;
  }
}
