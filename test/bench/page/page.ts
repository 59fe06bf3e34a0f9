import type { KernelCreation } from "../kernel-creation.ts";
import { lectureRace } from "../race.ts";
import { measureFirstKernels } from "./first-kernels.ts";
import { type PoolRace, racePool } from "./pool-race.ts";
import type { SuiteReport } from "./suite.worker.ts";

/** What the page measured; appears as `window.report` when all is done. */
export interface PageReport {
  readonly suite: SuiteReport;
  /** The lecture's race with one worker, and with one per core. */
  readonly races: readonly PoolRace[];
  /** Kernels made as the first of a fresh worker. */
  readonly firstKernels: readonly KernelCreation[];
}

declare global {
  interface Window {
    report?: PageReport | { readonly error: string };
  }
}

/** The suite in a worker, as the playground trains. */
function runSuite(): Promise<SuiteReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./suite.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<SuiteReport>) => resolve(data));
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
  });
}

async function measure(): Promise<PageReport> {
  const races: PoolRace[] = [];
  for (const workers of new Set([1, navigator.hardwareConcurrency])) {
    races.push(await racePool(lectureRace, workers));
  }
  return { races, firstKernels: await measureFirstKernels(), suite: await runSuite() };
}

measure().then(
  (report) => {
    window.report = report;
  },
  (error: unknown) => {
    window.report = { error: String(error) };
  },
);
