import type { Page } from "playwright";
import { loadWords, say } from "../../src/words/say.ts";
import { closeStages, end, openStage, type Stage } from "../e2e/harness.ts";
import { type Frames, framesSoFar, watchFrames } from "./frames.ts";
import { type Spread, spreadOf } from "./measure.ts";

/** How much slower than this machine the page's thread runs: a weak laptop or an old phone. */
export const slowdown = 4;

export interface SlowedPage {
  /** From the visit's beginning until play can be pressed and a boundary is seen, milliseconds. */
  readonly readyMs: Spread;
  /** Three arms at 60 epochs a second. */
  readonly frames: Frames;
  /** From another width of a hidden layer to its picture, six arms, milliseconds. */
  readonly widthMs: Spread;
}

/** The page as `measurePage` has built it, where the processor is slow: Chromium holds the page's thread back, but no worker. */
export async function measureSlowedPage(): Promise<SlowedPage> {
  const stage = await openStage();
  try {
    return {
      readyMs: await measureReady(stage),
      frames: await measureFrames(stage),
      widthMs: await measureWidth(stage),
    };
  } finally {
    await closeStages();
  }
}

const slow = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
};

/** First visits: nothing is kept from the one before. */
async function measureReady(stage: Stage, visits = 11): Promise<Spread> {
  const opened = await stage.openPage({ own: true });
  const browser = opened.page.context().browser();
  if (!browser) throw new Error("The page has no browser.");
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await slow(page);
    await withHelper(page);
    await page.addInitScript(noteReady);
    await page.goto(stage.address);
    times.push(await page.evaluate(() => (window as unknown as Noted).whenReady));
    await context.close();
  }
  await end(opened);
  return spreadOf(times);
}

/** What runs in the page is compiled here, and the compiler names functions with a helper. */
const withHelper = (page: Page): Promise<unknown> =>
  page.addInitScript("window.__name = (one) => one");

interface Noted {
  /** Milliseconds since the visit began. */
  whenReady: Promise<number>;
}

/** Notes when play can be pressed and the middle of a boundary is painted; runs in the page. */
function noteReady(): void {
  const isPainted = (canvas: HTMLCanvasElement): boolean => {
    const [x, y] = [canvas.width >> 1, canvas.height >> 1];
    return x > 10 && y > 10 && (canvas.getContext("2d")?.getImageData(x, y, 1, 1).data[3] ?? 0) > 0;
  };
  (window as unknown as Noted).whenReady = new Promise((resolve) => {
    const look = (): void => {
      const play = document.querySelector("[data-action=play]:enabled");
      const canvases = [...document.querySelectorAll("canvas")];
      if (play && canvases.some(isPainted)) resolve(performance.now());
      else setTimeout(look, 20);
    };
    look();
  });
}

/** Three arms at 60 epochs a second. */
async function measureFrames(stage: Stage): Promise<Frames> {
  const watched = await stage.openPage({ own: true, at: "?threshold=0&budget=1000000" });
  const { page } = watched;
  await slow(page);
  await page.locator("[data-action=play]:enabled").click();
  await page.waitForTimeout(3000);
  await watchFrames(page);
  await page.waitForTimeout(8000);
  const frames = await framesSoFar(page);
  await end(watched);
  return frames;
}

/** Six arms, and another width of the first layer with every press of a key; not slowed. */
async function measureWidth(stage: Stage, presses = 12): Promise<Spread> {
  const arms = ["sigmoid", "tanh", "relu", "elu", "gelu", "swish"];
  await loadWords("en", ["playground"]);
  const opened = await stage.openPage({ own: true });
  const { page } = opened;
  await withHelper(page);
  await page.addInitScript(noteFrames);
  await page.goto(`${stage.address}?hidden=3,3&arms=${arms.join(",")}`);
  const units = page.getByLabel(say("layers.neurons", { layer: 1 }));
  await units.waitFor();
  const times: number[] = [];
  for (let press = 0; press < presses; press++) {
    await page.waitForTimeout(700);
    const [width, armCount] = [4 + (press % 5), arms.length];
    times.push(await units.evaluate(untilRepainted, { width, armCount }));
  }
  await end(opened);
  return spreadOf(times);
}

interface Watched {
  frames: EventTarget;
}

/** Lets the page's frames be heard; runs in the page, before its own scripts. */
function noteFrames(): void {
  const frames = new EventTarget();
  (window as unknown as Watched).frames = frames;
  window.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      this.addEventListener("message", ({ data }) => {
        if (data.type === "frame")
          frames.dispatchEvent(new CustomEvent("frame", { detail: data.frame }));
      });
    }
  };
}

/** Gives a layer another width, and waits until the new run's boundaries of so many arms are on the screen; runs in the page. */
function untilRepainted(
  units: Node,
  { width, armCount }: { readonly width: number; readonly armCount: number },
): Promise<number> {
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  (units as HTMLElement).focus();
  setValue?.call(units, String(width));
  units.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const { frames } = window as unknown as Watched;
  return new Promise((resolve) => {
    const shown = new Set<string>();
    const start = performance.now();
    const onFrame = (event: Event): void => {
      const { pictures } = (event as CustomEvent).detail;
      for (const { subscription } of pictures) {
        if (subscription.kind === "boundary") shown.add(subscription.armId);
      }
      if (shown.size < armCount) return;
      frames.removeEventListener("frame", onFrame);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    };
    frames.addEventListener("frame", onFrame);
    units.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
}
