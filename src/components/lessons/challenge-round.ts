import { useEffect, useMemo } from "react";
import { inventActivation } from "../../functions/formula/invention.ts";
import {
  challengeId,
  datasetsRound,
  depthsRound,
  entrantsIn,
  entryArm,
  type Round,
  type RoundId,
  ratesRound,
  ratesSweep,
} from "../../lessons/challenge.ts";
import type { TrialRuns } from "../../store/lessons/trial-runs.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";

const roundKey = (id: RoundId | "sweep"): string => `${challengeId}.${id}`;

/** A typed formula, as far as it can be read. */
export function useEntry() {
  const formula = useClaimsState((state) => state.entry);
  const invented = useMemo(
    () => inventActivation(entryArm(formula).invention ?? { name: "", formula, learnable: [] }),
    [formula],
  );
  return { formula, invented };
}

export interface ShownRound {
  /** Null until it is known who runs in it. */
  readonly round: Round | null;
  readonly runs: TrialRuns | null;
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
  readonly run: () => void;
}

/** A round of the challenge: its runs, and what starts them. */
export function useRound(id: RoundId, formula: string): ShownRound {
  const claims = useClaims();
  const runs = useClaimsState((state) => state.trials[roundKey(id)]) ?? null;
  const sweepRuns = useClaimsState((state) => state.trials[roundKey("sweep")]);
  const running = useClaimsState((state) => state.running);
  const sweep = useMemo(() => (id === "rates" ? ratesSweep(formula) : null), [id, formula]);
  const round = useMemo(() => {
    if (id === "datasets") return datasetsRound(formula);
    if (id === "depths") return depthsRound(formula);
    return sweep && sweepRuns?.isWhole ? ratesRound(formula, sweep, sweepRuns.runs) : null;
  }, [id, formula, sweep, sweepRuns]);

  function run(): void {
    if (round) claims.run(roundKey(id), round.race, entrantsIn(round));
    else if (sweep) claims.run(roundKey("sweep"), sweep);
  }
  // What the sweep has found is run at once.
  const isSwept = round !== null && sweep !== null && runs === null && running === null;
  useEffect(() => {
    if (isSwept) run();
  });
  const shown = [runs, id === "rates" ? sweepRuns : null].find((some) => some && !some.isWhole);
  return {
    round,
    runs,
    isRunning: running === roundKey(id) || (id === "rates" && running === roundKey("sweep")),
    done: shown?.runs.length ?? 0,
    total: shown?.total ?? 1,
    run,
  };
}
