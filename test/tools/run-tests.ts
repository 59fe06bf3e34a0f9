/**
 * The test command: every check in order, stopping at the first that fails.
 * The last line counts the tests of all suites; the exit code says the rest.
 */
import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { floors } from "../architecture/floors.ts";
import { findBrowser } from "./browser-finder.ts";

const root = resolve(import.meta.dirname, "../..");
const reports = join(root, ".cache/reports");
const count = { passed: 0, failed: 0 };

interface Step {
  readonly name: string;
  readonly run: () => Promise<boolean>;
}

const steps: readonly Step[] = [
  {
    name: "Types of the whole, and of each floor under its own declarations",
    run: () => command("tsc", "-b", ".", ...Object.keys(floors).map((floor) => `src/${floor}`)),
  },
  {
    name: "Lint and format",
    run: () => command("biome", "check", "--config-path=test", "--error-on-warnings"),
  },
  { name: "A browser", run: browser },
  { name: "Unit, architecture, engine and browser tests", run: () => vitest("parts", "!e2e") },
  { name: "Production build", run: () => command("vite", "build", "--logLevel", "warn") },
  { name: "End-to-end tests against the build", run: () => vitest("e2e", "e2e") },
];

/** Runs an installed tool with its output shown; true when it succeeds. */
function command(tool: string, ...args: readonly string[]): Promise<boolean> {
  const child = spawn(join(root, "node_modules/.bin", tool), args, { cwd: root, stdio: "inherit" });
  return new Promise((done) => {
    child.on("error", (error) => {
      console.error(error.message);
      done(false);
    });
    child.on("exit", (code) => done(code === 0));
  });
}

async function browser(): Promise<boolean> {
  try {
    // Every later step takes the browser that was found to work.
    process.env.CHROME_PATH = await findBrowser(console.log);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** Runs projects and adds their tests to the count. */
async function vitest(name: string, project: string): Promise<boolean> {
  const report = join(reports, `${name}.json`);
  await mkdir(reports, { recursive: true });
  await rm(report, { force: true });
  const succeeded = await command(
    "vitest",
    ...["run", `--project=${project}`, "--reporter=default", "--reporter=json"],
    `--outputFile.json=${report}`,
  );
  const text = await readFile(report, "utf8").catch(() => null);
  if (text === null) return false;
  const { numPassedTests, numFailedTests } = JSON.parse(text) as VitestReport;
  count.passed += numPassedTests;
  count.failed += numFailedTests;
  // A file that does not even load fails without a failed test.
  if (!succeeded && numFailedTests === 0) count.failed += 1;
  return succeeded;
}

const startMs = Date.now();
for (const { name, run } of steps) {
  console.log(`\n── ${name}`);
  const before = count.failed;
  if (!(await run())) {
    console.error(`\nFailed: ${name}`);
    if (count.failed === before) count.failed += 1;
    process.exitCode = 1;
    break;
  }
}
console.log(`\nAll of it took ${Math.round((Date.now() - startMs) / 1000)} s.`);
console.log(`${count.passed} passed, ${count.failed} failed`);
