import { useId, useMemo, useRef, useState } from "react";
import { readRule } from "../../engine/data/rule.ts";
import { datasetSample } from "../../store/playground/run-data.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { PointedProblem } from "../shared/FormulaReading.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import dialog from "./DataDialog.module.css";
import styles from "./DataRule.module.css";
import { DatasetThumbnail } from "./DatasetThumbnail.tsx";

/** Conditions that part the plane, then values, then curves of one input. */
const examples = [
  "x2 > sin(x1)",
  "x1^2 + x2^2 < 9",
  "x2 > |x1| - 3",
  "sin(2 x1) sin(2 x2) > 0",
  "x1*x2",
  "sin(x1) + x2/6",
  "y = sin(x) + x/6",
] as const;

/** Where a rule is typed: a condition parts two classes, a value is what is learned. */
export function DataRule({ onTaken }: { readonly onTaken: () => void }) {
  const id = useId();
  const playground = usePlayground();
  const given = usePlaygroundState((state) => state.experiment.data.rule);
  const [text, setText] = useState(given ?? examples[0]);
  const field = useRef<HTMLInputElement>(null);
  const read = useMemo(() => readRule(text), [text]);
  const sample = useMemo(
    () => (read.ok ? datasetSample("rule", { rule: text }) : null),
    [read, text],
  );

  function take(rule: string): void {
    setText(rule);
    field.current?.focus();
  }

  return (
    <section className={dialog.section} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={dialog.heading}>
        {say("ownData.rule.title")}
      </h3>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!read.ok) return;
          playground.learn({ dataset: "rule", rule: text });
          onTaken();
        }}
      >
        <div className={styles.fields}>
          <label htmlFor={id} className="visually-hidden">
            {say("ownData.rule.label")}
          </label>
          <div className={styles.line}>
            <input
              ref={field}
              id={id}
              className={styles.code}
              value={text}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              aria-invalid={!read.ok}
              aria-describedby={`${id}-reading`}
              onChange={(event) => setText(event.target.value)}
            />
            <button type="submit" disabled={!read.ok}>
              {say("ownData.rule.use")}
            </button>
          </div>
          <div id={`${id}-reading`} role="status">
            {read.ok ? (
              <p className={dialog.note}>{meaning(read.isCondition, read.scale)}</p>
            ) : (
              <PointedProblem formula={text} problem={read.problem} onTake={take} />
            )}
          </div>
          <ul className={styles.examples} aria-label={say("ownData.rule.examples")}>
            {examples.map((example) => (
              <li key={example}>
                <button type="button" onClick={() => take(example)}>
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className={styles.picture} aria-hidden="true">
          {sample && <DatasetThumbnail sample={sample} />}
        </div>
      </form>
    </section>
  );
}

function meaning(isCondition: boolean, scale: number): string {
  if (isCondition) return say("ownData.rule.condition");
  return scale === 1
    ? say("ownData.rule.value")
    : say("ownData.rule.scaled", { scale: formatShort(scale) });
}
