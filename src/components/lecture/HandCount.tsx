import { useId } from "react";
import { formatCount } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./HandCount.module.css";

/** More than any room holds. */
const mostHands = 999;

const none: readonly number[] = [];

interface HandsProps {
  /** What they are raised for: a claim's id, or an item of a lecture. */
  readonly answersTo: string;
  /** The answers, in words. */
  readonly options: readonly string[];
}

/** The room's hands, counted by clicks or typed in. */
export function HandCount({ answersTo, options }: HandsProps) {
  const id = useId();
  const claims = useClaims();
  const hands = useClaimsState((state) => state.hands[answersTo]) ?? none;
  const count = (index: number, to: number): void =>
    claims.countHands(answersTo, index, Math.min(mostHands, Math.max(0, Math.round(to))));
  return (
    <ul className={styles.hands}>
      {options.map((name, index) => (
        <li key={name}>
          <button type="button" onClick={() => count(index, (hands[index] ?? 0) + 1)}>
            {say("hands.add", { name })}
          </button>
          <input
            id={`${id}-${index}`}
            type="number"
            inputMode="numeric"
            min={0}
            max={mostHands}
            aria-label={say("hands.of", { name })}
            value={hands[index] ?? 0}
            onChange={({ target }) => count(index, Number(target.value))}
          />
        </li>
      ))}
    </ul>
  );
}

/** What the room said, beside what came out; nothing where no hand was counted. */
export function HandsResult({ answersTo, options }: HandsProps) {
  const hands = useClaimsState((state) => state.hands[answersTo]) ?? none;
  if (hands.every((count) => count === 0)) return null;
  const counts = options.map((name, index) =>
    say("hands.count", { name, count: formatCount(hands[index] ?? 0) }),
  );
  return <p className={styles.result}>{say("hands.result", { counts: listOf(counts, "unit") })}</p>;
}
