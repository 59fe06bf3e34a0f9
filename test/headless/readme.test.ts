import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { headless } from "./command.ts";

const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");

/** Milliseconds belong to the machine. */
const withoutTime = (text: string): string => text.replaceAll(/"computeMs":[\d.]+,?/g, "");

test("the README shows the line that its experiment gives", async () => {
  const [, experiment = ""] =
    /echo '(.+)' \| npm run -s headless -- - --seeds 0-1/.exec(readme) ?? [];
  const { stdout } = await headless(["-", "--seeds", "0-1"], experiment);
  const [first = ""] = stdout.split("\n");
  expect(first).toContain("outcome");
  expect(withoutTime(readme)).toContain(withoutTime(first));
});

test("the README shows the run, the times and the fingerprint that its race gives", async () => {
  const [, json = ""] = /```json\n(\{\n {2}"experiment"[^`]+)```/.exec(readme) ?? [];
  const race = { ...JSON.parse(json), variation: null };
  const ran = await headless(["-"], JSON.stringify(race));
  const [, first = ""] = ran.stdout.split("\n");
  expect(first).toContain("outcome");
  expect(withoutTime(readme)).toContain(withoutTime(first));
  const { stdout } = await headless(["summarize", "-"], ran.stdout);
  const shown = stdout.split("\n").filter((line) => /needed|Fingerprint|runs, seeds/.test(line));
  // The set-up's count of runs, three comparisons and the fingerprint.
  expect(shown).toHaveLength(5);
  for (const line of shown) expect(readme).toContain(line);
});
