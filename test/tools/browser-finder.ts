/**
 * Finds a browser for the tests, or brings one, on a machine that may have none.
 *
 * Candidates are tried from cheap to dear, and each is accepted only after it
 * has started and validated WebAssembly SIMD: a browser that is merely
 * installed proves nothing. The answer is kept in `.cache/browser/`.
 */
import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";
import { fetchPortableChromium } from "./portable-chromium.ts";

const run = promisify(execFile);

/**
 * Parts of a desktop browser that no page needs. The lists under the address bar are pages
 * themselves: two more are loaded with every window that a test opens.
 * This list stands in place of Playwright's own, whose entries it repeats as far as they matter.
 */
const unneededFeatures = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
  ...["AimEnabled", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying"],
  ...["OptimizationHints", "PreconnectToSearch", "PaintHolding", "DestroyProfileOnBrowserClose"],
];

/** Flags under which every test browser runs: quiet, offline, the same pixels everywhere. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--disable-features=${unneededFeatures.join(",")}`,
] as const;

const cacheFolder = resolve(import.meta.dirname, "../../.cache/browser");
const answerFile = join(cacheFolder, "executable");

/** Says why a candidate is no good; null when it starts and validates SIMD. */
async function rejection(executablePath: string): Promise<string | null> {
  try {
    if (!(await isExecutable(executablePath))) return "it is no executable file";
    const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
    try {
      const page = await browser.newPage();
      const hasSimd = await page.evaluate(() =>
        WebAssembly.validate(
          // (module (func (result v128) (v128.const i32x4 0 0 0 0)))
          new Uint8Array([
            ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
            ...[10, 22, 1, 20, 0, 253, 12, ...new Array(16).fill(0), 11],
          ]),
        ),
      );
      return hasSimd ? null : "it has no WebAssembly SIMD";
    } finally {
      await browser.close();
    }
  } catch (error) {
    return firstLine(error);
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

const commandNames = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
];

const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function onPath(): readonly string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Browsers that Playwright has downloaded before, newest first. */
async function playwrightDownloads(): Promise<readonly string[]> {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache/ms-playwright");
  const entries = await readdir(folder).catch(() => []);
  const builds = entries.filter((name) => /^chromium-\d+$/.test(name)).sort();
  const paths = builds
    .reverse()
    .flatMap((build) =>
      ["chrome-linux64", "chrome-linux"].map((part) => join(folder, build, part)),
    );
  return executables(paths.map((path) => join(path, "chrome")));
}

interface Route {
  readonly name: string;
  /** Executables to try; may install one first. Fails with a readable message. */
  readonly candidates: () => Promise<readonly string[]>;
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function executables(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(isExecutable));
  return paths.filter((_, index) => found[index]);
}

const lastAnswer = (): Promise<string> => readFile(answerFile, "utf8").catch(() => "");

const routes: readonly Route[] = [
  {
    name: "CHROME_PATH",
    candidates: async () => (process.env.CHROME_PATH ? [process.env.CHROME_PATH] : []),
  },
  { name: "the last answer", candidates: async () => executables([await lastAnswer()]) },
  { name: "an installed browser", candidates: () => executables([...onPath(), ...fixedPlaces]) },
  { name: "Playwright's downloads", candidates: playwrightDownloads },
  {
    name: "the npm package @sparticuz/chromium",
    candidates: async () => [await fetchPortableChromium(join(cacheFolder, "portable"))],
  },
  {
    name: "playwright install chromium",
    candidates: async () => {
      const cli = resolve(import.meta.dirname, "../../node_modules/playwright/cli.js");
      await run(process.execPath, [cli, "install", "chromium"], { timeout: 300_000 });
      return playwrightDownloads();
    },
  },
  {
    name: "apt-get install chromium",
    candidates: async () => {
      if (process.getuid?.() !== 0) throw new Error("needs root");
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      await run("apt-get", ["update"], { env, timeout: 300_000 });
      await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
        env,
        timeout: 600_000,
      });
      return ["/usr/bin/chromium"];
    },
  },
];

export const routeNames: readonly string[] = routes.map(({ name }) => name);

/** A browser that is there already: the last accepted one, or else an untried one; installs nothing. */
export async function knownBrowser(): Promise<string | null> {
  const chosen = process.env.CHROME_PATH ?? "";
  const [first] = await executables([chosen, await lastAnswer(), ...onPath(), ...fixedPlaces]);
  return first ?? null;
}

/**
 * The path of a browser that works, from the cheapest route that has one.
 * `skip` leaves out routes by name, for the tests of the others.
 *
 * @throws Error that names every route and why it failed.
 */
export async function findBrowser(
  log: (line: string) => void = () => {},
  skip: readonly string[] = [],
): Promise<string> {
  const reasons: string[] = [];
  for (const route of routes) {
    if (skip.includes(route.name)) continue;
    try {
      const candidates = await route.candidates();
      if (candidates.length === 0) reasons.push(`${route.name}: none`);
      for (const candidate of candidates) {
        const reason = await rejection(candidate);
        if (reason === null) {
          await mkdir(cacheFolder, { recursive: true });
          await writeFile(answerFile, candidate);
          log(`Browser: ${candidate} (${route.name})`);
          return candidate;
        }
        reasons.push(`${route.name}: ${candidate}: ${reason}`);
      }
    } catch (error) {
      reasons.push(`${route.name}: ${firstLine(error)}`);
    }
  }
  throw new Error(
    [
      "No browser for the tests. Tried:",
      ...reasons.map((reason) => `  - ${reason}`),
      "Install Chromium, Chrome or Edge, or set CHROME_PATH to one.",
    ].join("\n"),
  );
}
