import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { browserArguments, findBrowser } from "../tools/browser-finder.ts";
import type {} from "./page/page.ts";
import type { SuiteResult } from "./suite.ts";

const root = resolve(import.meta.dirname, "page");
const outDir = resolve(import.meta.dirname, "../../.cache/bench");

/** The suite in a module worker of Chromium, from a production build. */
export async function runSuiteInChromium(): Promise<SuiteResult> {
  const quiet = { root, configFile: false, logLevel: "error" } as const;
  await build({ ...quiet, worker: { format: "es" }, build: { outDir, emptyOutDir: true } });
  const server = await preview({
    ...quiet,
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, open: false },
  });
  const executablePath = await findBrowser(() => undefined);
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await page.waitForFunction(() => window.suite !== undefined, null, { timeout: 300_000 });
    const report = await page.evaluate(() => window.suite);
    if (!report || "error" in report) throw new Error(report?.error ?? "No result");
    return report.result;
  } finally {
    await browser.close();
    await server.close();
  }
}
