import { useId, useMemo, useState } from "react";
import type { Invention } from "../../engine/experiment/experiment.ts";
import { type InventedActivation, inventActivation } from "../../functions/formula/invention.ts";
import { parseFormula } from "../../functions/formula/parse.ts";
import { greekSymbol } from "../../functions/formula/tokens.ts";
import { functionNames } from "../../functions/formula/vocabulary.ts";
import { mostInventions, type SaveOutcome } from "../../store/functions/inventions.ts";
import { Check } from "../controls/Check.tsx";
import {
  useFunctionsState,
  useFunctionsView,
  useInventions,
  useSavedInventions,
} from "../shared/functions-context.ts";
import styles from "./InventionEditor.module.css";

const examples = [
  "z * sigmoid(beta * z)",
  "max(0, z)^2",
  "z > 0 ? z : alpha * (exp(z) - 1)",
  "sigmoid(4 * z)",
  "sigmoid(z) - 0.5",
  "tanh(z) + 1",
] as const;

const saveWords: Readonly<Record<SaveOutcome, string>> = {
  saved: "Saved in this browser; it is in the menus of every arm now.",
  full: `The gallery holds ${mostInventions} inventions; delete one first.`,
  notKept: "It is in the menus now, but this browser keeps nothing: its link keeps it.",
};

/** Where a function is typed: its mistakes are pointed at while they are made. */
export function InventionEditor({ draft }: { readonly draft: Invention }) {
  const id = useId();
  const view = useFunctionsView();
  const inventions = useInventions();
  const saved = useSavedInventions();
  const subject = useFunctionsState((state) => state.subject);
  const [said, setSaid] = useState<string | null>(null);
  const invented = useMemo(() => inventActivation(draft), [draft]);
  const parameters = useMemo(() => parametersOf(draft.formula), [draft.formula]);
  const problem = invented.ok ? null : invented.problem;
  const isSaved = saved.some(({ invention }) => invention.name === draft.name.trim());

  function change(part: Partial<Invention>): void {
    setSaid(null);
    view.invent({ ...draft, ...part });
  }

  function save(): void {
    if (subject.invention === null) return;
    setSaid(saveWords[inventions.save({ ...subject, invention: subject.invention })]);
  }

  return (
    <form
      className={styles.editor}
      aria-label="Invent a function"
      onSubmit={(event) => {
        event.preventDefault();
        if (invented.ok) save();
      }}
    >
      <div className={styles.fields}>
        <label className={styles.name} htmlFor={`${id}-name`}>
          <span>Name</span>
          <input
            id={`${id}-name`}
            value={draft.name}
            maxLength={60}
            autoComplete="off"
            aria-invalid={problem?.field === "name"}
            aria-describedby={`${id}-problem`}
            onChange={(event) => change({ name: event.target.value })}
          />
        </label>
        <label className={styles.formula} htmlFor={`${id}-formula`}>
          <span>f(z) =</span>
          <input
            id={`${id}-formula`}
            className={styles.code}
            value={draft.formula}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={problem?.field === "formula"}
            aria-describedby={`${id}-problem`}
            onChange={(event) => change({ formula: event.target.value })}
          />
        </label>
      </div>
      <div id={`${id}-problem`} role="status">
        {problem && <Problem formula={draft.formula} problem={problem} />}
        {invented.ok &&
          invented.warnings.map((warning) => (
            <p key={warning} className={styles.warning}>
              {warning}
            </p>
          ))}
      </div>
      {parameters.length > 0 && (
        <fieldset className={styles.learnable}>
          <legend>Learned while training, one value for each hidden layer:</legend>
          {parameters.map((name) => (
            <Check
              key={name}
              label={greekSymbol(name)}
              checked={draft.learnable.includes(name)}
              onChange={(checked) =>
                change({
                  learnable: checked
                    ? [...draft.learnable, name]
                    : draft.learnable.filter((other) => other !== name),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <div className={styles.actions}>
        <button type="submit" disabled={!invented.ok}>
          {isSaved ? "Save again" : "Save"}
        </button>
        {isSaved && (
          <button
            type="button"
            onClick={() => {
              inventions.remove(draft.name.trim());
              setSaid(`“${draft.name.trim()}” was deleted; save it again if that was a mistake.`);
            }}
          >
            Delete
          </button>
        )}
        <span role="status" className={styles.said}>
          {said}
        </span>
      </div>
      <details className={styles.help}>
        <summary>What can be typed</summary>
        <p>
          z, numbers, pi, e, + − * / ^, comparisons and <code>condition ? a : b</code>. Functions:{" "}
          {functionNames}. Every other name is a parameter, at most four. −z^2 is −(z²).
        </p>
        <ul>
          {examples.map((example) => (
            <li key={example}>
              <button type="button" onClick={() => change({ formula: example })}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </form>
  );
}

function parametersOf(formula: string): readonly string[] {
  const parsed = parseFormula(formula);
  return parsed.ok ? parsed.parameters : [];
}

type InventionProblem = Extract<InventedActivation, { ok: false }>["problem"];

/** The message, and for a formula the very characters that it is about. */
function Problem({
  formula,
  problem,
}: {
  readonly formula: string;
  readonly problem: InventionProblem;
}) {
  if (problem.field !== "formula") return <p className={styles.problem}>{problem.message}</p>;
  const { position, length, message } = problem;
  const caret = `${" ".repeat(position)}${"^".repeat(Math.max(1, length))}`;
  return (
    <div className={styles.underFormula}>
      <pre className={styles.pointed} aria-hidden="true">
        {`${formula}\n${caret}`}
      </pre>
      <p className={styles.problem}>
        <span className="visually-hidden">At character {position + 1}: </span>
        {message}
      </p>
      <p className={styles.stale}>Below stands the last formula that could be read.</p>
    </div>
  );
}
