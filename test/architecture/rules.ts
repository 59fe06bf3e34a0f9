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

function allowsPackage(rules: Floor, specifier: string): boolean {
  return (rules.packages ?? []).some(
    (allowed) =>
      specifier === allowed ||
      specifier.startsWith(`${allowed}/`) ||
      (allowed.endsWith(":") && specifier.startsWith(allowed)),
  );
}

/** Groups of files that import each other at run time, each as the path round it. */
export function cycles(edges: readonly ImportEdge[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isPackage, isType } of edges) {
    if (!isPackage && !isType) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}
