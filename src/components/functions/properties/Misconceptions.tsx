import {
  type Misconception,
  misconceptionsAbout,
} from "../../../functions/families/misconceptions.ts";
import { entryText, say } from "../../../words/say.ts";
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
    <section className={styles.misconceptions} aria-label={say("mistakes.label")}>
      <h3>{say("mistakes.title")}</h3>
      {notes.map((note, index) => (
        <div key={note.claim} className={styles.note}>
          <p className={styles.claim}>
            <span className={styles.mark} role="img" aria-label={say("mistakes.wrong")}>
              ✗
            </span>{" "}
            {textOf(note, index, "claim")}
          </p>
          <p className={styles.truth}>
            <span className={styles.mark} role="img" aria-label={say("mistakes.right")}>
              ✓
            </span>{" "}
            {textOf(note, index, "truth")}
          </p>
          <p className={styles.why}>
            {textOf(note, index, "why")}{" "}
            {note.wrong && (
              <button
                type="button"
                className={styles.draw}
                aria-pressed={drawn === note}
                onClick={() => onDraw(drawn === note ? null : note)}
              >
                {say(drawn === note ? "mistakes.takeOut" : "mistakes.draw")}
              </button>
            )}
          </p>
        </div>
      ))}
    </section>
  );
}

/** Other languages know a mistake by its function and its place among that function's. */
const textOf = (note: Misconception, index: number, part: "claim" | "truth" | "why"): string =>
  entryText(`mistake.${note.function}.${index}.${part}`, note[part]);
