import { claims as allClaims } from "../../lessons/claims/registry.ts";
import { claimText } from "../../lessons/say-claim.ts";
import { say } from "../../words/say.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import { sayMiss } from "./bet-texts.ts";
import styles from "./ClaimList.module.css";

/** Where intuition and result parted, the widest first. */
export function Parted() {
  const claims = useClaims();
  const tried = useClaimsState((state) => state.tried);
  const bets = allClaims
    .flatMap((claim) => {
      const { bet = null, miss = null } = tried[claim.id] ?? {};
      return bet && miss !== null ? [{ claim, bet, miss }] : [];
    })
    .sort((left, right) => right.miss - left.miss);
  return (
    <section className={styles.parted} aria-labelledby="claims-parted">
      <h3 className={styles.group} id="claims-parted">
        {say("claims.parted.title")}
      </h3>
      {bets.length === 0 ? (
        <p className={styles.quiet}>{say("claims.parted.none")}</p>
      ) : (
        <ul className={styles.misses}>
          {bets.map(({ claim, bet, miss }) => (
            <li key={claim.id}>
              <span>{claimText(claim, "claim")}</span>
              <strong>{sayMiss(bet, miss)}</strong>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {say("claims.nothingLeaves")}{" "}
        {Object.keys(tried).length > 0 && (
          <button type="button" className={styles.forget} onClick={() => claims.forget()}>
            {say("claims.forget")}
          </button>
        )}
      </p>
    </section>
  );
}
