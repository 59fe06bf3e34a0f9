import type { RaceRun } from "../../engine/race/race-run.ts";
import { entrantKey } from "./race-plan.ts";

/**
 * Runs with their compute evened out: each one's epochs at what an epoch of its
 * entrant cost on average over the race. An epoch costs the same in every run of
 * an entrant, but a browser's clock ticks so coarsely (a tenth of a millisecond)
 * that a single short run would be read as anything from nothing to a multiple.
 */
export function withEvenClock(runs: readonly RaceRun[]): readonly RaceRun[] {
  const spent = new Map<string, { ms: number; epochs: number }>();
  for (const run of runs) {
    const sum = spent.get(entrantKey(run)) ?? { ms: 0, epochs: 0 };
    spent.set(entrantKey(run), {
      ms: sum.ms + run.computeMs,
      epochs: sum.epochs + run.epochs,
    });
  }
  return runs.map((run) => {
    const { ms, epochs } = spent.get(entrantKey(run)) ?? { ms: 0, epochs: 0 };
    const computeMs = epochs > 0 ? (run.epochs * ms) / epochs : run.computeMs;
    const { outcome } = run;
    return {
      ...run,
      computeMs,
      outcome: outcome.kind === "converged" ? { ...outcome, computeMs } : outcome,
    };
  });
}
