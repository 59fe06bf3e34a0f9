/** What may go wrong around the command line: told in a sentence, never with a stack trace. */
import { existsSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ended, fixture, headless, startHeadless } from "./command.ts";

const hasProcessFiles = platform() === "linux";

describe("an output", () => {
  test.skipIf(!existsSync("/dev/full"))("on a full disk ends the command with a word", async () => {
    const child = startHeadless([fixture("experiment.json")], openSync("/dev/full", "w"));
    expect(await ended(child)).toMatchObject({
      code: 1,
      stderr: "standard output: cannot be written (ENOSPC)\n",
    });
  });

  test.each(["1", "2"])(
    "that nobody reads any more ends a race with --jobs %s quietly",
    async (jobs) => {
      const child = startHeadless([fixture("race.json"), "--seeds", "0-399", "--jobs", jobs]);
      child.stdout?.destroy();
      expect(await ended(child)).toMatchObject({ code: 0, stderr: "" });
    },
  );
});

describe.skipIf(!hasProcessFiles)("a race in several processes", () => {
  /** One that ends only when it is told to. */
  async function endlessRace() {
    const race = {
      experiment: { arms: ["tanh"], rule: { threshold: 0, budget: 1_000_000 } },
      seeds: { first: 0, count: 400 },
    };
    const child = startHeadless(["-", "--jobs", "2"]);
    child.stdin?.end(JSON.stringify(race));
    // Its header comes just before its processes.
    await new Promise((resolve) => child.stdout?.once("data", resolve));
    await expect.poll(() => childrenOf(child.pid), { timeout: 20_000 }).toHaveLength(2);
    return { child, workers: await childrenOf(child.pid) };
  }

  async function childrenOf(pid: number | undefined): Promise<readonly number[]> {
    const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
    return text
      .split(" ")
      .filter((part) => part.trim() !== "")
      .map(Number);
  }

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends with all of them, and without a word, at %s", async (signal, code) => {
    const { child, workers } = await endlessRace();
    const end = ended(child);
    // A terminal tells all of them.
    for (const pid of [...workers, child.pid as number]) {
      if (signal === "SIGINT" || pid === child.pid) process.kill(pid, signal);
    }
    expect(await end).toMatchObject({ code, stderr: "" });
    await expect.poll(() => workers.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });

  /** Neither gone nor dead and unburied. */
  const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/exe`);

  test("says so where one of them is killed", async () => {
    const { child, workers } = await endlessRace();
    const end = ended(child);
    process.kill(workers[0] as number, "SIGKILL");
    expect(await end).toMatchObject({
      code: 1,
      stderr: "A process of the race ended early (SIGKILL). The lines so far are whole.\n",
    });
  });
});

describe("an input", () => {
  test("may begin with a byte order mark, as the page's may", async () => {
    const path = await fileOf('\ufeff{"arms":["relu"],"rule":{"budget":1}}');
    expect(await headless([path])).toMatchObject({ code: 0, stderr: "" });
  });

  test("that is wrong everywhere gets twenty lines, each with its file", async () => {
    const fields = Array.from({ length: 20_000 }, (_, index) => [`field${index}`, 1]);
    const path = await fileOf(JSON.stringify(Object.fromEntries(fields)));
    const { code, stderr } = await headless([path]);
    const lines = stderr.trimEnd().split("\n");
    expect(code).toBe(2);
    expect(lines).toHaveLength(21);
    expect(lines[0]).toContain(`${path}: field0: Unknown field.`);
    expect(lines[20]).toBe("… and 19980 more");
  });

  test("with a name of a megabyte, or one that moves the cursor, is told of in a plain line", async () => {
    const names = ["n".repeat(1_000_000), "\u001b[2J\u202e"];
    const given = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])));
    const { stderr } = await headless(["-"], given);
    const [long = "", moving = ""] = stderr.split("\n");
    expect(long.length).toBeLessThanOrEqual(500);
    expect(moving).toContain("standard input: \\u001b[2J\\u202e: Unknown field.");
  });

  test("of several that make a race is named with its own line", async () => {
    const race = await headless([fixture("race.json"), "--seeds", "0"]);
    const whole = await fileOf(race.stdout);
    const cut = await fileOf(race.stdout.slice(0, -20));
    const { code, stderr } = await headless(["summarize", whole, cut]);
    const last = race.stdout.trimEnd().split("\n").length;
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `${cut}, line ${last}: Is no whole line of JSON; was the run cut short?\n`,
    });
  });

  async function fileOf(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "activation-playground-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "input.json");
    await writeFile(path, text);
    return path;
  }
});
