import { chromium } from "playwright";
import { browserArguments, knownBrowser } from "../browser-finder.ts";
import type { TestedBrowser } from "./browser.ts";

/** The browser that the tests use. */
export async function startChromium(): Promise<TestedBrowser> {
  const executablePath = await knownBrowser();
  if (executablePath === null) throw new Error("no Chromium");
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  const page = await browser.newPage();
  return {
    name: `Chromium ${browser.version()}`,
    open: async (address) => void (await page.goto(address)),
    evaluate: (expression) => page.evaluate(expression),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
