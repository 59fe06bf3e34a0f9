import { useState } from "react";
import { challengeId } from "../../lessons/challenge.ts";
import { claimGroups } from "../../lessons/claim.ts";
import { claimsOf, findClaim, type ListedClaim } from "../../lessons/claims/registry.ts";
import { claimText } from "../../lessons/say-claim.ts";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./ClaimList.module.css";
import { Pages } from "./Pages.tsx";
import { Parted } from "./Parted.tsx";
import { SetMaker } from "./SetMaker.tsx";

/** All claims group by group, or those of a lecture in its order; then where bets and outcomes parted. */
export function ClaimList({ unknown }: { readonly unknown: string | null }) {
  const set = useClaimsState((state) => state.set);
  const listed = set?.flatMap((id) => findClaim(id) ?? []) ?? [];
  /** Claims that are picked for a lecture; null while none is being put together. */
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const pick = picked && {
    placeOf: (id: string) => picked.indexOf(id) + 1,
    press: (id: string) =>
      setPicked(picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id]),
  };
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
        {listed.length > 0 ? (
          <LectureSet claims={listed} />
        ) : (
          <div className={styles.groups}>
            {claimGroups.map((group) => (
              <section key={group} aria-labelledby={`claims-${group}`}>
                <h3 className={styles.group} id={`claims-${group}`}>
                  {say(`claims.group.${group}`)}
                </h3>
                <ul className={styles.claims}>
                  {claimsOf(group).map((claim) => (
                    <Line key={claim.id} claim={claim} pick={pick} />
                  ))}
                </ul>
              </section>
            ))}
            {!pick && <Challenge />}
            <SetMaker picked={picked} onPicked={setPicked} />
          </div>
        )}
        <Parted />
        <Pages>
          <a href="claims/worksheets.html">{say("worksheet.all")}</a>
          <a href="claims/key.html">{say("worksheet.key")}</a>
        </Pages>
      </div>
    </div>
  );
}

function LectureSet({ claims: listed }: { readonly claims: readonly ListedClaim[] }) {
  const claims = useClaims();
  return (
    <section aria-labelledby="claims-set">
      <h3 className={styles.group} id="claims-set">
        {say("claimSet.title", { count: listed.length })}
      </h3>
      <ul className={styles.claims}>
        {listed.map((claim) => (
          <Line key={claim.id} claim={claim} pick={null} />
        ))}
      </ul>
      <button type="button" className={styles.forget} onClick={() => claims.leaveSet()}>
        {say("claimSet.all")}
      </button>
    </section>
  );
}

function Challenge() {
  const claims = useClaims();
  return (
    <section aria-labelledby="claims-challenge">
      <h3 className={styles.group} id="claims-challenge">
        {say("challenge.group")}
      </h3>
      <ul className={styles.claims}>
        <li>
          <button type="button" className={styles.claim} onClick={() => claims.open(challengeId)}>
            {say("challenge.line")}
          </button>
        </li>
      </ul>
    </section>
  );
}

interface LineProps {
  readonly claim: ListedClaim;
  /** Pressing picks it for a lecture; null: opens it. */
  readonly pick: {
    readonly placeOf: (id: string) => number;
    readonly press: (id: string) => void;
  } | null;
}

function Line({ claim, pick }: LineProps) {
  const claims = useClaims();
  const isTried = useClaimsState((state) => state.tried[claim.id] !== undefined);
  const text = claimText(claim, "claim");
  const place = pick?.placeOf(claim.id) ?? 0;
  return (
    <li>
      <button
        type="button"
        className={styles.claim}
        aria-pressed={pick ? place > 0 : undefined}
        onClick={() => (pick ? pick.press(claim.id) : claims.open(claim.id))}
      >
        <span>{place > 0 ? say("claimSet.place", { place, claim: text }) : text}</span>
        {isTried && (
          <span className={styles.done} title={say("claims.done")}>
            <Icon name="check" />
            <span className="visually-hidden">{say("claims.done")}</span>
          </span>
        )}
      </button>
    </li>
  );
}
