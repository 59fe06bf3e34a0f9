import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright";

/**
 * "all": everything that WCAG 2.2 AA and good practice ask for. "contrast" is the one rule that
 * colours alone decide, for the other theme of a layout that all rules have passed.
 */
export type AxeRules = "all" | "contrast";

const runOnly: Readonly<Record<AxeRules, readonly string[]>> = {
  all: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  contrast: ["color-contrast"],
};

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Accessibility violations that axe finds on the page now, one line each. */
export async function axeViolations(
  page: Page,
  rules: AxeRules = "all",
): Promise<readonly string[]> {
  // Playwright's own ways to add a script are refused by the page's security policy.
  const session = await page.context().newCDPSession(page);
  const { result: axe } = await session.send("Runtime.evaluate", { expression: "typeof axe" });
  if (axe.value === "undefined") {
    await session.send("Runtime.evaluate", { expression: await source });
  }
  const options = JSON.stringify({ resultTypes: ["violations"], runOnly: runOnly[rules] });
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, ${options}).then(({ violations }) => violations)`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(`axe failed: ${exceptionDetails.text}`);
  return (result.value as readonly AxeViolation[]).flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}
