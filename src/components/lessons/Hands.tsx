import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { entrantAt } from "../../lessons/entrants.ts";
import { sayRow } from "../../lessons/say-entrant.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { HandCount, HandsResult } from "../lecture/HandCount.tsx";
import styles from "./Hands.module.css";

const factors = [1, 2, 5, 10] as const;

/** What a room can raise hands for; nothing for a curve. */
function optionsOf({ prediction, trial }: ListedClaim): readonly string[] {
  switch (prediction.kind) {
    case "yesNo":
      return [say("claims.bet.yes"), say("claims.bet.no")];
    case "factor":
      return factors.map((times) => say("claims.bet.times", { times: formatShort(times) }));
    case "order":
    case "times":
      return prediction.of.map((place) => sayRow(trial.race, entrantAt(trial.race, place)));
    case "sketch":
      return [];
  }
}

/** The room's hands for the answers of a claim's bet. */
export function ClaimHands({ claim }: { readonly claim: ListedClaim }) {
  const options = optionsOf(claim);
  if (options.length === 0) return null;
  const isFirst = claim.prediction.kind === "order" || claim.prediction.kind === "times";
  return (
    <details className={styles.hands}>
      <summary>{say("hands.title")}</summary>
      {isFirst && <p>{say("hands.first")}</p>}
      <HandCount answersTo={claim.id} options={options} />
    </details>
  );
}

export const ClaimHandsResult = ({ claim }: { readonly claim: ListedClaim }) => (
  <HandsResult answersTo={claim.id} options={optionsOf(claim)} />
);
