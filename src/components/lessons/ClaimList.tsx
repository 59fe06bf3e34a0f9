import { challengeId } from "../../lessons/challenge.ts";
import { claimGroups } from "../../lessons/claim.ts";
import { claimsOf, type ListedClaim } from "../../lessons/claims/registry.ts";
import { claimText } from "../../lessons/say-claim.ts";
import { say } from "../../words/say.ts";
import { useLectureState, useLectureStore } from "../lecture/use-lecture.ts";
import { useClaims } from "../shared/claims-context.ts";
import styles from "./ClaimList.module.css";
import { LectureList } from "./LectureList.tsx";
import { LectureMaker } from "./LectureMaker.tsx";
import { ListGroup, ListLine, TriedMark } from "./ListLine.tsx";
import { Pages } from "./Pages.tsx";
import { Parted } from "./Parted.tsx";
import { PickedLine, SetUpLines } from "./PickedLines.tsx";

/** All claims group by group, or a lecture in its order; then where bets and outcomes parted. */
export function ClaimList({ unknown }: { readonly unknown: string | null }) {
  const isLecture = useLectureState(({ items }) => items !== null);
  const isMaking = useLectureState(({ draft }) => draft !== null);
  return (
    <div className={styles.scroller}>
      <div className={styles.list} data-making={isMaking && !isLecture}>
        <h2 className={styles.title}>{say("claims.title")}</h2>
        <p className={styles.intro}>{say("claims.intro")}</p>
        {unknown !== null && (
          <p className={styles.unknown} role="status">
            {say("claims.unknown", { id: unknown })}
          </p>
        )}
        {isLecture ? <LectureList /> : <AllClaims isMaking={isMaking} />}
        <Parted />
        <Pages>
          <a href="claims/worksheets.html">{say("worksheet.all")}</a>
          <a href="claims/key.html">{say("worksheet.key")}</a>
        </Pages>
      </div>
    </div>
  );
}

/** While a list for a lecture is put together, a press picks a claim instead of opening it. */
function AllClaims({ isMaking }: { readonly isMaking: boolean }) {
  const lecture = useLectureStore();
  return (
    <div className={styles.making}>
      <div className={styles.groups}>
        {claimGroups.map((group) => (
          <ListGroup key={group} id={`claims-${group}`} title={say(`claims.group.${group}`)}>
            {claimsOf(group).map((claim) =>
              isMaking ? (
                <PickedLine
                  key={claim.id}
                  item={{ kind: "claim", id: claim.id }}
                  title={claimText(claim, "claim")}
                />
              ) : (
                <ClaimLine key={claim.id} claim={claim} />
              ),
            )}
          </ListGroup>
        ))}
        {isMaking ? <SetUpLines /> : <Challenge />}
        {!isMaking && (
          <p className={styles.quiet}>
            <button
              type="button"
              className={styles.forget}
              data-lecture="make"
              onClick={() => lecture.setDraft([])}
            >
              {say("lecture.make")}
            </button>
          </p>
        )}
      </div>
      {isMaking && <LectureMaker />}
    </div>
  );
}

function ClaimLine({ claim }: { readonly claim: ListedClaim }) {
  const claims = useClaims();
  return (
    <ListLine onClick={() => claims.open(claim.id)}>
      <span>{claimText(claim, "claim")}</span>
      <TriedMark claim={claim.id} />
    </ListLine>
  );
}

function Challenge() {
  const claims = useClaims();
  return (
    <ListGroup id="claims-challenge" title={say("challenge.group")}>
      <ListLine onClick={() => claims.open(challengeId)}>{say("challenge.line")}</ListLine>
    </ListGroup>
  );
}
