import { useId, useMemo, useRef, useState } from "react";
import type { Invention } from "../../../engine/experiment/experiment.ts";
import { inventActivation } from "../../../functions/formula/invention.ts";
import { parseFormula } from "../../../functions/formula/parse.ts";
import { greekSymbol } from "../../../functions/formula/text/greek.ts";
import { functionNames } from "../../../functions/formula/vocabulary/vocabulary.ts";
import { mostInventions, type SaveOutcome } from "../../../store/functions/inventions.ts";
import { say } from "../../../words/say.ts";
import { Check } from "../../controls/Check.tsx";
import { FormulaReading } from "../../shared/FormulaReading.tsx";
import {
  useFunctionsState,
  useFunctionsView,
  useInventions,
  useSavedInventions,
} from "../../shared/functions-context.ts";
import styles from "./InventionEditor.module.css";

const examples = [
  "x·σ(βx)",
  "max(0, x)²",
  "x > 0 ? x : alpha*(exp(x) - 1)",
  "np.where(x > 0, x, 0.01*x)",
  String.raw`\frac{1}{1+e^{-x}}`,
  "lambda x: x*tanh(ln(1+e^x))",
] as const;

const saveWords: Readonly<Record<SaveOutcome, () => string>> = {
  saved: () => say("formula.saved"),
  full: () => say("formula.galleryFull", { most: mostInventions }),
  notKept: () => say("formula.notKept"),
};

/** Where a function is typed: its mistakes are pointed at while they are made. */
export function InventionEditor({ draft }: { readonly draft: Invention }) {
  const id = useId();
  const view = useFunctionsView();
  const inventions = useInventions();
  const saved = useSavedInventions();
  const subject = useFunctionsState((state) => state.subject);
  const [said, setSaid] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const invented = useMemo(() => inventActivation(draft), [draft]);
  const parameters = useMemo(() => parametersOf(draft), [draft]);
  const problem = invented.ok ? null : invented.problem;
  const isSaved = saved.some(({ invention }) => invention.name === draft.name.trim());

  function change(part: Partial<Invention>): void {
    setSaid(null);
    view.invent({ ...draft, ...part });
  }

  function save(): void {
    if (subject.invention === null) return;
    setSaid(saveWords[inventions.save({ ...subject, invention: subject.invention })]());
  }

  function take(formula: string): void {
    change({ formula });
    field.current?.focus();
  }

  return (
    <form
      ref={form}
      className={styles.editor}
      aria-label={say("formula.editor")}
      onSubmit={(event) => {
        event.preventDefault();
        if (invented.ok) save();
      }}
    >
      <div className={styles.fields}>
        <label className={styles.name} htmlFor={`${id}-name`}>
          <span>{say("formula.name")}</span>
          <input
            id={`${id}-name`}
            value={draft.name}
            maxLength={60}
            autoComplete="off"
            aria-invalid={problem?.field === "name"}
            aria-describedby={`${id}-reading`}
            onChange={(event) => change({ name: event.target.value })}
          />
        </label>
        <label className={styles.formula} htmlFor={`${id}-formula`}>
          <span>{say("formula.field")}</span>
          {/* Code is pasted with its lines, which an input would run together. */}
          <textarea
            ref={field}
            id={`${id}-formula`}
            className={styles.code}
            rows={Math.min(8, draft.formula.split("\n").length)}
            value={draft.formula}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={problem?.field === "formula"}
            aria-describedby={`${id}-reading`}
            onChange={(event) => change({ formula: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey) return;
              event.preventDefault();
              form.current?.requestSubmit();
            }}
          />
        </label>
      </div>
      <div id={`${id}-reading`} role="status">
        <FormulaReading formula={draft.formula} invented={invented} onTake={take} />
      </div>
      {parameters.length > 0 && (
        <fieldset className={styles.learnable}>
          <legend>{say("formula.learned")}</legend>
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
          {isSaved ? say("formula.saveAgain") : say("formula.save")}
        </button>
        {isSaved && (
          <button
            type="button"
            onClick={() => {
              inventions.remove(draft.name.trim());
              setSaid(say("formula.deleted", { name: draft.name.trim() }));
            }}
          >
            {say("formula.delete")}
          </button>
        )}
        <span role="status" className={styles.said}>
          {said}
        </span>
      </div>
      <details className={styles.help}>
        <summary>{say("formula.help")}</summary>
        <p>{say("formula.helpText")}</p>
        <p>{say("formula.helpFunctions", { list: functionNames.join(", ") })}</p>
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

function parametersOf({ formula, learnable }: Invention): readonly string[] {
  const parsed = parseFormula(formula, learnable);
  return parsed.ok ? parsed.parameters : [];
}
