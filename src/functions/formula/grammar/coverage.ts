import { compile } from "../../algebra/evaluate.ts";
import { algebra as m } from "../../algebra/expression.ts";
import { type Condition, choose } from "../vocabulary/conditions.ts";

const reach = 20;
const pointsPerUnit = 16;

/**
 * A z at which none of the conditions holds, beside others like it; null where
 * all is covered. Parameters count as 1. A single point between two cases is no
 * gap: the last case takes it.
 */
export function coverageGap(conditions: readonly Condition[]): number | null {
  const covered = conditions.reduceRight(
    (rest, condition) => choose(condition, m.constant(1), rest),
    m.constant(0),
  );
  const holds = compile(covered);
  const ones = new Proxy<Record<string, number>>({}, { get: () => 1 });
  let misses = 0;
  for (let index = -reach * pointsPerUnit; index <= reach * pointsPerUnit; index++) {
    const z = index / pointsPerUnit;
    misses = holds(z, ones) === 0 ? misses + 1 : 0;
    if (misses === 2) return z;
  }
  return null;
}
