import { useId } from "react";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { entrantAt } from "../../lessons/entrants.ts";
import { sayRow } from "../../lessons/say-entrant.ts";
import { formatCount, formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./Hands.module.css";

/** More than any room holds. */
const mostHands = 999;
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

const none: readonly number[] = [];

/** The room's hands, counted by clicks or typed in. */
export function Hands({ claim }: { readonly claim: ListedClaim }) {
  const id = useId();
  const claims = useClaims();
  const hands = useClaimsState((state) => state.hands[claim.id]) ?? none;
  const options = optionsOf(claim);
  if (options.length === 0) return null;
  const isFirst = claim.prediction.kind === "order" || claim.prediction.kind === "times";
  const count = (index: number, to: number): void =>
    claims.countHands(claim.id, index, Math.min(mostHands, Math.max(0, Math.round(to))));
  return (
    <details className={styles.hands}>
      <summary>{say("claims.hands.title")}</summary>
      {isFirst && <p>{say("claims.hands.first")}</p>}
      <ul>
        {options.map((name, index) => (
          <li key={name}>
            <button type="button" onClick={() => count(index, (hands[index] ?? 0) + 1)}>
              {say("claims.hands.add", { name })}
            </button>
            <input
              id={`${id}-${index}`}
              type="number"
              inputMode="numeric"
              min={0}
              max={mostHands}
              aria-label={say("claims.hands.of", { name })}
              value={hands[index] ?? 0}
              onChange={({ target }) => count(index, Number(target.value))}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the room said, beside what came out; nothing where no hand was counted. */
export function HandsResult({ claim }: { readonly claim: ListedClaim }) {
  const hands = useClaimsState((state) => state.hands[claim.id]) ?? none;
  const total = hands.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const counts = optionsOf(claim).map((name, index) =>
    say("claims.hands.count", { name, count: formatCount(hands[index] ?? 0) }),
  );
  return (
    <p className={styles.result}>
      {say("claims.hands.result", { counts: listOf(counts, "unit") })}
    </p>
  );
}
