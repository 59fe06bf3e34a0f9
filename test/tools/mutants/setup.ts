/** In every worker of the mutation tester: the switch of the one mutant that is on. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Which mutant is on; −1 for none. */
    activeMutant: number;
    /** Where a worker notes its process, and the mutants whose places its tests reached. */
    mutantFolder: string;
  }
}

const active = inject("activeMutant");
const folder = inject("mutantFolder");
const reached = new Set<number>();

declare global {
  var __mutant: (id: number) => boolean;
}

globalThis.__mutant =
  active < 0
    ? (id) => {
        reached.add(id);
        return false;
      }
    : (id) => id === active;

// So that a mutant that runs for ever can be ended.
writeFileSync(join(folder, "process"), String(process.pid));

afterAll(() => {
  if (active >= 0) return;
  const file = expect.getState().testPath ?? "";
  mkdirSync(join(folder, "reached"), { recursive: true });
  writeFileSync(
    join(folder, "reached", `${encodeURIComponent(file)}.json`),
    JSON.stringify([...reached]),
  );
});
