import { resolve } from "node:path";
import { chromium } from "playwright";
import { build, preview } from "vite";
import { browserArguments, findBrowser } from "../tools/browser-finder.ts";
import type { PageReport } from "./page/page.ts";

const root = resolve(import.meta.dirname, "page");
const outDir = resolve(import.meta.dirname, "../../.cache/bench");

/** The suite in a module worker of Chromium and races on its pool, from a production build. */
export async function measureInChromium(): Promise<PageReport> {
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
    await page.waitForFunction(() => window.report !== undefined, null, { timeout: 300_000 });
    const report = await page.evaluate(() => window.report);
    if (!report || "error" in report) throw new Error(report?.error ?? "No result");
    return report;
  } finally {
    await browser.close();
    await server.close();
  }
}
