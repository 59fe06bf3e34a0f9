/** One entrant of a trial: its function's id or typed name, and the varied setting's value where there is one. */
export type Place = string | { readonly arm: string; readonly at: number | string };

/** What a claim says of a share of runs: within these limits, ends included. */
export interface ShareClaim {
  readonly of: Place;
  readonly from?: number;
  readonly to?: number;
}

/**
 * What is read out of a trial's runs, and what the claim says of it. Without `claimed` it is
 * only told.
 */
export type ReadingSpec =
  /** How many times as many epochs one needs as the other: about so many, more at all, or the same. */
  | {
      readonly kind: "ratio";
      readonly slower: Place;
      readonly faster: Place;
      readonly claimed?: number | "more" | "same";
    }
  /** The same at every value of the variation, which the claim is to hold at. */
  | {
      readonly kind: "across";
      readonly slower: string;
      readonly faster: string;
      readonly claimed: "more" | "same";
    }
  /** Runs that got there. */
  | { readonly kind: "arrivals"; readonly claimed: readonly ShareClaim[] }
  /** Runs that end with a dead unit. */
  | { readonly kind: "dead"; readonly claimed: readonly ShareClaim[] }
  /** In how many of the seeds `of` was before `before`. */
  | {
      readonly kind: "firsts";
      readonly before: Place;
      readonly claimed: ShareClaim;
    }
  /** Whether the median grows or falls from the first to the last value of the variation. */
  | { readonly kind: "trend"; readonly arm: string; readonly claimed: "slower" | "faster" }
  /** Where the median likely lies after so many seeds, and after all of them. */
  | { readonly kind: "settling"; readonly of: Place; readonly after: number }
  /** Training time of an epoch, on the machine that ran it. */
  | { readonly kind: "cost"; readonly costly: Place; readonly cheap: Place }
  /** Weights and biases of the networks. */
  | { readonly kind: "weights"; readonly of: readonly Place[] };
