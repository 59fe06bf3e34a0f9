import { useEffect, useMemo } from "react";
import { trialsOf } from "../../lessons/claim.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { completeBet, missOf, outcomeOf } from "../../lessons/prediction.ts";
import { type Finding, findingOf } from "../../lessons/reading.ts";
import { trialKey } from "../../store/lessons/claims.ts";
import type { TrialRuns } from "../../store/lessons/trial-runs.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";

export interface ShownTrial {
  readonly runs: TrialRuns | null;
  /** Null until all runs are in. */
  readonly finding: Finding | null;
}

const wholeFinding = (claim: ListedClaim, trial: number, runs: TrialRuns | undefined) => {
  const spec = trialsOf(claim)[trial];
  return spec && runs?.isWhole ? findingOf(spec, runs.runs) : null;
};

/** The runs of one of a claim's trials, and what they say. */
export function useTrial(claim: ListedClaim, trial: number): ShownTrial {
  const runs = useClaimsState((state) => state.trials[trialKey(claim.id, trial)]);
  const finding = useMemo(() => wholeFinding(claim, trial, runs), [claim, trial, runs]);
  return { runs: runs ?? null, finding };
}

/** Keeps what came of a claim, and of the bet on it, once its main trial is whole. */
export function useSettling(claim: ListedClaim, finding: Finding | null): void {
  const claims = useClaims();
  useEffect(() => {
    if (!finding) return;
    const { race } = claim.trial;
    const bet = completeBet(claims.store.getState().bets[claim.id], claim.prediction);
    const outcome = outcomeOf(claim.prediction, race, finding);
    const miss = bet && missOf(bet, outcome, race.experiment.rule.budget);
    claims.settle(claim.id, { bet, outcome, miss });
  }, [claims, claim, finding]);
}
