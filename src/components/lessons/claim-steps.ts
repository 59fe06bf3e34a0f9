import type { Claim } from "../../lessons/claim.ts";

/** A step of a claim: a trial (0 is the main one, with the bet), the reason, the better sentence. */
export type ClaimStep =
  | { readonly kind: "trial"; readonly trial: number }
  | { readonly kind: "why" }
  | { readonly kind: "careful" };

export const stepsOf = ({ elsewhere }: Claim): readonly ClaimStep[] => [
  { kind: "trial", trial: 0 },
  { kind: "why" },
  ...elsewhere.map((_, index): ClaimStep => ({ kind: "trial", trial: index + 1 })),
  { kind: "careful" },
];
