import type { InventedActivation } from "../../functions/formula/invention.ts";
import type { FormulaProblem, Suggestion } from "../../functions/formula/text/problem.ts";
import { sayFormulaNote, sayFormulaWarning, sayInventionProblem } from "../../words/formula.ts";
import { say } from "../../words/say.ts";
import styles from "./FormulaReading.module.css";

interface Props {
  readonly formula: string;
  readonly invented: InventedActivation;
  /** A suggestion was clicked: the whole formula to put in place. */
  readonly onTake: (formula: string) => void;
}

/** What was understood of a typed formula, or what is wrong with it and what may have been meant. */
export function FormulaReading({ formula, invented, onTake }: Props) {
  if (!invented.ok) {
    const { problem } = invented;
    if (problem.field !== "formula") {
      return <p className={styles.problem}>{sayInventionProblem(problem)}</p>;
    }
    return <PointedProblem formula={formula} problem={problem} onTake={onTake} hasStale />;
  }
  return (
    <>
      {invented.notes.map((note) => (
        <p key={`${note.code} ${JSON.stringify(note.values)}`} className={styles.note}>
          {sayFormulaNote(note)} <Suggestions of={note.suggestions} onTake={onTake} />
        </p>
      ))}
      {invented.warnings.map((warning) => {
        const sentence = sayFormulaWarning(warning);
        return (
          <p key={sentence} className={styles.warning}>
            {sentence}
          </p>
        );
      })}
    </>
  );
}

function Suggestions({
  of = [],
  onTake,
}: {
  readonly of?: readonly Suggestion[] | undefined;
  readonly onTake: (formula: string) => void;
}) {
  return of.map(({ formula, shown }) => (
    <button
      key={formula}
      type="button"
      className={styles.suggestion}
      aria-label={say("formula.takeLabel", { formula })}
      onClick={() => onTake(formula)}
    >
      {say("formula.take", { shown })}
    </button>
  ));
}

/** The message, and the very characters that it is about. */
export function PointedProblem({
  formula,
  problem,
  onTake,
  hasStale = false,
}: {
  readonly formula: string;
  readonly problem: FormulaProblem;
  readonly onTake: (formula: string) => void;
  /** The last formula that could be read still stands below. */
  readonly hasStale?: boolean;
}) {
  const message = sayInventionProblem({ field: "formula", ...problem });
  const { position, length, suggestions } = problem;
  // Of code only the line at fault.
  const lineStart = formula.lastIndexOf("\n", position - 1) + 1;
  const [line = ""] = formula.slice(lineStart).split("\n", 1);
  const carets = Math.max(1, Math.min(length, line.length - (position - lineStart)));
  return (
    <div className={styles.underFormula}>
      <pre className={styles.pointed} aria-hidden="true">
        {`${line}\n${" ".repeat(position - lineStart)}${"^".repeat(carets)}`}
      </pre>
      <p className={styles.problem}>
        <span className="visually-hidden">
          {say("formula.atCharacter", { position: position + 1 })}{" "}
        </span>
        {message} <Suggestions of={suggestions} onTake={onTake} />
      </p>
      {hasStale && <p className={styles.stale}>{say("formula.stale")}</p>}
    </div>
  );
}
