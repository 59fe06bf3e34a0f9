import type { Page } from "playwright-core";

/** As much of an event of Chromium's trace as is read; durations in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Of its thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const browserOf = (page: Page) => {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page has no browser.");
  return browser;
};

/** Begins to note what the threads of the browser do. */
export const startTrace = (page: Page): Promise<void> =>
  browserOf(page).startTracing(page, { categories: ["toplevel", "devtools.timeline"] });

/** Ends the trace: the longest task of a page's main thread since then, in milliseconds of its own time. */
export async function longestTaskMs(page: Page): Promise<number> {
  const trace = (await browserOf(page).stopTracing()).toString();
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const tasks = traceEvents.filter((event) => main.has(threadOf(event)));
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000;
}
