import { useId } from "react";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { seatToQuery } from "../../store/lessons/claims.ts";
import { say } from "../../words/say.ts";
import { QrCode } from "../controls/QrCode.tsx";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./ClassPanel.module.css";

/** For a class: the link with which everybody becomes a dot, and the way to find one on the wall. */
export function ClassPanel({ claim }: { readonly claim: ListedClaim }) {
  const id = useId();
  const claims = useClaims();
  const found = useClaimsState((state) => state.found);
  const { first, count } = claim.trial.race.seeds;
  const { origin, pathname } = window.location;
  const link = `${origin}${pathname}?view=claims&${seatToQuery(claim.id)}`;
  return (
    <details className={styles.panel}>
      <summary>{say("seat.class")}</summary>
      <p>{say("seat.explain")}</p>
      <div className={styles.link}>
        <QrCode text={link} label={say("seat.code")} />
        <a href={link}>{link}</a>
      </div>
      <label className={styles.find} htmlFor={id}>
        {say("seat.find")}
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={first}
          max={first + count - 1}
          value={found ?? ""}
          onChange={({ target }) => {
            const seat = Number(target.value);
            claims.find(target.value !== "" && Number.isInteger(seat) ? seat : null);
          }}
        />
      </label>
    </details>
  );
}
