/**
 * What a person waits for who brings data: `npm run bench-data`, after `npm run build`. Limits: 5,000
 * pasted rows within a second and no frame above 50 ms; 60 frames a second while points are drawn.
 */
import type { Page } from "playwright-core";
import { closeStages, end, openStage, type Stage } from "../e2e/harness.ts";
import { type Frames, framesSoFar, watchFrames } from "./frames.ts";
import { longestTaskMs, startTrace } from "./trace.ts";

const rowCount = 5000;

/** Two measurements and a kind, as a spreadsheet's clipboard has them. */
const table = [
  "length\tdepth\tkind",
  ...Array.from({ length: rowCount }, (_, row) => {
    const turn = row * 2.399963;
    const away = Math.sqrt(row / rowCount);
    const cells = [180 + 30 * away * Math.cos(turn), 17 + 4 * away * Math.sin(turn)];
    return [...cells.map((cell) => cell.toFixed(2)), away < 0.6 ? "inner" : "outer"].join("\t");
  }),
].join("\n");

interface Measured {
  readonly what: string;
  readonly ms: number | null;
  readonly frames: Frames;
  /** The most that the page's thread computed without a break, whatever else the machine does. */
  readonly taskMs: number;
}

async function timed(page: Page, what: string, work: () => Promise<void>): Promise<Measured> {
  await startTrace(page);
  await watchFrames(page);
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  // What is drawn late counts as well.
  await page.waitForTimeout(500);
  return { what, ms, frames: await framesSoFar(page), taskMs: await longestTaskMs(page) };
}

async function measurePaste(stage: Stage): Promise<readonly Measured[]> {
  const watched = await stage.openPage();
  const { page } = watched;
  await page.getByRole("button", { name: /^More data/ }).click();
  const box = page.getByRole("textbox", { name: "Paste or drop a table" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), table);
  await box.focus();
  await page.waitForTimeout(1000);
  const use = page.getByRole("button", { name: "Use this table" });
  const read = await timed(page, `${rowCount} rows pasted, until they are read`, async () => {
    await page.keyboard.press("ControlOrMeta+V");
    await page.getByText(/^5,000 points of inner and outer/).waitFor();
  });
  const used = await timed(page, `${rowCount} rows taken, until they are shown`, async () => {
    await use.click();
    await page.getByText(/^5,000 points .*2 classes/).waitFor();
  });
  await end(watched);
  return [read, used];
}

/** Strokes over the plane while six arms train at the page's usual speed and as fast as it goes. */
async function measureDrawing(stage: Stage, isFastest: boolean): Promise<Measured> {
  const arms = "sigmoid,tanh,relu,elu,gelu,swish";
  const watched = await stage.openPage({ at: `?arms=${arms}&threshold=0&budget=1000000` });
  const { page } = watched;
  await page.getByRole("button", { name: /^More data/ }).click();
  await page.getByRole("button", { name: "Change the points shown" }).click();
  await page.getByRole("checkbox", { name: "join the run" }).check();
  const plane = page.getByRole("group", { name: /^Draw points/ });
  const box = await plane.boundingBox();
  if (!box) throw new Error("There is no plane to draw on.");
  const transport = page.getByRole("region", { name: "Transport" });
  await transport.getByRole("button", { name: "Play" }).click();
  if (isFastest) await transport.getByRole("slider").press("End");
  await page.waitForTimeout(2000);
  await startTrace(page);
  await watchFrames(page);
  for (let stroke = 0; stroke < 6; stroke++) {
    const down = box.y + box.height * (0.15 + 0.12 * stroke);
    await page.mouse.move(box.x + 0.1 * box.width, down);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.9 * box.width, down, { steps: 40 });
    await page.mouse.up();
  }
  const frames = await framesSoFar(page);
  const taskMs = await longestTaskMs(page);
  await end(watched);
  const speed = isFastest ? "as fast as it goes" : "at 60 epochs a second";
  return { what: `6 strokes while 6 arms train ${speed}`, ms: null, frames, taskMs };
}

const stage = await openStage();
const measured = [
  ...(await measurePaste(stage)),
  await measureDrawing(stage, false),
  await measureDrawing(stage, true),
];
await closeStages();
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
console.table(
  measured.map(({ what, ms, frames, taskMs }) => ({
    what,
    took: ms === null ? "" : milliseconds(ms),
    "median frame": milliseconds(frames.medianMs),
    "95th percentile": milliseconds(frames.ninetyFifthMs),
    longest: milliseconds(frames.longestMs),
    "longest task, computing": milliseconds(taskMs),
  })),
);
