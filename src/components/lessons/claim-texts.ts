import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { entryText } from "../../words/say.ts";

/** A claim's own texts, in the language of the page. */
export const claimText = (
  claim: ListedClaim,
  part: "claim" | "source" | "why" | "careful",
): string => entryText(`claim.${claim.id}.${part}`, claim[part]);

export const questionText = ({ id, prediction }: ListedClaim): string =>
  entryText(`claim.${id}.question`, prediction.question);

/** What is different in a set-up elsewhere, from 0. */
export const leadText = ({ id, elsewhere }: ListedClaim, index: number): string =>
  entryText(`claim.${id}.elsewhere.${index}`, elsewhere[index]?.lead ?? "");
