/**
 * How a run ended: met the rule, ran out of epochs, or lost its numbers, whichever
 * came first. Never merged. What training beyond it does is not part of it.
 */
export type RunOutcome =
  | {
      readonly kind: "converged";
      /** First epoch of the sustained stretch's end: the epoch at which the rule was met. */
      readonly epochsToTarget: number;
      /** Training compute only, on this machine; no evaluation, no drawing. */
      readonly computeMs: number;
    }
  | { readonly kind: "censored"; readonly epochBudget: number }
  | { readonly kind: "diverged"; readonly atEpoch: number };
