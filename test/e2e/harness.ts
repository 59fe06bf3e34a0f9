/**
 * The built page in a real browser, served as a static host would serve it.
 *
 * `openPage` gives a page that is watched: any console error, uncaught error or
 * request that leaves the origin is a fault, and `expectNoFaults` fails on it.
 *
 * Most of a test's time goes into a browser that starts and pages that compile their
 * scripts: files that run in one process share the browser, and tests share pages,
 * emptied in between (see kept-pages.ts).
 */
import { access, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  chromium,
  type Page,
  type Request,
  type Response,
  type WebError,
} from "playwright";
import { type PreviewServer, preview } from "vite";
import { browserArguments, knownBrowser } from "../tools/browser-finder.ts";
import { type AxeRules, axeViolations } from "./axe.ts";
import { KeptPages, type PageOptions } from "./kept-pages.ts";

const root = resolve(import.meta.dirname, "../..");
/** Another build may be tested while `dist/` is being made anew. */
const build = resolve(root, process.env.E2E_BUILD ?? "dist");
const screenshots = join(root, ".cache/screenshots");

export interface Stage {
  /** Address of the page, with a slash at its end. */
  readonly address: string;
  openPage(options?: OpenOptions): Promise<WatchedPage>;
}

export interface OpenOptions extends PageOptions {
  /** Query or fragment after the address, such as "?data=xor". */
  readonly at?: string;
}

export interface WatchedPage {
  readonly page: Page;
  /** Everything that went wrong so far, one line each. */
  readonly faults: readonly string[];
  expectNoFaults(): void;
  /** Accessibility violations that axe finds now, one line each. */
  axeViolations(rules?: AxeRules): Promise<readonly string[]>;
  /** A PNG in `.cache/screenshots/`, for people to look at. */
  screenshot(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

let browser: Promise<Browser> | null = null;
const stages = new Map<
  string,
  Promise<{ readonly server: PreviewServer; readonly stage: Stage }>
>();

/** Serves the build under a base path on a free port and starts a browser, where neither runs yet. */
export async function openStage(base = "/"): Promise<Stage> {
  const opening = stages.get(base) ?? startStage(base);
  stages.set(base, opening);
  return (await opening).stage;
}

/** Ends what `openStage` started; a process that ends does so by itself. */
export async function closeStages(): Promise<void> {
  await (await browser)?.close();
  for (const opening of stages.values()) await (await opening).server.close();
  browser = null;
  stages.clear();
}

async function startStage(base: string) {
  await access(join(build, "index.html")).catch(() => {
    throw new Error("There is no build to test: run `npm run build` first.");
  });
  browser ??= launch();
  const server = await preview({
    root,
    base,
    logLevel: "error",
    build: { outDir: build },
    preview: {
      host: "127.0.0.1",
      port: 0,
      open: false,
      // Most of a load would go into asking for each file whether it has changed.
      headers: { "cache-control": "max-age=3600" },
    },
  });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error("The preview server has no address.");
  const pages = new KeptPages(await browser, address);
  const openPage: Stage["openPage"] = (options) => openWatchedPage(pages, address, options);
  return { server, stage: { address, openPage } };
}

async function launch(): Promise<Browser> {
  const executablePath = await knownBrowser();
  if (executablePath === null) {
    throw new Error("There is no browser: run `npx tsx test/tools/find-browser.ts` first.");
  }
  return chromium.launch({ executablePath, args: [...browserArguments] });
}

async function openWatchedPage(
  pages: KeptPages,
  address: string,
  { at = "", ...options }: OpenOptions = {},
): Promise<WatchedPage> {
  const { page, giveBack } = await pages.take(options);
  const { faults, ignore } = watch(page.context(), new URL(address).origin);
  await page.goto(address + at);
  return {
    page,
    faults,
    expectNoFaults() {
      if (faults.length > 0) throw new Error(`The page had faults:\n${faults.join("\n")}`);
    },
    axeViolations: (rules) => axeViolations(page, rules),
    async screenshot(name) {
      await mkdir(screenshots, { recursive: true });
      return page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    close() {
      ignore();
      return giveBack();
    },
  };
}

interface Watch {
  readonly faults: readonly string[];
  ignore(): void;
}

/** Notes what goes wrong in a context, until it is ignored. */
function watch(context: BrowserContext, origin: string): Watch {
  const faults: string[] = [];
  const onRequest = (request: Request): void => {
    const url = new URL(request.url());
    const isInline = url.protocol === "data:" || url.protocol === "blob:";
    if (!isInline && url.origin !== origin) faults.push(`request to ${request.url()}`);
  };
  const onRequestFailed = (request: Request): void => {
    // A page that closes cancels what it was still loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") {
      faults.push(`failed request ${request.url()}: ${request.failure()?.errorText}`);
    }
  };
  const onResponse = (response: Response): void => {
    if (response.status() >= 400) faults.push(`status ${response.status()} of ${response.url()}`);
  };
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  };
  const onError = (error: WebError): void => {
    faults.push(`uncaught: ${error.error().message}`);
  };
  context.on("request", onRequest);
  context.on("requestfailed", onRequestFailed);
  context.on("response", onResponse);
  context.on("console", onConsole);
  context.on("weberror", onError);
  return {
    faults,
    ignore() {
      context.off("request", onRequest);
      context.off("requestfailed", onRequestFailed);
      context.off("response", onResponse);
      context.off("console", onConsole);
      context.off("weberror", onError);
    },
  };
}

/** Closes the page, on which nothing may have gone wrong. */
export async function end(watched: WatchedPage): Promise<void> {
  watched.expectNoFaults();
  await watched.close();
}
