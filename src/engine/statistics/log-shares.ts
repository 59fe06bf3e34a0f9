import { log } from "../../functions/algebra/deterministic-math.ts";

/**
 * Where each value lies between the least (0) and the greatest (1) of them on a logarithmic scale;
 * null where there is none, 0 where all are alike.
 */
export function logShares(values: readonly (number | null)[]): readonly (number | null)[] {
  const logs = values.map((value) => (value === null ? null : log(Math.max(1e-9, value))));
  const known = logs.filter((at) => at !== null);
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  return logs.map((at) => (at === null ? null : span > 0 ? (at - least) / span : 0));
}
