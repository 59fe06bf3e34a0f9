import { setToQuery } from "../../store/lessons/claims.ts";
import { say } from "../../words/say.ts";
import styles from "./ClaimList.module.css";

interface SetMakerProps {
  readonly picked: readonly string[] | null;
  readonly onPicked: (picked: readonly string[] | null) => void;
}

/** Puts the claims of a lecture in an order of one's own: the order is a link. */
export function SetMaker({ picked, onPicked }: SetMakerProps) {
  if (picked === null) {
    return (
      <p className={styles.quiet}>
        <button type="button" className={styles.forget} onClick={() => onPicked([])}>
          {say("claimSet.make")}
        </button>
      </p>
    );
  }
  const { origin, pathname } = window.location;
  const link = `${origin}${pathname}?view=claims&${setToQuery(picked)}`;
  return (
    <p className={styles.maker}>
      <span>{say("claimSet.pick")}</span>
      {picked.length === 0 ? <span>{say("claimSet.none")}</span> : <a href={link}>{link}</a>}
      <span className={styles.quiet}>{say("claimSet.keys")}</span>
      <button type="button" className={styles.forget} onClick={() => onPicked(null)}>
        {say("claimSet.end")}
      </button>
    </p>
  );
}
