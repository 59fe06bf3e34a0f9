import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ChosenMutant, root, sourceOf } from "./mutated-floors.ts";
import { textOf } from "./results.ts";

/** Where workers note what this process wants to know of them. */
export const notes = join(root, ".cache/mutants");

interface Reach {
  readonly reached: readonly number[];
  readonly durationMs: number;
}

/**
 * Which of these mutants each test file reaches, kept for as long as the file,
 * what the tests share and the mutated sources stay as they are: to ask every
 * test of the engine takes longer than to try a dozen mutants.
 */
export class ReachMemory {
  readonly #common: string;

  constructor(mutants: readonly ChosenMutant[]) {
    const tests = join(root, "test");
    const shared = readdirSync(tests, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .filter((file) => !file.startsWith("tools"))
      .map((file) => textOf(join(tests, file)));
    const sources = [...new Set(mutants.map(({ file }) => file))].map(sourceOf);
    const places = mutants.map(({ id, file, start, end, replacement }) =>
      [id, file, start, end, replacement].join(" "),
    );
    this.#common = hashOf([...shared, ...sources, ...places].join("\n"));
    mkdirSync(join(notes, "reached"), { recursive: true });
  }

  find(testFile: string): Reach | null {
    const text = textOf(this.#pathOf(testFile));
    return text === "" ? null : (JSON.parse(text) as Reach);
  }

  /** Keeps what the file's worker has noted. */
  keep(testFile: string, durationMs: number): void {
    const noted = textOf(join(notes, "reached", `${encodeURIComponent(testFile)}.json`));
    const reach: Reach = { reached: JSON.parse(noted || "[]") as number[], durationMs };
    writeFileSync(this.#pathOf(testFile), JSON.stringify(reach));
  }

  #pathOf(testFile: string): string {
    return join(notes, "reached", `${hashOf(this.#common + textOf(testFile))}.json`);
  }
}

const hashOf = (text: string): string => createHash("sha1").update(text).digest("hex");
