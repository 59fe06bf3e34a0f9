import { claimGroups } from "../../lessons/claim.ts";
import { claimsOf } from "../../lessons/claims/registry.ts";
import { claimText } from "../../lessons/say-claim.ts";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./ClaimList.module.css";
import { Pages } from "./Pages.tsx";
import { Parted } from "./Parted.tsx";

/** All claims, one line each, group by group; then where bets and outcomes parted. */
export function ClaimList({ unknown }: { readonly unknown: string | null }) {
  const claims = useClaims();
  const tried = useClaimsState((state) => state.tried);
  return (
    <div className={styles.scroller}>
      <div className={styles.list}>
        <h2 className={styles.title}>{say("claims.title")}</h2>
        <p className={styles.intro}>{say("claims.intro")}</p>
        {unknown !== null && (
          <p className={styles.unknown} role="status">
            {say("claims.unknown", { id: unknown })}
          </p>
        )}
        <div className={styles.groups}>
          {claimGroups.map((group) => (
            <section key={group} aria-labelledby={`claims-${group}`}>
              <h3 className={styles.group} id={`claims-${group}`}>
                {say(`claims.group.${group}`)}
              </h3>
              <ul className={styles.claims}>
                {claimsOf(group).map((claim) => (
                  <li key={claim.id}>
                    <button
                      type="button"
                      className={styles.claim}
                      onClick={() => claims.open(claim.id)}
                    >
                      <span>{claimText(claim, "claim")}</span>
                      {tried[claim.id] && (
                        <span className={styles.done} title={say("claims.done")}>
                          <Icon name="check" />
                          <span className="visually-hidden">{say("claims.done")}</span>
                        </span>
                      )}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <Parted />
        <Pages>
          <a href="claims/worksheets.html">{say("worksheet.all")}</a>
          <a href="claims/key.html">{say("worksheet.key")}</a>
        </Pages>
      </div>
    </div>
  );
}
