import type { Prediction } from "./prediction.ts";
import type { Reading } from "./reading.ts";
import type { Place } from "./reading-spec.ts";
import type { Trial } from "./trial.ts";
import type { Verdict } from "./verdict.ts";

/** In the order of the list. */
export const claimGroups = ["speed", "gradients", "units", "setUp"] as const;

export type ClaimGroup = (typeof claimGroups)[number];

/** A number that a text of the claim states, and the reading that it must agree with. */
export interface Statement {
  /** As it stands in the text. */
  readonly says: string;
  readonly value: (reading: (trial: number, index: number) => Reading) => number | null;
  readonly between: readonly [number, number];
}

/** A trial, and what comes of the claim in it: a test runs it. */
export interface ClaimTrial extends Trial {
  readonly comesOut: Verdict;
}

/** An entrant whose function learns, and how many of its first epochs show that. */
export interface LearnedSpec {
  readonly place: Place;
  readonly epochs: number;
}

/** A sentence that articles and courses repeat, put to the test. Its texts are English; others translate them. */
export interface Claim {
  readonly group: ClaimGroup;
  /** As people say it. */
  readonly claim: string;
  readonly source: string;
  readonly prediction: Prediction;
  readonly trial: ClaimTrial;
  readonly why: string;
  /** Set-ups in which something else comes out, each with what is different in it. */
  readonly elsewhere: readonly [Elsewhere, ...Elsewhere[]];
  /** What a careful person would say instead. */
  readonly careful: string;
  /** Shown with the reason. */
  readonly learns?: LearnedSpec;
  readonly states?: readonly Statement[];
}

export interface Elsewhere extends ClaimTrial {
  readonly lead: string;
}

/** Its main trial, then those elsewhere. */
export const trialsOf = ({ trial, elsewhere }: Claim): readonly ClaimTrial[] => [
  trial,
  ...elsewhere,
];
