/**
 * Holm's step-down correction: p values, each for its own comparison, such that
 * rejecting those below α keeps the chance of any false rejection below α,
 * however the comparisons depend on each other. In the order given.
 *
 * Source: Holm (1979), Scand. J. Statist. 6, 65–70.
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const adjusted = [...pValues];
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  let largest = 0;
  for (const [rank, { p, index }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}
