import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { draw } from "../../../src/engine/random/draw.ts";
import { findMutants } from "./find-mutants.ts";
import type { NumberedMutant } from "./instrument.ts";

export const root = resolve(import.meta.dirname, "../../..");

export interface MutatedFloor {
  readonly name: string;
  readonly includes: (file: string) => boolean;
  /** Folders of the tests that should notice: a floor is not held by tests of what stands on it. */
  readonly tests: readonly string[];
  /** Of these some that take most of the time, and are therefore not asked. */
  readonly leftOut?: readonly string[];
  /** Percent of its mutants that they should notice. */
  readonly target: number;
}

/** What draws or listens in a page is tested in a browser, which takes too long for this. */
const touchesPage =
  /CanvasRenderingContext2D|HTMLCanvasElement|SVG\w*Element|Selection<|from "(react|d3)"|\bdocument\b/;

export const mutatedFloors: readonly MutatedFloor[] = [
  {
    name: "engine",
    includes: (file) => file.startsWith("engine/") && !file.startsWith("engine/statistics/"),
    tests: ["engine"],
    leftOut: ["engine/fast/agreement.test.ts", "engine/fast/lanes.test.ts"],
    target: 85,
  },
  {
    name: "statistics",
    includes: (file) => file.startsWith("engine/statistics/"),
    tests: ["engine/statistics"],
    target: 85,
  },
  {
    name: "store",
    includes: (file) => file.startsWith("store/"),
    tests: ["store"],
    target: 75,
  },
  {
    name: "worker",
    includes: (file) => file.startsWith("worker/") && !file.endsWith(".worker.ts"),
    tests: ["worker", "client"],
    target: 75,
  },
  {
    name: "plots",
    includes: (file) => file.startsWith("plots/") && !touchesPage.test(sourceOf(file)),
    tests: ["plots", "components"],
    target: 75,
  },
];

export interface ChosenMutant extends NumberedMutant {
  /** From `src/`. */
  readonly file: string;
  readonly line: number;
  readonly original: string;
}

export const sourceOf = (file: string): string => readFileSync(join(root, "src", file), "utf8");

/** `count` of a floor's mutants, chosen by the seed, in the order of the sources; and how many there are. */
export function chooseMutants(
  floor: MutatedFloor,
  { count, seed }: { readonly count: number; readonly seed: number },
): { readonly chosen: readonly ChosenMutant[]; readonly total: number } {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .filter(floor.includes)
    .toSorted();
  const all = files.flatMap(mutantsOf);
  const keys = all.map((_, index) => draw(seed, "resample", index));
  const chosen = [...all.keys()]
    .sort((left, right) => (keys[left] as number) - (keys[right] as number))
    .slice(0, count)
    .sort((left, right) => left - right)
    .map((index, id) => ({ ...(all[index] as Omit<ChosenMutant, "id">), id }));
  return { chosen, total: all.length };
}

function mutantsOf(file: string): readonly Omit<ChosenMutant, "id">[] {
  const source = sourceOf(file);
  return findMutants(file, source).map((mutant) => ({
    ...mutant,
    file,
    line: source.slice(0, mutant.start).split("\n").length,
    original: source.slice(mutant.start, mutant.end),
  }));
}
