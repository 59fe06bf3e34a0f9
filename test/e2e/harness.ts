/**
 * The built page in a real browser, served as a static host would serve it.
 *
 * `openPage` gives a page that is watched: any console error, uncaught error or
 * request that leaves the origin is a fault, and `expectNoFaults` fails on it.
 */
import { access, mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { preview } from "vite";
import { browserArguments, knownBrowser } from "../tools/browser-finder.ts";

const root = resolve(import.meta.dirname, "../..");
/** Another build may be tested while `dist/` is being made anew. */
const build = resolve(root, process.env.E2E_BUILD ?? "dist");
const screenshots = join(root, ".cache/screenshots");

export interface Stage {
  /** Address of the page, with a slash at its end. */
  readonly address: string;
  readonly browser: Browser;
  openPage(options?: PageOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

export interface PageOptions extends BrowserContextOptions {
  /** Query or fragment after the address, such as "?data=xor". */
  readonly at?: string;
}

export interface WatchedPage {
  readonly page: Page;
  /** Everything that went wrong so far, one line each. */
  readonly faults: readonly string[];
  expectNoFaults(): void;
  /** Accessibility violations that axe finds now, one line each. */
  axeViolations(): Promise<readonly string[]>;
  /** A PNG in `.cache/screenshots/`, for people to look at. */
  screenshot(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** Serves the build under a base path on a free port and starts a browser. */
export async function openStage(base = "/"): Promise<Stage> {
  await access(join(build, "index.html")).catch(() => {
    throw new Error("There is no build to test: run `npm run build` first.");
  });
  const executablePath = await knownBrowser();
  if (executablePath === null) {
    throw new Error("There is no browser: run `npx tsx test/tools/find-browser.ts` first.");
  }
  const server = await preview({
    root,
    base,
    logLevel: "error",
    build: { outDir: build },
    preview: { host: "127.0.0.1", port: 0, open: false },
  });
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error("The preview server has no address.");
  return {
    address,
    browser,
    openPage: (options) => openWatchedPage(browser, address, options),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function openWatchedPage(
  browser: Browser,
  address: string,
  { at = "", ...options }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const { origin } = new URL(address);
  const faults: string[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    const isInline = url.protocol === "data:" || url.protocol === "blob:";
    if (!isInline && url.origin !== origin) faults.push(`request to ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // A page that closes cancels what it was still loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") {
      faults.push(`failed request ${request.url()}: ${request.failure()?.errorText}`);
    }
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()} of ${response.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(address + at);
  return {
    page,
    faults,
    expectNoFaults() {
      if (faults.length > 0) throw new Error(`The page had faults:\n${faults.join("\n")}`);
    },
    axeViolations: () => axeViolations(page),
    async screenshot(name) {
      await mkdir(screenshots, { recursive: true });
      return page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

/** Closes the page, on which nothing may have gone wrong. */
export async function end(watched: WatchedPage): Promise<void> {
  watched.expectNoFaults();
  await watched.close();
}

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function axeViolations(page: Page): Promise<readonly string[]> {
  // Playwright's own ways to add a script are refused by the page's security policy.
  const session = await page.context().newCDPSession(page);
  const { result: axe } = await session.send("Runtime.evaluate", { expression: "typeof axe" });
  if (axe.value === "undefined") {
    await session.send("Runtime.evaluate", { expression: await axeSource });
  }
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: "axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations)",
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(`axe failed: ${exceptionDetails.text}`);
  return (result.value as readonly AxeViolation[]).flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}
