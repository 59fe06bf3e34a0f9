import styles from "./Invitation.module.css";
import { SavedRaces } from "./SavedRaces.tsx";

/** What stands there before the first race. */
export function Invitation() {
  return (
    <div className={styles.invitation}>
      <p>
        One run per activation answers nothing: the spread over seeds is as large as the effect. A
        race runs every arm of the playground with many seeds. Seed for seed, all of them see the
        same data in the same order and start from the same draws.
      </p>
      <SavedRaces />
    </div>
  );
}
