import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ChosenMutant, root, sourceOf } from "./mutated-floors.ts";

const file = join(root, ".cache/mutants/killed.jsonl");

interface Killed {
  readonly key: string;
  readonly by: string;
}

/** Names a mutant by its place in what its file says, wherever the file and what it imports lie. */
function keyOf({ file: source, start, end, replacement }: ChosenMutant): string {
  const whole = sourceOf(source);
  const body = whole.slice(whole.lastIndexOf("\nimport ") + 1).replace(/^import .*\n/, "");
  const text = `${body} ${whole.length - start} ${end - start} ${replacement}`;
  return createHash("sha1").update(text).digest("hex");
}

/**
 * The mutants that a test has noticed, kept between runs: assertions are added
 * and not taken away, so that what was noticed need not be tried again until
 * its file changes.
 */
export class Results {
  readonly #killed = new Map<string, string>();

  constructor({ fresh }: { readonly fresh: boolean }) {
    if (fresh) rmSync(file, { force: true });
    for (const line of textOf(file).split("\n").filter(Boolean)) {
      const { key, by } = JSON.parse(line) as Killed;
      this.#killed.set(key, by);
    }
  }

  isKilled(mutant: ChosenMutant): boolean {
    return this.#killed.has(keyOf(mutant));
  }

  keep(mutant: ChosenMutant, by: string): void {
    const killed: Killed = { key: keyOf(mutant), by };
    this.#killed.set(killed.key, by);
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${JSON.stringify(killed)}\n`);
  }
}

/** A file's text; empty where there is none. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
