import type { SuiteReport } from "./suite.worker.ts";

/** Runs the suite in a worker, as the playground trains; the result appears as `window.suite`. */
declare global {
  interface Window {
    suite?: SuiteReport;
  }
}

const worker = new Worker(new URL("./suite.worker.ts", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data }: MessageEvent<SuiteReport>) => {
  window.suite = data;
});
worker.addEventListener("error", ({ message }) => {
  window.suite = { error: message };
});
