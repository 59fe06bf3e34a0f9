import {
  type Misconception,
  misconceptionsAbout,
} from "../../functions/families/misconceptions.ts";
import styles from "./Misconceptions.module.css";

interface MisconceptionsProps {
  readonly activationId: string;
  /** The mistake that is drawn into the chart. */
  readonly drawn: Misconception | null;
  readonly onDraw: (mistake: Misconception | null) => void;
}

/** What articles often state wrongly about this function. */
export function Misconceptions({ activationId, drawn, onDraw }: MisconceptionsProps) {
  const notes = misconceptionsAbout(activationId);
  if (notes.length === 0) return null;
  return (
    <section className={styles.doubts} aria-label="Common mistakes">
      <h3>Often stated wrongly</h3>
      {notes.map((note) => (
        <div key={note.claim} className={styles.note}>
          <p className={styles.claim}>
            <span className={styles.mark} role="img" aria-label="Wrong:">
              ✗
            </span>{" "}
            {note.claim}
          </p>
          <p className={styles.truth}>
            <span className={styles.mark} role="img" aria-label="Right:">
              ✓
            </span>{" "}
            {note.truth}
          </p>
          <p className={styles.why}>
            {note.why}{" "}
            {note.wrong && (
              <button
                type="button"
                className={styles.draw}
                aria-pressed={drawn === note}
                onClick={() => onDraw(drawn === note ? null : note)}
              >
                {drawn === note ? "Take the mistake out of the chart" : "Draw the mistake"}
              </button>
            )}
          </p>
        </div>
      ))}
    </section>
  );
}
