import type { Mutant } from "./find-mutants.ts";

/** A mutant and the number by which it is switched on. */
export interface NumberedMutant extends Mutant {
  readonly id: number;
}

const statements = new Set([";"]);

/**
 * The source with all these mutants in it, each behind a switch: `__mutant(id)`
 * is true for the one that is on, and notes that its place was reached. So a
 * file is transformed once for all of its mutants.
 */
export function instrument(source: string, mutants: readonly NumberedMutant[]): string {
  const byRange = new Map<string, NumberedMutant[]>();
  for (const mutant of mutants) {
    const key = `${mutant.start}:${mutant.end}`;
    byRange.set(key, [...(byRange.get(key) ?? []), mutant]);
  }
  // Ranges of a syntax tree nest or lie apart: outer ones come first.
  const ranges = [...byRange.values()].sort(([left], [right]) =>
    left && right ? left.start - right.start || right.end - left.end : 0,
  );
  let next = 0;

  const render = (start: number, end: number): string => {
    let text = "";
    let at = start;
    while (next < ranges.length) {
      const group = ranges[next] as NumberedMutant[];
      const first = group[0] as NumberedMutant;
      if (first.start >= end) break;
      next += 1;
      text += source.slice(at, first.start) + switched(group, render(first.start, first.end));
      at = first.end;
    }
    return text + source.slice(at, end);
  };
  return render(0, source.length);
}

function switched(group: readonly NumberedMutant[], original: string): string {
  return group.reduce((text, { id, replacement }) => {
    // In a block of its own, lest an else that follows be taken for this if's.
    if (statements.has(replacement)) return `{ if (!__mutant(${id})) { ${text} } }`;
    return `(__mutant(${id}) ? (${replacement}) : (${text}))`;
  }, original);
}
