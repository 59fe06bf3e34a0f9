/**
 * How a run ended: it met the rule, its budget ended, or its loss was no longer finite, whichever
 * came first. Three outcomes, never merged; further training does not change them.
 */
export type RunOutcome =
  | {
      readonly kind: "converged";
      /** The epoch at which the rule was met: the last of the sustained ones. */
      readonly epochsToTarget: number;
      /** Training compute only, on this machine; no evaluation, no drawing. */
      readonly computeMs: number;
    }
  | { readonly kind: "censored"; readonly epochBudget: number }
  | { readonly kind: "diverged"; readonly atEpoch: number };
