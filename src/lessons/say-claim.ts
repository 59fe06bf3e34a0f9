import { entryText } from "../words/say.ts";
import type { Claim } from "./claim.ts";

/** A claim with its id, which its translations are found by. */
type NamedClaim = Claim & { readonly id: string };

/** A claim's own texts, in the language of the page. */
export const claimText = (
  claim: NamedClaim,
  part: "claim" | "source" | "why" | "careful",
): string => entryText(`claim.${claim.id}.${part}`, claim[part]);

export const questionText = ({ id, prediction }: NamedClaim): string =>
  entryText(`claim.${id}.question`, prediction.question);

/** What is different in a set-up elsewhere, from 0. */
export const leadText = ({ id, elsewhere }: NamedClaim, index: number): string =>
  entryText(`claim.${id}.elsewhere.${index}`, elsewhere[index]?.lead ?? "");
