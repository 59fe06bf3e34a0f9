import { type Floor, floors, root } from "./floors.ts";
import type { ImportEdge } from "./imports.ts";

/** What is wrong with an import, as a sentence; null where it is allowed. */
export function violation(edge: ImportEdge): string | null {
  const here = floorOf(edge.from);
  if (here === null) return null;
  const rules = here === "" ? root : floors[here];
  if (!rules) return `${edge.from} stands on no known floor (test/architecture/floors.ts).`;
  if (edge.isPackage) {
    return allowsPackage(rules, edge.to)
      ? null
      : `${edge.from} imports the package ${edge.to}; ${name(here)} may not.`;
  }
  const there = floorOf(edge.to);
  if (there === null) return `${edge.from} imports ${edge.to}, which is outside src/.`;
  if (there === here || rules.floors.includes(there)) return null;
  if (rules.types?.includes(there)) {
    return edge.isType ? null : `${edge.from} imports values of ${edge.to}; only types may be.`;
  }
  return `${edge.from} imports ${edge.to}; ${name(here)} may not import ${name(there)}.`;
}

const name = (floor: string): string => (floor === "" ? "the composition root" : `${floor}/`);

/** The first folder under src/; "" for files directly in it, null for files elsewhere. */
function floorOf(path: string): string | null {
  const parts = path.split("/");
  if (parts[0] !== "src") return null;
  return parts.length > 2 ? (parts[1] ?? "") : "";
}

function allowsPackage(rules: Pick<Floor, "packages">, specifier: string): boolean {
  return (rules.packages ?? []).some(
    (allowed) =>
      specifier === allowed ||
      specifier.startsWith(`${allowed}/`) ||
      (allowed.endsWith(":") && specifier.startsWith(allowed)),
  );
}

/** Groups of files that import each other at run time, each as the path round it. */
export const cycles = (edges: readonly ImportEdge[]): readonly (readonly string[])[] =>
  cyclesOf(
    edges
      .filter(({ isPackage, isType }) => !isPackage && !isType)
      .map(({ from, to }) => [from, to]),
  );

/**
 * Groups of folders whose files import each other, each as the path round it. Types count too: a
 * room that is described in terms of another one cannot be read without it.
 */
export const folderCycles = (edges: readonly ImportEdge[]): readonly (readonly string[])[] =>
  cyclesOf(
    edges
      .filter(({ isPackage }) => !isPackage)
      .map(({ from, to }): Arrow => [folderOf(from), folderOf(to)])
      .filter(([from, to]) => from !== to),
  );

type Arrow = readonly [from: string, to: string];

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

function cyclesOf(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of arrows) next.set(from, (next.get(from) ?? new Set()).add(to));
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (place: string, path: readonly string[]): void => {
    const start = path.indexOf(place);
    if (start >= 0) found.push([...path.slice(start), place]);
    if (start >= 0 || done.has(place)) return;
    for (const other of next.get(place) ?? []) visit(other, [...path, place]);
    done.add(place);
  };
  for (const place of next.keys()) visit(place, []);
  return found;
}
