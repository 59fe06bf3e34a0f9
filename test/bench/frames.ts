import type { Page } from "playwright-core";

export interface Frames {
  readonly medianMs: number;
  readonly ninetyFifthMs: number;
  readonly longestMs: number;
}

/** Begins to note the intervals between frames; as text, so that no compiler adds to it. */
export const watchFrames = (page: Page): Promise<unknown> =>
  page.evaluate(`
    window.intervals = [];
    window.lastFrame = performance.now();
    window.isWatched ??= requestAnimationFrame(function frame(now) {
      window.intervals.push(now - window.lastFrame);
      window.lastFrame = now;
      requestAnimationFrame(frame);
    });
  `);

/** The intervals since `watchFrames`, in milliseconds. */
export async function framesSoFar(page: Page): Promise<Frames> {
  const intervals = (await page.evaluate("window.intervals.slice(1)")) as number[];
  intervals.sort((left, right) => left - right);
  const quantile = (share: number): number =>
    intervals[Math.floor(share * (intervals.length - 1))] as number;
  return { medianMs: quantile(0.5), ninetyFifthMs: quantile(0.95), longestMs: quantile(1) };
}
